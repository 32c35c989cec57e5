// SPDX-License-Identifier: EUPL-1.2
// Somebody is chosen by typing (pages/people/pick.h): by keyboard, by mouse, as a screen reader hears it, and without JavaScript.
import assert from 'node:assert/strict';
import { check, giveBack, run, startSite, test } from './harness.mjs';

const site = await startSite();
const path = '/networks/1/roles/new';
const visit = async (wishes, body) => {
  const page = await site.as('leder', wishes);
  await page.goto(path);
  await body(page);
  await giveBack(page);
};
const field = (page) => page.getByRole('combobox', { name: 'Hvem?' });

/// Types the beginning of a name that several have, and waits for those who fit.
async function open(page) {
  await field(page).pressSequentially('an');
  await page.waitForSelector('.pick-list:not([hidden]) [role=option]');
}

test('what is typed opens a list that says its name, how many fit, and each with title and unit', () =>
  visit({}, async (page) => {
    assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
    await open(page);
    assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
    const list = page.getByRole('listbox', { name: 'Hvem?' }), options = list.getByRole('option');
    const many = await options.count();
    assert.ok(many > 1, 'several fit');
    assert.match(await page.locator('.pick [role=status]').textContent(), new RegExp(`^${many} `));
    for (const text of await options.allTextContents()) assert.match(text, /\S+ \S+.*\S/s);
    await check(page);
  }));

test('arrows go through it, Enter chooses and sends nothing, Escape closes', () =>
  visit({}, async (page) => {
    await open(page);
    const ids = await page.locator('.pick-list [role=option]').evaluateAll((all) => all.map((o) => o.id));
    const active = () => field(page).getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowUp');
    assert.equal(await active(), ids.at(-1));
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(), ids[0]);
    assert.equal(await page.locator('[role=option][aria-selected=true]').count(), 1);
    const name = await page.locator(`#${ids[0]} strong`).textContent();
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).pathname, path);
    assert.equal(await field(page).inputValue(), name);
    assert.match(await page.inputValue('[name=person-id]'), /^\d+$/);
    assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
    await field(page).fill('');
    await open(page);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.pick-list:visible').count(), 0);
  }));

test('a press on a name chooses it, on a phone too', () =>
  visit({ width: 320 }, async (page) => {
    await open(page);
    const name = await page.locator('.pick-list strong').nth(1).textContent();
    await page.locator('.pick-list li').nth(1).click();
    assert.equal(await field(page).inputValue(), name);
  }));

test('where nobody fits it is said, and the form says it again', () =>
  visit({}, async (page) => {
    await field(page).pressSequentially('xqzw');
    await page.waitForFunction(() => document.querySelector('.pick [role=status]').textContent.length > 0);
    assert.equal(await page.locator('.pick-list:visible').count(), 0);
    await page.click('main form button:not([disabled])');
    assert.equal(page.answer.status(), 422);
    assert.ok(await page.locator('#person-problem').isVisible());
    await check(page);
  }));

test('without JavaScript the form comes back with those who fit, to choose among', () =>
  visit({ js: false }, async (page) => {
    await page.fill('[name=person]', 'an');
    await page.click('main form button');
    const choices = page.locator('.pick-options input[type=radio]');
    assert.ok(await choices.count() > 1);
    await check(page);
    await choices.first().check();
    await page.click('main form button');
    assert.match(page.url(), /\/networks\/1\/roles/);
    assert.equal(page.answer.status(), 200);
    await check(page);
  }));

await run('pick');
