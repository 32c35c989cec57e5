// SPDX-License-Identifier: EUPL-1.2
// The notes of a gathering: written by several on their phones, kept while they type, on a dead connection and over a crash.
import assert from 'node:assert/strict';
import { check, giveBack, run, startSite, test } from './harness.mjs';
import { press } from './municipality.mjs';

const site = await startSite({ today: '2026-11-23' });
const held = '/gatherings/2';
const body = 'textarea[name=body]', status = '[data-draft-status]';
const notesOf = async (role = 'koordinator') => {
  const page = await site.as(role, { js: false });
  await page.goto(`${held}/notes`);
  const words = await page.textContent('main');
  await giveBack(page);
  return words;
};

test('from the page of the gathering to saved notes, with decisions and tasks, on a phone without JavaScript', async () => {
  const page = await site.as('medlem', { width: 320, js: false });
  await page.goto(held);
  await page.click('main a[href$="/notes"]');
  await check(page);
  await page.click('main a[href$="/notes/write"]');
  await check(page);
  await page.fill(body, '# Vi møttes\n\n- Beslutning: torsdager klokka tolv\n- Oppgave: bestille rom innen 4.2.\n\n| hva | når |\n|---|---|\n| kaffe | 12 |\n');
  await press(page, 'main form button');
  assert.match(await page.textContent('main ul'), /torsdager klokka tolv/);
  assert.match(await page.textContent('main'), /bestille rom innen 4\.2\..*torsdag 4\. februar/s);
  assert.equal(await page.locator('.prose h3').textContent(), 'Vi møttes');
  await check(page);
  await press(page, 'button[name=state][value=done]');
  assert.match(await page.textContent('main'), /bestille rom innen 4\.2\.\s*Gjort/);
  await check(page);
});

for (const [role, lang] of [['koordinator', 'nn'], ['leder', 'da'], ['hr', 'en'], ['medlem', 'nb']])
  test(`notes hold for ${role} in ${lang}, also on paper`, async () => {
    const page = await site.as(role, { lang, dark: lang === 'nn' });
    for (const path of role === 'leder' || role === 'hr' ? ['notes'] : ['notes', 'notes/write', 'notes/history']) {
      await page.goto(`${held}/${path}`);
      await check(page);
    }
  });

test('a sponsor reads what was decided, and nothing else', async () => {
  const words = await notesOf('direktor');
  assert.match(words, /torsdager klokka tolv/);
  assert.doesNotMatch(words, /kaffe|bestille rom/);
});

test('two who write at the same time both find their words; a paragraph that both changed is shown twice and saved by nobody', async () => {
  const one = await site.as('medlem', {}), other = await site.as('koordinator', { js: false });
  await one.goto(`${held}/notes/write`);
  await other.goto(`${held}/notes/write`);
  const before = await other.inputValue(body);
  await one.fill(body, `${before}\n\nFra medlemmet`);
  await press(one, 'main form button');
  await other.fill(body, before.replace('Vi møttes', 'Vi møttes igjen'));
  await press(other, 'main form button');
  const words = await notesOf();
  assert.match(words, /Vi møttes igjen/);
  assert.match(words, /Fra medlemmet/);
  await one.goto(`${held}/notes/write`);
  await other.goto(`${held}/notes/write`);
  const now = await one.inputValue(body);
  await one.fill(body, now.replace('Fra medlemmet', 'Fra medlemmet selv'));
  await press(one, 'main form button');
  await other.fill(body, now.replace('Fra medlemmet', 'Fra en annen'));
  const answer = other.waitForResponse((r) => r.request().method() === 'POST');
  await other.click('main form button');
  assert.equal((await answer).status(), 409);
  await other.waitForLoadState();
  assert.match(await other.inputValue(body), /Fra medlemmet selv\s+Fra en annen/);
  await other.goto(`${held}/notes/history`);
  assert.match(await other.textContent('ins'), /selv/);
  await check(other);
});

test('what is typed is kept on the server when the keys rest, and is there on the next visit', async () => {
  const page = await site.as('medlem', {});
  await page.goto(`${held}/notes/write`);
  await page.locator(body).press('Control+End');
  await page.keyboard.type('\n\nHalvskrevet');
  await page.waitForFunction((s) => /Tatt vare på klokka \d\d:\d\d/.test(document.querySelector(s).textContent), status);
  assert.doesNotMatch(await notesOf(), /Halvskrevet/);
  const later = await site.as('medlem', { js: false });
  await later.goto(`${held}/notes`);
  await later.click('main .notice a');
  assert.match(await later.inputValue(body), /Halvskrevet/);
  await press(later, 'main form button');
  assert.match(await notesOf(), /Halvskrevet/);
});

test('on a dead connection it stays in the browser, over a reload, and is sent when there is one again', async () => {
  const page = await site.as('koordinator', {}), tab = page.context();
  await page.goto(`${held}/notes/write`);
  await tab.setOffline(true);
  await page.locator(body).press('Control+End');
  await page.keyboard.type('\n\nUten nett');
  await page.waitForFunction((s) => /ikke kontakt/.test(document.querySelector(s).textContent), status);
  await page.route('**/notes/write', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue())); // not yet
  await tab.setOffline(false);
  await page.reload();
  assert.match(await page.inputValue(body), /Uten nett/);
  await page.unroute('**/notes/write');
  await page.waitForFunction((s) => /Tatt vare på klokka/.test(document.querySelector(s).textContent), status);
  await press(page, 'main form button');
  assert.match(await notesOf(), /Uten nett/);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [], 'nothing is left in the browser');
});

test('a server that is killed loses nothing that it said it had', async () => {
  const page = await site.as('medlem', {});
  await page.goto(`${held}/notes/write`);
  await page.locator(body).press('Control+End');
  await page.keyboard.type('\n\nFør krasjet');
  await page.waitForFunction((s) => /Tatt vare på klokka/.test(document.querySelector(s).textContent), status);
  await site.kill();
  await page.keyboard.type(' og etter');
  await page.waitForFunction((s) => /ikke kontakt/.test(document.querySelector(s).textContent), status);
  await site.start();
  await page.reload();
  assert.match(await page.inputValue(body), /Før krasjet og etter/);
  await press(page, 'main form button');
  assert.match(await notesOf(), /Før krasjet og etter/);
});

test('who signs out leaves nothing in the browser', async () => {
  const page = await site.as('medlem', {});
  await page.goto(`${held}/notes/write`);
  await page.evaluate(() => localStorage.setItem('draft:1:notes:2', '{}'));
  await page.locator('form[action="/sign-out"] button').first().click();
  await page.waitForLoadState();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

await run('notes');
