// On every page: registers the service worker, and sends what was said without a network.
import { sendWaiting } from "./queue.mjs";

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
addEventListener("online", () => sendWaiting());
sendWaiting();
