// On every page: registers the service worker, and sends what was said without a network.
import { sendWaiting } from "./queue.mjs";

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
// The machine at home can be out of reach while the phone has a network: it is tried again now and then.
addEventListener("online", sendWaiting);
setInterval(sendWaiting, 60_000);
sendWaiting();
