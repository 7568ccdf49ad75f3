// Charts: the label of the mark that is tapped, pointed at or reached by the arrow keys is shown below the drawing.
const MARK = "[role='graphics-symbol'][aria-label]";
const DATED = /^(\d{4}-\d{2}-\d{2}): (.*)$/s;
const language = document.documentElement.lang;
const inWords = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function show(mark) {
  const figure = mark.closest(".chart-figure");
  figure.querySelector("[data-chosen]")?.removeAttribute("data-chosen");
  mark.setAttribute("data-chosen", "");
  const label = figure.querySelector(".chart-label");
  const [, day, words] = DATED.exec(mark.getAttribute("aria-label")) ?? [null, null, mark.getAttribute("aria-label")];
  label.replaceChildren(...(day ? [linkTo(day), `: ${words}`] : [words]));
}

function linkTo(day) {
  const link = document.createElement("a");
  link.href = `/diary/${day}`;
  link.textContent = inWords.format(new Date(`${day}T00:00:00Z`));
  return link;
}

// A thumb is wider than a mark: within this distance the nearest one is meant.
const REACH_PX = 24;

function nearest(drawing, x, y) {
  let best = null, least = REACH_PX;
  for (const mark of drawing.querySelectorAll(MARK)) {
    const box = mark.getBoundingClientRect();
    const away = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    if (away < least) [best, least] = [mark, away];
  }
  return best;
}

document.addEventListener("click", (event) => {
  const drawing = event.target.closest(".chart-drawing");
  const mark = drawing && (event.target.closest(MARK) ?? nearest(drawing, event.clientX, event.clientY));
  if (mark) show(mark);
});

document.addEventListener("keydown", (event) => {
  const drawing = event.target.closest(".chart-drawing");
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!drawing) return;
  const marks = [...drawing.querySelectorAll(MARK)];
  const at = marks.findIndex((mark) => mark.hasAttribute("data-chosen"));
  if (event.key === "Enter") drawing.closest(".chart-figure").querySelector(".chart-label a")?.click();
  if (!step || !marks.length) return;
  event.preventDefault();
  show(marks[at < 0 ? 0 : (at + step + marks.length) % marks.length]);
});
