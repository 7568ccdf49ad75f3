// Files sent in pieces: after a lost network, or chosen again after a reload, they go on where they stopped.
const WAITS_MS = [500, 1000, 2000, 5000, 10_000];

function csrfToken() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
}

class Refused extends Error {}

// What the server says; null without a network or while it is away.
async function ask(form, url, body, type) {
  const headers = { "X-CSRFToken": csrfToken(), ...(type ? { "Content-Type": type } : {}) };
  const response = await fetch(url, { method: "POST", body, headers }).catch(() => null);
  if (!response || response.status >= 500) return null;
  const isTold = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!isTold) throw new Refused(form.dataset.old);
  const told = await response.json();
  if (!response.ok) throw new Refused(`${told.what} ${told.what_to_do}`);
  return told;
}

function pause(turn) {
  return new Promise((done) => setTimeout(done, WAITS_MS[Math.min(turn, WAITS_MS.length - 1)]));
}

function line(form, file) {
  const row = document.createElement("p");
  const bar = Object.assign(document.createElement("progress"), { max: file.size || 1, value: 0 });
  bar.setAttribute("aria-label", file.name);
  const words = document.createElement("span");
  row.append(Object.assign(document.createElement("strong"), { textContent: file.name }), " ", bar, " ", words);
  form.querySelector(".sending").append(row);
  return { row, bar, words };
}

function megabytes(bytes) {
  return (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
}

function show(form, shown, file, arrived, since) {
  shown.bar.value = arrived;
  const rate = (arrived - since.arrived) / Math.max(0.001, (performance.now() - since.at) / 1000);
  const speed = rate > 0 ? ` · ${megabytes(rate)} MB/s` : "";
  shown.words.textContent = `${megabytes(arrived)} ${form.dataset.of} ${megabytes(file.size)} MB${speed}`;
}

async function send(form, file) {
  const shown = line(form, file);
  const announced = new URLSearchParams({ name: file.name, size: file.size, changed: file.lastModified });
  let told = null;
  let since = null;
  for (let turn = 0; told?.stage !== "waiting" && told?.stage !== "working"; ) {
    const isNew = told === null;
    const next = isNew ? await ask(form, form.dataset.upload, announced) : await sendPiece(form, file, told);
    if (next === null) {
      shown.words.textContent = form.dataset.waits;
      await pause(turn);
      turn += 1;
      told = null;
      continue;
    }
    told = next;
    turn = 0;
    since ??= { at: performance.now(), arrived: told.arrived };
    show(form, shown, file, told.arrived, since);
  }
  shown.row.remove();
  look();
}

function sendPiece(form, file, told) {
  const piece = file.slice(told.arrived, told.arrived + Number(form.dataset.piece));
  return ask(form, `/in-and-out/uploads/${told.id}/from/${told.arrived}`, piece, "application/octet-stream");
}

function look() {
  globalThis.htmx?.trigger("#uploads", "look");
}

let sending = 0;
async function sendAll(form, files) {
  for (const file of files) {
    sending += 1;
    try {
      await send(form, file);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const row = form.querySelector(".sending").lastElementChild;
      row.replaceChildren(Object.assign(document.createElement("span"), { className: "error", textContent: error.message }));
      row.setAttribute("role", "alert");
    } finally {
      sending -= 1;
    }
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  const input = form.querySelector('input[type="file"]');
  const begin = (files) => {
    form.querySelector(".sending").replaceChildren();
    input.value = "";
    return sendAll(form, [...files]);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.files.length) begin([...input.files]);
  });
  const zone = form.querySelector(".drop");
  if (!zone) continue;
  // Chosen or dropped, a file is on its way at once; without script the button sends it.
  zone.toggleAttribute("data-live", true);
  form.querySelector(".without-script").hidden = true;
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.toggleAttribute("data-over", name === "dragenter" || name === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => begin(event.dataTransfer.files));
  input.addEventListener("change", () => input.files.length && begin([...input.files]));
}
addEventListener("beforeunload", (event) => sending > 0 && event.preventDefault());
