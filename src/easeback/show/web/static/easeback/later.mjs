// Forms of what is said (data-queue) go through the queue: kept on this device first, then sent, so that a network or a
// session lost in between loses nothing. What the server refused is shown with its reason, to be changed or discarded.
import { discard, keepForLater, keepInPlace, kept, localDate, sendWaiting, waiting, who } from "./queue.mjs";

const again = Number(new URLSearchParams(location.search).get("again")) || null;
const WORRYING = ["yes", "unsure"];

const text = (element) => element?.textContent.trim() ?? "";

// What was said, in the words that stood on the page.
function inWords(form, submitter) {
  const ticked = [...form.querySelectorAll("input:checked")].filter((each) => each.value !== "");
  const typed = [...form.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox])")];
  return [
    text(form.querySelector("h1")),
    ...ticked.map((each) => text(each.closest("label"))),
    ...typed.filter((each) => each.value).map((each) => `${text(form.querySelector(`label[for="${each.id}"]`))} ${each.value}`),
    text(submitter),
  ].filter(Boolean);
}

function record(form, submitter) {
  // A page kept from an earlier day asks about today all the same.
  if (isOffline() && !again) form.elements.on.value = localDate();
  const fields = [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]);
  return { url: form.action, from: location.pathname, who: who(), said: inWords(form, submitter), fields };
}

const isOffline = () => document.documentElement.hasAttribute("data-offline");
const asksForHelp = (fields) =>
  fields.some(([name, value]) => name === "chip" || (name.startsWith("flag.") && WORRYING.includes(value)));

async function submit(event) {
  const form = event.target.closest("form[data-queue]");
  if (!form || "straight" in form.dataset || !who() || !("indexedDB" in window)) return;
  event.preventDefault();
  if (form.dataset.sending || saysNothing(form, event.submitter)) return;
  form.dataset.sending = "yes";
  const said = record(form, event.submitter);
  try {
    const key = again ?? (await keepForLater(said));
    if (again) await keepInPlace(again, said);
    await show(form, said, (await sendWaiting(key)).get(key) ?? { is: "waiting" });
  } catch {
    // A browser that keeps nothing: sent as any form is.
    form.dataset.straight = "";
    form.requestSubmit(event.submitter);
  }
  delete form.dataset.sending;
}

// The strip without a chip and without "none of these": asked again in place.
function saysNothing(form, submitter) {
  if (form.dataset.queue !== "strip" || submitter?.name === "none_of_these") return false;
  const hint = form.querySelector(".empty");
  hint.hidden = form.querySelector("input:checked") !== null;
  return !hint.hidden;
}

async function show(form, said, result) {
  if (result.is === "kept") return location.assign(result.next ?? "/");
  if (result.is === "refused") return showRefused(true);
  // What may be an emergency gets its page at once; it is kept on the device for this very moment.
  if (asksForHelp(said.fields)) return location.assign("/emergency");
  const note = document.getElementById(result.is === "locked" ? "kept-locked" : "kept-here").content.cloneNode(true);
  form.replaceChildren(note);
  form.setAttribute("role", "status");
  form.scrollIntoView({ block: "center" });
  return undefined;
}

export async function showRefused(isNow = false) {
  const place = document.getElementById("refused");
  if (!place || !("indexedDB" in window)) return;
  const refused = (await waiting()).filter((form) => form.refused && form.key !== again);
  if (isNow && again) refused.push({ key: again, ...(await kept(again)) });
  place.hidden = refused.length === 0;
  place.querySelector("ul").replaceChildren(...refused.map((form) => line(place, form)));
  if (isNow) place.scrollIntoView({ block: "start" });
}

function line(place, form) {
  const item = place.querySelector("template").content.cloneNode(true);
  const on = new Map(form.fields).get("on");
  item.querySelector(".what").textContent = `${form.refused.what} ${form.refused.what_to_do}`;
  item.querySelector(".said").textContent = [on, ...form.said].filter(Boolean).join(", ");
  item.querySelector("a").href = `${form.from}?again=${form.key}`;
  item.querySelector("button").addEventListener("click", () => discard(form.key).then(() => showRefused()));
  return item;
}

// The form as it was filled in, to be changed.
async function fillAgain() {
  const said = again && (await kept(again));
  const form = said && [...document.querySelectorAll("form[data-queue]")].find((each) => each.action === said.url);
  if (!form) return;
  for (const [name, value] of said.fields) {
    for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]:not(button)`)) {
      if (!["radio", "checkbox"].includes(input.type)) input.value = name === "csrfmiddlewaretoken" ? input.value : value;
      else if (input.value === value) input.checked = true;
      if (input.checked && value) input.closest("details")?.setAttribute("open", "");
    }
  }
  form.querySelector("input:checked")?.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("submit", submit);
addEventListener("pageshow", () => document.querySelectorAll("form[data-queue]").forEach((form) => delete form.dataset.sending));
fillAgain();
showRefused();
