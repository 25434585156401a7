// The answer in a sentence of the program, with how many parameter sets it rests on; spoken once after it rests.
"use strict";

page.headline = (() => {
  const { on, rested } = page.bus;
  const { population } = page.bands;
  const { find, html, write } = page.dom;
  const { tenth } = page.numbers;
  const { say } = page.say;
  const { session } = page.session;
  const { shown, view } = page.view;

  const SPOKEN_MS = 900;

  /** Starts the headline. */
  function startHeadline() {
    on("bands", drawHeadline);
    on("refused", drawHeadline);
  }

  // A lesson says what it has to say itself.
  const speak = rested(
    SPOKEN_MS,
    () => view.lesson || write(find("#live"), `${find("#headline").textContent} ${find("#basis").textContent}`),
  );

  /** Writes the sentence of the arm that is looked at, and the others below. */
  function drawHeadline() {
    const { answer } = session;
    if (!answer) return;
    const here = population.revision === session.revision;
    const whole = here && population.refused === null;
    const told = whole ? population.told : answer.told;
    const name = shown(answer).name;
    const own = told.headlines.find((text) => text.startsWith(`${name}:`)) ?? told.headlines[told.headlines.length - 1];
    const effect = told.effects.find(({ arm }) => arm === name);
    write(find("#question"), session.scenario.question);
    document.title = `${session.scenario.name} · exocord explorer`;
    write(find("#gain"), effect ? gain(effect, told, whole) : "");
    write(find("#headline"), own ?? "");
    write(find("#basis"), whole ? basis() : nominal(here));
    const others = told.headlines.filter((text) => text !== own);
    find("#others").replaceChildren(...others.map((text) => html("li", null, text)));
    find("#other-arms").hidden = others.length === 0;
    if (whole ? population.done === population.core : here || view.band === "none") speak();
  }

  /** How many sets the sentence rests on; while bands grow it is no last word. */
  function basis() {
    return say(population.done < population.core ? "basis.sofar" : "basis.sets", population);
  }

  /** Why the sentence rests on the parameters as written. */
  function nominal(refused) {
    if (refused) return say("basis.refused", { why: population.refused });
    return say(view.band === "none" ? "basis.nominal" : "basis.waiting");
  }

  /** The gain to a tenth of a point, or that it means nothing. */
  function gain({ nominal, median, low, high }, { smallest_difference: least }, whole) {
    const value = whole && Number.isFinite(median) ? median : nominal;
    const nothing = Math.abs(value) < least;
    if (!whole) return nothing ? say("gain.none") : say("gain.nominal", { value: tenth(value) });
    return say(nothing ? "gain.unclear" : "gain", { median: tenth(value), low: tenth(low), high: tenth(high) });
  }

  /** Says at once what somebody has done, such as a link that was copied. */
  function announce(text) {
    write(find("#live"), text);
    write(find("#notice"), text);
    clearTimeout(announce.timer);
    announce.timer = setTimeout(() => write(find("#notice"), ""), 6000);
  }

  return { startHeadline, drawHeadline, announce };
})();
