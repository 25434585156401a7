// The views of the page, one at a time.
"use strict";

page.tabs = (() => {
  const { tell } = page.bus;
  const { find } = page.dom;
  const { view } = page.view;

  const all = () => Array.from(document.querySelectorAll('[role="tab"]'));

  /** Shows a view; `focus` puts the focus on its tab. */
  function show(id, focus = false) {
    view.tab = id;
    for (const tab of all()) {
      const here = tab.dataset.tab === id;
      tab.setAttribute("aria-selected", here);
      tab.tabIndex = here ? 0 : -1;
      find(`#${tab.dataset.tab}`).hidden = !here;
      if (here && focus) tab.focus();
    }
    tell("tab", id);
  }

  /** Shows the view at a place in the list, counted from 1, with the focus on its tab. */
  function showAt(place) {
    const tab = all()[place - 1];
    if (tab) show(tab.dataset.tab, true);
  }

  /** Listens to the tabs. */
  function startTabs() {
    const list = find('[role="tablist"]');
    list.addEventListener("click", ({ target }) => target.dataset?.tab && show(target.dataset.tab));
    list.addEventListener("keydown", (event) => {
      const tabs = all();
      const now = tabs.findIndex((tab) => tab.dataset.tab === view.tab);
      const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      show(tabs[(next + tabs.length) % tabs.length].dataset.tab, true);
    });
  }

  return { show, showAt, startTabs };
})();
