// Undo and redo over texts. What belongs to one gesture (a drag, a slider held) is one step.
"use strict";

page.history = (() => {
  const MOST = 300;

  class History {
    constructor(text) {
      this.done = [{ text, gesture: null }];
      this.undone = [];
    }

    /** The text now. */
    get text() {
      return this.done[this.done.length - 1].text;
    }

    /** Remembers a text; one of the same gesture takes the place of the last. */
    add(text, gesture = null) {
      const last = this.done[this.done.length - 1];
      if (text === last.text) return;
      this.undone = [];
      if (gesture !== null && last.gesture === gesture) last.text = text;
      else this.done.push({ text, gesture });
      if (this.done.length > MOST) this.done.shift();
    }

    get canUndo() {
      return this.done.length > 1;
    }

    get canRedo() {
      return this.undone.length > 0;
    }

    undo() {
      if (this.canUndo) this.undone.push(this.done.pop());
      return this.text;
    }

    redo() {
      if (this.canRedo) this.done.push(this.undone.pop());
      return this.text;
    }
  }

  return { History };
})();
