// SPDX-License-Identifier: EUPL-1.2
// The pictures of the pages: who sees which, with the same figures in words, on a phone, in the dark, without scripts.
import assert from 'node:assert/strict';
import { check, giveBack, run, startSite, test } from './harness.mjs';

const site = await startSite({ today: '2026-11-29' });
const visit = async (role, path, wishes, body) => {
  const page = await site.as(role, wishes);
  await page.goto(path);
  await body(page);
  await giveBack(page);
};
const marks = (page, selector) => page.locator(`${selector} svg`).first().evaluate((svg) => ({
  done: svg.querySelectorAll('circle.done').length, all: svg.querySelectorAll('circle').length }));

test('members see who has sat with whom: a mark for each pair, as many filled as the words and the table say', () =>
  visit('medlem', '/networks/1/people', { js: false }, async (page) => {
    const [, met, possible] = (await page.textContent('.lead')).match(/(\d+) av (\d+) par har sittet sammen/).map(Number);
    assert.deepEqual(await marks(page, '.triangle .only-wide'), { done: met, all: possible });
    assert.deepEqual(await marks(page, '.triangle .only-narrow'), { done: met, all: possible });
    const cells = await page.locator('.twin tbody').evaluate((body) => [...body.rows].flatMap((row, r) =>
      [...row.cells].slice(1, r + 2).map((cell) => cell.textContent.match(/\d+/g)?.map(Number) ?? [0, 0])));
    assert.deepEqual(cells.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]), [met, possible]);
    const [, own] = (await page.textContent('.beside h2')).match(/med (\d+) av 26/);
    assert.equal((await marks(page, '.beside')).done, Number(own));
    await check(page);
  }));

test('on a phone and in the dark the triangle is the narrow one, and reads as well', () =>
  visit('koordinator', '/networks/1/people', { width: 360, dark: true }, async (page) => {
    assert.equal(await page.locator('.only-wide').first().isVisible(), false);
    assert.equal(await page.locator('.only-narrow').first().isVisible(), true);
    await check(page);
  }));

test('a director who follows the network sees how much, and of nobody with whom', () =>
  visit('direktor', '/networks/1/people?show=met', {}, async (page) => {
    assert.equal(await page.locator('main svg').count(), 0);
    assert.match(await page.textContent('.band table'), /\d+ av \d+/);
    assert.doesNotMatch(await page.textContent('main'), /Har sittet sammen med/);
    await check(page);
  }));

await run('pictures', { parallel: 2 });
