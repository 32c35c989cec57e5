// SPDX-License-Identifier: EUPL-1.2
// The day itself, as those at the door live it: marking, absentees, walk-ins, groups again, and what the wall shows of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { check, run, startSite, test } from './harness.mjs';
import { press } from './municipality.mjs';

const site = await startSite();

/// The gathering of today, of the demo's network that begins.
async function today(page) {
  await page.goto('/networks/2/plan');
  return page.locator('table a[href^="/gatherings/"]').first().getAttribute('href');
}

/// The members' names in each group of the gathering's page: [['Anne Berg', ...], ...].
async function groupsOn(page, gathering) {
  await page.goto(gathering);
  return page.locator('ul.groups > li').evaluateAll((groups) => groups.map((group) =>
    [...group.querySelectorAll('ul > li')].map((li) => li.firstChild.textContent.trim())));
}

const nameOf = (row) => row.locator('strong').first().textContent();

/// Who sits at which table: { 'Anne Berg': 1, ... }.
async function tablesOn(page, gathering) {
  await page.goto(gathering);
  return Object.fromEntries((await page.locator('ul.groups > li').evaluateAll((groups) => groups.map((group) =>
    [...group.querySelectorAll('ul > li')].map((li) => [li.firstChild.textContent.trim(), Number(group.querySelector('h3').textContent.match(/\d+/)[0])])))).flat());
}

test('groups again from who is here, in one press: two change tables where two must, and nobody is mailed', async () => {
  const page = await site.as('leder', { width: 390 });
  const gathering = await today(page), before = await groupsOn(page, gathering), tables = await tablesOn(page, gathering);
  const smallest = before.reduce((least, group, i) => (group.length < before[least].length ? i : least), 0);
  const away = before[smallest].slice(2); // two are left there
  await page.goto(`${gathering}/attendance`);
  for (const name of [...away, ...before.flatMap((group, i) => (i === smallest ? [] : [group[0]])).slice(0, 3)]) {
    const row = page.locator('.tap-list > li', { hasText: name }).first();
    await press(page, `#${await row.getAttribute('id')} button[name=absent]`);
  }
  await press(page, 'form.notice button');
  assert.match(await page.textContent('body'), /Gruppene er nye/);
  await check(page);
  const now = await tablesOn(page, gathering), moved = Object.keys(now).filter((name) => now[name] !== tables[name]);
  assert.ok(moved.length <= 2, `${moved.length} changed tables`);
  await page.goto('/admin/outbox');
  assert.doesNotMatch(await page.textContent('main'), /Gruppen din/);
});

for (const [lang, js, asGuest] of [
  ['nb', true, 'Gjest'],
  ['da', false, 'Gæst'],
]) {
  const how = `${lang}, JavaScript ${js ? 'on' : 'off'}`;

  test(`an absentee leaves the groups; wall, cards and programme stay, also when everybody is marked (${how})`, async () => {
    const page = await site.as('leder', { lang, js, width: 390 });
    const gathering = await today(page), before = (await groupsOn(page, gathering)).flat();
    await page.goto(`${gathering}/attendance`);
    await check(page);
    const row = page.locator('.tap-list > li:has(button[name=absent])').nth(lang === 'nb' ? 3 : 7), absent = await nameOf(row);
    await press(page, `#${await row.getAttribute('id')} button[name=absent]`);
    const after = (await groupsOn(page, gathering)).flat();
    assert.deepEqual(after, before.filter((name) => name !== absent));
    await page.goto(`${gathering}/attendance`);
    await press(page, 'button[name=rest]');
    await page.goto(gathering);
    for (const rest of ['wall', 'cards', 'programme']) assert.equal(await page.locator(`main a[href="${gathering}/${rest}"]`).count(), 1, rest);
    await check(page);
  });

  test(`a walk-in of the staff list and a guest are here in two taps each, and have a group (${how})`, async () => {
    const page = await site.as('leder', { lang, js, width: 390 });
    const gathering = await today(page), guest = `Ola Gjestebud ${lang}`;
    await page.goto(`${gathering}/attendance`);
    await page.fill('#q', lang === 'nb' ? 'solberg' : 'dahl');
    await press(page, '.search button');
    const other = page.locator('h2 ~ form .tap-list li').first(), walkIn = await nameOf(other);
    await check(page);
    await press(page, 'h2 ~ form button[name=came]');
    await page.goto(`${gathering}/attendance`);
    await page.fill('#q', guest);
    await press(page, '.search button');
    await press(page, 'button[name=guest]');
    await check(page);
    const seated = (await groupsOn(page, gathering)).flat();
    for (const name of [walkIn, guest]) assert.ok(seated.includes(name), `${name} has a group`);
    assert.ok((await page.textContent('.groups')).includes(asGuest));
    await page.goto(`${gathering}/attendance`);
    await press(page, 'button[name=guest_drop]');
    assert.ok(!(await groupsOn(page, gathering)).flat().includes(guest));
  });
}

