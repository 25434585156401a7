// Scenarios of the program's own words, made by chance from a seed: species, injuries, routes, doses, schedules, treatments,
// rules, and mechanisms that are changed.

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An endless line of texts; `words` is what the engine answers to `words`, `treatments` the ids of treatments. */
export function* texts(words, treatments, seed) {
  const next = chance(seed);
  const one = (all) => all[Math.floor(next() * all.length)];
  const often = (share) => next() < share;
  const within = (low, high) => low * (high / low) ** next();
  const round = (value) => Number(value.toPrecision(3));
  const whole = (low, high) => Math.floor(low + next() * (high - low + 1));
  const time = (low, high) => {
    const hours = within(low, high);
    return hours < 1 ? `${Math.max(1, Math.round(60 * hours))} min` : hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} d`;
  };
  const dose = () =>
    one([
      () => `${round(within(1, 400))} ug`,
      () => `${round(within(0.01, 1))} mg`,
      () => `${round(within(10, 1000))} ug/kg`,
      () => `${round(within(1e8, 1e10))} particles`,
    ])();
  const some = (rows, most) => {
    const found = new Set(Array.from({ length: whole(0, most) }, () => one(rows).id));
    return found.size > 0 ? `[${[...found].map((id) => JSON.stringify(id)).join(", ")}]` : null;
  };

  function injury() {
    const species = one(words.species);
    const kind = one(words.injuries);
    const graded = species.severities.filter(({ injury }) => injury === kind.id);
    const lines = [`species = "${species.id}"`, `mechanism = "${kind.id}"`];
    if (kind.severity === null || often(0.3)) {
      const grade = graded.length > 0 && often(0.5) ? JSON.stringify(one(graded).word) : round(0.1 + 0.9 * next());
      lines.push(`severity = ${grade}`);
    }
    return lines;
  }

  function intervention(i, ruled) {
    const lines = [`name = "vesicles ${i}"`, `source = "${one(words.sources).id}"`, `route = "${one(words.routes).id}"`];
    const [cargo, engineering] = [often(0.4) && some(words.cargo, 2), often(0.4) && some(words.engineering, 2)];
    if (cargo) lines.push(`cargo = ${cargo}`);
    if (engineering) lines.push(`engineering = ${engineering}`);
    if (!ruled && often(0.2)) {
      lines.push(`schedule = "${dose()} at ${time(0.1, 24)} then ${dose()} at ${time(30, 200)}"`);
      return lines;
    }
    lines.push(`dose = "${dose()}"`);
    if (!ruled) lines.push(`at = "${time(0.05, 300)}"`);
    if (often(0.3)) lines.push(`over = "${time(0.2, 6)}"`);
    if (often(0.3)) lines.push(`repeat = { every = "${time(8, 72)}", times = ${whole(2, 6)} }`);
    return lines;
  }

  function perturbation(i) {
    const lines = [`name = "changed ${i}"`, `reaction = "${one(words.reactions).name}"`, `scale = ${round(2 * next())}`];
    if (often(0.5)) lines.push(`from = "${time(1, 48)}"`, `until = "${time(60, 300)}"`);
    return lines;
  }

  const rule = () => [
    `when = "${one(["tnf@epicentre", "m1@epicentre", "neutrophils@epicentre"])} > ${round(within(0.05, 0.8))}"`,
    'give = "vesicles 0"',
    `max = ${whole(1, 3)}`,
    `lockout = "${time(6, 48)}"`,
  ];

  const table = (name, lines) => [`[[${name}]]`, ...lines, ""];
  while (true) {
    const ruled = often(0.1);
    const many = ruled ? 1 : whole(0, 3);
    const tables = Array.from({ length: many }, (_, i) => table("intervention", intervention(i, ruled && i === 0)));
    if (ruled) tables.push(table("rule", rule()));
    if (often(0.3)) tables.push(table("treatment", [`name = "${one(treatments)}"`, `at = "${time(0.2, 48)}"`]));
    for (let i = whole(0, 2); i > 0 && often(0.5); i--) tables.push(table("perturbation", perturbation(i)));
    const simulation = [`until = "${whole(5, 90)} d"`, ...(often(0.3) ? [`regions = ${whole(1, 4)}`] : [])];
    yield ['question = "By chance?"', "", "[injury]", ...injury(), "", "[simulation]", ...simulation, "", ...tables.flat()].join("\n");
  }
}
