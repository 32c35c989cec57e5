// SPDX-License-Identifier: EUPL-1.2
// Hosting a gathering, on a phone and by keyboard, in the demo: taken, asked to be taken over, given back; what a host may do; and
// what each role sees of who has hosted how often.
import assert from 'node:assert/strict';
import { check, run, startSite, test } from './harness.mjs';
import { press } from './municipality.mjs';

const site = await startSite({ today: '2026-11-06' });
const hosts = '/networks/1/hosts', next = '/gatherings/6/host', wanted = '/gatherings/7/host', own = '/gatherings/8/host';

/// As the member who looks around: the gathering that they host.
async function mine(options = {}) {
  const page = await site.as('medlem', { width: 360, ...options });
  await page.goto('/');
  await page.click(`main a[href="${own}"]`);
  return page;
}

const said = (page) => page.textContent('main');

for (const [role, lang] of [['medlem', 'nb'], ['medlem', 'da'], ['koordinator', 'nn'], ['leder', 'en'], ['direktor', 'nb'], ['hr', 'da']])
  test(`the pages of hosting hold for ${role} in ${lang}`, async () => {
    const page = await site.as(role, { lang, width: 320, dark: lang === 'nn' });
    for (const path of [hosts, next, wanted, own, '/gatherings/6', '/networks/1']) {
      await page.goto(path);
      await check(page);
    }
  });

test('a director reads who hosts, and of no member what they have done', async () => {
  const page = await site.as('direktor');
  await page.goto(hosts);
  assert.equal(await page.locator('main table').count(), 0);
  assert.match(await said(page), /Vert:/);
});

test('the coordinator sees whose turn it is, and that mails are shown before all are asked', async () => {
  const page = await site.as('koordinator', { width: 360 });
  await page.goto(wanted);
  assert.match(await said(page), /Neste i tur:/);
  await press(page, 'main button[value=ask_all]');
  assert.match(await page.textContent('h1'), /^Sende \d+ e-poster\?$/);
  await check(page);
});

test('a host asks a colleague to take over in three presses from My page on a phone', async () => {
  const page = await mine(); // one
  await check(page);
  await page.selectOption('#to', { index: 3 });
  await press(page, 'main button[value=swap]'); // two
  assert.match(await page.textContent('h1'), /^Sende 1 e-post\?$/);
  await press(page, 'main button[name=confirmed]'); // three
  assert.match(await said(page), /Du er vert til svaret er ja/);
  await check(page);
  await press(page, 'main button[value=withdraw]');
  assert.match(await said(page), /Spørsmålet er trukket/);
});

test('whoever is first takes over from who asked everybody, and the other reads who it is', async () => {
  const page = await mine({ js: false });
  await press(page, 'main button[value=swap]');
  assert.match(await said(page), /De andre ser det på Min side/);
  const other = await site.as('koordinator', { width: 360 });
  await other.goto('/');
  await other.click('main .waiting a:has-text("Ta over som vert")'); // by the link that a mail has
  await check(other);
  await press(other, 'main button[value=yes]');
  assert.match(await said(other), /Du er vert for denne samlingen/);
  await page.goto(own);
  assert.equal(await page.locator('main button[value=swap]').count(), 0);
  await other.goto(own);
  await press(other, 'main button[value=give_back]');
  assert.match(await said(other), /Du er ikke vert lenger/);
});

test('a member takes a hosting in three presses from My page, by keyboard, and then changes the place but not the day', async () => {
  const page = await site.as('medlem', { width: 360 });
  await page.goto('/');
  await page.focus(`main a[href="/networks/1"]`);
  await page.keyboard.press('Enter'); // one
  await page.waitForURL('**/networks/1');
  await page.goto(wanted); // two: from the list of hosts, or from the gathering
  await page.focus('main button[value=take]');
  await page.keyboard.press('Enter'); // three
  await page.waitForFunction(() => /Du er vert for denne samlingen/.test(document.querySelector('main').textContent));
  await check(page);
  await page.click('main a[href$="/edit"]');
  await check(page);
  assert.equal(await page.locator('#held_on').count(), 0);
  await page.fill('#place', 'Kantina på rådhuset');
  await press(page, 'main form.form button');
  assert.match(await said(page), /Kantina på rådhuset/);
  await page.goto('/gatherings/6/edit');
  assert.match(await page.textContent('h1'), /Ingen tilgang|ikke/i);
});

test('who does not want to be asked for a while says so, and is told until when', async () => {
  const page = await site.as('medlem', { width: 360 });
  await page.goto(hosts);
  await press(page, 'main button[value=pause]');
  assert.match(await said(page), /Ingen spør deg om å være vert før etter/);
  await check(page);
  await press(page, 'main button[value=resume]');
  assert.equal(await page.locator('main button[value=pause]').count(), 1);
});

await run('hosting');
