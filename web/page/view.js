// How the page looks at the answer: settings that change no number.
"use strict";

page.view = (() => {
  const { tell } = page.bus;

  const view = {
    axis: "asinh",
    cursor: 7,
    arm: 1,
    band: "treated",
    mode: "courses",
    panels: null,
    pin: null,
    tab: "explore",
    /** The view that is shown within a lesson, and whether a lesson is on the table. */
    within: null,
    lesson: false,
    /** Whether the picture of the cord is looked at. */
    cord: true,
  };

  /** Changes settings, and tells who draws. */
  function look(settings) {
    Object.assign(view, settings);
    const only = Object.keys(settings);
    tell(only.length === 1 && only[0] === "cursor" ? "cursor" : "view", settings);
  }

  /** The value of a course at a day, between its samples. */
  function at(times, values, day) {
    let low = 0;
    let high = times.length - 1;
    if (day <= times[0]) return values[0];
    if (day >= times[high]) return values[high];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (times[middle] <= day) low = middle;
      else high = middle;
    }
    const part = (day - times[low]) / (times[high] - times[low]);
    return values[low] + part * (values[high] - values[low]);
  }

  /** The arm that is looked at: never the control, where there is another. */
  function shown(answer) {
    return answer.arms[Math.min(view.arm, answer.arms.length - 1)];
  }

  /** The untreated control of an answer. */
  function control(answer) {
    return answer.arms[0];
  }

  return { view, look, at, shown, control };
})();
