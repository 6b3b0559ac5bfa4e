// Asks every three seconds whether another member of the team changed something, and shows it without losing a word.
import { cards, part, say, text } from "./page.js";

const EVERY = 3000;
const IDLE = 10 * 60 * 1000; // then the page rests, so that it does not keep a forgotten sign-in alive

let lastActive = performance.now();

export function watchForOthers() {
  if (!part()) return;
  ["keydown", "pointerdown", "scroll"].forEach((name) =>
    document.addEventListener(name, () => { lastActive = performance.now(); }, { passive: true, capture: true }));
  setInterval(look, EVERY);
}

async function look() {
  const before = part();
  if (!before || document.hidden || performance.now() - lastActive > IDLE) return;
  let stamp;
  try {
    const answer = await fetch(before.dataset.stampUrl, { headers: { Accept: "text/plain" }, redirect: "error" });
    if (!answer.ok) return;
    stamp = await answer.text();
  } catch {
    return; // the site cannot be reached just now; the next look may reach it
  }
  if (part() !== before || stamp === before.dataset.stamp || isBusy()) return;
  const versions = seen();
  await window.htmx.ajax("GET", location.pathname + location.search, {
    source: "#confirming", target: "#confirming", select: "#confirming",
    swap: "outerHTML show:none focus-scroll:false", headers: { "Goldthread-Watching": "yes" },
  });
  tell(versions);
}

// Somebody types, has marked text, or an answer is on its way: nothing is swapped under them.
function isBusy() {
  const at = document.activeElement;
  const marked = window.getSelection();
  return Boolean(at?.matches("input:not([type=checkbox]), textarea, select"))
    || (marked && !marked.isCollapsed && text()?.contains(marked.anchorNode))
    || document.getElementById("keys")?.open
    || Boolean(document.querySelector(".htmx-request"));
}

const seen = () => new Map(cards().map((each) => [each.id, each.dataset.version]));

function tell(before) {
  const numbers = cards().filter((each) => before.get(each.id) !== each.dataset.version)
    .map((each) => each.dataset.number);
  if (!numbers.length) say("Another member of the team changed something on another page.");
  else if (numbers.length === 1) say(`Another member of the team changed item ${numbers[0]}.`);
  else say(`Another member of the team changed items ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}.`);
}
