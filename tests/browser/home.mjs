// SPDX-License-Identifier: EUPL-1.2
// My page: what is next for me, and what waits for my answer? And the calendar that one subscribes to.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { check, run, startSite, test } from './harness.mjs';

const site = await startSite({ today: '2026-11-23' });
const feedOf = async (page) => (await page.locator('code.copy').textContent()).trim();

for (const [role, how] of [[null, {}], ['medlem', { lang: 'da', dark: true }], ['nyansatt', { lang: 'nn' }],
  ['koordinator', { lang: 'en' }], ['leder', { js: false }], ['direktor', { lang: 'da' }], ['hr', {}], ['admin', {}]])
  test(`the first page holds for ${role ?? 'a visitor'} (${how.lang ?? 'nb'})`, async () => {
    const page = await site.as(role, how);
    await page.goto('/');
    await check(page);
  });

test('a Danish visitor of the Norwegian municipality reads how the Danish one is started', async () => {
  const page = await site.as(null, { lang: 'da' });
  await page.goto('/');
  assert.match(await page.textContent('main'), /En dansk kommune starter du med: tvers demo --language da/);
});

test('who is invited sees the invitation first, and answers it', async () => {
  const page = await site.as('nyansatt', {});
  await page.goto('/');
  assert.match(await page.locator('section.band').first().textContent(), /Du er invitert til «/);
  await page.locator('section.band a.ds-button').click();
  await page.waitForURL(/\/i\//);
});

test('a member sees the next gathering with table-mates, and answers right there', async () => {
  const page = await site.as('medlem', { js: false });
  await page.goto('/');
  assert.match(await page.textContent('section.band'), /torsdag 3\. desember 2026.*Du sitter sammen med/s);
  await page.locator('button[value=no]').click();
  await page.goto('/');
  assert.match(await page.textContent('legend'), /Du har svart nei/);
});

test('who follows from a distance reads how far each network has come, and is one press from its page', async () => {
  const page = await site.as('direktor', { width: 320 });
  await page.goto('/');
  assert.match(await page.textContent('main'), /5 av 23 samlinger er gjennomført\. Neste samling er «/);
  await page.locator('main a[href$="/status"]').last().click();
  assert.match(await page.textContent('h1'), /Nettverket på én side/);
});

for (const [role, lang] of [['medlem', 'nb'], ['koordinator', 'nn'], ['leder', 'da'], ['direktor', 'en']])
  test(`everything that waits, and which mails come, hold for ${role} in ${lang}`, async () => {
    const page = await site.as(role, { lang, dark: lang === 'da', js: lang !== 'nn' });
    for (const path of ['/waiting', '/notices']) {
      await page.goto(path);
      await check(page);
    }
  });

test('of what waits, five things stand on My page, with minutes and one link each; the rest is one press away', async () => {
  const page = await site.as('leder', { width: 320 });
  await page.goto('/');
  const shown = await page.locator('.waiting > li').count();
  assert.ok(shown > 0 && shown <= 5, `${shown} things`);
  assert.equal(await page.locator('.waiting > li a').count(), shown);
  assert.match(await page.locator('.waiting > li').first().textContent(), /\d+ min/);
  if (await page.locator('a[href="/waiting"]').count()) {
    await page.click('a[href="/waiting"]');
    assert.ok(await page.locator('.waiting > li').count() > shown);
  }
});

test('the calendar reads right in ical.js, is not sent again unchanged, and ends with a new address', async () => {
  const page = await site.as('koordinator', {});
  await page.goto('/');
  const address = await feedOf(page);
  const first = await fetch(address);
  assert.equal(first.headers.get('content-type'), 'text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await first.text()));
  assert.equal(calendar.getFirstPropertyValue('method'), null);
  assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), 'Tvers\\, Nordvåg kommune'); // of no type that ical.js knows: as it stands
  const events = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
  assert.ok(events.length >= 20);
  assert.equal(new Set(events.map((e) => e.uid)).size, events.length);
  const next = events.find((e) => e.summary.startsWith('Kunstig intelligens i saksbehandlingen – ')); // and the network
  assert.equal(next.startDate.toString(), '2026-12-03T12:00:00');
  assert.deepEqual(events.flatMap((e) => e.attendees), []);
  assert.equal((await fetch(address, { headers: { 'If-None-Match': first.headers.get('etag') } })).status, 304);
  await page.locator('details summary').click();
  await page.locator('form[action="/calendar"] button').click();
  assert.equal((await fetch(address)).status, 410);
  assert.equal((await fetch(await feedOf(page))).status, 200);
});

await run('home');
