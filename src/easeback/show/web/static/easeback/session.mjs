// Today's session by the clock: run and walk by turns, with a beep and, if wanted, a voice.
import { Clock, inWords } from "./clock.mjs";

const panel = document.querySelector(".session-guide");
const word = panel.dataset;
const given = JSON.parse(document.getElementById("turns").textContent);
const named = ({ kind, number, of }) => word[kind] + (of > 1 ? ` ${number} ${word.of} ${of}` : "");
const turns = given.map((turn, place) => {
  const next = given[place + 1];
  return { ...turn, words: named(turn), next: next ? `${word.then}: ${named(next)}, ${inWords(next.seconds)}` : "" };
});
const total = given.reduce((sum, turn) => sum + turn.seconds, 0);
const clock = new Clock(panel, {
  onTurn: (number) => { panel.dataset.kind = turns[number].kind; },
  onTick: (left) => {
    const before = turns.slice(0, clock?.number ?? 0).reduce((sum, turn) => sum + turn.seconds, 0);
    const passed = before + turns[clock?.number ?? 0].seconds - left;
    panel.querySelector(".so-far").setAttribute("width", Math.round((passed / total) * 1000));
  },
  onEnd: () => {
    panel.querySelector(".turn").textContent = word.over;
    panel.querySelector(".after-link").focus();
  },
});
panel.querySelector(".with-clock").hidden = false;
// Out on the road there may be no network when it has to be stopped: the form is fetched before the first step.
const after = new URL(panel.querySelector(".after-link").href).pathname;
navigator.serviceWorker?.ready.then(async () => {
  const kept = (await caches.keys()).findLast((name) => name.startsWith("easeback-"));
  if (kept) await (await caches.open(kept)).add(after);
}).catch(() => {});
clock.load(turns);
