// A link that holds the scenario: `#v=1&s=TEXT`, where TEXT is the scenario, deflated, in base64 for addresses. How it is
// looked at stands behind it: axis `x`, time `t`, and the language `l` where it is not English. One that opens a lesson
// names it: `#v=1&lesson=ID`.
"use strict";

page.link = (() => {
  const { languages, spokenLanguage } = page.say;
  const { AXES } = page.time;

  const VERSION = "1";
  /** Longest text that a link may grow to when it is opened; more is no scenario. */
  const MOST = 400_000;

  /** Why a link cannot be opened: `syntax`, `no-version`, `version` or `damaged`. */
  class BadLink extends Error {
    constructor(kind, detail = "") {
      super(kind);
      this.kind = kind;
      this.detail = detail;
    }
  }

  async function through(stream, bytes) {
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
    const parts = [];
    let length = 0;
    for (let one = await reader.read(); !one.done; one = await reader.read()) {
      parts.push(one.value);
      length += one.value.length;
      if (length > MOST) throw new Error("too long");
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  function base64(bytes) {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  /** The fragment that restores a scenario and how it is looked at. */
  async function fragment(text, { axis, cursor }) {
    const packed = base64(await through(new CompressionStream("deflate"), new TextEncoder().encode(text)));
    const language = spokenLanguage() === "en" ? "" : `&l=${spokenLanguage()}`;
    return `#v=${VERSION}&s=${packed}&x=${axis}&t=${Number(cursor.toPrecision(4))}${language}`;
  }

  /** What a fragment holds, `null` where it is empty, or a `BadLink`. */
  async function opened(hash) {
    const text = hash.replace(/^#/, "");
    if (text === "") return null;
    const pairs = new Map();
    for (const part of text.split("&")) {
      const [key, value, ...more] = part.split("=");
      if (!key || value === undefined || more.length > 0 || pairs.has(key)) throw new BadLink("syntax", part);
      pairs.set(key, value);
    }
    if (!pairs.has("v")) throw new BadLink("no-version");
    if (pairs.get("v") !== VERSION) throw new BadLink("version", pairs.get("v"));
    const known = pairs.has("lesson") ? ["v", "lesson", "l"] : ["v", "s", "x", "t", "l"];
    const unknown = [...pairs.keys()].find((key) => !known.includes(key));
    if (unknown !== undefined) throw new BadLink("syntax", unknown);
    if (pairs.has("lesson")) return { lesson: pairs.get("lesson"), ...looks(pairs) };
    return { text: await scenario(pairs.get("s")), ...looks(pairs) };
  }

  async function scenario(packed) {
    if (!packed || !/^[A-Za-z0-9_-]+$/.test(packed)) throw new BadLink("damaged");
    try {
      const letters = atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
      const bytes = await through(
        new DecompressionStream("deflate"),
        Uint8Array.from(letters, (letter) => letter.charCodeAt(0)),
      );
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new BadLink("damaged");
    }
  }

  function looks(pairs) {
    const axis = pairs.get("x");
    const cursor = pairs.get("t");
    if (axis !== undefined && !AXES.includes(axis)) throw new BadLink("syntax", `x=${axis}`);
    if (cursor !== undefined && !(Number(cursor) >= 0 && Number(cursor) <= 1000 && cursor !== ""))
      throw new BadLink("syntax", `t=${cursor}`);
    const language = pairs.get("l");
    if (language !== undefined && !languages().includes(language)) throw new BadLink("syntax", `l=${language}`);
    return { ...(axis && { axis }), ...(cursor && { cursor: Number(cursor) }) };
  }

  /** The language that a fragment asks for. */
  const languageOf = (hash) => /[#&]l=([\w-]+)/.exec(hash)?.[1];

  return { BadLink, fragment, languageOf, opened };
})();
