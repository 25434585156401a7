// Controls and drawings of other views, lent to a lesson while it is open: they are the same elements, so that they say
// and change what they always do.
"use strict";

page.borrow = (() => {
  let lent = [];

  /** What goes by this name where it stands: `data-control`, or all of a view that answers a question. */
  function called(name) {
    const view = ["window", "routes", "why", "sure"].includes(name);
    return Array.from(document.querySelectorAll(view ? `#${name} > *` : `[data-control="${name}"]`));
  }

  /** Lends elements into another one. */
  function lend(nodes, into) {
    for (const node of nodes) {
      const place = document.createComment("");
      node.replaceWith(place);
      into.append(node);
      lent.push([node, place]);
    }
  }

  /** Puts back what belongs to a control that is gone. */
  function stray() {
    lent = lent.filter(([node, place]) => place.isConnected || place.replaceWith(node));
  }

  /** Puts everything back where it was. */
  function giveBack() {
    for (const [node, place] of lent.reverse()) place.replaceWith(node);
    lent = [];
  }

  return { called, lend, stray, giveBack };
})();
