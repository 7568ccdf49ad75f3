// A beat for both feet, low and high by turns, laid down a little ahead so that it stays even.
import { click, keepAwake, sound } from "./clock.mjs";

const AHEAD_S = 0.5, EVERY_MS = 100, BEGIN_S = 0.1;
const panel = document.querySelector(".beat");
const input = panel.querySelector("#steps");
const button = panel.querySelector("[data-beat]");
const feet = panel.querySelectorAll(".feet circle");
let timer = null, nextS = 0, count = 0;

const isGood = () => input.value !== "" && input.validity.valid;

function ahead() {
  const audio = sound();
  while (nextS < audio.currentTime + AHEAD_S && isGood()) {
    const isLeft = count % 2 === 0;
    click(nextS, isLeft ? 880 : 660, 0.04);
    setTimeout(() => light(isLeft), (nextS - audio.currentTime) * 1000);
    nextS += 60 / Number(input.value);
    count += 1;
  }
}

function light(isLeft) {
  if (timer === null) return;
  feet[0].toggleAttribute("data-on", isLeft);
  feet[1].toggleAttribute("data-on", !isLeft);
}

function start() {
  nextS = sound().currentTime + BEGIN_S;
  timer = setInterval(ahead, EVERY_MS);
  ahead();
  keepAwake(true);
  button.textContent = panel.dataset.stop;
}

function stop() {
  clearInterval(timer);
  timer = null;
  keepAwake(false);
  for (const foot of feet) foot.removeAttribute("data-on");
  button.textContent = panel.dataset.go;
}

function check() {
  panel.querySelector(".choose").hidden = isGood();
  const past = panel.querySelector(".past-most");
  if (past) past.hidden = !(Number(input.value) > Number(input.dataset.most));
}

button.addEventListener("click", () => {
  check();
  if (timer !== null) stop();
  else if (isGood()) start();
  else input.focus();
});
input.addEventListener("input", () => { check(); if (!isGood() && timer !== null) stop(); });
for (const each of panel.querySelectorAll("[data-step]")) {
  each.addEventListener("click", () => {
    if (input.value === "") { check(); input.focus(); return; }
    input.value = Number(input.value) + Number(each.dataset.step);
    input.dispatchEvent(new Event("input"));
  });
}
panel.querySelector(".with-beat").hidden = false;
