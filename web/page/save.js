// Taking it away: the scenario, the numbers, a link, the page itself.
"use strict";

page.save = (() => {
  const { find, html, modal } = page.dom;
  const { announce } = page.headline;
  const { fragment } = page.link;
  const { say } = page.say;
  const { session } = page.session;
  const { view } = page.view;

  function download(name, text, type) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    html("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    announce(say("saved", { name }));
  }

  const stem = () => session.file.replace(/\.toml$/, "").replace(/[^\w.-]+/g, "-") || "scenario";

  /** The scenario as it is written. */
  function saveScenario() {
    download(`${stem()}.toml`, session.text, "application/toml");
  }

  /** Columns that are shown, in every arm, as a table. */
  function saveTable() {
    const { answer } = session;
    if (!answer) return;
    const names = answer.columns.map(({ name }) => name);
    const rows = answer.arms.flatMap((arm) =>
      Array.from(answer.times, (day, i) =>
        [day, quoted(arm.name), ...names.map((name) => arm.series.get(name)[i])].join(","),
      ),
    );
    download(`${stem()}.csv`, `time_d,arm,${names.join(",")}\n${rows.join("\n")}\n`, "text/csv");
  }

  const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

  /** This page, so that it opens on the scenario as it is now. */
  function savePage() {
    const copy = page.source.cloneNode(true);
    const start = { ...page.start, file: session.file, text: session.text };
    copy.querySelector("#start").textContent = JSON.stringify(start).replace(/</g, "\\u003c");
    download(`${stem()}.html`, `<!doctype html>\n${copy.outerHTML}`, "text/html");
  }

  /** The address with the scenario in its fragment, also put on the clipboard where that is allowed. */
  async function share() {
    const hash = await fragment(session.text, view);
    history.replaceState(null, "", hash);
    const address = location.href;
    find("#link-text").value = address;
    modal("#link");
    find("#link-text").select();
    try {
      await navigator.clipboard.writeText(address);
      announce(say("link.copied"));
    } catch {
      announce(say("link.shown"));
    }
  }

  return { download, saveScenario, saveTable, savePage, share };
})();
