// SPDX-License-Identifier: EUPL-1.2
// A municipality on a store that began empty, with real mail: its first administrator, settings, staff list, network and
// invitations, all through public pages. Tests of what comes after them extend it, and run its steps one by one:
//
//   class Way extends Municipality { async programme() { ... } }
//   runWays('path', Way, [...Municipality.steps, ['programme', 'the programme gets one more item']]);
//
// A way stops at the first step that fails. WAY=nb-sqlite runs one of them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { tvers } from '../cli/tvers.mjs';
import { check, run, startSite, test } from './harness.mjs';
import { staffList } from './stafflist.mjs';

/// Presses a button and waits for the page that its form leads to.
export async function press(page, button) {
  const before = page.answer;
  await page.locator(button).and(page.locator(':not(:disabled)')).first().click();
  while (page.answer === before) await page.waitForEvent('response', { timeout: 20000 });
  await page.waitForLoadState();
  assert.ok(page.answer.status() < 400, `${page.url()}: ${page.answer.status()} ${await page.textContent('main')}`);
}

/// Presses a button whose form mails others; on the page that shows these mails it says yes. So many there are.
export async function send(page, button, { checks = true } = {}) {
  await press(page, button);
  const said = await page.textContent('button[name=confirmed]');
  if (checks) await check(page);
  await press(page, 'button[name=confirmed]');
  return Number(said.match(/\d+/)[0]);
}

/// The event of a mail's calendar part, and the method.
export function eventOf(mail) {
  const part = mail.attachments.find((a) => a.contentType === 'text/calendar');
  assert.ok(part, `no calendar in "${mail.subject}"`);
  const calendar = new ICAL.Component(ICAL.parse(part.content.toString('utf8')));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
  return { method: calendar.getFirstPropertyValue('method'), event };
}

export const linkIn = (mail) => mail.text.match(/http:\/\/\S+\/[ig]\/[\w-]+/)?.[0];

export class Municipality {
  constructor({ lang, js, database }) {
    Object.assign(this, { lang, js, database });
  }

  async begin() {
    this.site = await startSite({ kind: 'serve', database: this.database, mail: true });
    this.page = await this.site.as(null, { lang: this.lang, js: this.js, keep: true });
    this.phone = await this.site.as(null, { lang: this.lang, js: this.js, width: 390, keep: true });
    this.answersChecked = new Set();
    const { page } = this;
    await page.goto(new URL(this.site.firstRun).pathname);
    await check(page);
    await page.fill('[name=display_name]', 'Ine Solheim');
    await page.fill('[name=user_name]', 'ine');
    await page.fill('[name=password]', 'correct horse battery');
    await press(page, 'main form button');
    await page.goto('/admin/settings');
    await page.fill('[name=organisation]', 'Nordvåg kommune');
    await page.fill('[name=mail_from]', 'nettverk@nordvag.example');
    await page.selectOption('main [name=language]', this.lang);
    await page.fill('[name=silo_depth]', '1');
    await press(page, 'main form button');
  }

  async importStaff() {
    const { csv, expected } = staffList(this.lang, new Date().getFullYear());
    const file = join(this.site.dir, 'staff.csv');
    writeFileSync(file, csv);
    const done = await tvers(['import', file, '--data', this.site.data]);
    assert.equal(done.status, 0, done.err);
    this.expected = expected;
  }

  async choose() {
    const { page } = this;
    await page.goto('/networks/new');
    await check(page);
    await page.fill('[name=seats]', '25');
    await press(page, 'main form button');
    this.network = page.url().match(/networks\/(\d+)/)[1];
    await check(page);
    await page.fill('[name=hired_since]', `${new Date().getFullYear()}-01-01`);
    await page.selectOption('[name=education]', 'master');
    await press(page, 'button[name=do][value=continue]');
    await check(page);
    const numbers = await page.locator('.tally strong').allTextContents();
    assert.deepEqual(numbers.slice(0, 2).map(Number), [this.expected.in, this.expected.unknown]);
    await page.goto(`/networks/${this.network}/candidates?list=unknown`);
    await page.locator('input[name=person]').first().check();
    await page.fill('[name=why]', 'Har master, sier leder');
    await press(page, 'button[name=do][value=in]');
    const after = await page.locator('.tally strong').allTextContents();
    assert.equal(Number(after[0]), this.expected.in + 1);
    await check(page);
  }

  async planKickoff() {
    const { page } = this;
    await page.goto(`/networks/${this.network}/kickoff`);
    await check(page);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.ok(await page.locator('h1').evaluate((h1) => h1.offsetHeight < 2 * parseFloat(getComputedStyle(h1).lineHeight)), 'a word is in one piece');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.fill('[name=place]', 'Rådhuset');
    await page.fill('[name=second_place]', 'Kulturhuset');
    await press(page, 'main form.form button');
  }

  async invite() {
    const { page } = this;
    await page.goto(`/networks/${this.network}/invitation`);
    await check(page);
    await press(page, 'button[name=do][value=save]');
    await check(page);
    assert.match(await page.textContent('button[value=send]'), new RegExp(String(this.expected.in + 1)));
    assert.equal(await send(page, 'button[name=do][value=send]'), this.expected.in + 1);
    this.invitations = await this.site.mails(this.expected.in + 1);
    assert.equal(new Set(this.invitations.map((m) => m.envelope.recipient)).size, this.expected.in + 1, 'one mail each');
    for (const mail of this.invitations.slice(0, 3)) {
      const { method, event } = eventOf(mail);
      assert.equal(method, 'REQUEST');
      assert.ok(mail.html && mail.text && mail.text.includes('Rådhuset'));
      assert.equal(event.attendees.length, 1, 'nobody sees the others');
      assert.ok(event.uid.length > 10);
    }
  }

  /// From the link in the mail, without an account, on a phone.
  async answer(mail, answer, reason) {
    const { phone } = this, isNew = !this.answersChecked.has(answer);
    this.answersChecked.add(answer);
    await phone.context().clearCookies();
    await phone.goto(new URL(linkIn(mail)).pathname);
    if (isNew) await check(phone);
    if (!await phone.locator(`#answer-${answer}`).count()) await press(phone, 'main .actions a[data-variant=secondary]'); // has answered before
    await phone.check(`#answer-${answer}`);
    if (reason) await phone.locator('input[name=reason]').first().check();
    await press(phone, 'form.reply button');
    assert.equal(await phone.locator('.notice.good').count(), 1, 'the answer is confirmed');
    if (isNew) await check(phone);
  }

  static steps = [
    ['begin', 'the first administrator gets in by the link and sets up the organisation'],
    ['importStaff', 'the staff list becomes people'],
    ['choose', 'a rule chooses, and a person overrides it with a reason'],
    ['planKickoff', 'the kick-off gets its day and two places'],
    ['invite', 'each chosen one gets one mail with a calendar request'],
  ];
}

/// In bokmål with JavaScript and in Danish without, or the other way round, on both databases.
export async function runWays(name, Way, steps, ways) {
  for (const wishes of ways.filter((w) => !process.env.WAY || `${w.lang}-${w.database}` === process.env.WAY)) {
    const way = new Way(wishes);
    let broken = '';
    for (const [step, sentence] of steps)
      test(`${wishes.lang}, JavaScript ${wishes.js ? 'on' : 'off'}, ${wishes.database}: ${sentence}`, async () => {
        if (broken) throw new Error(`not tried: the step ${broken} failed`);
        broken = step;
        await way[step]();
        broken = '';
      });
  }
  await run(name);
}
