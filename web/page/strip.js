// Doses on the axis of time: marks and infusion bars that are dragged, or moved by keys.
"use strict";

page.strip = (() => {
  const { on } = page.bus;
  const { find, svg, write } = page.dom;
  const { armNow, endDose, moveDose, snap, step, treatments } = page.doses;
  const { written } = page.numbers;
  const { PHASES, timeTicks, tints } = page.plot;
  const { scale } = page.panels;
  const { say } = page.say;
  const { change, pending, session } = page.session;
  const { look, view } = page.view;

  const LANE = 30;
  /** Height of the lane of a mechanism that is changed. */
  const THIN = 20;
  const TOP = 18;
  const LEFT = 8;
  const RIGHT = 12;
  const MOST_MARKS = 40;
  /** Keys after a longer pause are another step of undo, ms. */
  const PAUSE_MS = 1500;

  let width = 600;
  let handles = new Map();
  let drag = null;
  let gesture = 0;
  let pressed = 0;

  const root = () => find("#strip");
  const px = (day) => LEFT + scale().part(day) * (width - LEFT - RIGHT);
  const dayAt = (clientX) => {
    const box = root().getBoundingClientRect();
    return scale().day((((clientX - box.left) / box.width) * width - LEFT) / (width - LEFT - RIGHT));
  };

  /** Starts the strip. */
  function startStrip() {
    new ResizeObserver(() => {
      width = Math.max(280, Math.round(root().clientWidth));
      drawStrip();
    }).observe(root().parentElement);
    root().addEventListener("pointermove", (event) => drag && move(drag, dayAt(event.clientX)));
    for (const end of ["pointerup", "pointercancel"]) root().addEventListener(end, () => (drag = null));
    root().addEventListener(
      "pointerdown",
      (event) => event.target.closest(".handle") || look({ cursor: dayAt(event.clientX) }),
    );
    on("cursor", placeCursor);
  }

  /** Draws the doses of the arm that is looked at. */
  function drawStrip() {
    if (!session.answer) return;
    const all = treatments();
    const changes = armNow()?.perturbations ?? [];
    const top = TOP + (all.length > 0 || changes.length === 0 ? Math.max(1, all.length) : 0) * LANE;
    const bottom = top + changes.length * THIN;
    root().setAttribute("viewBox", `0 0 ${width} ${bottom + 20}`);
    root().setAttribute("height", bottom + 20);
    const time = scale();
    const frame = [
      ...tints(time, LEFT, width - RIGHT, 0, bottom),
      ...phaseNames(time),
      ...timeTicks(time, LEFT, width - RIGHT, bottom),
      svg("line", { x1: LEFT, x2: width - RIGHT, y1: bottom, y2: bottom, class: "axis" }),
      all.length > 1 &&
        all.map(({ name }, i) =>
          svg("text", { x: width - RIGHT - 4, y: TOP + i * LANE + 18, class: "tick", "text-anchor": "end" }, name),
        ),
      changes.map((one, i) => perturbed(one, top + i * THIN, time)),
      all.length + changes.length === 0 && svg("text", { x: LEFT + 6, y: TOP + 19, class: "hint" }, say("strip.none")),
    ];
    find(".frame", root()).replaceChildren(...frame.flat(Infinity).filter(Boolean));
    const wanted = all.flatMap((treatment, lane) => marks(treatment, lane));
    place(wanted);
    placeCursor();
  }

  /** When a mechanism is changed: a bar with its name; what happens once is as wide as a dose. */
  function perturbed({ name, from_d: from, until_d: until }, y, time) {
    const [a, b] = [px(from), px(Math.min(until ?? Infinity, time.horizon))];
    const late = a > 0.6 * width;
    const text = svg(
      "text",
      { x: late ? b : a, y: y + 11, class: "tick", "text-anchor": late ? "end" : "start" },
      name,
    );
    return [svg("rect", { x: a, y: y + 14, width: Math.max(3, b - a), height: 4, class: "changed" }), text];
  }

  /** About how wide a text is, px: Chinese letters are as wide as two. */
  const wide = (text) => text.replace(/[^\x00-\xff]/g, "oo").length * 7;

  function phaseNames(time) {
    let from = 0;
    return PHASES.map(([name, to]) => {
      const [a, b] = [px(from), px(Math.min(to, time.horizon))];
      const room = from < time.horizon && b - a > wide(say(`phase.${name}`));
      from = to;
      return (
        room && svg("text", { x: (a + b) / 2, y: 12, class: "tick", "text-anchor": "middle" }, say(`phase.${name}`))
      );
    });
  }

  /** Handles of a treatment: one for the start of each dose, one for the end of each infusion. */
  function marks(treatment, lane) {
    const y = TOP + lane * LANE;
    return treatment.doses.slice(0, MOST_MARKS).flatMap((dose, i) => {
      const name = { name: treatment.name, number: i + 1, of: treatment.doses.length };
      const start = {
        key: `${treatment.name}/${i}/start`,
        treatment,
        i,
        y,
        day: dose.start_d,
        dose,
        label: say("strip.start", name),
        act: moveDose,
        lead: i === 0,
      };
      if (!(dose.duration_d > 0)) return [start];
      return [
        start,
        {
          ...start,
          key: `${treatment.name}/${i}/end`,
          day: dose.start_d + dose.duration_d,
          label: say("strip.end", name),
          act: endDose,
          end: true,
        },
      ];
    });
  }

  /** Keeps the elements of handles that stay, so that neither focus nor a drag is lost. */
  function place(wanted) {
    const before = handles;
    handles = new Map();
    for (const mark of wanted) {
      const handle = before.get(mark.key) ?? made(mark.key);
      before.delete(mark.key);
      handles.set(mark.key, handle);
      handle.mark = mark;
      // An older answer does not move a mark under the hand.
      if (!pending()) handle.at = mark.day;
      show(handle);
    }
    for (const { node, bar } of before.values()) [node, bar].forEach((one) => one.remove());
  }

  function made(key) {
    const node = svg(
      "g",
      { tabindex: 0, role: "slider", class: "handle", "data-key": key },
      svg("rect", { x: -14, y: 1, width: 28, height: 28, class: "target" }),
      svg("path", { class: "mark" }),
    );
    const bar = svg("rect", { class: "infusion", height: 8 });
    const handle = { node, bar, mark: null, at: 0 };
    node.addEventListener("pointerdown", (event) => {
      root().setPointerCapture(event.pointerId);
      event.preventDefault();
      node.focus({ preventScroll: true });
      gesture += 1;
      drag = handle;
    });
    node.addEventListener("keydown", (event) => press(handle, event));
    find(".bars", root()).append(bar);
    find(".handles", root()).append(node);
    return handle;
  }

  function show({ node, bar, mark, at: day }) {
    const { y, dose, end, lead, label } = mark;
    node.setAttribute("transform", `translate(${px(day).toFixed(1)} ${y})`);
    const shape = find(".mark", node);
    shape.setAttribute("d", end ? "M-3 5h6v18h-6z" : "M-9 5h18l-9 20z");
    node.classList.toggle("later", !lead && !end);
    node.setAttribute("aria-label", label);
    node.setAttribute("aria-valuemin", 0);
    node.setAttribute("aria-valuemax", Number((session.answer.until * 24).toFixed(2)));
    node.setAttribute("aria-valuenow", Number((day * 24).toFixed(2)));
    node.setAttribute("aria-valuetext", written(day));
    const from = px(dose.start_d);
    bar.setAttribute("x", from);
    bar.setAttribute("y", y + 9);
    bar.setAttribute("width", end ? Math.max(0, px(day) - from) : 0);
    titled(node, `${label}: ${written(day)}`);
  }

  function titled(node, text) {
    const title = node.querySelector("title") ?? node.appendChild(svg("title"));
    write(title, text);
  }

  function move(handle, day, name = `drag${gesture}`) {
    const { mark } = handle;
    const least = mark.end
      ? mark.dose.start_d + 1 / 144
      : mark.i > 0 && !mark.treatment.given.schedule
        ? mark.treatment.doses[0].start_d
        : 0;
    const last = Math.floor((session.answer.until - 1 / 96) * 24) / 24;
    const to = Math.min(last, Math.max(least, snap(day)));
    if (Math.abs(to - handle.at) < 1e-9) return;
    handle.at = to;
    show(handle);
    change(mark.act(mark.treatment, mark.i, to), `${mark.key}/${name}`);
  }

  function press(handle, event) {
    const day = handle.at;
    const up = step(day);
    const down = step(day - 1e-9);
    const to = {
      ArrowRight: day + up,
      ArrowUp: day + up,
      ArrowLeft: day - down,
      ArrowDown: day - down,
      PageUp: day + 1,
      PageDown: day - 1,
      Home: 0,
      End: session.answer.until,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.timeStamp - pressed > PAUSE_MS) gesture += 1;
    pressed = event.timeStamp;
    move(handle, to, `keys${gesture}`);
  }

  function placeCursor() {
    if (!session.answer) return;
    const line = find(".cursor", root());
    const x = px(view.cursor);
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
    line.setAttribute("y2", Number(root().getAttribute("height")) - 20);
  }

  return { startStrip, drawStrip };
})();
