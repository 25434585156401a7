// What the page is about: one scenario text, what the engine says of it, and its history.
//
// Controls ask for changes of the text; the engine makes them, so that comments and all else stay. The newest wins:
// while the engine is busy, changes gather, and only the last of a gesture is made.
"use strict";

page.session = (() => {
  const { tell } = page.bus;
  const { Engine, Stopped } = page.engine;
  const { History } = page.history;

  /** Answers `edit`, `scenario` and `run`; nothing slow is asked of it. */
  const quick = new Engine();

  /** Tolerance of curves that follow a hand. */
  const RTOL = 1e-5;
  const TIMES = 260;

  const session = {
    file: "explorer.toml",
    text: "",
    start: "",
    revision: 0,
    given: null,
    scenario: null,
    answer: null,
    regions: 2,
    faults: [],
    warnings: [],
    rendered: "",
    columns: [],
    /** For who measures: when a change was asked for, how long the engine took, when it was drawn; ms. */
    timings: [],
    history: null,
    /** While an answer must not be known: the arms that are run, or none at all. */
    held: null,
  };

  let queue = [];
  let fresh = false;
  let pumping = null;

  /** Begins with this text; what was before is forgotten. */
  function open(text, file) {
    session.file = file ?? "explorer.toml";
    session.start = text;
    session.history = new History(text);
    accept(text);
    return pump();
  }

  /** Takes all that belongs to one scenario off the table, so that another one can lie there. */
  function putAway() {
    const { file, start, history } = session;
    return { file, start, history };
  }

  /** Goes on with what was put away; `held` keeps the model back. */
  function takeUp(put, held = null) {
    queue = [];
    Object.assign(session, { answer: null, faults: [] }, put, { held });
    accept(session.history.text);
    if (held) tell("hold");
    return pump();
  }

  /** Promises that nothing is asked any more. */
  function idle() {
    return pending() ? pump() : Promise.resolve();
  }

  /** Changes as `edit` of the engine takes them; those with the same `gesture` are one step back. */
  function change(changes, gesture = null) {
    const last = queue[queue.length - 1];
    const same = last && gesture !== null && last.gesture === gesture && paths(last.changes) === paths(changes);
    if (same) last.changes = changes;
    else queue.push({ changes, gesture, began: performance.now() });
    return pump();
  }

  const paths = (changes) => JSON.stringify(changes.map(({ path }) => path));

  /** Whether something was asked for that is not answered yet. */
  function pending() {
    return queue.length > 0 || fresh;
  }

  /** Another text altogether, as typed or opened. */
  function rewrite(text, gesture = null) {
    queue = [];
    session.history.add(text, gesture);
    accept(text);
    return pump();
  }

  function undo() {
    queue = [];
    accept(session.history.undo());
    return pump();
  }

  function redo() {
    queue = [];
    accept(session.history.redo());
    return pump();
  }

  /** Asks again, for other columns. */
  function refresh(columns) {
    session.columns = columns;
    fresh = true;
    return pump();
  }

  function accept(text) {
    session.text = text;
    session.revision += 1;
    fresh = true;
  }

  /** Promises that all that was asked for is answered, or has failed. */
  function pump() {
    pumping ??= answered().finally(() => {
      pumping = null;
      tell("busy", pending());
      return pending() ? pump() : null;
    });
    return pumping;
  }

  async function answered() {
    tell("busy", true);
    let began = performance.now();
    try {
      while (pending()) {
        if (queue.length > 0) {
          began = queue[0].began;
          await edit(queue.shift());
          if (queue.length > 0) continue;
        }
        fresh = false;
        await run(session.text, session.revision, began);
      }
    } catch (fault) {
      if (!(fault instanceof Stopped)) tell("broken", fault);
    }
  }

  async function edit({ changes, gesture }) {
    const revision = session.revision;
    const { json } = await quick.ask({ op: "edit", text: session.text, changes });
    if (revision !== session.revision) return;
    if (!json.ok) return failed(json);
    session.history.add(json.text, gesture);
    accept(json.text);
  }

  async function run(text, revision, began) {
    const common = { text, file: session.file };
    const { regions } = session;
    const { held } = session;
    const columns = session.columns.filter((name) => there(name, regions));
    const [read, run] = await Promise.all([
      quick.ask({ op: "scenario", ...common }),
      held?.length === 0 ? null : quick.ask({ op: "run", ...common, columns, times: TIMES, rtol: RTOL, arms: held }),
    ]);
    if (revision !== session.revision) return;
    if (!read.json.ok) return failed(read.json);
    session.regions = read.json.scenario.simulation.regions;
    if (session.regions !== regions) {
      fresh = true;
      return;
    }
    if (run && !run.json.ok) return failed(run.json);
    const { given, scenario, warnings, rendered } = read.json;
    Object.assign(session, { given, scenario, faults: [], warnings, rendered });
    if (!run) return tell("read");
    session.answer = { ...courses(run), revision };
    tell("answer", session.answer);
    session.timings.push({ began, model: run.ms, drawn: performance.now() });
    if (session.timings.length > 500) session.timings.shift();
  }

  function failed({ faults, rendered }) {
    Object.assign(session, { faults, rendered: rendered ?? "", warnings: [] });
    tell("faults", faults);
  }

  /** Whether a cord of so many regions has this column. */
  function there(column, regions) {
    const place = column.split("@")[1];
    const number = place === "penumbra" ? 2 : Number(/^penumbra_(\d+)$/.exec(place ?? "")?.[1] ?? 0) + 1;
    return number <= regions;
  }

  /** An answer of `run` with the numbers by arm and column; a column that the cord has not is one of no numbers. */
  function courses({ json, numbers }) {
    const n = json.samples;
    const part = (i) => numbers.subarray(i * n, (i + 1) * n);
    const arms = json.arms.map((arm, a) => {
      const series = new Map(json.columns.map((column, c) => [column.name, part(1 + a * json.columns.length + c)]));
      for (const name of session.columns) if (!series.has(name)) series.set(name, new Float64Array(n).fill(NaN));
      return { name: arm.name, events: arm.events, series };
    });
    return { times: part(0), until: json.until_d, arms, columns: json.columns, told: json.told };
  }

  return { quick, session, open, putAway, takeUp, idle, change, pending, rewrite, undo, redo, refresh };
})();
