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
    const cells = await page.locator('.band .twin tbody').evaluate((body) => [...body.rows].flatMap((row, r) =>
      [...row.cells].slice(1, r + 2).map((cell) => cell.textContent.match(/\d+/g)?.map(Number) ?? [0, 0])));
    assert.deepEqual(cells.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]), [met, possible]);
    const [, own] = (await page.textContent('.beside h2')).match(/med (\d+) av 26/);
    assert.equal((await marks(page, '.beside')).done, Number(own));
    const ofAreas = (await page.locator('.beside .twin td').allTextContents()).map((words) => Number(words.match(/\d+/)));
    assert.equal(ofAreas.reduce((a, b) => a + b), Number(own));
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

test('My page shows the table of the next gathering, with the names that the words beside it say', () =>
  visit('medlem', '/', { width: 360 }, async (page) => {
    const names = await page.locator('.band svg text.name').allTextContents();
    assert.equal(names.length, 2);
    for (const name of names) assert.match(await page.locator('.band p').allTextContents().then(String), new RegExp(name));
    assert.equal(await page.locator('.band svg circle.next').count(), 2);
    await check(page);
  }));

test('a network shows its years: a mark for each gathering, the pairs below, and the same in a list', () =>
  visit('koordinator', '/networks/1', { js: false }, async (page) => {
    const marks = await page.locator('.years .only-wide svg').evaluate((svg) => svg.querySelectorAll('.done, .next').length);
    assert.equal(await page.locator('.twin li').count(), 23);
    assert.equal(marks, 24); // the next one has a core
    const [, met] = (await page.textContent('main')).match(/(\d+) av 351 par har sittet sammen/);
    assert.match(await page.locator('.years .only-wide svg').textContent(), new RegExp(`${met} par har sittet sammen`));
    assert.match(await page.locator('.twin li').nth(4).textContent(), new RegExp(`${met} av 351 par; ingen plan kan nå mer enn`));
    await check(page);
  }));

test('the plan has the same line, also on a phone in the dark, and a network without gatherings has none', async () => {
  await visit('koordinator', '/networks/1/plan', { width: 360, dark: true }, async (page) => {
    assert.equal(await page.locator('.years .only-narrow svg').first().isVisible(), true);
    await check(page);
  });
  await visit('leder', '/networks/3', {}, async (page) => assert.equal(await page.locator('.years svg').count(), 0));
});

test('the seats of a network are as many as the words beside them say', () =>
  visit('leder', '/networks/2/invitations', { js: false }, async (page) => {
    const said = (await page.locator('ul.tally strong').allTextContents()).map(Number);
    const [yes, asked] = await page.locator('.band figure svg').evaluate((svg) => ['done', 'waiting'].map((c) => svg.querySelectorAll(`circle.${c}`).length));
    assert.deepEqual([yes, asked], [said[1], said[4]]);
    await check(page);
  }));

test('the kick-off day stands in two houses with one walk, and as a list', async () => {
  await visit('medlem', '/gatherings/1', { width: 360, dark: true }, async (page) => {
    assert.equal(await page.locator('.day .only-narrow path.walk').count(), 1);
    await page.click('.twin summary');
    assert.equal(await page.locator('ol.programme').isVisible(), true);
    await check(page);
  });
});

test('candidates and units are bars beside their numbers', async () => {
  await visit('leder', '/networks/3/candidates', {}, async (page) => {
    const rows = await page.locator('.unit-bars li').allTextContents();
    const chosen = rows.map((row) => Number(row.match(/(\d+) av/)[1])).reduce((a, b) => a + b);
    assert.equal(chosen, Number((await page.textContent('.tally strong')).trim()));
    await check(page);
  });
  await visit('medlem', '/units', { width: 360 }, async (page) => {
    assert.ok(await page.locator('.unit-bars li').count() > 10);
    await check(page);
  });
});

