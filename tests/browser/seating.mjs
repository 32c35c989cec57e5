// SPDX-License-Identifier: EUPL-1.2
// Who sits with whom, as a member and as a coordinator see it: drawn, moved by keyboard, published, taken back, planned
// anew after people did not come; in bokmål and Danish, with and without JavaScript.
import assert from 'node:assert/strict';
import { check, run, startSite, test } from './harness.mjs';

const site = await startSite();
const page_of = '/networks/1/seating';

async function draw(page) {
  await page.goto(page_of);
  await page.locator('form[action$="/seating"] button.ds-button').click();
  await page.waitForURL(/\/seating\/\d+$/);
}

/// Moves the choice of a select with the arrow keys.
async function chooseByKeyboard(page, select, steps) {
  await page.locator(select).focus();
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowDown');
}

/// Presses a button as a keyboard user does, and waits for the page that follows.
async function press(page, button) {
  await page.locator(button).focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/// The groups of every gathering, as this role reads them.
async function groupsOf(role, how) {
  const page = await site.as(role, how);
  await page.goto(page_of);
  return (await page.locator('ul.groups').allTextContents()).join('|').replace(/\s+/g, ' ');
}

for (const [lang, js, words] of [
  ['nb', true, { you: /Du har sittet med \d+ av 26/, impossible: /Færre enn 13 er umulig: Hver samling gir deg høyst 2 nye personer, og det er 26/ }],
  ['da', false, { you: /Du har siddet med \d+ af 26/, impossible: /Færre end 13 er umuligt: Hver samling giver dig højst 2 nye personer, og der er 26/ }],
]) {
  const how = `${lang}, JavaScript ${js ? 'on' : 'off'}`;

  test(`a member sees whom they sit with next, whom they have met and who is left (${how})`, async () => {
    const page = await site.as('medlem', { lang, js });
    await page.goto(page_of);
    assert.match(await page.textContent('main'), words.you);
    const met = await page.locator('details').filter({ hasText: lang === 'nb' ? 'Hvem du har sittet med' : 'Hvem du har siddet med' }).locator('li').count();
    const left = await page.locator('details').filter({ hasText: lang === 'nb' ? 'ikke har sittet med' : 'ikke har siddet med' }).locator('li').count();
    assert.equal(met + left, 26);
    assert.match(await page.textContent('.notice'), lang === 'nb' ? /sitter du sammen med/ : /sidder du sammen med/);
    await check(page);
  });

  test(`a member cannot draw or publish (${how})`, async () => {
    const page = await site.as('medlem', { lang, js });
    await page.goto(page_of);
    assert.equal(await page.locator('form[action$="/seating"]').count(), 0);
  });

  test(`a coordinator draws a plan, sees what moving costs, moves by keyboard, publishes and goes back (${how})`, async () => {
    const page = await site.as('koordinator', { lang, js });
    await draw(page);
    await check(page);
    await page.locator('details.round').last().locator('summary').click();
    await page.locator('details.round').last().locator('a[href*="/seating/"]').click();
    await page.waitForURL(/\/seating\/\d+\/\d+$/);
    await chooseByKeyboard(page, '#person', 1);
    await chooseByKeyboard(page, '#target', 25);
    await press(page, 'button[value=try]');
    await check(page);
    const refused = await page.locator('.ds-error-summary').count(); // they may sit together already
    if (!refused) {
      assert.match(await page.textContent('.notice'), lang === 'nb' ? /par møtes til slutt/ : /par mødes til sidst/);
      await press(page, 'button[value=move]');
      assert.match(await page.textContent('.notice'), lang === 'nb' ? /byttet plass/ : /byttet plads/);
    }
    await draw(page);
    const before = await groupsOf('medlem', { lang, js });
    await page.locator('button[value=publish]').click();
    await page.waitForURL(/\/seating$/);
    await check(page);
    await page.locator('form[action$="/undo"] button').click();
    await page.waitForURL(/\/seating$/);
    assert.equal(await groupsOf('medlem', { lang, js }), before);
  });
}

test('the proof stands on the page when all meet in the fewest gatherings', async () => {
  for (const [lang, js] of [['nb', true], ['da', false]]) {
    const page = await site.as('leder', { lang, js });
    await page.goto('/networks/1/seating');
    const text = await page.textContent('main');
    const words = lang === 'nb' ? /Færre enn \d+ er umulig|bevist|innenfor/ : /Færre end \d+ er umuligt|bevist|inden for/;
    assert.match(text, words);
  }
});

test('a private wish is seen by the member who has it and by the lead, not by the coordinator', async () => {
  const member = await site.as('medlem');
  await member.goto(page_of);
  await member.locator('summary').filter({ hasText: 'Legg til et ønske' }).click();
  const other = await member.locator('#other option').nth(5);
  const name = await other.textContent();
  await member.locator('#other').selectOption({ label: name });
  await member.locator('form[action$="/wishes"] button.ds-button').click();
  await member.waitForURL(/\/seating$/);
  assert.match(await member.textContent('main'), /er aldri i samme gruppe/);
  await check(member);
  const coordinator = await site.as('koordinator');
  await coordinator.goto(page_of);
  assert.doesNotMatch(await coordinator.textContent('main'), /er aldri i samme gruppe/);
  const lead = await site.as('leder');
  await lead.goto(page_of);
  assert.match(await lead.textContent('main'), /er aldri i samme gruppe/);
});

await run('seating');
