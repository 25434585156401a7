// Elements of HTML and SVG, made in one line.
"use strict";

page.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** Puts attributes, listeners (`onclick`) and children on an element; `false` and `null` leave an attribute out. */
  function dress(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(
      ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
    );
    return element;
  }

  /** An element of HTML. */
  function html(name, attributes, ...children) {
    return dress(document.createElement(name), attributes, children);
  }

  /** An element of SVG. */
  function svg(name, attributes, ...children) {
    return dress(document.createElementNS(SVG, name), attributes, children);
  }

  /** The one element that a selector finds, or an error that names it. */
  function find(selector, within = document) {
    const found = within.querySelector(selector);
    if (!found) throw new Error(`no element ${selector}`);
    return found;
  }

  /** Sets a text only where it differs, so that nothing is announced or laid out again for nothing. */
  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  let count = 0;
  /** An id that nobody else has. */
  function fresh(stem) {
    count += 1;
    return `${stem}-${count}`;
  }

  /** A button with a visible name. */
  function button(label, onclick, attributes) {
    return html("button", { type: "button", onclick, ...attributes }, label);
  }

  /** Replaces the children, and keeps the focus on what has the same `data-key`. */
  function refill(parent, children) {
    const held = parent.contains(document.activeElement) ? document.activeElement.dataset?.key : undefined;
    parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
    if (held) parent.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }

  /** Opens a dialog, unless it is. */
  function modal(selector) {
    const dialog = find(selector);
    if (!dialog.open) dialog.showModal();
  }

  return { html, svg, find, write, fresh, button, refill, modal };
})();
