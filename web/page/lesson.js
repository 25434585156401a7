// What lessons there are, and how far somebody is in each: kept in the browser, where it lets a file keep anything.
"use strict";

page.lesson = (() => {
  const { spokenLanguage } = page.say;

  let lessons = null;
  let keeps = true;

  /** All lessons, in the language of the page where they are in it. */
  function allLessons() {
    lessons ??= JSON.parse(packedText("lessons"))
      .filter(({ steps }) => Array.isArray(steps) && steps.length > 0)
      .map((lesson) => spoken(lesson, lesson[spokenLanguage()]));
    return lessons;
  }

  /** A lesson with the texts of another language. */
  function spoken(lesson, texts) {
    if (!texts) return lesson;
    const steps = lesson.steps.map((step, i) => {
      const own = texts.steps?.[i] ?? {};
      return { ...step, ...own, ...(step.ask && { ask: { ...step.ask, ...own.ask } }) };
    });
    return { ...lesson, ...texts, steps };
  }

  /** What an answer to a step lacks: `draw`, `choose`, `words` or `reason`; nothing where it is whole. */
  function lack({ ask }, { points, choice, words, reason }) {
    if (ask.by === "draw" && !(points?.length >= 2)) return "draw";
    if (ask.by === "choose" && !(choice >= 0 && choice < ask.options.length)) return "choose";
    if (ask.by === "words" && !words?.trim()) return "words";
    return ask.reason !== false && !reason?.trim() ? "reason" : null;
  }

  /** How far somebody is: `at` is -1 before the first step and the number of steps at the end. */
  class Progress {
    constructor(lesson) {
      this.lesson = lesson;
      this.key = `exocord-lesson-${lesson.id}`;
      /** What is kept of another model or another lesson is of no use. */
      const steps = lesson.steps.map(({ kind, set, ask }) => [kind, set, ask?.by]);
      this.of = `${page.start.model}/${JSON.stringify([lesson.scenario, steps]).length}`;
      this.forget();
      this.load();
    }

    forget() {
      Object.assign(this, { at: -1, text: null, answers: {} });
    }

    /** The answer to a step. */
    answer(i) {
      this.answers[i] ??= {};
      return this.answers[i];
    }

    /** The first step that asks for a prediction which is not committed; what follows it cannot be reached. */
    get gate() {
      const open = ({ kind }, i) =>
        kind === "predict" && !(this.answer(i).done && !lack(this.lesson.steps[i], this.answer(i)));
      const i = this.lesson.steps.findIndex(open);
      return i < 0 ? this.lesson.steps.length : i;
    }

    /** Whether the step waits for a prediction. */
    get locked() {
      return this.at === this.gate && this.at < this.lesson.steps.length;
    }

    /** The step, while the lesson is on. */
    get step() {
      return this.lesson.steps[this.at];
    }

    get playing() {
      return this.step !== undefined;
    }

    /** The arms that may be seen in this step: none of them, some, or all (`null`). */
    get seen() {
      const { by, arm } = (this.locked && this.step.ask) || {};
      if (this.locked && (by !== "draw" || arm === "control")) return [];
      const named = this.soFar.findLastIndex(({ arms }) => arms?.length);
      // A prediction that is made lifts what was kept back for it.
      const kept = named >= 0 && !this.lesson.steps.slice(named, this.at).some(({ kind }) => kind === "predict");
      return kept ? this.lesson.steps[named].arms : this.locked ? ["control"] : null;
    }

    /** The steps so far, this one among them. */
    get soFar() {
      return this.lesson.steps.slice(0, this.at + 1);
    }

    /** Controls that the steps so far have released. */
    get released() {
      return [...new Set(this.soFar.flatMap(({ control }) => control ?? []))];
    }

    /** Where the prediction stands that the step comes after, or asks for; -1 before all. */
    get predicted() {
      return this.soFar.findLastIndex(({ kind }) => kind === "predict");
    }

    /** What is asked for by drawing, where the step is about that. */
    get drawn() {
      const ask = this.lesson.steps[this.predicted]?.ask;
      return ask?.by === "draw" ? ask : null;
    }

    /** Columns of the step, and what is drawn. */
    get columns() {
      const own = this.soFar.findLast(({ columns }) => columns?.length)?.columns ?? this.lesson.columns;
      const { column } = this.drawn ?? {};
      return column && !own.includes(column) ? [column, ...own] : own;
    }

    load() {
      try {
        const { of, at, text, answers } = JSON.parse(localStorage.getItem(this.key)) ?? {};
        if (of !== this.of || typeof text !== "string" || !Number.isInteger(at) || typeof answers !== "object") return;
        Object.assign(this, { text, answers });
        this.at = Math.max(-1, Math.min(at, this.gate));
      } catch {
        this.forget();
      }
    }

    /** Keeps all of it. */
    save() {
      try {
        localStorage.setItem(
          this.key,
          JSON.stringify({ of: this.of, at: this.at, text: this.text, answers: this.answers }),
        );
      } catch {
        keeps = false;
      }
    }
  }

  /** Whether what is written stays when the page is opened again. */
  const kept = () => keeps;

  return { allLessons, lack, Progress, kept };
})();
