// Keeps the shell, the emergency page, and today's own pages for a moment without a network. It never keeps an answer
// beyond its day, and never answers a form.
// The server puts a hash of the shell in here: after an update the old shell is dropped by itself.
const CACHE = "easeback-SHELL-VERSION";
const SHELL = ["/emergency", "/offline", "/static/easeback/easeback.css", "/static/easeback/icons.svg",
  "/static/easeback/icons/icon.svg", "/static/easeback/shell.mjs", "/static/easeback/queue.mjs", "/static/easeback/later.mjs",
  "/static/easeback/today.mjs", "/static/easeback/check_in.mjs", "/static/easeback/session.mjs",
  "/static/easeback/clock.mjs", "/static/django_htmx/htmx-2.min.js"];
const OF_THE_DAY = ["/", "/check-in", "/check-in/after_run", "/routines/session"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(old());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(part(event.request));
});

async function page(request, url) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    const isKept = !url.search && (OF_THE_DAY.includes(url.pathname) || url.pathname === "/emergency");
    if (response.ok && !response.redirected && isKept) await cache.put(url.pathname, response.clone());
    return response;
  } catch {
    // Kept pages are of one runner: signing out empties them.
    const kept = await cache.match(url.pathname, { ignoreVary: true });
    return marked(kept && isOfToday(kept, url) ? kept : await cache.match("/offline"));
  }
}

async function part(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok && (await cache.match(request))) await cache.put(request, response.clone());
    return response;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}

// The check-in may be filled in on any day, since it says itself which day it is about; an answer may not.
function isOfToday(response, url) {
  const day = response.headers.get("X-Easeback-Date");
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return ["/emergency", "/check-in", "/check-in/after_run"].includes(url.pathname) || day === `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function marked(response) {
  if (!response) return Response.error();
  const html = (await response.text()).replace("<html ", "<html data-offline ");
  const headers = new Headers(response.headers);
  headers.set("X-Easeback-Offline", "yes");
  return new Response(html, { status: response.status, headers });
}
