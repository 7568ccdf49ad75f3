// Heat by the clock: the skin is looked at before it and in the middle, and each time a tap says that it is well.
import { Clock } from "./clock.mjs";

const panel = document.querySelector(".guide");
if (panel) {
  const part = (name) => panel.querySelector(name);
  const minutes = part("#heat-minutes");
  const given = document.getElementById("minutes");
  let half = 0;
  const clock = new Clock(panel, { onEnd: next });
  for (const each of panel.querySelectorAll("[data-clock='back'], [data-clock='next']")) each.hidden = true;

  function only(name) {
    for (const each of [".look-before", ".look-middle", ".at-work"]) part(each).hidden = each !== name;
  }

  function work() {
    only(".at-work");
    clock.load([{ seconds: (minutes.value * 60) / 2, words: panel.dataset.run }]);
    clock.go();
    part("[data-clock='pause']").focus();
  }

  function next() {
    half += 1;
    given.value = (half * minutes.value) / 2;
    clock.announce(half === 1 ? part(".look-middle strong").textContent : panel.dataset.over);
    if (half === 1) { only(".look-middle"); part("[data-on]").focus(); } else over();
  }

  function over() {
    only(".at-work");
    part(".clock-buttons").hidden = true;
    part(".turn").textContent = panel.dataset.over;
    document.querySelector(".done button").focus();
  }

  minutes.addEventListener("input", () => { part("output").textContent = given.value = minutes.value; });
  part("[data-start]").addEventListener("click", work);
  part("[data-on]").addEventListener("click", work);
  part("[data-stop]").addEventListener("click", over);
  panel.hidden = false;
}
