// What is said waits here, in order, on this device alone, until the server says that it has it. Each form has the key
// under which the server keeps it once, so that sending it twice does no harm.
const STORE = "waiting";
const PATIENCE_MS = 15_000;

function open() {
  return new Promise((done, failed) => {
    const request = indexedDB.open("easeback", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { autoIncrement: true });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function withStore(mode, work) {
  const database = await open();
  try {
    return await new Promise((done, failed) => {
      const change = database.transaction(STORE, mode);
      const request = work(change.objectStore(STORE));
      change.oncomplete = () => done(request.result);
      change.onerror = change.onabort = () => failed(change.error);
    });
  } finally {
    database.close();
  }
}

export function localDate(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const keepForLater = (form) => withStore("readwrite", (store) => store.add(form));
export const keepInPlace = (key, form) => withStore("readwrite", (store) => store.put(form, key));
export const discard = (key) => withStore("readwrite", (store) => store.delete(key));
export const kept = (key) => withStore("readonly", (store) => store.get(key));

// Whose browser this is: what one runner said here must not reach the logbook of another who comes in later.
export const who = () => document.body.dataset.who ?? "";

export async function waiting() {
  const [keys, forms] = await Promise.all([
    withStore("readonly", (store) => store.getAllKeys()),
    withStore("readonly", (store) => store.getAll()),
  ]);
  return keys.map((key, place) => ({ key, ...forms[place] })).filter((form) => form.who === who());
}

function csrfToken() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
}

async function send(form) {
  const body = new URLSearchParams(form.fields.filter(([name]) => name !== "csrfmiddlewaretoken"));
  const headers = { "X-CSRFToken": csrfToken(), "X-Easeback-Queued": "yes" };
  return fetch(form.url, { method: "POST", body, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
}

// Taken off the queue only by the word of the server that it has it. A page of any other kind (a login, a proxy's) is
// no such word. Refused for good, it stays with the reason, to be shown.
async function sendOne({ key, ...form }) {
  const response = await send(form).catch(() => null);
  if (!response) return { is: "unreachable" };
  if (response.headers.get("X-Easeback-Kept") === "yes") {
    await discard(key);
    return { is: "kept", next: response.headers.get("X-Easeback-Next") };
  }
  if (response.status === 400) {
    const refused = await response.json().catch(() => null);
    if (!refused?.what) return { is: "waiting" };
    await keepInPlace(key, { ...form, refused });
    return { is: "refused" };
  }
  return { is: response.status === 401 || response.status === 403 ? "locked" : "waiting" };
}

async function sendAll(only) {
  const results = new Map();
  for (const form of await waiting()) {
    if (form.refused || (only !== undefined && form.key > only)) continue;
    const result = await sendOne(form);
    results.set(form.key, result);
    if (result.is === "unreachable" || result.is === "locked") break;
  }
  return results;
}

// What came of each form sent, by its key. One page at a time: two tabs must not send the same queue side by side.
export async function sendWaiting(only) {
  if (!("indexedDB" in window) || !who()) return new Map();
  const work = () => sendAll(only);
  return navigator.locks ? navigator.locks.request("easeback-queue", work) : work();
}
