// Today: steps that are done stay ticked for the day, and an answer is never shown on another day than its own.
import { localDate } from "./queue.mjs";

const page = document.querySelector(".today");
const day = page.dataset.date;
const stored = `easeback-steps-${day}`;

function hideWhenOver() {
  const isOver = document.documentElement.hasAttribute("data-offline") ? localDate() !== day : localDate() > day;
  if (!isOver || "keep" in page.dataset) return;
  page.hidden = true;
  document.querySelector(".over").hidden = false;
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
