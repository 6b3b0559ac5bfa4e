// Marking words in the text offers to add them; a click on an item's words leads to its card.
import { goTo, text } from "./page.js";

export function offerToAdd() {
  document.addEventListener("selectionchange", () => offer(marked()));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("#text mark[data-url]");
    if (!mark || !window.getSelection().isCollapsed) return;
    const url = mark.dataset.url;
    if (url.startsWith("#")) goTo(document.getElementById(url.slice(1)));
    else location.assign(url);
  });
}

// [start, end) of the marked words in the document's text, in characters as the server counts them: one for each code
// point, where the browser counts two for some.
function marked() {
  const selection = window.getSelection();
  const box = text();
  if (!box || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const words = range.toString();
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const lead = words.length - words.trimStart().length;
  const start = Number(box.dataset.start) + length(before.toString()) + length(words.slice(0, lead));
  return words.trim() ? { start, end: start + length(words.trim()) } : null;
}

const length = (words) => [...words].length;

function offer(place) {
  const bar = document.getElementById("marked");
  if (!bar) return;
  bar.hidden = !place && !bar.contains(document.activeElement);
  if (!place) return;
  for (const link of bar.querySelectorAll("a")) {
    const asked = new URLSearchParams({ kind: link.dataset.kind, ...place });
    link.href = `${link.href.split("?")[0]}?${asked}`;
  }
}
