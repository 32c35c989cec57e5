// SPDX-License-Identifier: EUPL-1.2
// Each picture of the pages with nothing, one, some and very many in it, on a phone, a desk and a projector. Of each it is
// measured that no label stands on another or leaves its drawing, that letters can be read, and that the words beside it say
// what it says. Members, attendance and wall of 300 people are kept as PNG in build/gallery/; script/pictures keeps all,
// also in the dark, in forced colours and on paper, since only eyes tell whether they are beautiful.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { drawingFaults } from './drawing.mjs';
import { walk } from './keyboard.mjs';
import { check, giveBack, run, startSite, test } from './harness.mjs';
import { root, temporaryFolder } from './processes.mjs';

const folder = process.env.PICTURES ?? join(root, 'build/gallery'), keepsAll = Boolean(process.env.PICTURES);
mkdirSync(folder, { recursive: true });

const looks = [
  { name: 'phone', width: 320 }, { name: 'desk', width: 1280 }, { name: 'phone-360', width: 360, isSeen: true },
  { name: 'projector', width: 1920, height: 1080, isSeen: true }, { name: 'phone-dark', width: 360, dark: true, isSeen: true },
  { name: 'desk-dark', width: 1280, dark: true, isSeen: true }, { name: 'desk-forced', width: 1280, forced: true, isSeen: true },
  { name: 'paper', width: 718, media: 'print', isSeen: true },
];

/// The demo, and what a file of tests/browser/ adds to its store.
async function siteOf(...files) {
  const data = join(temporaryFolder(), 'tvers.db');
  const site = await startSite({ today: '2026-11-29', data });
  await site.stop();
  for (const file of files) execFileSync('sqlite3', ['-bail', data, `.read ${join(root, 'tests/browser', file)}`]);
  return site.start();
}

async function lookAt(site, { role, path, name, isTurned }, look, isKept) {
  const page = await site.as(role, look);
  if (look.height) await page.setViewportSize(look);
  if (look.media) await page.emulateMedia({ media: look.media });
  await page.goto(path);
  const faults = (await page.evaluate(drawingFaults)).filter((fault) => !isTurned || !fault.includes('drawing only'));
  if (isKept) await page.screenshot({ path: join(folder, `${name}-${look.name}.png`), fullPage: !look.height });
  await giveBack(page);
  return faults.map((fault) => `${name}-${look.name}: ${fault}`);
}

function show(site, sentence, shown) {
  test(sentence, async () => {
    const faults = [];
    for (const one of shown)
      for (const look of looks)
        if (keepsAll || one.isKept || !look.isSeen) faults.push(...await lookAt(site, one, look, keepsAll || (one.isKept && look.isSeen)));
    assert.deepEqual(faults, []);
  });
}

const many = await siteOf('many.sql'), library = await siteOf('books.sql');
const networks = { none: 100, one: 101, two: 102, some: 1, sixty: 112, ninety: 131, many: 199 };
const ofEach = (what, path, amounts = Object.keys(networks), role = 'koordinator') =>
  amounts.map((amount) => ({ role, path: path(networks[amount]), name: `${what}-${amount}`, isKept: amount === 'many' && what !== 'seats' }));
const next = (network) => ({ 1: 6, 101: 10100, 102: 10201, 112: 11206, 131: 13110, 199: 19910 })[network];

show(many, 'who has met whom', ofEach('members', (n) => `/networks/${n}/people`));
show(many, 'the years of a network', [...ofEach('network', (n) => `/networks/${n}`), ...ofEach('plan', (n) => `/networks/${n}/plan`),
  ...ofEach('status', (n) => `/networks/${n}/status`)]);
show(many, 'the seats of a network', ofEach('seats', (n) => `/networks/${n}/invitations`, ['none', 'one', 'two', 'sixty', 'many'], 'leder'));
show(many, 'my own network', ofEach('mine', (n) => `/networks/${n}/me`, ['one', 'two', 'some', 'sixty', 'many']));
show(many, 'the day and its groups', [...ofEach('gathering', (n) => `/gatherings/${next(n)}`, ['one', 'two', 'some', 'sixty', 'ninety', 'many']),
  { role: 'medlem', path: '/gatherings/1', name: 'kick-off' }]);
show(many, 'the wall', ofEach('wall', (n) => `/gatherings/${next(n)}/wall`, ['one', 'two', 'some', 'sixty', 'ninety', 'many']));
show(many, 'attendance', ofEach('attendance', (n) => `/gatherings/${next(n)}/attendance`, ['one', 'two', 'some', 'ninety', 'many']));
if (keepsAll) show(many, 'cards for the tables', ofEach('cards', (n) => `/gatherings/${next(n)}/cards`, ['two', 'some', 'many']));
show(many, 'my table, and a home without one', [{ role: 'medlem', path: '/', name: 'home-some' }, { role: 'hr', path: '/', name: 'home-hr' },
  { role: 'koordinator', path: '/', name: 'home-many' }, { role: 'nyansatt', path: '/', name: 'home-none' }]);
show(many, 'bars of units', [{ role: 'leder', path: '/networks/3/candidates', name: 'candidates-some' }, { role: 'medlem', path: '/units', name: 'units-sixty' }]);
show(many, 'what became of an idea', [{ role: 'medlem', path: '/ideas/1', name: 'idea-many' }, { role: 'medlem', path: '/ideas/5', name: 'idea-none' },
  { role: 'medlem', path: '/chain/4', name: 'chain-many' }]);
show(many, 'twelve books', [{ role: 'medlem', path: '/themes', name: 'shelf-some' }]);
show(library, 'two hundred books', [{ role: 'medlem', path: '/themes', name: 'shelf-many', isTurned: true }]); // its list is turned

test('in forced colours the focus is seen on everything that a key reaches, pictures too', async () => {
  const page = await many.as('medlem', { forced: true });
  for (const path of ['/', '/networks/1', '/networks/1/people', '/gatherings/6', '/themes', '/ideas/1']) {
    await page.goto(path);
    assert.deepEqual(await walk(page), [], path);
  }
});

test('one of 300 has no picture of whom they met, but reads with how many they have sat', async () => {
  const page = await many.as('medlem');
  await page.goto('/networks/199/me');
  assert.equal(await page.locator('main svg').count(), 0);
  assert.match(await page.textContent('.lead'), /sittet sammen med \d+ av 299/);
});

test('a wall of 300 is in the hand a list of all who come with their groups, and on the wall it turns', async () => {
  const page = await many.as('medlem', { width: 360 });
  await page.goto('/gatherings/19910/wall');
  assert.equal(await page.locator('.wall-names li').count(), 267); // the others said no
  assert.equal(await page.locator('.wall-names').isVisible(), true);
  await check(page);
  await page.setViewportSize({ width: 1920, height: 1080 });
  const first = await page.locator('.wall-drawing text').allTextContents();
  await page.click('[rel=next]');
  assert.notDeepEqual(await page.locator('.wall-drawing text').allTextContents(), first);
});

await run('gallery', { parallel: 2 });
