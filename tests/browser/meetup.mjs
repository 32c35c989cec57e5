// SPDX-License-Identifier: EUPL-1.2
// A meet-up: what it begins with, the sheets of its groups on their phones, and what people take home.
import assert from 'node:assert/strict';
import { check, giveBack, run, startSite, test } from './harness.mjs';
import { press } from './municipality.mjs';

const site = await startSite({ today: '2026-11-06' }); // the day after a meet-up
const held = '/gatherings/5', status = '[data-draft-status]';
const saved = (page) => page.waitForFunction((s) => /^Lagret klokka \d\d:\d\d$/.test(document.querySelector(s).textContent), status);
const offline = (page) => page.waitForFunction((s) => /ikke kontakt/.test(document.querySelector(s).textContent), status);

/// The sheet of the member's group, opened from the page of the gathering.
async function sheet(role, options = {}) {
  const page = await site.as(role, options);
  await page.goto(held);
  await page.click('main a[href$="/sheets"]');
  await page.click('main ul a.ds-button');
  return page;
}

const found = async (page) => page.inputValue('textarea[name=found]');

test('a member writes what they take home, and shares it, in three presses from My page on a phone', async () => {
  const page = await site.as('medlem', { width: 360 });
  await page.goto('/');
  await page.click('main .waiting a:has-text("Hva tar du med hjem")'); // one
  await check(page);
  await page.fill('textarea[name=body]', 'Ringe Ungdomshuset om nøkkelen');
  await page.click('label[for=worth-4]'); // two
  await press(page, 'main form button[value=share]'); // three
  assert.match(await page.textContent('main .notice'), /Lagret/);
  const other = await site.as('koordinator', {});
  await other.goto(`${held}/take-home`);
  assert.match(await other.textContent('main'), /Ringe Ungdomshuset om nøkkelen/);
  await page.goto('/');
  assert.doesNotMatch(await page.textContent('main'), /Hva tar du med hjem/);
  await page.click('main a:has-text("Det du tar med hjem")'); // also when it is asked no more
  assert.equal(await page.inputValue('textarea[name=body]'), 'Ringe Ungdomshuset om nøkkelen');
});

test('a member proposes a topic in three presses from My page on a phone', async () => {
  const page = await site.as('medlem', { width: 360 });
  await page.goto('/');
  await page.click('main a:has-text("Foreslå et tema")'); // one
  await page.fill('input[name=title]', 'Hvem eier nøkkelen?');
  await press(page, 'main form button:has-text("Foreslå")'); // two
  assert.match(await page.textContent('main'), /Hvem eier nøkkelen\?/);
});

test('a lead sets the day of the weekly mail', async () => {
  const page = await site.as('leder', { js: false, width: 320 });
  await page.goto('/networks/1');
  await page.click('main a[href$="/settings"]');
  await check(page);
  await page.selectOption('select[name=weekday]', { label: 'torsdag' });
  await press(page, 'main form button');
  await page.goto('/networks/1/settings');
  assert.equal(await page.locator('select[name=weekday] option:checked').textContent(), 'torsdag');
});

test('the sheet of a group is filled in without JavaScript, on a narrow phone', async () => {
  const page = await sheet('medlem', { js: false, width: 320 });
  await check(page);
  await page.fill('textarea[name=found]', 'Nøkler er lette å gi fra seg');
  await page.locator('textarea[name^=takes-]').first().fill('Spørre rektor');
  await press(page, 'main form button.ds-button');
  assert.equal(await found(page), 'Nøkler er lette å gi fra seg');
  assert.equal(await page.locator('textarea[name^=takes-]').first().inputValue(), 'Spørre rektor');
  await check(page);
});

for (const [role, lang] of [['medlem', 'nn'], ['koordinator', 'nb'], ['leder', 'en'], ['medlem', 'da']])
  test(`the pages of a meet-up hold for ${role} in ${lang}, also on paper`, async () => {
    const page = await site.as(role, { lang, dark: lang === 'nn' });
    const own = { koordinator: [`${held}/sheets/print`, '/networks/1/template'], leder: ['/networks/1/template'] }[role] ?? [];
    for (const path of [held, `${held}/sheets`, `${held}/take-home`, '/gatherings/6/sheets', ...own]) {
      await page.goto(path);
      await check(page);
    }
  });

