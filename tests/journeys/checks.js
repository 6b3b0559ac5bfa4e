// What the walker asks of a page. Each function gives plain data back.
({
  headings: () => ({
    title: document.title,
    h1: [...document.querySelectorAll("h1")].map((each) => each.textContent.replace(/\s+/g, " ").trim()),
    lang: document.documentElement.lang,
  }),

  // Marks what the Tab key must reach; of a group of radios it reaches one.
  interactive: () => {
    // How a thing, its label and what stands around it are drawn; the focus must change something of it.
    window.walkerLook = (each) => [each, each.parentElement, ...(each.labels || [])].flatMap((part) =>
      [getComputedStyle(part), getComputedStyle(part, "::before")]).map((style) =>
      [style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth,
        style.outlineColor.endsWith(", 0)") || style.outlineStyle === "none" ? "" : style.outlineWidth]).join("|");
    const candidates = [...document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")];
    const seen = new Set();
    return candidates.filter((each) => {
      if (each.disabled || each.tabIndex < 0 || !each.checkVisibility({ visibilityProperty: true })) return false;
      if (each.type !== "radio") return true;
      const group = `${each.form ? [...document.forms].indexOf(each.form) : ""}:${each.name}`;
      if (seen.has(group)) return false;
      seen.add(group);
      return true;
    }).map((each, place) => {
      const radios = each.type === "radio" ? [...document.getElementsByName(each.name)] : [each];
      radios.forEach((one) => { one.walkerPlace = place; one.walkerLook = window.walkerLook(one); });
      return (each.textContent || each.name || each.id || each.tagName).trim().slice(0, 60);
    });
  },

  // Where the focus is, and whether a person can see it.
  focus: () => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return { place: null };
    const box = at.getBoundingClientRect();
    return { place: at.walkerPlace ?? -1, shown: window.walkerLook(at) !== at.walkerLook && box.width > 1 && box.height > 1,
             name: (at.textContent || at.name || at.id || at.tagName).trim().slice(0, 60) };
  },

  // Anything wider than the screen, and any text cut off.
  narrow: () => {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width) found.push(`the page scrolls sideways: ${document.documentElement.scrollWidth}`);
    for (const each of document.querySelectorAll("body *")) {
      if (!each.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(each), box = each.getBoundingClientRect();
      const hidden = style.clipPath !== "none" || (box.width <= 1 && box.height <= 1) || each.closest(".govuk-visually-hidden, .govuk-skip-link, svg");
      if (hidden) continue;
      let scrolls = false;
      for (let parent = each.parentElement; parent; parent = parent.parentElement) {
        const outer = getComputedStyle(parent);
        if (outer.clipPath !== "none" || (outer.position === "absolute" && parent.offsetWidth <= 1)) scrolls = true;
        if (["auto", "scroll"].includes(outer.overflowX)) scrolls = true;
      }
      if (scrolls) continue;
      const name = `${each.tagName.toLowerCase()}.${each.className} "${(each.textContent || "").trim().slice(0, 40)}"`;
      if (box.right > width + 1 && box.width > 0) found.push(`reaches past the edge: ${name}`);
      const cuts = ["hidden", "clip"].includes(style.overflowX) || style.textOverflow === "ellipsis";
      if (cuts && each.scrollWidth > each.clientWidth + 1) found.push(`text is cut: ${name}`);
    }
    return found.slice(0, 5);
  },

  links: () => [...document.querySelectorAll("a[href]")].map((each) => each.href),

  missingAnchors: () => [...document.querySelectorAll('a[href^="#"]')]
    .map((each) => each.getAttribute("href").slice(1))
    .filter((name) => name && !document.getElementById(name)),

  // A summary's links must land on something that takes the focus.
  deadSummaryLinks: () => [...document.querySelectorAll(".govuk-error-summary a")]
    .map((each) => each.getAttribute("href"))
    .filter((href) => {
      const at = document.getElementById(href.slice(1));
      return !at || !at.matches("input, select, textarea, button") || !at.checkVisibility();
    }),
})
