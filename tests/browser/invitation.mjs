// SPDX-License-Identifier: EUPL-1.2
// Answering from a mail without an account, the board of invitations, the waiting list and the outbox: with real mail,
// in bokmål and Danish, with and without JavaScript.
import assert from 'node:assert/strict';
import { check, run, startSite, test } from './harness.mjs';

const database = process.env.TVERS_TEST_PG ? 'postgres' : 'sqlite';
const site = await startSite({ mail: true, database });
const board = '/networks/2/invitations'; // the demo's network whose invitations are out

const linkOf = (mail) => /(\/i\/[A-Za-z0-9_-]+)\?a=yes/.exec(mail.text)[1];
const numbers = async (page) => (await page.locator('ul.tally strong').allTextContents()).map(Number);

/// A member says no by way of the lead, so that the next on the waiting list is offered the place; that mail.
async function offerToNext(lead, row) {
  await lead.goto(board);
  const next = await lead.locator('ol.plain-list a').first().textContent();
  await lead.locator('tr', { has: lead.locator('.tag.good') }).nth(row).locator('a').click();
  await lead.click('button[value=no]');
  if (await lead.locator('button[name=confirmed]').count()) await lead.click('button[name=confirmed]'); // the entry leaves a calendar
  await lead.goto(board);
  await lead.click('button[value=offer]');
  await lead.click('button[name=confirmed]');
  const sent = site.taken().length;
  const mails = await site.mails(Math.max(sent, 1));
  for (const end = Date.now() + 30000; Date.now() < end;) {
    const all = await site.mails(mails.length);
    const offer = all.find((mail) => mail.to.value[0].name === next);
    if (offer) return { offer, next };
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`no offer came for ${next}`);
}

async function withdrawnMail(name) {
  for (const end = Date.now() + 30000; Date.now() < end;) {
    const all = await site.mails();
    const found = all.find((mail) => mail.to.value[0].name === name && /trukket tilbake/.test(mail.subject));
    if (found) return found;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`no mail came for ${name}`);
}

test('a freed place is offered by mail to the next who waits: as text, HTML and calendar, with one attendee', async () => {
  const lead = await site.as('leder');
  const { offer } = await offerToNext(lead, 0);
  assert.match(offer.text, /^Hei, \S+\n\nDet er en ledig plass til deg i «/);
  assert.match(offer.from.value[0].address, /\+n2@/);
  assert.match(offer.html, /<a href="http:\/\/127\.0\.0\.1:\d+\/i\//);
  assert.ok(!offer.headers.has('list-unsubscribe'));
  await check(lead);
});

for (const [lang, js] of [['nb', true], ['da', false]]) {
  const how = `${lang}, JavaScript ${js ? 'on' : 'off'}`;

  test(`opening the link of a mail answers nothing; sending the answer does, and it can be changed (${how})`, async () => {
    const lead = await site.as('leder');
    const { offer, next } = await offerToNext(lead, 1);
    const answerOf = async () => {
      await lead.goto(board);
      return (await lead.locator('tr', { hasText: next }).locator('.tag').first().textContent()).trim();
    };
    const reader = await site.as(null, { lang, js, width: 320 });
    for (const answer of ['yes', 'no', 'maybe']) await reader.goto(`${linkOf(offer)}?a=${answer}`);
    assert.equal(await answerOf(), 'Ikke svart');
    await reader.goto(`${linkOf(offer)}?a=yes`);
    assert.ok(await reader.isChecked('#answer-yes'));
    await check(reader);
    await reader.click('form.reply button');
    assert.match(await reader.textContent('.notice'), lang === 'nb' ? /Du har svart ja/ : /Du har svaret ja/);
    await check(reader);
    assert.equal(await answerOf(), 'Ja');
    await reader.goto(`${linkOf(offer)}?a=no`);
    assert.match(await reader.textContent('h1'), lang === 'nb' ? /^Kommer du på/ : /^Kommer du til/);
    await check(reader);
    await reader.click('form.reply button');
    assert.equal(await answerOf(), 'Ja', 'who cannot come to one gathering stays a member');
    await check(reader);
    await reader.click('details summary');
    await reader.click('button[value=leave]');
    assert.equal(await answerOf(), 'Nei');
  });
}

test('whose invitation is withdrawn hears of it, and the link says that it is not in use', async () => {
  const lead = await site.as('leder');
  await lead.goto(board);
  await lead.locator('tr', { has: lead.locator('.tag.good') }).last().locator('a').click();
  const name = await lead.textContent('h1');
  const link = new URL(await lead.textContent('code.copy')).pathname;
  await check(lead);
  await lead.click('button[value=withdraw]');
  assert.match(await lead.textContent('article.letter'), /gjelder ikke lenger/, 'what it says is shown first');
  await lead.click('button[name=confirmed]');
  assert.match((await withdrawnMail(name)).text, /gjelder ikke lenger/);
  const visitor = await site.as(null);
  const answer = await visitor.goto(link);
  assert.equal(answer.status(), 410);
  await check(visitor, { status: 410 });
});

test('only who has not answered is reminded, and the button says how many', async () => {
  const lead = await site.as('leder');
  await lead.goto(board);
  const remind = lead.locator('button[value=remind]');
  if (!await remind.count()) return; // everyone was written to today
  const many = Number(/\d+/.exec(await remind.textContent())[0]);
  const before = site.taken().length;
  await remind.click();
  await check(lead);
  assert.equal(site.taken().length, before, 'nothing leaves before it was shown');
  await lead.click('button[name=confirmed]');
  assert.equal((await site.mails(before + many)).length, before + many);
  assert.equal(await lead.locator('button[value=remind]').count(), 0);
});

test('a person who is not found is asked for again, with what was typed', async () => {
  const lead = await site.as('leder');
  await lead.goto(board);
  await lead.fill('#who', 'finnes.ikke@nordvag.example');
  await lead.fill('#why', 'Kan mye om skole');
  await lead.click('button[value=add]');
  assert.equal(await lead.inputValue('#who'), 'finnes.ikke@nordvag.example');
  assert.equal(await lead.inputValue('#why'), 'Kan mye om skole');
});

for (const lang of ['nb', 'da'])
  test(`the outbox shows every mail and its state, and what one says (${lang})`, async () => {
    const admin = await site.as('admin', { lang });
    await admin.goto('/admin/outbox');
    await check(admin);
    const [all, ...states] = await numbers(admin);
    assert.equal(all, states.reduce((sum, n) => sum + n, 0));
    await admin.locator('tbody a').first().click();
    assert.match(await admin.textContent('.mail-text'), /\/i\/|\/g\//);
    await check(admin);
  });

await run('invitation');
