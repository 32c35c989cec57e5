// SPDX-License-Identifier: EUPL-1.2
// What can be measured of the drawings on a page. Runs in the page by Playwright, hence one function.

/// Complaints; empty when all is well.
export function drawingFaults() {
  const LETTERS_LEAST_PX = 13, TOUCH_PX = 1, onPaper = matchMedia('print').matches;
  const faults = [];
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push(`the page is ${wide} px wider than the screen`);
  const words = (text) => text.toLocaleLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const beside = document.querySelector('main').cloneNode(true);
  beside.querySelectorAll('svg text').forEach((label) => label.remove()); // its title and its description are read out
  const texts = document.createTreeWalker(beside, NodeFilter.SHOW_TEXT), said = new Set();
  while (texts.nextNode()) words(texts.currentNode.data).forEach((word) => said.add(word));
  const isSaid = (word) => said.has(word) || (word.length > 2 && [...said].some((other) => other.startsWith(word))); // "des.", "Kultur og inklu…"
  for (const svg of [...document.querySelectorAll('main svg')].filter((s) => s.checkVisibility())) {
    const frame = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll('text')].filter((t) => t.textContent.trim()).map((t) => {
      const { a, b } = t.getScreenCTM();
      return { text: t.textContent.trim(), px: parseFloat(getComputedStyle(t).fontSize) * Math.hypot(a, b), box: t.getBoundingClientRect() };
    });
    for (const { text, px, box } of labels) {
      if (!onPaper && px < LETTERS_LEAST_PX - 0.05) faults.push(`"${text}" is ${px.toFixed(1)} px high`);
      if (box.left < frame.left - TOUCH_PX || box.right > frame.right + TOUCH_PX || box.top < frame.top - TOUCH_PX || box.bottom > frame.bottom + TOUCH_PX)
        faults.push(`"${text}" leaves its drawing`);
      const isName = /^(\p{Lu}|\d+ )/u.test(text) && text.length > 2;
      if (isName && !words(text).some(isSaid)) faults.push(`"${text}" stands in the drawing only`);
    }
    labels.forEach((one, i) => labels.slice(i + 1).forEach((other) => {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (Math.min(across, down) > Math.min(one.box.width, one.box.height) / 4) faults.push(`"${one.text}" stands on "${other.text}"`);
    }));
  }
  return faults.slice(0, 40);
}
