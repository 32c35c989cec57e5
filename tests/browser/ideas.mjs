// SPDX-License-Identifier: EUPL-1.2
// Ideas, questions, search and my network in the demo: a member puts an idea down with three presses on a phone, grows it and hands it
// on; asks the network, which shows its mails first; finds it all again; without JavaScript, by keyboard and in Danish.
import assert from 'node:assert/strict';
import { check, giveBack, run, startSite, test } from './harness.mjs';

const site = await startSite({ today: '2026-11-23' });
const visit = async (role, path, wishes, body) => {
  const page = await site.as(role, wishes);
  await page.goto(path);
  await body(page);
  await giveBack(page);
};

test('from My page an idea is put down in two presses, on a phone and without JavaScript', () =>
  visit('medlem', '/', { width: 320, js: false }, async (page) => {
    await page.click('main a[href="/ideas/new"]');
    await check(page);
    await page.fill('#title', 'En idé fra telefonen');
    await page.click('main form button');
    await page.waitForURL(/\/ideas\/\d+$/);
    assert.equal(await page.textContent('h1'), 'En idé fra telefonen');
    await check(page);
  }));

test('its steward grows it and finds a unit to hand it to; the mail is shown before it is sent', () =>
  visit('medlem', '/ideas', {}, async (page) => {
    await page.click('main a:has-text("En idé fra telefonen")');
    await page.click('button[value="grow"]');
    await page.click('button[value="ripe"]');
    await page.click('main a[href$="/hand"]');
    await check(page);
    await page.fill('#unit_name', 'hjemmetjenesten');
    await page.click('button[value="find"]');
    await page.waitForSelector('select[name="unit"]');
    await check(page);
    await page.click('button[value="unit"]');
    assert.match(await page.textContent('h1'), /1 e-post/);
    await page.click('button:has-text("Send")');
    await page.waitForURL(/\/ideas\/\d+$/);
    assert.match(await page.textContent('main'), /ble spurt/);
    assert.match(await page.textContent('.twin'), /Gitt videre til/);
    await check(page);
  }));

test('a question is asked of three, in Danish too', () =>
  visit('medlem', '/networks/1/questions', { lang: 'da', width: 320 }, async (page) => {
    await check(page);
    await page.fill('#body', 'Hvem har prøvd fem minutter ved kaffemaskinen?');
    await page.click('main form button');
    assert.match(await page.textContent('h1'), /3 e-/);
    await page.click('main form button.ds-button');
    await page.waitForURL(/\/questions\/\d+$/);
    await check(page);
  }));

for (const lang of ['nb', 'nn', 'da', 'en'])
  test(`every page of them reads well in ${lang}`, async () => {
    const page = await site.as('medlem', { lang, width: 320 });
    for (const path of ['/ideas', '/ideas/1', '/ideas/2', '/networks/1/ideas', '/networks/1/questions', '/questions/1', '/networks/1/me', '/search',
      '/search?q=brev', '/search?q=finnesikke']) {
      await page.goto(path);
      await check(page);
    }
    await giveBack(page);
  });

test('what was written is found by the beginning of its words', () =>
  visit('medlem', '/', {}, async (page) => {
    await page.fill('#q', 'telefonen');
    await page.press('#q', 'Enter');
    await page.waitForURL(/\/search\?q=telefonen/);
    assert.match(await page.textContent('main'), /En idé fra telefonen/);
  }));

await run();
