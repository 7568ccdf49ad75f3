// A clock that takes turns: counts each down, beeps and speaks at its beginning, and keeps the screen awake meanwhile.
const language = document.documentElement.lang || "en";
const VOICE = "easeback-voice";
let audio;

export function click(atS, frequency, seconds = 0.06) {
  const tone = new OscillatorNode(audio, { frequency });
  const loud = new GainNode(audio, { gain: 0.35 });
  loud.gain.setTargetAtTime(0, atS + seconds / 2, seconds / 4);
  tone.connect(loud).connect(audio.destination);
  tone.start(atS);
  tone.stop(atS + seconds * 2);
}

// A browser lets a page sound only after a tap, so this is called from one.
export function sound() {
  audio ??= new AudioContext();
  audio.resume();
  return audio;
}

let awake = null, wanted = false;
export async function keepAwake(on) {
  wanted = on;
  if (!on) { awake?.release(); awake = null; return; }
  try { awake = await navigator.wakeLock?.request("screen"); } catch { awake = null; }
}
document.addEventListener("visibilitychange", () => { if (wanted && !document.hidden) keepAwake(true); });

export const inWords = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export class Clock {
  // turns: { seconds (null waits for a tap), words, next }; told: onTurn(number), onTick(left), onEnd().
  constructor(root, told) {
    Object.assign(this, { root, told, turns: [], number: 0, left: 0, since: null });
    this.face = root.querySelector(".clock");
    this.button = root.querySelector("[data-clock='pause']");
    this.voice = root.querySelector("[data-voice]");
    this.voice.checked = localStorage.getItem(VOICE) === "yes";
    this.voice.addEventListener("change", () => localStorage.setItem(VOICE, this.voice.checked ? "yes" : "no"));
    this.button.addEventListener("click", () => (this.since === null ? this.go() : this.pause()));
    root.querySelector("[data-clock='next']").addEventListener("click", () => this.move(1));
    root.querySelector("[data-clock='back']").addEventListener("click", () => this.move(-1));
    setInterval(() => this.tick(), 200);
  }

  load(turns, number = 0) {
    this.turns = turns;
    this.enter(number);
  }

  enter(number) {
    this.number = Math.max(0, Math.min(number, this.turns.length - 1));
    const turn = this.turns[this.number];
    this.left = turn.seconds === null ? null : turn.seconds * 1000;
    if (this.since !== null) this.since = performance.now();
    this.root.querySelector(".turn").textContent = turn.words;
    this.root.querySelector(".next-turn").textContent = turn.next ?? "";
    this.told.onTurn?.(this.number);
    this.show();
    if (this.since !== null) this.announce(turn.words);
  }

  announce(words) {
    click(sound().currentTime, 880, 0.15);
    if (!this.voice.checked || !("speechSynthesis" in window)) return;
    speechSynthesis.cancel();
    speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(words), { lang: language }));
  }

  go() {
    this.since = performance.now();
    keepAwake(true);
    this.button.textContent = this.button.dataset.pause;
    this.announce(this.turns[this.number].words);
  }

  pause() {
    if (this.left !== null) this.left = this.leftMs();
    this.since = null;
    keepAwake(false);
    this.button.textContent = this.button.dataset.go;
    window.speechSynthesis?.cancel();
    this.show();
  }

  move(step) {
    if (this.number + step >= this.turns.length) this.end();
    else this.enter(this.number + step);
  }

  end() {
    this.pause();
    this.told.onEnd?.();
  }

  leftMs() { return this.since === null ? this.left : Math.max(0, this.left - (performance.now() - this.since)); }

  // After a sleep of the phone several turns may be over: each passes its time on to the next.
  tick() {
    if (this.since === null || this.left === null) return;
    let over = performance.now() - this.since - this.left;
    if (over < 0) { this.show(); return; }
    while (over >= 0 && this.number + 1 < this.turns.length) {
      this.enter(this.number + 1);
      if (this.left === null) return;
      this.since -= over;
      over -= this.left;
    }
    if (over >= 0) this.end();
  }

  show() {
    const left = this.left === null ? null : this.leftMs();
    this.face.textContent = left === null ? "∞" : inWords(Math.ceil(left / 1000));
    this.told.onTick?.(left === null ? null : left / 1000);
  }
}
