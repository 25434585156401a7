// The engine as the page sees it: questions in, promises of answers out. A worker that breaks is replaced.
"use strict";

page.engine = (() => {
  const { find } = page.dom;

  /** Why there is no answer: the question was given up. */
  class Stopped extends Error {}

  /** What this browser lacks to run the engine, or `null`. */
  function lacking() {
    if (typeof WebAssembly !== "object") return "WebAssembly";
    if (typeof DecompressionStream !== "function") return "DecompressionStream";
    return null;
  }

  /** An engine in a worker of its own, started with the first question. */
  class Engine {
    constructor() {
      this.worker = null;
      this.waiting = new Map();
      this.next = 1;
    }

    /** Asks, and promises `{json, numbers, ms}`; `progress` hears how far long work is. */
    ask(request, progress) {
      this.worker ??= this.start();
      const id = this.next++;
      return new Promise((resolve, reject) => {
        this.waiting.set(id, { resolve, reject, progress });
        this.worker.postMessage({ id, ask: request });
      });
    }

    /** Gives up all that was asked. */
    stop() {
      this.end(new Stopped("stopped"));
    }

    start() {
      const source = new Blob([packedText("worker")], { type: "text/javascript" });
      const address = URL.createObjectURL(source);
      const worker = new Worker(address);
      this.forget = () => URL.revokeObjectURL(address);
      worker.onmessage = ({ data }) => this.hear(data);
      worker.onerror = (event) => this.end(new Error(event.message || "the worker failed"));
      worker.postMessage({ start: find("#model").textContent.trim() });
      return worker;
    }

    hear(data) {
      const asked = this.waiting.get(data.id);
      if (data.broken !== undefined) {
        // A trap leaves the memory of the engine in no known state.
        this.end(new Error(data.broken));
      } else if (data.progress) {
        asked?.progress?.(...data.progress);
      } else if (asked) {
        this.waiting.delete(data.id);
        asked.resolve(data);
      }
    }

    end(why) {
      if (!this.worker) return;
      this.worker.terminate();
      this.forget();
      this.worker = null;
      const all = [...this.waiting.values()];
      this.waiting.clear();
      for (const { reject } of all) reject(why);
    }
  }

  return { Stopped, lacking, Engine };
})();
