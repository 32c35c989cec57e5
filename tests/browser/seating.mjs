// SPDX-License-Identifier: EUPL-1.2
// Who sits with whom, as a member and as a coordinator see it: drawn, moved by keyboard, published, taken back, planned
// anew after people did not come; in bokmål and Danish, with and without JavaScript.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { check, giveBack, run, startSite, test } from './harness.mjs';

const site = await startSite({ mail: true });
const page_of = '/networks/1/seating';
let promised = 0; // mails that the pages have said would leave

async function open(role, how) {
  const page = await site.as(role, how);
  await page.goto(page_of);
  return page;
}

async function draw(page) {
  await page.goto(page_of);
  await page.locator('form.form[action$="/seating"] button.ds-button').click();
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

/// Does something that ends in another page, and gives its status.
async function answerTo(page, action) {
  await Promise.all([page.waitForEvent('load'), action()]);
  return page.answer.status();
}

/// On the page that shows the mails: there are as many as were told of before, and they are meant.
async function mean(page, mails) {
  assert.equal(Number((await page.textContent('h1')).match(/\d+/)[0]), mails);
  await answerTo(page, () => page.locator('button[name=confirmed]').click());
}

/// The groups of every gathering, as this role reads them.
async function groupsOf(role, how) {
  const page = await open(role, how);
  const groups = (await page.locator('ul.groups').allTextContents()).join('|').replace(/\s+/g, ' ');
  await giveBack(page);
  return groups;
}

/// How many people get a mail, as the page says it.
async function toldIn(page, place) {
  const said = await page.textContent(place);
  return /Ingen får|Der går ingen|Ingen får e-mail/.test(said) ? 0 : Number(said.match(/(\d+) person/)[1]);
}

const aboutGroups = async () => (await site.mails()).filter((m) => /^(Gruppen din|Ny gruppe)/.test(m.subject));

/// The mails about groups, once all that were promised are there.
async function groupMails() {
  for (let tries = 0; tries < 600 && (await aboutGroups()).length < promised; tries++) await sleep(100);
  const mails = await aboutGroups();
  assert.equal(mails.length, promised, 'as many mails as the pages said');
  return mails;
}

async function nextGathering(page) {
  await page.goto('/networks/1');
  return page.getAttribute('main .card a', 'href');
}

for (const [lang, js, words] of [
  ['nb', true, { you: /Du har sittet sammen med \d+ av 26/, floor: /Tidligst på samling \d+ kan alle ha møtt alle. Noen har fortsatt \d+ igjen å møte, og på hver samling møter de høyst 2 nye/, with: /sitter du sammen med/, cost: /par (sitter )?sammen minst én gang/, done: /Endringen er gjort/, away: /uten .+ og / }],
  ['da', false, { you: /Du har siddet sammen med \d+ af 26/, floor: /Tidligst ved samling \d+ kan alle have mødt alle: Mindst én har endnu \d+ tilbage at møde, og hver samling giver højst 2 nye/, with: /sidder du sammen med/, cost: /[Pp]ar (der )?når at mødes/, done: /Ændringen er foretaget/, away: /uden .+ og / }],
]) {
  const how = `${lang}, JavaScript ${js ? 'on' : 'off'}`;

  test(`a member sees at a glance whom they sit with next, whom they have met and who is left (${how})`, async () => {
    const page = await open('medlem', { lang, js, width: 320 });
    assert.match(await page.textContent('main'), words.you);
    assert.match(await page.textContent('.notice'), words.with);
    assert.match(await page.textContent('main'), words.floor);
    const names = page.locator('.met-list li');
    assert.equal(await names.count(), 26);
    for (const name of await names.all()) assert.ok(await name.isVisible(), 'no door to open first');
    const met = await page.locator('.met-list:not(.not-yet) li').count();
    assert.equal(Number((await page.textContent('main')).match(words.you)[0].match(/\d+/)[0]), met);
    assert.equal(await page.locator('form[action$="/seating"]').count(), 0, 'a member cannot draw');
    await check(page);
  });

  test(`a coordinator sees what changes if three are away, before anybody else does (${how})`, async () => {
    const before = await groupsOf('medlem', { lang, js });
    const page = await open('koordinator', { lang, js });
    await page.locator('summary').filter({ hasText: lang === 'nb' ? 'borte' : 'væk' }).click();
    const away = [];
    for (const i of [3, 8, 20]) { // the coordinator stays
      await page.locator(`#absent-${i}`).check();
      away.push(await page.textContent(`label[for=absent-${i}]`));
    }
    await answerTo(page, () => page.locator('form.form[action$="/seating"] button.ds-button').click());
    const text = await page.textContent('main');
    assert.match(text, words.away);
    for (const name of away) assert.ok(text.includes(name));
    await check(page);
    assert.equal(await groupsOf('medlem', { lang, js }), before);
    await page.locator('button[value=drop]').click();
    await page.waitForURL(/\/seating$/);
  });

  test(`a coordinator draws, sees what moving costs, moves by keyboard, publishes, and goes back; each time as many are told as the page says (${how})`, async () => {
    const page = await site.as('koordinator', { lang, js });
    const before = await groupsOf('medlem', { lang, js });
    await draw(page);
    await page.locator('button[value=again]').click();
    await page.waitForURL(/\/seating\/\d+$/);
    await check(page);
    await page.locator('details.round[open] a[href*="/seating/"]').click();
    await page.waitForURL(/\/seating\/\d+\/\d+$/);
    for (let steps = 15; !await page.locator('button[value=move]').count(); steps++) { // some sit together already
      await chooseByKeyboard(page, '#person', 1);
      await chooseByKeyboard(page, '#target', steps);
      await press(page, 'button[value=try]');
    }
    assert.match(await page.textContent('.notice'), words.cost);
    await check(page);
    await press(page, 'button[value=move]');
    assert.match(await page.textContent('.notice'), words.done);
    await page.locator('a', { hasText: lang === 'nb' ? 'Tilbake' : 'Tilbage' }).click();
    await page.waitForURL(/\/seating\/\d+$/);
    const told = await toldIn(page, 'form p.notice');
    assert.ok(told >= 4);
    await answerTo(page, () => page.locator('button[value=publish]').click());
    await check(page);
    await mean(page, told);
    promised += told;
    const mails = (await groupMails()).slice(-told);
    assert.match(mails[0].source, /text\/calendar/);
    await check(page);
    assert.notEqual(await groupsOf('medlem', { lang, js }), before);
    const back = await toldIn(page, 'form[action$="/undo"] p');
    promised += back;
    await answerTo(page, () => page.locator('form[action$="/undo"] button').click());
    await mean(page, back);
    await groupMails();
    assert.equal(await groupsOf('medlem', { lang, js }), before);
  });
}

test('two coordinators at once: who comes second is told in words, and nothing is lost', async () => {
  const one = await site.as('koordinator'), two = await site.as('leder');
  await draw(one);
  await two.goto(one.url());
  await one.locator('details.round').last().locator('summary').click();
  await one.locator('details.round').last().locator('a[href*="/seating/"]').click();
  for (let steps = 15; !await one.locator('button[value=move]').count(); steps++) {
    await chooseByKeyboard(one, '#person', 1);
    await chooseByKeyboard(one, '#target', steps);
    await press(one, 'button[value=try]');
  }
  await press(one, 'button[value=move]');
  assert.equal(await answerTo(two, () => two.locator('button[value=publish]').click()), 409);
  assert.match(await two.textContent('main'), /flyttet .* i utkastet/);
  await check(two);
  assert.equal(await answerTo(two, () => two.locator('button[value=drop]').click()), 200, 'seen as it is, it may be dropped');
  await two.goto(page_of);
  await draw(one);
  assert.equal(await answerTo(two, () => two.locator('form.form[action$="/seating"] button.ds-button').click()), 409);
  assert.match(await two.textContent('main'), /har laget et utkast i mellomtiden/);
  await check(two);
  await two.goto(one.url());
  await one.locator('button[value=drop]').click();
  await one.waitForURL(/\/seating$/);
  assert.equal(await answerTo(two, () => two.locator('button[value=publish]').click()), 409);
  assert.match(await two.textContent('main'), /Dette utkastet finnes ikke lenger/);
  await check(two);
});

async function wish(page, kind, other, person) {
  await page.goto(page_of);
  await page.locator('summary').filter({ hasText: 'Legg til et ønske' }).click();
  await page.locator('#kind').selectOption(kind);
  if (person) await page.locator('#person').selectOption({ label: person });
  await page.locator('#other').selectOption({ label: other });
  await page.locator('form[action$="/wishes"] .actions button').click();
  await page.waitForURL(/\/seating$/);
}

async function removeWish(page) {
  await page.goto(page_of);
  await answerTo(page, () => page.locator('button[name=remove]').first().click());
  assert.match(await page.textContent('main'), /Fjerne dette ønsket/);
  await check(page);
  await answerTo(page, () => page.locator('button[name=sure]').click());
}

test('a private wish is seen by who made it and by the lead alone, also where it stands in the way', async () => {
  const secret = /er aldri i samme gruppe/;
  const member = await open('medlem'), lead = await open('leder'), coordinator = await open('koordinator');
  const own = await member.textContent('.frame-who span');
  const other = await member.locator('#other option').nth(5).textContent();
  await wish(member, 'apart', other);
  assert.match(await member.textContent('main'), secret);
  await check(member);
  await wish(lead, 'together', other, own);
  assert.match(await lead.textContent('main'), secret);
  for (const role of ['koordinator', 'hr']) assert.doesNotMatch(await (await open(role)).textContent('main'), secret, role);
  await draw(coordinator); // of two that clash the stricter holds, and a coordinator is told of neither
  const broken = /Slik er det ikke i disse gruppene/;
  assert.doesNotMatch(await coordinator.textContent('main'), broken);
  await lead.goto(coordinator.url());
  assert.match(await lead.textContent('.notice.warn'), broken);
  await check(lead);
  await coordinator.locator('button[value=drop]').click();
  await coordinator.waitForURL(/\/seating$/);
  await lead.goto(page_of);
  await answerTo(lead, () => lead.locator('form.form[action$="/seating"] button.ds-button').click());
  assert.match(await lead.textContent('[role=alert]'), secret);
  assert.match(await lead.textContent('[role=alert]'), /er alltid i samme gruppe/);
  await check(lead);
  await lead.goto(page_of);
  for (const page of [lead, lead]) await removeWish(page);
  await member.goto(page_of);
  assert.doesNotMatch(await member.textContent('main'), secret);
});

test('who says no after the groups were published is named to the coordinator, who plans the rest anew; few change groups', async () => {
  const member = await site.as('medlem'), coordinator = await open('koordinator');
  const gathering = await nextGathering(member);
  await member.goto(gathering);
  const name = await member.textContent('.frame-who span');
  await answerTo(member, () => member.locator('button[name=answer][value=no]').click());
  await coordinator.goto(page_of);
  assert.match(await coordinator.textContent('.notice.warn'), /Kommer ikke, og er fortsatt i en gruppe: /);
  assert.ok((await coordinator.textContent('.notice.warn')).includes(name));
  await check(coordinator);
  await answerTo(coordinator, () => coordinator.locator('button[name=mend]').click());
  const told = await toldIn(coordinator, 'form p.notice');
  assert.ok(told >= 1 && told <= 10, `${told} of 26 are told`);
  await answerTo(coordinator, () => coordinator.locator('button[value=publish]').click());
  await mean(coordinator, told);
  promised += told;
  await groupMails();
  assert.equal(await coordinator.locator('button[name=mend]').count(), 0);
  await member.goto(page_of);
  assert.match(await member.textContent('.notice.warn'), /Du har ikke plass/);
});

test('who joins after the groups were published is named, and the plan is not called the best', async () => {
  const joiner = await site.as('nyansatt'), lead = await site.as('leder');
  await joiner.goto('/');
  await joiner.locator('main a[href^="/i/"]').first().click();
  await joiner.locator('#answer-yes').check();
  await answerTo(joiner, () => joiner.locator('.reply button').click());
  await lead.goto('/networks/2/seating');
  const name = await joiner.textContent('.frame-who span'), text = await lead.textContent('main');
  assert.match(await lead.textContent('.notice.warn'), /Uten plass på en eller flere samlinger: /);
  assert.ok(text.includes(name));
  assert.doesNotMatch(text, /Dette er bevist|innenfor/);
  await check(lead);
});

test('a network without members says what is missing, and proposes sizes that fit any number of people', async () => {
  const page = await site.as('leder');
  await page.goto('/networks/3/seating');
  assert.equal(await page.inputValue('#size_least'), '2');
  assert.equal(await page.inputValue('#size_most'), '3');
  assert.equal(await answerTo(page, () => page.locator('form.form[action$="/seating"] button.ds-button').click()), 422);
  assert.match(await page.textContent('[role=alert]'), /Det er for få medlemmer til grupper/);
  await check(page);
});

test('the people page says whom you have sat with, and, when asked, who has sat with whom', async () => {
  const page = await open('medlem');
  const met = await page.locator('.met-list:not(.not-yet) li').count();
  await page.goto('/networks/1/people');
  const said = (await page.textContent('main')).match(/Dere har sittet sammen \d+ gang/g) ?? [];
  assert.equal(said.length, met);
  assert.doesNotMatch(await page.textContent('main'), /Har sittet sammen med/);
  await page.click('text=Vis hvem som har sittet med hvem');
  await page.waitForURL('**/people?show=met');
  const people = await page.locator('.plain-list > li').allTextContents();
  assert.equal(people.length, 27);
  for (const person of people) {
    const [, times] = person.match(/Har sittet sammen med (\d+) av 26/), [, others] = person.match(/Har ikke sittet sammen med: ([^\n]+)/);
    assert.equal(others.split(', ').length, 26 - times);
  }
  await check(page);
  await page.click('text=Vis bare hvem du har sittet sammen med');
  await page.waitForURL('**/people');
  assert.doesNotMatch(await page.textContent('main'), /Har sittet sammen med/);
});

test('on the wall nine groups stand on one screen, each name on one line in large letters; it outlives the network', async () => {
  const page = await site.as('leder', { width: 1920 });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${await nextGathering(page)}/wall`);
  await page.waitForURL(/live=1/);
  const names = page.locator('.wall-drawing text.figure');
  assert.ok(await names.count() >= 24);
  for (const name of await names.all()) {
    const box = await name.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 1080 && box.x + box.width <= 1920, 'on the screen');
  }
  const size = await names.last().evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  assert.ok(size >= 36, `${size} px: a thirtieth of the screen`);
  await check(page);
  await page.context().setOffline(true);
  await page.evaluate(() => turnWall().catch(() => {}));
  assert.ok(await names.count() >= 24, 'still there');
  await page.context().setOffline(false);
});

test('without JavaScript the wall reloads by itself', async () => {
  const page = await site.as('leder', { js: false });
  await page.goto(`${await nextGathering(page)}/wall`);
  assert.match(page.answer.headers().refresh, /^\d+; url=\/gatherings\/\d+\/wall\?page=1$/);
});

test('table cards: one page of paper for each group', async () => {
  const page = await site.as('koordinator');
  await page.goto(`${await nextGathering(page)}/cards`);
  const cards = page.locator('.table-card');
  assert.ok(await cards.count() >= 8);
  await check(page);
  await page.emulateMedia({ media: 'print' });
  for (const card of await cards.all()) assert.equal(await card.evaluate((e) => getComputedStyle(e).breakAfter), 'page');
});

test('no mail about groups has left that no page spoke of', async () => {
  await groupMails();
});

await run('seating');
