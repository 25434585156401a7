// Lessons: one thing after the other in one column. What a step needs of the explorer is lent to it; its scenario lies
// on the table in the place of the explorer's own, and is read and not run while a prediction is not committed.
"use strict";

page.lessons = (() => {
  const { called, giveBack, lend, stray } = page.borrow;
  const { on, rested, tell } = page.bus;
  const { wantedColumns } = page.cord;
  const { button, find, html, write } = page.dom;
  const { announce } = page.headline;
  const { History } = page.history;
  const { allLessons, Progress } = page.lesson;
  const { trouble } = page.notices;
  const { allPanels, arrange, drawPanels } = page.panels;
  const { asked, compared } = page.predict;
  const { say } = page.say;
  const { idle, putAway, quick, rewrite, session, takeUp } = page.session;
  const { aboutLesson, endPage, listPage, observed, ownWords, pastSteps, stepHead } = page.sheet;
  const { show } = page.tabs;
  const { shown, view } = page.view;

  const SPOKEN_MS = 900;
  /** Controls that look at an answer, and change no scenario. */
  const LOOKS = ["cursor", "cord", "pin", "bands"];
  const VIEWS = ["window", "routes", "why", "sure"];

  const progress = new Map();
  /** The lesson that is open, and what of the explorer was put away for it. */
  let now = null;
  let put = null;
  let built = false;

  /** Starts the lessons. */
  function startLessons() {
    for (const lesson of allLessons()) progress.set(lesson.id, new Progress(lesson));
    on("tab", (tab) => (tab === "learn" ? comeBack() : putOff()));
    for (const event of ["read", "answer"]) on(event, () => view.lesson && (view.arm = arm()));
    on("drawn", () => view.lesson && follow());
    window.addEventListener("beforeprint", () => unfold(true));
    window.addEventListener("afterprint", () => unfold(false));
    draw();
  }

  const unfold = (open) => document.querySelectorAll("#lesson > details").forEach((fold) => (fold.open = open));

  /** Opens a lesson where somebody was in it; says whether there is such a lesson. */
  function openLesson(id) {
    if (!progress.has(id)) return false;
    putOff();
    now = progress.get(id);
    show("learn");
    find("#lesson h2").focus();
    return true;
  }

  /** Closes the lesson; the explorer has its own scenario again. */
  function closeLesson() {
    putOff();
    now = null;
    draw();
    find("#learn h2").focus();
  }

  function comeBack() {
    if (now?.playing) lay(now.text);
    else draw();
  }

  /** Goes on to a step, unless what is before it is not done. */
  async function enter(i) {
    await idle();
    if (view.lesson && session.faults.length > 0) return announce(say("lesson.faulty"));
    if (i > now.gate) return;
    const text = await settled(i === 0 ? now.lesson.scenario : now.text, now.lesson.steps[i]?.set ?? []);
    now.at = i;
    if (now.playing) lay(text);
    else putOff();
    if (!now.playing) draw();
    write(find("#live"), "");
    const head = find("#lesson h3[tabindex]");
    head.focus();
    head.scrollIntoView({ block: "start" });
  }

  /** The text with the settings of a step. */
  async function settled(text, settings) {
    if (settings.length === 0) return text;
    const { json } = await quick.ask({ op: "edit", text, changes: [], settings });
    if (!json.ok) trouble(json.rendered);
    return json.ok ? json.text : text;
  }

  /** Lays a text on the table for the step. */
  function lay(text) {
    now.text = text;
    now.save();
    if (view.tab !== "learn") return;
    const { seen, released } = now;
    const before = view.lesson && seen?.length === 0 ? session.answer : null;
    if (!put) {
      const { panels, arm, band, mode, pin, axis, cord, cursor } = view;
      put = { table: putAway(), look: { panels, arm, band, mode, pin, axis, cord, cursor } };
      Object.assign(view, { lesson: true, mode: "courses", pin: null, axis: "asinh" });
    }
    Object.assign(view, {
      panels: now.columns,
      band: released.includes("bands") && !seen ? "treated" : "none",
      cord: released.includes("cord") && seen?.length !== 0,
      within: seen ? null : VIEWS.find((name) => [now.step.view, now.step.control].includes(name)),
      pin: released.includes("pin") ? view.pin : null,
    });
    draw();
    arrange();
    allPanels().forEach((panel) => Object.assign(panel, { drawn: [], least: 0 }));
    session.columns = wantedColumns();
    takeUp({ file: `${now.lesson.id}.toml`, start: text, history: new History(text), answer: before }, seen);
  }

  /** Puts the explorer's own scenario back on the table. */
  function putOff() {
    if (!put) return;
    const { table, look } = put;
    put = null;
    if (session.faults.length === 0) now.text = session.text;
    now.save();
    Object.assign(view, look, { lesson: false, within: null });
    draw();
    arrange();
    session.columns = wantedColumns();
    takeUp(table);
  }

  /** The arm that the step is about. */
  function arm() {
    const name = now.lesson.steps[now.predicted]?.ask?.arm;
    const found = session.scenario?.arms.findIndex((one) => one.name === name) ?? -1;
    return found > 0 ? found : view.arm;
  }

  /** Writes the view: the list, or the lesson as far as it has come. */
  function draw() {
    giveBack();
    built = false;
    const on = now !== null && now.playing && view.lesson;
    document.body.classList.toggle("in-lesson", on);
    document.body.classList.toggle("held", on && now.seen?.length === 0);
    document.body.classList.toggle("guessed", on && now.drawn !== null);
    document.body.classList.toggle("with-bands", on && view.band !== "none");
    find("#lesson-list").hidden = now !== null;
    find("#lesson").hidden = now === null;
    if (!now) return find("#lesson-list").replaceChildren(listPage([...progress.values()], openLesson));
    const { lesson, at } = now;
    const begin = at < 0 && button(say("lesson.begin"), () => enter(0), { class: "go" });
    find("#lesson").replaceChildren(
      ...[
        aboutLesson(now, { close: closeLesson, again, begin }),
        pastSteps(now),
        at >= lesson.steps.length && endPage(now, { explore }),
        on && stepNow(),
        html("p", { class: "always" }, find("#context").textContent),
      ]
        .flat()
        .filter(Boolean),
    );
  }

  function stepNow() {
    const after = now.predicted >= 0 && ["observe", "change", "explain"].includes(now.step.kind);
    const node = html(
      "section",
      { id: "lesson-step" },
      stepHead(now),
      html("div", { id: "lesson-controls" }),
      after && observed(now, now.predicted),
      html("div", { id: "lesson-panels" }),
      now.seen && html("p", { class: "note" }, kept(now.seen)),
      html("div", { id: "lesson-below" }),
      !now.locked && ownWords(now),
      !now.locked &&
        button(say(now.at + 1 < now.lesson.steps.length ? "lesson.next" : "lesson.last"), () => enter(now.at + 1), {
          class: "go",
        }),
    );
    lend(called("legend").concat(called("panels")), node.querySelector("#lesson-panels"));
    return node;
  }

  /** What is kept back, in words. */
  const kept = (arms) => say(arms.length > 0 ? "lesson.held.some" : "lesson.held.all", { arms: arms.join(", ") });

  /** What the step lends is there once its scenario has been read; so is what asks for a prediction. */
  function follow() {
    if (!now?.playing) return;
    if (session.faults.length === 0) now.text = session.text;
    now.save();
    offer();
    const i = now.predicted;
    const answer = now.answer(i);
    const drew = now.drawn;
    const panel = allPanels().find(({ spec }) => spec.id === drew?.column);
    if (!built) {
      built = true;
      if (drew && now.locked) answer.top ??= room(panel.limits[1]);
      if (drew) Object.assign(panel, { least: answer.top, drawn: answer.points ?? [] });
      if (drew) drawPanels();
      if (now.locked) find("#lesson-below").before(asked(now.step, answer, { panel, save: () => now.save(), commit }));
    }
    if (!now.locked) result(answer, panel, drew);
  }

  /** Room to draw in above a course that reaches so high; shares reach to 1. */
  const room = (high) => (high <= 1 ? Math.min(1, 1.5 * high) : 1.5 * high);

  /** Says once, when it rests, how it came out. */
  function result({ points }, panel, ask) {
    const { answer } = session;
    if (!answer) return;
    const place = document.querySelector("#lesson-apart");
    if (panel && points && place) {
      const arm = answer.arms.find(({ name }) => name === ask.arm) ?? shown(answer);
      write(place, compared(points, answer.times, arm.series.get(ask.column), panel.limits));
    }
    speak();
  }

  const speak = rested(SPOKEN_MS, () => {
    if (!view.lesson || now.locked) return;
    const texts = [
      document.querySelector("#lesson-apart")?.textContent,
      ...allPanels().map((panel) => panel.about.textContent),
    ];
    write(find("#live"), texts.filter(Boolean).slice(0, 3).join(" "));
  });

  /** Lends the controls that are released; a part of a treatment is named by it where there are several. */
  function offer() {
    stray();
    const { released, seen, step } = now;
    const outside = (name) => called(name).filter((node) => !node.closest("#lesson"));
    const several = document.querySelectorAll("#treatments > fieldset").length > 1;
    for (const name of released.filter((one) => ![...LOOKS, ...VIEWS].includes(one)))
      for (const node of outside(name)) lend([node], group(node, several, name === step.control));
    if (seen?.length === 0) return;
    const looks = released.filter((name) => (seen ? ["cursor", "cord"] : LOOKS).includes(name));
    const views = [step.view, step.control].filter((name) => !seen && [...VIEWS, "table"].includes(name));
    for (const name of [...looks, ...views]) lend(outside(name), find("#lesson-below"));
    if (session.scenario.arms.length > 2) lend(outside("arm"), find("#lesson-controls"));
  }

  /** Where a control goes: to the new ones or to those that are known, and to those of its treatment. */
  function group(node, several, fresh) {
    const owner = several ? node.closest("fieldset.treatment")?.querySelector("legend").textContent : "";
    const title = [say(fresh ? "lesson.new" : "lesson.known"), owner].filter(Boolean).join(": ");
    const all = find("#lesson-controls");
    const known = Array.from(all.children).find((child) => child.querySelector("legend")?.textContent === title);
    if (known) return known;
    const made = html("fieldset", { class: fresh ? "new" : null }, html("legend", null, title));
    all.append(made);
    return made;
  }

  /** Commits the prediction; only now may the model be asked. */
  function commit() {
    if (session.faults.length > 0) return announce(say("lesson.faulty"));
    allPanels().forEach((panel) => panel.pen?.end());
    now.answer(now.at).done = true;
    now.save();
    enter(now.at + 1);
  }

  /** Begins the lesson anew; what was answered is forgotten. */
  function again() {
    if (!confirm(say("lesson.again.sure"))) return;
    putOff();
    now.forget();
    now.save();
    draw();
    find("#lesson h2").focus();
  }

  /** Takes the scenario of the lesson into the explorer. */
  function explore() {
    const { text } = now;
    show("explore", true);
    rewrite(text);
  }

  return { startLessons, openLesson };
})();