test('two phones of one group write at once, and each sees what the other wrote', async () => {
  const one = await sheet('medlem'), two = await sheet('medlem');
  const before = await found(one);
  await one.locator('textarea[name=found]').press('Control+End');
  await one.keyboard.type('\n\nFra den ene');
  await saved(one);
  await two.locator('textarea[name=found]').press('Control+End');
  await two.keyboard.type('\n\nFra den andre');
  await saved(two);
  assert.equal(await found(two), `${before}\n\nFra den ene\n\nFra den andre`);
  await two.keyboard.type(' også'); // where it was typing
  await two.waitForFunction(() => !Object.keys(localStorage).length);
  await one.reload();
  assert.equal(await found(one), `${before}\n\nFra den ene\n\nFra den andre også`);
});

test('who types on while the answer is on its way finds it where it was typed, among the words of the other', async () => {
  const one = await sheet('medlem'), two = await sheet('medlem');
  await one.fill('textarea[name=found]', 'Først\n\nSist');
  await saved(one);
  await two.reload();
  await one.fill('textarea[name=found]', 'Først\n\nMidt i\n\nSist');
  await saved(one);
  await two.route(/\/sheets\/\d+\/\d+$/, async (route) => {
    const answer = await route.fetch();
    await two.keyboard.type(' og mer'); // before the answer is there
    await route.fulfill({ response: answer });
  }, { times: 1 });
  await two.locator('textarea[name=found]').press('Control+End');
  await two.keyboard.type(' her');
  await two.waitForFunction(() => /Midt i/.test(document.querySelector('textarea[name=found]').value));
  assert.equal(await found(two), 'Først\n\nMidt i\n\nSist her og mer');
  await two.waitForFunction(() => !Object.keys(localStorage).length);
  await one.reload();
  assert.equal(await found(one), 'Først\n\nMidt i\n\nSist her og mer');
});

test('on a dead connection what is typed stays in the browser, over a reload, and is saved when there is one again', async () => {
  const page = await sheet('medlem'), tab = page.context();
  await tab.setOffline(true);
  await page.locator('textarea[name^=brings-]').first().press('Control+End');
  await page.keyboard.type(' Uten nett');
  await page.locator('textarea[name=found]').press('Control+End');
  await page.keyboard.type(' heller ikke her');
  await offline(page);
  const post = /\/sheets\/\d+\/\d+$/;
  await page.route(post, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue())); // not yet
  await tab.setOffline(false);
  await page.reload();
  assert.match(await page.locator('textarea[name^=brings-]').first().inputValue(), /Uten nett$/);
  assert.match(await found(page), /heller ikke her$/);
  await page.unroute(post);
  await page.waitForFunction(() => !Object.keys(localStorage).length);
  const later = await sheet('medlem', { js: false });
  assert.match(await later.locator('textarea[name^=brings-]').first().inputValue(), /Uten nett$/);
  assert.match(await found(later), /heller ikke her$/);
});

test('a server that is killed loses nothing that it said it had, nor what was typed while it was away', async () => {
  const page = await sheet('medlem');
  await page.locator('textarea[name=found]').press('Control+End');
  await page.keyboard.type('\n\nFør krasjet');
  await saved(page);
  await site.kill();
  await page.keyboard.type(' og etter');
  await offline(page);
  await site.start();
  await page.waitForFunction(() => !Object.keys(localStorage).length);
  const later = await sheet('medlem', { js: false });
  assert.match(await found(later), /Før krasjet og etter/);
});

test('what a meet-up begins with is changed by a coordinator, and an empty one is told what to do', async () => {
  const page = await site.as('koordinator', { js: false, width: 320 });
  await page.goto('/networks/1/plan');
  await page.click('main a[href$="/template"]');
  await check(page);
  await page.click('details:nth-of-type(3) summary');
  await page.fill('#title-2', 'Gruppearbeid ute');
  await press(page, 'main form button[value=save]');
  assert.match(await page.textContent('main'), /3\. Gruppearbeid ute/);
  for (let i = 0; i < 6; i++) {
    await page.evaluate((n) => { document.getElementById(`title-${n}`).closest('details').open = true; }, i);
    await page.fill(`#title-${i}`, '');
  }
  const answer = page.waitForResponse((r) => r.request().method() === 'POST');
  await page.click('main form button[value=save]');
  assert.equal((await answer).status(), 422);
  await page.waitForLoadState();
  await check(page);
  await page.goto('/networks/1/template');
  await press(page, 'main form button[value=usual]');
  assert.doesNotMatch(await page.textContent('main'), /Gruppearbeid ute/);
  await giveBack(page);
});

await run('meetup');
