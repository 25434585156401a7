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
  const { hold, idle, putAway, quick, rewrite, session, takeUp } = page.session;
  const { aboutLesson, endPage, listPage, observed, pastSteps, part, stepHead } = page.sheet;
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

  const here = () => now.lesson.steps[now.at];
  const playing = () => now !== null && now.at >= 0 && now.at < now.lesson.steps.length;

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

  function unfold(open) {
    for (const fold of document.querySelectorAll("#lesson > details")) fold.open = open;
  }

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
    if (playing()) lay(now.text);
    else draw();
  }

  /** Goes on to a step, unless what is before it is not done. */
  async function enter(i) {
    await idle();
    if (view.lesson && session.faults.length > 0) return announce(say("lesson.faulty"));
    if (i > now.gate) return;
    now.at = i;
    if (playing()) {
      const text = i === 0 ? now.lesson.scenario : session.text;
      if (now.locked) hold(true);
      lay(await settled(text, here().set ?? []));
    } else {
      putOff();
      now.save();
      draw();
    }
    find("#lesson h3").focus();
    find("#lesson h3").scrollIntoView({ block: "start" });
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
    const before = view.lesson && now.locked ? session.answer : null;
    if (!put) {
      const { panels, arm, band, mode, pin, axis, cord, cursor } = view;
      put = { table: putAway(), look: { panels, arm, band, mode, pin, axis, cord, cursor } };
      Object.assign(view, { lesson: true, mode: "courses", pin: null, axis: "asinh" });
    }
    now.text = text;
    now.save();
    const has = released();
    Object.assign(view, {
      panels: columns(),
      band: has.includes("bands") ? "treated" : "none",
      cord: has.includes("cord") && !now.locked,
      within: now.locked ? null : VIEWS.find((name) => [here().view, here().control].includes(name)),
      pin: has.includes("pin") ? view.pin : null,
    });
    draw();
    arrange();
    allPanels().forEach((panel) => Object.assign(panel, { drawn: [], least: 0 }));
    session.columns = wantedColumns();
    takeUp({ file: `${now.lesson.id}.toml`, start: text, history: new History(text), answer: before }, now.locked);
  }

  /** Puts the explorer's own scenario back on the table. */
  function putOff() {
    if (!put) return;
    const { table, look } = put;
    put = null;
    if (session.faults.length === 0) now.text = session.text;
    now.save();
    giveBack();
    draw();
    Object.assign(view, look, { lesson: false, within: null });
    document.body.classList.remove("in-lesson", "held", "with-bands");
    arrange();
    session.columns = wantedColumns();
    takeUp(table);
  }

  /** Controls that the steps so far have released. */
  function released() {
    return now.lesson.steps.slice(0, now.at + 1).flatMap(({ control }) => control ?? []);
  }

  /** The prediction that the step comes after, or asks for. */
  function predicted() {
    return now.lesson.steps.slice(0, now.at + 1).findLastIndex(({ kind }) => kind === "predict");
  }

  /** Columns of the step; what was drawn comes first. */
  function columns() {
    const { lesson, at } = now;
    const own = lesson.steps.slice(0, at + 1).findLast(({ columns: named }) => named?.length)?.columns ?? lesson.columns ?? [];
    const drawn = lesson.steps[predicted()]?.ask;
    return [...new Set([...(drawn?.by === "draw" ? [drawn.column] : []), ...own])];
  }

  /** The arm that the step is about. */
  function arm() {
    const name = now.lesson.steps[predicted()]?.ask?.arm ?? here().arm;
    const found = session.scenario?.arms.findIndex((one) => one.name === name) ?? -1;
    return found > 0 ? found : view.arm;
  }

  /** Writes the view: the list, or the lesson as far as it has come. */
  function draw() {
    giveBack();
    built = false;
    const on = playing() && view.lesson;
    document.body.classList.toggle("in-lesson", on);
    document.body.classList.toggle("held", on && now.locked);
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
    const first = (predicted() === now.at - 1 || here().kind === "observe") && predicted() >= 0 && !now.locked;
    const node = html(
      "section",
      { id: "lesson-step" },
      stepHead(now),
      html("div", { id: "lesson-controls" }),
      first && observed(now, predicted()),
      html("div", { id: "lesson-panels" }),
      now.locked && html("p", { class: "note only-held" }, say("lesson.before")),
      html("div", { id: "lesson-below" }),
      !now.locked && part.own(now),
      !now.locked &&
        button(say(now.at + 1 < now.lesson.steps.length ? "lesson.next" : "lesson.last"), () => enter(now.at + 1), { class: "go" }),
    );
    lend(called("legend").concat(called("panels")), node.querySelector("#lesson-panels"));
    return node;
  }

  /** What the step lends is there once its scenario has been read; so is what asks for a prediction. */
  function follow() {
    if (!playing()) return;
    if (session.faults.length === 0) now.text = session.text;
    now.save();
    offer();
    const i = predicted();
    const answer = now.answer(i);
    const [panel] = allPanels();
    const drew = now.lesson.steps[i]?.ask.by === "draw";
    if (!built) {
      built = true;
      if (drew && now.locked && !answer.top) answer.top = session.answer ? 1.25 * panel.limits[1] : 1;
      if (drew) Object.assign(panel, { least: answer.top, drawn: answer.points ?? [] });
      if (drew) drawPanels();
      if (now.locked) find("#lesson-below").before(asked(here(), answer, { panel, save: () => now.save(), commit }));
    }
    if (!now.locked) result(drew && answer.points, panel, now.lesson.steps[i]?.ask);
  }

  /** Says once, when it rests, how it came out. */
  function result(points, panel, ask) {
    const { answer } = session;
    if (!answer) return;
    const arm = answer.arms.find(({ name }) => name === ask?.arm) ?? shown(answer);
    const place = document.querySelector("#lesson-apart");
    if (points && place) write(place, compared(points, answer.times, arm.series.get(panel.spec.series[0].column), panel.limits));
    speak();
  }

  const speak = rested(SPOKEN_MS, () => {
    if (!view.lesson || now.locked) return;
    const texts = [document.querySelector("#lesson-apart")?.textContent, ...allPanels().map((panel) => panel.about.textContent)];
    write(find("#live"), texts.filter(Boolean).slice(0, 3).join(" "));
  });

  /** Lends the controls that are released; a part of a treatment is named by it where there are several. */
  function offer() {
    stray();
    const has = [...new Set(released())];
    const several = document.querySelectorAll("#treatments > fieldset").length > 1;
    for (const name of has.filter((one) => !LOOKS.includes(one) && !VIEWS.includes(one)))
      for (const node of called(name)) if (!node.closest("#lesson")) lend([node], group(node, several, name));
    if (now.locked) return;
    const below = find("#lesson-below");
    const looks = [...LOOKS.filter((name) => has.includes(name)), ...[here().view, here().control].filter((name) => VIEWS.concat("table").includes(name))];
    for (const name of new Set(looks)) lend(called(name).filter((node) => !node.closest("#lesson")), below);
    if (session.scenario.arms.length > 2) lend(called("arm").filter((node) => !node.closest("#lesson")), find("#lesson-controls"));
  }

  function group(node, several, name) {
    const all = find("#lesson-controls");
    const owner = several ? node.closest("fieldset.treatment")?.querySelector("legend").textContent : "";
    const key = `${name === here().control ? "new" : "old"}/${owner ?? ""}`;
    const known = Array.from(all.children).find((child) => child.dataset.group === key);
    if (known) return known;
    const fresh = name === here().control;
    const title = [fresh && say("lesson.new"), owner].filter(Boolean).join(": ");
    const made = html("fieldset", { "data-group": key, class: fresh ? "new" : null }, html("legend", null, title || say("lesson.known")));
    all.append(made);
    return made;
  }

  /** Commits the prediction; only now may the model be asked. */
  function commit() {
    allPanels().forEach((panel) => panel.pen?.end());
    now.answer(now.at).done = true;
    now.save();
    announce(say("lesson.committed"));
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
