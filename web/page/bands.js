// Bands over the core of the plausible population: asked for when the scenario rests, in steps that never block.
"use strict";

page.bands = (() => {
  const { rested, tell } = page.bus;
  const { Engine, Stopped } = page.engine;
  const { panelColumns } = page.panels;
  const { session } = page.session;
  const { view } = page.view;

  /** Answers bands and questions; its own worker, so that no control waits for it. */
  const slow = new Engine();

  const REST_MS = 500;
  const STEP = 10;

  /** How far the bands of the scenario are, and of which columns; or why there are none (`refused`). */
  const population = { done: 0, core: 0, told: null, revision: -1, columns: "", refused: null };

  let busy = false;

  /** Begins the bands of the scenario, once it has rested. */
  const askBands = rested(REST_MS, begin);

  async function begin() {
    const { answer, revision, text, file } = session;
    if (busy || session.held || session.faults.length > 0 || answer?.revision !== revision) return;
    const columns = shownColumns(answer);
    const same = population.revision === revision && population.columns === columns.join();
    if (same && (population.refused !== null || population.done === population.core)) return;
    busy = true;
    try {
      for (
        let from = 0, core = population.core || 100;
        from < core && revision === session.revision && view.band !== "none";
        from += STEP
      ) {
        const found = await slow.ask({ op: "bands", text, file, columns, from, to: from + STEP });
        if (revision !== session.revision) break;
        Object.assign(population, { revision, columns: columns.join(), refused: null });
        if (!found.json.ok) {
          population.refused = found.json.rendered.replace(/^error: /, "").trim();
          tell("refused");
          break;
        }
        core = found.json.core;
        Object.assign(population, { done: found.json.done, core, told: found.json.told });
        tell("bands", areas(found));
      }
    } catch (fault) {
      if (!(fault instanceof Stopped)) tell("broken", fault);
    } finally {
      busy = false;
    }
    // What was asked for meanwhile was not begun.
    if (revision !== session.revision || columns.join() !== shownColumns(session.answer).join()) askBands();
  }

  /** Columns of the panels that an answer has, each once. */
  function shownColumns(answer) {
    const known = new Set(answer.columns.map(({ name }) => name));
    return [...new Set(panelColumns())].filter((name) => known.has(name));
  }

  /** An answer of `bands` as areas from 5 to 95 % by arm and column. */
  function areas({ json, numbers }) {
    const { samples: n, shares, columns, arms } = json;
    const part = (i) => numbers.subarray(i * n, (i + 1) * n);
    const times = part(0);
    const of = (arm, column, share) => part(1 + (arm * columns.length + column) * shares.length + share);
    return {
      arms: arms.map((name, a) => ({
        name,
        bands: new Map(
          columns.map(({ name: column }, c) => [
            column,
            { times, low: of(a, c, 0), high: of(a, c, shares.length - 1) },
          ]),
        ),
      })),
    };
  }

  return { slow, population, askBands };
})();
