// Lists of the scenario and of their controls.
"use strict";

page.lists = (() => {
  /** A name that no entry of the list has. */
  function unused(stem, list) {
    const names = new Set((list ?? []).map(({ name }) => name));
    for (let i = 1; ; i++) {
      const name = i === 1 ? stem : `${stem} ${i}`;
      if (!names.has(name)) return name;
    }
  }

  /** Makes or removes controls until there are so many. */
  function fit(list, many, make, parent) {
    while (list.length > many) list.pop().node.remove();
    while (list.length < many) {
      list.push(make());
      parent.append(list[list.length - 1].node);
    }
  }

  return { unused, fit };
})();
