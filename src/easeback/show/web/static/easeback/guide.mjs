// A routine guided: one exercise after the other, its figure moving, its turns by the clock.
import { Clock } from "./clock.mjs";
import { Figure } from "./figure.mjs";

const READY_S = 8;
const panel = document.querySelector(".guide");
const begin = document.querySelector(".begin");
if (panel && begin) {
  const word = panel.dataset;
  const turnsOf = JSON.parse(document.getElementById("turns").textContent);
  const items = [...document.querySelectorAll("[data-exercise]")];
  const turns = items.flatMap(exerciseTurns);
  turns.forEach((turn, place) => {
    const next = turns[place + 1];
    turn.next = next ? `${word.then}: ${next.item === turn.item ? next.words : next.item.querySelector("h2").textContent}` : "";
  });
  let figure, shown, movements = {};
  const clock = new Clock(panel, { onTurn: show, onEnd: end });

  function exerciseTurns(item) {
    const ready = { item, seconds: READY_S, words: `${word.ready}: ${item.querySelector("h2").textContent}` };
    const own = [{ kind: "own", seconds: null }];
    const doses = turnsOf[item.dataset.exercise].length ? turnsOf[item.dataset.exercise] : own;
    return [ready, ...doses.map((turn) => ({ ...turn, item, words: wordsOf(turn) }))];
  }

  function wordsOf({ kind, side, number, of }) {
    const parts = [word[kind], side ? word[side] : "", kind === "work" && of > 1 ? `${word.set} ${number} ${word.of} ${of}` : ""];
    return parts.filter(Boolean).join(", ");
  }

  function show(number) {
    const { item, side } = turns[number];
    if (item !== shown) {
      shown = item;
      figure?.stop();
      panel.querySelector(".guide-place").textContent = `${items.indexOf(item) + 1} ${word.of} ${items.length}`;
      panel.querySelector("h2").textContent = item.querySelector("h2").textContent;
      panel.querySelector(".guide-steps").replaceChildren(item.querySelector(".dose").cloneNode(true), item.querySelector(".how").cloneNode(true));
      const poses = item.querySelector(".poses");
      figure = poses ? new Figure(panel.querySelector(".stage"), poses, movements[item.dataset.exercise]) : null;
    }
    figure?.side(side || turns.slice(number).find((turn) => turn.item === item && turn.side)?.side || "");
  }

  function end() {
    figure?.stop();
    panel.querySelector(".turn").textContent = word.over;
    panel.querySelector(".next-turn").textContent = "";
    document.querySelector(".done").scrollIntoView({ block: "center" });
    document.querySelector(".done button").focus();
  }

  begin.hidden = false;
  begin.querySelector("button").addEventListener("click", async () => {
    const response = await fetch(word.figures).catch(() => null);
    movements = response?.ok ? await response.json() : {};
    begin.hidden = true;
    panel.hidden = false;
    clock.load(turns);
    clock.go();
    panel.querySelector("h2").focus();
    panel.scrollIntoView({ block: "start" });
  });
}
