// Keeps the place through a swap: the text stays scrolled, the focus goes to the next card that is not decided.
import { goTo, part, say, text } from "./page.js";

let kept = null;

export function keepPlace() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target?.id !== "confirming") return;
    if (!event.detail.serverResponse.includes('id="confirming"')) {
      event.detail.shouldSwap = false;
      showWhole(event.detail.xhr);
      return;
    }
    kept = {
      page: text()?.dataset.start,
      top: text()?.scrollTop ?? 0,
      windowTop: window.scrollY,
      focus: document.activeElement?.id,
      open: [...document.querySelectorAll("#confirming details[open]")].map((each) => each.id),
      watching: event.detail.requestConfig?.headers?.["Goldthread-Watching"] === "yes",
    };
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "confirming" && event.detail.elt?.id !== "confirming") return;
    if (kept) restore(kept);
    kept = null;
  });
  document.addEventListener("htmx:sendError", () => say("The site cannot be reached, so nothing was saved. Try again."));
}

function restore(before) {
  if (text()?.dataset.start !== before.page) {
    window.scrollTo(0, Math.min(before.windowTop, part().getBoundingClientRect().top + window.scrollY));
    goTo(document.getElementById(part().dataset.focus) ?? document.getElementById("cards-title"));
    return;
  }
  before.open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (text()) text().scrollTop = before.top;
  window.scrollTo(0, before.windowTop);
  if (before.watching) {
    document.getElementById(before.focus)?.focus({ preventScroll: true });
    return;
  }
  const words = [...document.querySelectorAll("#confirming .gt-said")].map((each) => each.textContent.trim());
  if (words.length) say(words.join(" "));
  goTo(document.getElementById(part().dataset.focus) ?? document.getElementById("go-on")
    ?? document.getElementById("all-decided"));
}

// An answer that is no page of confirming: signed out, or refused. It is shown as it came.
function showWhole(xhr) {
  if (xhr.status < 400) {
    location.assign(xhr.responseURL);
    return;
  }
  const answer = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const main = answer.getElementById("main-content");
  document.title = answer.title;
  if (main) document.getElementById("main-content").replaceWith(document.importNode(main, true));
}
