// Begins: asks the engine what there is, opens the scenario, and ties the parts together.
"use strict";

page.main = (() => {
  const { first, follow } = page.address;
  const { askBands, population } = page.bands;
  const { on, tell } = page.bus;
  const { choosePanels, startChooser } = page.chooser;
  const { showTime, startClock } = page.clock;
  const { showControls, startControls } = page.controls;
  const { Cord, CORD_COLUMNS, wantedColumns } = page.cord;
  const { button, find, write } = page.dom;
  const { lacking } = page.engine;
  const { choice } = page.fields;
  const { drawHeadline, startHeadline } = page.headline;
  const { showInjury, startInjury } = page.injury;
  const { keyTables, startKeys } = page.keys;
  const { startLessons } = page.lessons;
  const { faulty, remarks, trouble } = page.notices;
  const { arrange, drawPanels, startPanels } = page.panels;
  const { showPin, swapPin, togglePin } = page.pin;
  const { startRoutes } = page.routes;
  const { savePage, saveScenario, saveTable, share } = page.save;
  const { fragment, languageOf } = page.link;
  const { fill, languages, remember, remembered, say, speak, spokenLanguage } = page.say;
  const { startScript } = page.script;
  const { quick, redo, refresh, rewrite, session, undo } = page.session;
  const { drawStrip, startStrip } = page.strip;
  const { startSure } = page.sure;
  const { startTabs } = page.tabs;
  const { AXES } = page.time;
  const { drawValues, startValues } = page.values;
  const { control, look, shown, view } = page.view;
  const { startWhy } = page.why;
  const { startWindow } = page.window;

  let cords = [];

  async function begin() {
    // The page as it was written, before anything is put on it: it is saved with another scenario.
    page.source = document.documentElement.cloneNode(true);
    page.start = JSON.parse(find("#start").textContent || "{}");
    speak(remembered());
    speak(languageOf(location.hash));
    fill(document);
    // On a telephone the curves come first: what is folded is one touch away.
    if (matchMedia("(max-width: 47rem)").matches)
      for (const fold of document.querySelectorAll("#explore details[open]")) fold.open = false;
    const missing = lacking();
    if (missing) return trouble(say("lacking", { missing }));
    const [version, words, scenarios] = await Promise.all(
      ["version", "words", "scenarios"].map((op) => quick.ask({ op })),
    );
    about(version.json);
    parts(words.json, scenarios.json.scenarios);
    wire();
    // The usual panels are known before the scenario is: the first answer has their columns.
    arrange();
    session.columns = wantedColumns();
    await first();
    document.body.dataset.ready = "yes";
  }

  function about({ version, model, population: of, core, context_of_use }) {
    population.core = core;
    if (page.start.model && page.start.model !== model)
      trouble(say("stale", { page: page.start.model.slice(0, 8), model: model.slice(0, 8) }));
    write(find("#context"), context_of_use);
    write(find("#model-hash"), say("about.model", { version, model: model.slice(0, 8) }));
    find("#model-hash").title = model;
    write(
      find("#population"),
      say("about.population", { core, of: of.of ?? of.sets, hash: String(of.population).slice(0, 8) }),
    );
    find("#population").title = of.population;
    write(find("#licence-text"), packedText("licences").trim());
  }

  /** Makes all parts of the page. */
  function parts(words, scenarios) {
    startPanels(words);
    startInjury(words);
    startControls(words);
    presets(scenarios);
    startStrip();
    startClock();
    startValues();
    startHeadline();
    startScript();
    startChooser();
    startTabs();
    startKeys();
    [startWindow, startRoutes, startWhy, startSure, startLessons].forEach((start) => start());
    cords = [new Cord(), new Cord()];
    find("#cords").append(...cords.map(({ node }) => node));
    find("#keys").append(...keyTables());
    settings();
  }

  function presets(scenarios) {
    const groups = [...new Set(scenarios.map(({ group }) => group))];
    const of = (group) => scenarios.flatMap((one, i) => (one.group === group ? [[i, one.question]] : []));
    const options = groups.map((group) => [say(`group.${group}`), of(group)]);
    const preset = choice(say("preset"), [["", say("preset.choose")], ...options], (position) => {
      if (position === "") return;
      const { file, text } = scenarios[position];
      session.file = file;
      session.start = text;
      view.arm = 1;
      rewrite(text);
      preset.set("");
    });
    find("#preset").append(preset.node);
  }

  function settings() {
    const axis = choice(
      say("axis"),
      AXES.map((kind) => [kind, say(`axis.${kind}`)]),
      (kind) => look({ axis: kind }),
    );
    const band = choice(
      say("band"),
      ["treated", "untreated", "none"].map((kind) => [kind, say(`band.${kind}`)]),
      (kind) => look({ band: kind }),
    );
    const mode = choice(
      say("mode"),
      ["courses", "difference"].map((kind) => [kind, say(`mode.${kind}`)]),
      (kind) => look({ mode: kind }),
    );
    band.node.dataset.control = "bands";
    find("#settings").append(axis.node, band.node, mode.node, button(say("panels"), choosePanels));
    const sync = () =>
      [
        [axis, view.axis],
        [band, view.band],
        [mode, view.mode],
      ].forEach(([field, value]) => field.set(value));
    on("view", sync);
    sync();
    const languageChoice = choice(
      say("language"),
      languages().map((code) => [code, page.languages[code].name]),
      async (code) => {
        speak(code);
        remember(code);
        // All texts are made anew; the scenario comes along in the address.
        history.replaceState(null, "", await fragment(session.text, view));
        location.reload();
      },
    );
    for (const option of languageChoice.control.options) option.lang = page.languages[option.value].lang;
    languageChoice.set(spokenLanguage());
    if (languages().length > 1) find("#language").append(languageChoice.node);
  }

  /** Ties buttons and events to what they do. */
  function wire() {
    const press = {
      undo,
      redo,
      pin: togglePin,
      swap: swapPin,
      share,
      "save-toml": saveScenario,
      "save-page": savePage,
      "save-csv": saveTable,
      reset: () => rewrite(session.start),
      "script-reset": () => rewrite(session.start),
    };
    for (const [id, act] of Object.entries(press)) find(`#${id}`).addEventListener("click", act);
    for (const dialog of document.querySelectorAll("dialog"))
      find(".close", dialog).addEventListener("click", () => dialog.close());
    const menu = find(".menu");
    menu.addEventListener("click", ({ target }) => target.closest("button") && (menu.open = false));
    menu.addEventListener("keydown", ({ key }) => key === "Escape" && (menu.open = false));
    on("answer", answered);
    on("read", read);
    on("faults", faulty);
    on("view", looked);
    on("cursor", showCords);
    on("busy", (busy) => (document.body.dataset.busy = busy ? "yes" : "no"));
    on("broken", (fault) => trouble(say("broken", { fault: String(fault.message ?? fault) })));
    on("tab", (tab) => tab === "explore" && askBands());
    window.addEventListener("hashchange", follow);
  }

  function answered(answer) {
    if (view.cursor > answer.until) view.cursor = answer.until;
    if (arrange() && ask()) return;
    controls();
    draw();
    tell("drawn");
    askBands();
  }

  /** A scenario was read whose answer must not be known yet. */
  function read() {
    controls();
    drawPanels();
    undoable();
    tell("drawn");
  }

  function controls() {
    document.body.classList.remove("faulty");
    find("#faults").hidden = true;
    showInjury();
    showControls();
    remarks();
  }

  /** Asks for columns that the answer lacks; says whether it did. */
  function ask() {
    const wanted = wantedColumns();
    if (wanted.every((column) => session.columns.includes(column))) return false;
    refresh(wanted);
    return true;
  }

  function draw() {
    drawPanels();
    drawStrip();
    drawValues();
    drawHeadline();
    showTime();
    showCords();
    showPin();
    undoable();
  }

  function undoable() {
    find("#undo").disabled = !session.history.canUndo;
    find("#redo").disabled = !session.history.canRedo;
  }

  function looked(settings) {
    if (!session.answer) return;
    if ("panels" in settings && arrange() && ask()) return;
    if ("arm" in settings) showControls();
    if ("band" in settings) askBands();
    draw();
  }

  function showCords() {
    const { answer } = session;
    if (!answer || !answer.arms[0].series.has(CORD_COLUMNS[0])) return;
    const arms = [control(answer), shown(answer)];
    cords[1].node.hidden = answer.arms.length < 2;
    arms.forEach((arm, i) => cords[i].show(arm, answer.times, arm.name));
  }

  // The script that brought this one removes it from the page before anything is kept of the page.
  Promise.resolve()
    .then(begin)
    .catch((fault) => trouble(say("broken", { fault: String(fault.message ?? fault) })));
})();