test('the director has the network on one page: figures, years, attendance, and on paper one sheet of A4', async () => {
  await visit('direktor', '/networks/1', {}, async (page) => {
    await page.click('.doors a[href$="/status"]');
    const [, met] = (await page.textContent('.lead')).match(/(\d+) av 351 par/);
    assert.match(await page.textContent('.figures'), new RegExp(`27\\s+medlemmer.*${met} av 351`, 's'));
    assert.equal(await page.locator('.sheet-bars li').count(), 5);
    await check(page);
    await page.setViewportSize({ width: 688, height: 1000 }); // A4 less its margins, in CSS pixels
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.evaluate(() => document.querySelector('main').scrollHeight) <= 1016);
  });
});

test('the municipality gives its colour and its arms: legible wherever they stand, and only what can be seen', async () => {
  const page = await site.as('admin', {});
  const save = async (accent, file) => {
    await page.goto('/admin/settings');
    await page.fill('#accent', accent);
    if (file) await page.setInputFiles('#arms', { name: 'arms.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(file) });
    await page.click('main form button');
  };
  await save('yellow');
  assert.match(await page.textContent('#accent-problem'), /#105080/);
  await save('', '<svg><script>1</script></svg>');
  assert.match(await page.textContent('#arms-problem'), /ingen former/);
  await save('FFD100', '<svg viewBox="0 0 36 44" onload="alert(1)"><script>alert(1)</script><path d="M0 0H36V44Z" fill="#036"/></svg>');
  const ratios = (await page.locator('form table td:last-child').allTextContents()).flatMap((t) => t.match(/\d+,\d/g)).map((t) => Number(t.replace(',', '.')));
  assert.equal(ratios.length, 4);
  assert.ok(Math.min(...ratios) >= 4.9, String(ratios));
  const arms = await page.locator('.frame-head img').evaluate(async (img) => [img.naturalWidth, await (await fetch(img.src)).text()]);
  assert.ok(arms[0] > 0);
  assert.equal(arms[1], '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 44"><path d="M0 0H36V44Z" fill="#036"/></svg>');
  await check(page);
  await visit('medlem', '/', { dark: true }, (other) => check(other));
  const colours = (other, mark) => other.evaluate((m) => [getComputedStyle(document.querySelector(m)).fill,
    getComputedStyle(document.querySelector('.frame-head')).borderBlockStartColor], mark);
  for (const [path, mark] of [['/networks/2/invitations', '.counts circle.done'], ['/networks/3/candidates', '.unit-bars .done']])
    await visit('leder', path, {}, async (other) => {
      const [drawn, own] = await colours(other, mark);
      assert.equal(drawn, own, `${path} is drawn in the municipality's colour`);
    });
  await page.hover('button[data-variant=secondary]');
  const [hovered, tint] = await page.evaluate(() => {
    const sample = document.body.appendChild(Object.assign(document.createElement('i'), { style: 'background: var(--tint)' }));
    return [document.querySelector('button[data-variant=secondary]'), sample].map((e) => getComputedStyle(e).backgroundColor);
  });
  assert.equal(hovered, tint, 'and so is a button under the pointer');
  await page.goto('/admin/settings');
  await page.check('#arms-none');
  await page.fill('#accent', '');
  await page.click('main form button');
  assert.equal(await page.locator('.frame-head img').count(), 0);
});

test('more chosen than seats: one press spreads the seats over the sectors, and tells by which lot', async () => {
  const page = await site.as('leder', { js: false });
  await page.goto('/networks/3/candidates');
  await page.click('button[value=spread]');
  assert.match(await page.textContent('[role=status]'), /fordelt på kommunalområdene/);
  assert.match(await page.textContent('.tally'), /24\s+valgt, til 24 plasser.*6\s+på ventelisten/s);
  assert.equal(await page.locator('button[value=spread]').count(), 0);
  await page.goto('/networks/3/candidates?list=reserve');
  assert.match(await page.textContent('.picks'), /lodd \d+/);
  await check(page);
});

await run('pictures', { parallel: 2 });