test('who declines is named to who runs it, and the home of who runs it says that the groups no longer fit', async () => {
  const member = await site.as('medlem'), page = await site.as('koordinator');
  await member.goto('/networks/1');
  const name = await member.textContent('.frame-who span');
  const gathering = await member.getAttribute('main .card a', 'href');
  await member.goto(gathering);
  await press(member, 'button[name=answer][value=no]');
  await page.goto(gathering);
  await page.locator('summary', { hasText: 'Hvem har svart hva' }).click();
  assert.ok((await page.locator('details dd').first().textContent()).includes(name));
  await check(page);
  await page.goto('/');
  assert.match(await page.textContent('main'), /passer ikke lenger for 1 person/);
});

/// What a phone's camera reads on the page.
async function codeOn(page) {
  const picture = await page.locator('.code-box svg').screenshot();
  return execFileSync('zbarimg', ['--quiet', '--raw', '--nodbus', '-'], { input: picture, encoding: 'utf8' }).trim();
}

for (const [lang, js, words] of [
  ['nb', true, { here: /Velkommen, /, group: /Du er i gruppe \d+ sammen med /, by: /meldte seg/ }],
  ['da', false, { here: /Velkommen, /, group: /Du er i gruppe \d+ sammen med /, by: /meldte sig/ }],
]) {
  test(`the code leads a phone to the names; a tap is enough, shows the group, and the coordinator can undo it (${lang}, JavaScript ${js ? 'on' : 'off'})`, async () => {
    const page = await site.as('leder', { lang, js, width: 1280, dark: lang === 'da' });
    const gathering = await today(page);
    await page.goto(`${gathering}/attendance`);
    const address = await codeOn(page);
    assert.equal(new URL(await page.locator('.code-box ~ p a').getAttribute('href'), site.url).pathname, new URL(address).pathname);
    const row = page.locator('.tap-list > li:has(button[name=clear])').first(), name = await nameOf(row), id = await row.getAttribute('id');
    await press(page, `#${id} button[name=clear]`);

    const phone = await site.as(null, { lang, js, width: 360 });
    await phone.goto(new URL(address).pathname);
    await check(phone);
    await phone.fill('#q', name);
    await press(phone, '.search button');
    await press(phone, 'button[name=person]');
    assert.match(await phone.textContent('h1'), words.here);
    assert.match(await phone.textContent('main'), words.group);
    await check(phone);
    await phone.goto(new URL(address).pathname);
    assert.ok(!(await phone.locator('.name-list').allTextContents()).join().includes(name), 'who is here is not listed');

    await page.goto(`${gathering}/attendance`);
    assert.match(await page.textContent(`#${id}`), words.by);
    await press(page, `#${id} button[name=clear]`);
    assert.doesNotMatch(await page.textContent(`#${id}`), words.by);
  });
}

test('who is signed in says with one tap that they are here', async () => {
  const lead = await site.as('leder'), gathering = await today(lead);
  const page = await site.as('nyansatt', { width: 360 });
  await page.goto('/');
  await page.locator('main a[href^="/i/"]').first().click();
  await page.locator('#answer-yes').check();
  await press(page, '.reply button');
  await page.goto(gathering);
  await check(page);
  await press(page, 'button[name=person]');
  assert.match(await page.textContent('main'), /Du er i gruppe \d+/);
  await page.goto(gathering);
  assert.match(await page.textContent('main'), /Du er registrert som møtt/);
});

test('a link that was not signed leads nowhere', async () => {
  const page = await site.as('leder'), gathering = await today(page);
  await page.goto(`${gathering}/attendance`);
  const path = await page.locator('.code-box ~ p a').getAttribute('href');
  const visitor = await site.as(null, { width: 360 });
  await visitor.goto(`${path}x`);
  assert.equal(visitor.answer.status(), 404);
});

await run('day');
