// Lets a drawn stick figure move: the lines of its first key pose follow the frames of the movement.
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

export class Figure {
  // poses: the key poses as they stand on the page; movement: joints, lines, times_s, frames, duration_s.
  constructor(stage, poses, movement) {
    this.stage = stage;
    this.movement = movement;
    if (isStill.matches || !movement) { stage.replaceChildren(poses.cloneNode(true)); return; }
    const drawing = poses.querySelector("svg").cloneNode(true);
    stage.replaceChildren(drawing);
    this.body = drawing.querySelector(".body");
    this.lines = [...drawing.querySelectorAll(".limb")];
    this.head = drawing.querySelector(".head");
    const [x, , width] = drawing.getAttribute("viewBox").split(" ").map(Number);
    this.mirror = `translate(${2 * x + width} 0) scale(-1 1)`;
    this.begun = performance.now();
    this.draw = this.draw.bind(this);
    requestAnimationFrame(this.draw);
  }

  // Drawn for the left side; for the right one it is seen from the other side, with the colours changed over.
  side(side) {
    for (const drawing of this.stage.querySelectorAll("svg")) {
      drawing.classList.toggle("other-side", side === "right");
      if (!this.mirror) continue;
      for (const each of drawing.children) side === "right" ? each.setAttribute("transform", this.mirror) : each.removeAttribute("transform");
    }
  }

  stop() { this.isOver = true; }

  draw(now) {
    if (this.isOver || !this.body.isConnected) return;
    const { times_s, frames, lines, duration_s } = this.movement;
    const at = ((now - this.begun) / 1000) % duration_s;
    let number = times_s.findLastIndex((time) => time <= at);
    number = Math.max(number, 0);
    const next = (number + 1) % frames.length;
    const end = next ? times_s[next] : duration_s;
    const share = Math.min(Math.max((at - times_s[number]) / (end - times_s[number] || 1), 0), 1);
    const at_ = (index) => (frames[number][index] + (frames[next][index] - frames[number][index]) * share).toFixed(1);
    lines.forEach((joints, line) => this.lines[line].setAttribute("points", joints.map((joint) => `${at_(2 * joint)},${at_(2 * joint + 1)}`).join(" ")));
    const last = frames[0].length - 2;
    this.head.setAttribute("cx", at_(last));
    this.head.setAttribute("cy", at_(last + 1));
    requestAnimationFrame(this.draw);
  }
}
