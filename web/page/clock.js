// The time cursor: a slider, a field to type into, and play.
"use strict";

page.clock = (() => {
  const { on } = page.bus;
  const { find, write } = page.dom;
  const { days, spoken } = page.numbers;
  const { scale } = page.panels;
  const { say } = page.say;
  const { session } = page.session;
  const { ticks } = page.time;
  const { look, view } = page.view;

  const STEPS = 1000;
  /** How long the whole course takes, ms; and a step where motion is not wanted. */
  const WHOLE_MS = 14000;
  const STEP_MS = 1200;

  /** What ends playing, while it plays, and what it ends: numbers of timers and of frames may be the same. */
  let halt = null;
  let next = 0;
  let seen = 0;

  /** Starts the clock. */
  function startClock() {
    const slider = find("#time");
    slider.max = STEPS;
    slider.addEventListener("input", () => look({ cursor: scale().day(slider.value / STEPS) }));
    find("#time-typed").addEventListener("change", typed);
    find("#play").addEventListener("click", toggle);
    on("cursor", showTime);
    on("tab", stop);
  }

  /** Shows the time of the cursor. */
  function showTime() {
    if (!session.answer) return;
    const slider = find("#time");
    slider.value = Math.round(scale().part(view.cursor) * STEPS);
    slider.setAttribute("aria-valuetext", spoken(view.cursor));
    const field = find("#time-typed");
    if (document.activeElement !== field) field.value = spoken(view.cursor);
  }

  function typed({ target }) {
    if (!session.answer) return;
    const day = days(target.value);
    const good = day !== null && day >= 0 && day <= session.answer.until;
    target.setCustomValidity(good ? "" : say("clock.wrong", { until: spoken(session.answer.until) }));
    target.reportValidity();
    if (good) look({ cursor: day });
  }

  /** Plays from the cursor, or from the beginning where it is at the end; or stops. */
  function toggle() {
    if (halt) return stop();
    if (!session.answer) return;
    if (scale().part(view.cursor) > 0.995) look({ cursor: 0 });
    write(find("#play"), say("clock.pause"));
    seen = performance.now();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    next = calm ? setInterval(step, STEP_MS) : requestAnimationFrame(frame);
    halt = calm ? clearInterval : cancelAnimationFrame;
  }

  /** Stops playing. */
  function stop() {
    halt?.(next);
    halt = null;
    write(find("#play"), say("clock.play"));
  }

  function frame(now) {
    const time = scale();
    const part = time.part(view.cursor) + Math.max(0, now - seen) / WHOLE_MS;
    seen = now;
    look({ cursor: time.day(Math.min(1, part)) });
    if (part >= 1) stop();
    else next = requestAnimationFrame(frame);
  }

  /** To the next time that has a name, where motion is not wanted. */
  function step() {
    const tick = ticks(scale(), 2000).find(({ day }) => day > view.cursor + 1e-9);
    if (tick) look({ cursor: tick.day });
    else stop();
  }

  return { startClock, showTime, toggle };
})();
