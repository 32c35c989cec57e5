// SPDX-License-Identifier: EUPL-1.2
// Pictures of `tvers flow draw`, looked at as a reader sees them: in a browser, in the type they are meant for.
//
//   const page = await shown(svg);                       // or a whole page: shownPage(html, { width: 320, dark: true })
//   const { signs, labels } = await measured(page);      // where people and names stand, in the drawing's own units
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newPage } from '../browser/harness.mjs';
import { root } from './flow.mjs';

const inter = readFileSync(join(root, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'));
const face = `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${inter.toString('base64')})}`;

export async function shownPage(html, options) {
  const page = await newPage(undefined, options);
  await page.setContent(html);
  await page.addStyleTag({ content: face });
  await page.evaluate('document.fonts.load("600 14px Inter").then(() => document.fonts.ready)');
  return page;
}

export function shown(svg, options) {
  return shownPage(`<!doctype html><title>x</title>${svg}`, options);
}

/// Signs with their middle and size; names with their box; patches of units, and how much of the smaller of two is covered.
export function measured(page) {
  return page.evaluate(() => {
    const svg = document.querySelector('svg'), view = svg.viewBox.baseVal;
    const box = (node) => { const { x, y, width, height } = node.getBBox(); return { x, y, width, height }; };
    const signs = [...svg.querySelectorAll('.sign')].map((node) => {
      const b = box(node);
      return { ...b, kind: node.getAttribute('class'), middle: [b.x + b.width / 2, b.y + b.height / 2] };
    });
    const labels = [...svg.querySelectorAll('text')].map((node) => ({
      ...box(node), text: node.textContent, size: parseFloat(getComputedStyle(node).fontSize) }));
    const patches = [...svg.querySelectorAll('.hull')], point = svg.createSVGPoint();
    const area = patches.map(() => 0), both = patches.map(() => patches.map(() => 0));
    for (point.x = 2; point.x < view.width; point.x += 4)
      for (point.y = 2; point.y < view.height; point.y += 4) {
        const inside = patches.flatMap((patch, i) => (patch.isPointInFill(point) ? [i] : []));
        for (const i of inside) { area[i]++; for (const j of inside) if (j < i) both[i][j]++; }
      }
    const overlap = Math.max(0, ...both.flatMap((row, i) => row.map((count, j) => count && count / Math.min(area[i], area[j]))));
    return { signs, labels, overlap, view: { x: view.x, y: view.y, width: view.width, height: view.height } };
  });
}

export function touch(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
