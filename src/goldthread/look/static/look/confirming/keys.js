// Single keys for who goes through many cards. They can be switched off (WCAG 2.1.4), never work in a field or with a
// modifier key, and press the very buttons that everybody sees.
import { cardAtHand, cards, goTo, part, say } from "./page.js";

const KEPT = "goldthread.keys";
const areOn = () => { try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; } };

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("accept", "is decided, or belongs to something that is not accepted"),
  r: () => press("reject", "is decided already"),
  c: () => press("correct", "cannot be corrected as it stands"),
  u: () => (at()?.matches(".gt-card--decided") ? press("undo") : document.getElementById("undo-last")?.click()),
  n: () => document.getElementById("turn-open")?.click() ?? say("No other page has something to confirm."),
  "?": () => document.getElementById("keys").showModal(),
};

export function listenForKeys() {
  if (!part()) return;
  showSwitch();
  document.addEventListener("htmx:afterSettle", showSwitch);
  document.addEventListener("keydown", (event) => {
    if (!areOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (document.querySelector(".htmx-request")) return;
    const act = ACTS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

// The card with the focus, or else the first that is not decided.
const at = () => cardAtHand() ?? cards().find((each) => !each.matches(".gt-card--decided")) ?? null;

function step(by) {
  const all = cards();
  const place = all.indexOf(cardAtHand());
  if (!all.length) return;
  goTo(all[place < 0 ? 0 : Math.min(all.length - 1, Math.max(0, place + by))]);
}

function press(act, why) {
  const card = at();
  if (!card) return say("Everything on this page is decided.");
  const button = document.getElementById(`${card.id}-${act}`);
  if (button) button.click();
  else say(`Item ${card.dataset.number} ${why}.`);
}

function showSwitch() {
  const place = document.getElementById("keys-switch");
  if (!place || !place.hidden) return;
  const button = document.createElement("button");
  button.type = "button";
  button.id = "keys-on-off";
  button.className = "gt-button-link";
  button.addEventListener("click", () => {
    try { localStorage.setItem(KEPT, areOn() ? "off" : "on"); } catch { /* kept for this page alone */ }
    name(button);
    say(areOn() ? "Keys are on. Press ? to see them." : "Keys are off.");
  });
  name(button);
  const show = document.createElement("button");
  show.type = "button";
  show.id = "keys-show";
  show.className = "gt-button-link";
  show.textContent = "Show the keys";
  show.addEventListener("click", ACTS["?"]);
  place.replaceChildren(button, " ", show);
  place.hidden = false;
}

function name(button) {
  button.textContent = `Keys: ${areOn() ? "on" : "off"}`;
  button.setAttribute("aria-pressed", String(areOn()));
}
