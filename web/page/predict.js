// A prediction with its reason: how it is asked for, what is still missing, and how it is told again.
"use strict";

page.predict = (() => {
  const { button, fresh, html, write } = page.dom;
  const { Pen } = page.guess;
  const { lack } = page.lesson;
  const { number, spoken } = page.numbers;
  const { say } = page.say;
  const { at } = page.view;

  /** A field of several lines, kept as it is typed. */
  function writing(label, key, answer, save, more) {
    const id = fresh("own");
    const field = html("textarea", {
      id,
      rows: 2,
      "data-key": key,
      oninput: () => {
        answer[key] = field.value;
        save();
      },
      ...more,
    });
    field.value = answer[key] ?? "";
    return html("div", { class: "field own" }, html("label", { for: id }, label), field);
  }

  /** Asks for the prediction of a step. `panel` is what is drawn on; `commit()` is called when nothing is missing. */
  function asked(step, answer, { panel, save, commit }) {
    const { ask } = step;
    const missing = html("p", { class: "missing", role: "alert" });
    const ways = {
      draw: () => drawing(panel, answer, save),
      choose: () => choosing(ask, answer, save),
      words: () => writing(say("lesson.words"), "words", answer, save),
    };
    const node = html("div", { class: "ask" }, ways[ask.by]());
    if (ask.reason !== false) node.append(writing(say("lesson.reason"), "reason", answer, save));
    const go = () => {
      const key = lack(step, answer);
      write(missing, key ? say(`lesson.need.${key}`) : "");
      const place = { draw: ".pen", choose: "[type=radio]" }[key] ?? `[data-key="${key}"]`;
      if (key) (key === "draw" ? panel.svg : node).querySelector(place)?.focus();
      else commit();
    };
    node.append(missing, button(say("lesson.commit"), go, { class: "go" }));
    return node;
  }

  function drawing(panel, answer, save) {
    const changed = (points) => {
      answer.points = points;
      save();
    };
    const pen = new Pen(panel, answer.points ?? [], say("pen.name", { name: panel.spec.title }), changed);
    return html(
      "p",
      { class: "note" },
      say("lesson.draw"),
      " ",
      button(say("lesson.clear"), () => pen.clear(), { class: "quiet" }),
    );
  }

  function choosing({ options }, answer, save) {
    const name = fresh("choice");
    const one = (text, i) => {
      const chosen = () => {
        answer.choice = i;
        save();
      };
      const radio = html("input", { type: "radio", name, value: i, onchange: chosen, checked: answer.choice === i });
      return html("label", { class: "option" }, radio, " ", text);
    };
    return html("fieldset", null, html("legend", null, say("lesson.choose")), options.map(one));
  }

  /** What somebody has answered, as lines. */
  function answered(step, { points, choice, words, reason, own }) {
    const { ask } = step;
    const told = {
      draw: () =>
        say("lesson.own.drawn", {
          points: few(points ?? [])
            .map(([day, value]) => `${spoken(day)}: ${number(value)}`)
            .join(", "),
        }),
      choose: () => say("lesson.own.chosen", { option: ask.options[choice] }),
      words: () => say("lesson.own.words", { words }),
    };
    return [
      ask && !lack(step, { points, choice, words, reason }) && told[ask.by](),
      reason && say("lesson.own.reason", { reason }),
      own && say("lesson.own.own", { own }),
    ].filter(Boolean);
  }

  /** At most nine points of a course, the first and the last among them. */
  function few(points) {
    const every = Math.max(1, Math.ceil((points.length - 1) / 8));
    return points.filter((_, i) => i % every === 0 || i === points.length - 1);
  }

  /** How far a drawn course and the one of the model are apart, in words. */
  function compared(points, times, series, [low, high]) {
    const apart = points.map(([day, value]) => ({ day, value, model: at(times, series, day) }));
    const most = apart.reduce((a, b) => (Math.abs(b.value - b.model) > Math.abs(a.value - a.model) ? b : a));
    const close = Math.abs(most.value - most.model) < 0.05 * (high - low);
    return say(close ? "lesson.close" : "lesson.apart", {
      day: spoken(most.day),
      mine: number(most.value, 2),
      model: number(most.model, 2),
    });
  }

  return { writing, asked, answered, compared };
})();
