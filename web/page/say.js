// Texts for readers: one table per language, in `text.LANGUAGE.js`.
"use strict";

page.say = (() => {
  let language = "en";

  /** Languages that the page has, by their codes. */
  function languages() {
    return Object.keys(page.languages);
  }

  /** The language of the page. */
  function spokenLanguage() {
    return language;
  }

  /** Where the language is remembered; some browsers let no file remember anything. */
  const REMEMBERED = "exocord-language";

  /** Changes the language; a code that is not known leaves it. */
  function speak(code) {
    if (!page.languages[code]) return;
    language = code;
    document.documentElement.lang = page.languages[code].lang;
  }

  /** Remembers a language. */
  function remember(code) {
    try {
      localStorage.setItem(REMEMBERED, code);
    } catch {
      // The link remembers it.
    }
  }

  /** The language that was chosen before. */
  function remembered() {
    try {
      return localStorage.getItem(REMEMBERED);
    } catch {
      return null;
    }
  }

  /** The text of a key with its values put in: `{name}` becomes `values.name`. English stands in for what is missing. */
  function say(key, values = {}) {
    const text = page.languages[language][key] ?? page.languages.en[key];
    if (text === undefined) throw new Error(`no text ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? `{${name}}`);
  }

  /** Fills the elements that name their text by `data-say`, and names of controls by `data-name`. */
  function fill(root) {
    for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
    for (const element of root.querySelectorAll("[data-name]"))
      element.setAttribute("aria-label", say(element.dataset.name));
  }

  return { languages, spokenLanguage, speak, remember, remembered, say, fill };
})();
