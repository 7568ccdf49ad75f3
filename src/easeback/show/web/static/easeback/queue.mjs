// Forms that could not be sent wait here, in order, on this device alone. Each has the key under which the server keeps
// it once, so that sending it twice does no harm.
const STORE = "waiting";

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

export function keepForLater(url, fields) {
  return withStore("readwrite", (store) => store.add({ url, fields }));
}

export async function waiting() {
  const [keys, forms] = await Promise.all([
    withStore("readonly", (store) => store.getAllKeys()),
    withStore("readonly", (store) => store.getAll()),
  ]);
  return keys.map((key, place) => ({ key, ...forms[place] }));
}

function csrfToken() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
}

export async function send(url, fields) {
  const body = new URLSearchParams(fields.filter(([name]) => name !== "csrfmiddlewaretoken"));
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrfToken() }, redirect: "follow" });
}

// Taken off the queue only when the server says that it has it; refused for good (400), it is shown and not lost.
async function sendAll() {
  let sent = 0;
  for (const form of await waiting()) {
    const response = await send(form.url, form.fields).catch(() => null);
    if (!response || response.headers.has("X-Easeback-Offline")) break;
    if (!response.ok && response.status !== 400) break;
    await withStore("readwrite", (store) => store.delete(form.key));
    sent += 1;
  }
  return sent;
}

export async function sendWaiting() {
  if (!("indexedDB" in window) || !navigator.onLine) return;
  const work = () => sendAll();
  // One page at a time: two tabs must not send the same queue side by side.
  const sent = await (navigator.locks ? navigator.locks.request("easeback-queue", work) : work());
  if (sent > 0) location.assign("/");
}
