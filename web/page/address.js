// The scenario in the address: opened with the page, and whenever the address changes.
"use strict";

page.address = (() => {
  const { BadLink, opened } = page.link;
  const { openLesson } = page.lessons;
  const { trouble } = page.notices;
  const { say } = page.say;
  const { open, rewrite, session } = page.session;
  const { show } = page.tabs;
  const { look, view } = page.view;

  /** Opens what the address holds, or what the page was made with. */
  async function first() {
    const { file, text } = page.start;
    let found = null;
    try {
      found = await opened(location.hash);
    } catch (fault) {
      badLink(fault);
    }
    if (found) looks(found);
    await open(found?.text ?? text, found?.text ? undefined : file);
    lesson(found);
  }

  /** Follows an address that has changed. */
  async function follow() {
    try {
      const found = await opened(location.hash);
      if (lesson(found)) return;
      // A scenario of a link is the explorer's: a lesson keeps its own.
      if (found && view.lesson) show("explore");
      if (found && found.text !== session.text) {
        looks(found);
        await rewrite(found.text);
      }
    } catch (fault) {
      badLink(fault);
    }
  }

  /** Opens the lesson that a link names, where somebody was in it; says whether it names one. */
  function lesson(found) {
    if (!found?.lesson) return false;
    if (!openLesson(found.lesson)) trouble(say("link.lesson", { detail: found.lesson }));
    return true;
  }

  function looks({ axis, cursor }) {
    look({ ...(axis && { axis }), ...(cursor !== undefined && { cursor }) });
  }

  function badLink(fault) {
    if (!(fault instanceof BadLink)) throw fault;
    trouble(say(`link.${fault.kind}`, { detail: fault.detail }));
    history.replaceState(null, "", location.href.replace(/#.*$/, ""));
  }

  return { first, follow };
})();
