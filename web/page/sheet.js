// What is written in a lesson: its list, its head, the steps that are done, its end; and the same as a text to keep.
"use strict";

page.sheet = (() => {
  const { button, find, html } = page.dom;
  const { kept } = page.lesson;
  const { answered, writing } = page.predict;
  const { download } = page.save;
  const { say } = page.say;

  /** Text of a lesson, which the program has made of its Markdown. */
  function prose(made) {
    const node = html("div", { class: "prose" });
    node.innerHTML = made;
    return node;
  }

  const item = (what) => html("li", null, what);
  const list = (all) => html("ul", null, all.map(item));

  /** How far somebody is. */
  function far({ at, lesson }) {
    if (at < 0) return say("lesson.far.none");
    return at < lesson.steps.length
      ? say("lesson.far.step", { step: at + 1, of: lesson.steps.length })
      : say("lesson.far.done");
  }

  /** The list of all lessons. */
  function listPage(all, open) {
    const one = (progress) => {
      const { id, title, question, minutes } = progress.lesson;
      const about = `${say("lesson.minutes", { minutes })} · ${far(progress)}`;
      return html(
        "li",
        { class: progress.at >= progress.lesson.steps.length ? "done" : null },
        html(
          "h3",
          null,
          button(title, () => open(id), { class: "link", "data-lesson": id }),
        ),
        html("p", null, question),
        html("p", { class: "note" }, about),
      );
    };
    return html(
      "div",
      null,
      html("h2", { tabindex: -1 }, say("lessons")),
      html("p", { class: "note" }, say(all.length > 0 ? "lessons.intro" : "lessons.none")),
      html("ol", { class: "lessons" }, all.map(one)),
      !kept() && html("p", { class: "note" }, say("lesson.unkept")),
    );
  }

  /** Head of a lesson: its question, and what it is for. */
  function aboutLesson(now, { close, again, begin }) {
    const { lesson, at } = now;
    return [
      html("h2", { tabindex: -1 }, say("lesson.title", lesson)),
      html("p", { class: "question" }, lesson.question),
      html(
        "div",
        { class: "row tools" },
        button(say("lesson.all"), close),
        at >= 0 && button(say("lesson.again"), again),
        at >= 0 && button(say("lesson.save"), () => save(now)),
        at >= 0 && button(say("lesson.print"), () => window.print()),
        html("span", { class: "note" }, `${say("lesson.minutes", { minutes: lesson.minutes })} · ${far(now)}`),
      ),
      !kept() && html("p", { class: "note" }, say("lesson.unkept")),
      html(
        "details",
        { open: at < 0 },
        html("summary", null, say("lesson.about")),
        html("h3", null, say("lesson.aims")),
        list(lesson.aims),
        prose(lesson.intro_html),
      ),
      begin,
    ];
  }

  const title = ({ kind, heading }, i) =>
    say("lesson.step", { number: i + 1, kind: say(`lesson.kind.${kind}`), heading });

  /** Steps that are done, folded, with what was answered. */
  function pastSteps({ lesson, at, answers }) {
    if (at < 1) return null;
    return html(
      "details",
      null,
      html("summary", null, say("lesson.past", { many: at })),
      lesson.steps
        .slice(0, at)
        .map((step, i) => [
          html("h4", null, title(step, i)),
          prose(step.text_html),
          answered(step, answers[i] ?? {}).map((line) => html("p", { class: "mine" }, line)),
        ]),
    );
  }

  /** Heading and text of the step that somebody is in. */
  function stepHead({ lesson, at }) {
    const step = lesson.steps[at];
    return [html("h3", { tabindex: -1, class: step.kind }, title(step, at)), prose(step.text_html)];
  }

  /** What was predicted, beside what the model says. */
  function observed({ lesson, at, answers }, i) {
    const step = lesson.steps[i];
    const { by, right, options, because } = step.ask;
    const said =
      by === "choose" &&
      right >= 0 &&
      say(right === answers[i]?.choice ? "lesson.same" : "lesson.other", { option: options[right] });
    // Where somebody may try it, the model says it first.
    const judged =
      lesson.steps[at].kind === "change" ? [] : [said, lesson.claims?.find(({ id }) => id === because)?.said];
    return html(
      "div",
      { class: "mine" },
      answered(step, answers[i] ?? {}).map((line) => html("p", null, line)),
      by === "draw" && html("p", { id: "lesson-apart" }),
      judged.filter(Boolean).map((line) => html("p", null, html("b", null, line))),
    );
  }

  /** A place for one's own words, where the step explains. */
  function ownWords(now) {
    if (!["explain", "limits"].includes(now.step.kind)) return null;
    return writing(say("lesson.own"), "own", now.answer(now.at), () => now.save());
  }

  /** The end: what to take along, and what the model leaves out. */
  function endPage(now, { explore }) {
    const { lesson } = now;
    return html(
      "section",
      { id: "lesson-end" },
      html("h3", { tabindex: -1 }, say("lesson.takeaways")),
      list(lesson.take_aways),
      html("h3", null, say("lesson.left")),
      list(lesson.left_out),
      html("p", null, button(say("lesson.explore"), explore)),
    );
  }

  /** Saves what was answered. */
  function save({ lesson, answers }) {
    const lines = lesson.steps.flatMap((step, i) => {
      const own = answered(step, answers[i] ?? {});
      return own.length > 0 ? [title(step, i), ...own, ""] : [];
    });
    const head = [
      say("lesson.title", lesson),
      lesson.question,
      "",
      find("#context").textContent,
      find("#model-hash").textContent,
      "",
    ];
    download(`${lesson.id}.txt`, [...head, ...lines].join("\n"), "text/plain");
  }

  return { listPage, aboutLesson, pastSteps, stepHead, observed, ownWords, endPage };
})();
