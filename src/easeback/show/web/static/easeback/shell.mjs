// On every page: registers the service worker, and sends what was said without a network.
import { showRefused } from "./later.mjs";
import { sendWaiting } from "./queue.mjs";

async function sendNow() {
  if (!navigator.onLine) return;
  const results = [...(await sendWaiting()).values()];
  if (results.some((each) => each.is === "refused")) await showRefused(true);
  else if (results.some((each) => each.is === "kept")) location.assign("/");
}

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
// The machine at home can be out of reach while the phone has a network: it is tried again now and then.
addEventListener("online", sendNow);
setInterval(sendNow, 60_000);
sendNow();
