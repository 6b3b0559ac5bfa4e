// The parts of the page that every script here needs. Looked up each time, since they are swapped for new ones.
export const part = () => document.getElementById("confirming");
export const text = () => document.getElementById("text");
export const cards = () => [...document.querySelectorAll(".gt-card")];
export const cardAtHand = () => document.activeElement?.closest?.(".gt-card") ?? null;

let silence;

// Says what happened, to eyes and to screen readers alike, and falls silent again.
export function say(words) {
  const status = document.getElementById("confirming-status");
  status.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => { status.textContent = ""; }, 10000);
}

// Brings a card or a link to where it can be seen, and gives it the focus.
export function goTo(element) {
  if (!element) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: element.matches(".gt-card") ? "start" : "nearest" });
  showInText(element.id);
}

// Scrolls the text, where it is a box of its own, to where an item begins.
export function showInText(key) {
  const mark = document.getElementById(`in-text-${key}`);
  const box = text();
  if (!mark || !box || box.scrollHeight <= box.clientHeight) return;
  box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - 40;
}
