"""What a page looks like, measured in the page itself."""

from __future__ import annotations

from tests.support.site.window import Window

LINES = """
const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  const around = node.parentElement;
  if (!node.data.trim() || !around.checkVisibility() || around.closest(".hidden, .skip, title, desc"))
    continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const block = around.closest("text, p, li, dt, dd, h1, h2, h3, h4, th, td, summary, figcaption, pre, a");
  const svg = around.closest("svg");
  const boxes = svg ? [around.getBoundingClientRect()] : range.getClientRects();
  for (const {left, right, top, bottom} of boxes)
    if (right > left)
      lines.push({left, right, top: top + scrollY, bottom: bottom + scrollY, block, svg,
                  words: node.data.trim(), scrolls: around.closest("pre, .scroll, .drawn")});
}
"""
"""``lines``: where each line of visible text stands, with its block and its words."""
CUT_OFF = (
    "() => {"
    + LINES
    + """
  const wide = document.documentElement.clientWidth;
  return lines.filter(line => {
    if (line.scrolls) return false;
    const frame = line.svg ? line.svg.getBoundingClientRect() : {left: 0, right: wide};
    return line.left < frame.left - 1 || line.right > frame.right + 1;
  }).map(line => line.words.slice(0, 60));
}"""
)
OVERLAPPING = (
    "() => {"
    + LINES
    + """
  const thin = lines.map(line => ({...line, top: line.top + (line.bottom - line.top) * 0.22,
                                   bottom: line.bottom - (line.bottom - line.top) * 0.22}));
  thin.sort((one, other) => one.top - other.top);
  const found = [];
  thin.forEach((one, at) => {
    for (let next = at + 1; next < thin.length && thin[next].top < one.bottom; next++) {
      const other = thin[next];
      const apart = other.right - 1 <= one.left || one.right - 1 <= other.left;
      if (!apart && one.block !== other.block && !one.scrolls)
        found.push(one.words.slice(0, 40) + " | " + other.words.slice(0, 40));
    }
  });
  return found;
}"""
)
"""Text boxes are higher than their letters; a bit more than a fifth at either end is air."""
SHIFT = """
() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 30));
})"""


def cut_off(window: Window) -> list[str]:
    """The words that stand partly outside the window or their picture."""
    found: list[str] = window.ask(CUT_OFF)
    return found


def overlapping(window: Window) -> list[str]:
    """The pairs of words that cover each other."""
    found: list[str] = window.ask(OVERLAPPING)
    return found


def shift(window: Window) -> float:
    """By how much what is shown moved since the page began to load."""
    found: float = window.ask(SHIFT)
    return found
