// The check-in, made nicer: the body map ticks the list beneath it.

const form = document.querySelector(".check-in");
const map = document.getElementById("body-map");
const DEPTH = ["none", "back", "buttock", "thigh", "knee", "calf", "foot"];
const NUMB = ["numbness", "tingling"];

function radio(name, value) {
  return form.querySelector(`input[name="${name}"][value="${value}"]`);
}

function tick(name, value) {
  for (const each of form.querySelectorAll(`input[name="${name}"]`)) each.checked = each.value === value;
}

// Tapped areas say how far down it reaches and on which side; the list says the same and can be changed.
function sayWhatIsTapped() {
  const areas = [...map.querySelectorAll(".area[data-on]")];
  const deepest = Math.max(-1, ...areas.map((area) => DEPTH.indexOf(area.dataset.zone)));
  const sides = new Set(areas.filter((area) => area.dataset.zone !== "back").map((area) => area.dataset.side));
  tick("zone", DEPTH[deepest] ?? "");
  for (const box of boxes()) box.checked = areas.some((area) => keyOf(area) === box.value);
  tick("side", sides.size === 2 ? "both" : [...sides][0] ?? "");
  showYesterday();
}

// What was tapped is sent along, area by area; the list beneath says the zone alone.
const boxes = () => [...form.querySelectorAll('input[name="areas"]')];
const keyOf = (area) => area.dataset.key;

function press(area, isOn) {
  area.toggleAttribute("data-on", isOn);
  area.setAttribute("aria-pressed", String(isOn));
}

function showOnMap() {
  const zone = form.querySelector('input[name="zone"]:checked')?.value;
  const side = form.querySelector('input[name="side"]:checked')?.value ?? "both";
  const tapped = boxes().filter((box) => box.checked).map((box) => box.value);
  for (const area of map.querySelectorAll(".area")) {
    if (tapped.length) press(area, tapped.includes(keyOf(area)));
    else press(area, area.dataset.zone === zone && (side === "both" || zone === "back" || area.dataset.side === side));
  }
}

function colour() {
  const pain = form.querySelector('input[name="leg_pain_0_10"]:checked')?.value ?? "";
  map.dataset.pain = pain === "" ? "" : Number(pain) >= 5 ? "high" : Number(pain) <= 2 ? "low" : "middle";
  map.toggleAttribute("data-hatched", NUMB.some((word) => radio("symptoms", word)?.checked));
}

let asked = false;
async function showYesterday() {
  const place = document.getElementById("yesterday");
  if (asked || !place) return;
  asked = true;
  const response = await fetch(place.dataset.from).catch(() => null);
  if (!response?.ok) return;
  place.innerHTML = await response.text();
  const was = place.querySelector("[data-yesterday-zone]");
  if (!was) return;
  const { yesterdayZone: zone, yesterdaySide: side, yesterdayAreas: areas } = was.dataset;
  if (areas) return areas.split(" ").forEach((key) => document.querySelector(`.area[data-key="${key}"]`)?.setAttribute("data-was", ""));
  for (const area of map.querySelectorAll(`.area[data-zone="${zone}"]`)) {
    area.toggleAttribute("data-was", !side || side === "both" || area.dataset.side === side);
  }
}

function useMap() {
  for (const area of map.querySelectorAll(".area")) {
    area.setAttribute("role", "button");
    press(area, false);
    const toggle = (event) => {
      event.preventDefault();
      press(area, !area.hasAttribute("data-on"));
      sayWhatIsTapped();
    };
    area.addEventListener("click", toggle);
    area.addEventListener("keydown", (event) => event.key === " " && toggle(event));
  }
  form.addEventListener("change", (event) => {
    if (["zone", "side"].includes(event.target.name)) {
      if (event.isTrusted) for (const box of boxes()) box.checked = false;
      showOnMap();
      showYesterday();
    }
    colour();
  });
  if (form.querySelector('input[name="zone"]:checked')) showOnMap();
}

// "None of these" stands alone.
function keepNoneAlone(event) {
  const { name, checked, dataset } = event.target;
  if (event.target.type !== "checkbox" || !checked) return;
  for (const other of form.querySelectorAll(`input[name="${name}"]`)) {
    if (other !== event.target && ("alone" in dataset || "alone" in other.dataset)) other.checked = false;
  }
}

form.addEventListener("change", keepNoneAlone);
if (map) useMap();

// What the address says was tapped already: the server fills it in, a page kept for the road cannot.
for (const [name, value] of new URLSearchParams(location.search)) {
  const choice = document.querySelector(`input[type="radio"][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  if (choice) choice.checked = true;
}
