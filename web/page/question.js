// A question that takes long: asked in stages over ever more parameter sets, told how far it is, and given up at will.
"use strict";

page.question = (() => {
  const { on, rested } = page.bus;
  const { slow } = page.bands;
  const { button, find, html, write } = page.dom;
  const { Stopped } = page.engine;
  const { say } = page.say;
  const { session } = page.session;
  const { view } = page.view;

  const REST_MS = 500;
  /** The question that is being answered: the worker answers one at a time. */
  let current = null;

  /** A view with the id `tab`; `request()` is what is asked beside the text, `draw(told, width)` shows an answer. */
  class Question {
    constructor(tab, { stages = [0, 10, 100], request, draw, controls = [] }) {
      Object.assign(this, { tab, stages, request, draw, asked: "", round: 0 });
      this.state = html("span", { role: "status" });
      this.meter = html("progress", { max: 1, "aria-label": say("question.progress"), hidden: true });
      this.cancel = button(say("question.cancel"), () => this.stop(), { hidden: true });
      this.again = button(say("question.again"), () => this.ask(), { hidden: true });
      this.sentence = html("p", { class: "sentence", lang: "en" });
      this.body = html("div", { class: "answer" });
      find(`#${tab}`).append(
        html("div", { class: "row tools" }, controls, this.again, this.cancel, this.meter, this.state),
        this.sentence,
        this.body,
      );
      on("answer", () => current === this && this.key() !== this.asked && this.giveWay());
      on("hold", () => current === this && this.giveWay());
      const ask = rested(REST_MS, () => this.wanted() && this.ask());
      on("answer", ask);
      on("tab", () => this.wanted() && this.ask());
      new ResizeObserver(() => this.body.clientWidth !== this.width && this.show()).observe(this.body);
    }

    /** Whether the view is open and shows another scenario's answer. */
    wanted() {
      return [view.tab, view.within].includes(this.tab) && !session.held && session.answer && session.faults.length === 0 && this.key() !== this.asked;
    }

    key() {
      return JSON.stringify([session.text, this.request()]);
    }

    async ask() {
      current?.giveWay();
      current = this;
      const round = (this.round += 1);
      const key = (this.asked = this.key());
      this.body.classList.add("stale");
      this.working(true);
      try {
        for (const sets of this.stages) {
          await this.stage(sets, round, key);
          if (round !== this.round) return;
        }
        write(this.state, "");
      } catch (fault) {
        if (round === this.round) write(this.state, fault instanceof Stopped ? say("question.stopped") : String(fault));
      }
      if (round === this.round) this.working(false);
      if (current === this && round === this.round) current = null;
    }

    /** Makes room for another question; this one is asked anew when it is looked at. */
    giveWay() {
      this.stop();
      this.asked = "";
    }

    /** What is being worked on; what stands there already is no last word, and says over how many sets it is. */
    stateOf(sets) {
      if (sets === 0) return say("question.nominal");
      const before = this.stages[this.stages.indexOf(sets) - 1];
      if (before === undefined) return say("question.sets", { sets });
      return say("question.sofar", { sets, done: say(before === 0 ? "question.done.0" : "question.done", { done: before }) });
    }

    async stage(sets, round, key) {
      write(this.state, this.stateOf(sets));
      this.meter.removeAttribute("value");
      const request = { op: this.op ?? this.tab, text: session.text, file: session.file, ...this.request(), sets };
      const answer = await slow.ask(request, (done, length) => length > 0 && (this.meter.value = done / length));
      if (round !== this.round || key !== this.key()) return;
      this.body.classList.remove("stale");
      if (!answer.json.ok) {
        write(
          this.sentence,
          answer.json.faults.map(({ message }) => message).join(" ") || answer.json.rendered.replace(/^error: /, ""),
        );
        this.body.replaceChildren();
        this.told = null;
        // Nothing is left to be stopped: the worker stays.
        this.round += 1;
        if (current === this) current = null;
        this.working(false);
        write(this.state, "");
        return;
      }
      this.told = answer.json.told;
      write(this.sentence, this.told.sentence);
      this.show();
    }

    /** Draws what was told to the width that there is. */
    show() {
      this.width = this.body.clientWidth;
      if (this.told && this.width > 0)
        this.body.replaceChildren(...[this.draw(this.told, this.width)].flat().filter(Boolean));
    }

    working(busy) {
      this.meter.hidden = !busy;
      this.cancel.hidden = !busy;
      this.again.hidden = busy || this.asked === "";
    }

    /** Gives the question up; what is there of the answer stays. */
    stop(said = say("question.stopped")) {
      slow.stop();
      this.round += 1;
      if (current === this) current = null;
      this.working(false);
      write(this.state, said);
    }
  }

  return { Question };
})();
