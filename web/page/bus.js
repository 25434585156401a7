// Who tells whom: events of the page by name.
"use strict";

page.bus = (() => {
  const listeners = new Map();

  /** Calls `listener` whenever `name` is told. */
  function on(name, listener) {
    if (!listeners.has(name)) listeners.set(name, []);
    listeners.get(name).push(listener);
  }

  /** Tells everybody who listens to `name`. */
  function tell(name, value) {
    for (const listener of listeners.get(name) ?? []) listener(value);
  }

  /** The function, called once `wait` ms after the last call. */
  function rested(wait, what) {
    let timer = 0;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(() => what(...values), wait);
    };
  }

  return { on, tell, rested };
})();
