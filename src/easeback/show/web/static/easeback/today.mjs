// Today: steps that are done stay ticked for the day. An answer is never shown on another day than its own, nor, without
// a network, after something was said that it does not know.
import { localDate, waiting } from "./queue.mjs";

const page = document.querySelector(".today");
const day = page.dataset.date;
const stored = `easeback-steps-${day}`;

async function hideWhenOver() {
  const isOffline = document.documentElement.hasAttribute("data-offline");
  const isOver = isOffline ? localDate() !== day : localDate() > day;
  if ("keep" in page.dataset) return;
  const isBehind = isOffline && !isOver && (await waiting()).length > 0;
  if (!isOver && !isBehind) return;
  page.hidden = true;
  document.querySelector(isOver ? ".over" : ".behind").hidden = false;
}

const done = new Set(JSON.parse(localStorage.getItem(stored) ?? "[]"));
for (const step of page.querySelectorAll("[data-step]")) {
  step.checked = done.has(step.dataset.step);
  step.addEventListener("change", () => {
    step.checked ? done.add(step.dataset.step) : done.delete(step.dataset.step);
    localStorage.setItem(stored, JSON.stringify([...done]));
  });
}
for (const key of Object.keys(localStorage)) {
  if (key.startsWith("easeback-steps-") && key !== stored) localStorage.removeItem(key);
}

hideWhenOver();
setInterval(hideWhenOver, 30_000);
document.addEventListener("visibilitychange", hideWhenOver);
