// SPDX-License-Identifier: EUPL-1.2
// Which day is good: an administrator gives a school's calendar, the plan keeps clear of it and says why; whoever runs the network
// asks about days, members answer by the link in their mail, without an account, and on the page; a day is taken, and the plan
// and the calendar that a member subscribes to show it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventsOf } from '../life/calendar.mjs';
import { check } from './harness.mjs';
import { Municipality, press, runWays, send } from './municipality.mjs';

const pathOf = (address) => new URL(address).pathname + new URL(address).search;
const isWayIn = (mail) => /\/way-in\//.test(mail.text);
const isPoll = (mail) => /\/t\/[\w-]+/.test(mail.text) && /vilke dage/i.test(mail.subject);
const plus = (day, days) => new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);
const MEMBERS = 6;

class Way extends Municipality {
  /// A calendar with a holiday on the day of every third gathering that would be there without it.
  async calendar() {
    const { page } = this;
    await page.goto('/admin');
    await page.click('main a[href="/admin/calendars"]');
    await check(page);
    const file = join(this.site.dir, 'skole.ics');
    writeFileSync(file, 'no calendar');
    await page.fill('#name', 'Skoleruta');
    await page.setInputFiles('#file', file);
    await page.click('main form.form button');
    await page.waitForSelector('#file-problem');
    await check(page);
    this.closed = await this.daysAsked();
    const events = this.closed.map((day, i) => `BEGIN:VEVENT\r\nUID:${i}\r\nDTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\nSUMMARY:Fri fra skolen\r\nEND:VEVENT\r\n`);
    writeFileSync(file, `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`);
    await page.goto('/admin/calendars');
    await page.fill('#name', 'Skoleruta');
    await page.fill('#address', 'http://skole.example/a.ics');
    await page.click('main form.form button');
    await page.waitForSelector('#address-problem, .problem').catch(() => {});
    await page.goto('/admin/calendars');
    await page.fill('#name', 'Skoleruta');
    await page.setInputFiles('#file', file);
    await press(page, 'main form.form button');
    assert.match(await page.textContent('main'), /Fri fra skolen/);
    await check(page);
  }

  async daysAsked() {
    const { page } = this;
    await page.goto(`/networks/${this.network}/plan/dates`);
    const months = { jan: 1, feb: 2, mar: 3, apr: 4, maj: 5, mai: 5, jun: 6, jul: 7, aug: 8, sep: 9, okt: 10, nov: 11, des: 12, dec: 12 };
    const texts = await page.locator('main tbody tr').evaluateAll((rows) => rows.map((row) => row.children[1].textContent));
    const days = texts.map((text) => text.match(/(\d+)\. (\p{L}{3})\p{L}* (\d{4})/u)).map(([, day, month, year]) => `${year}-${String(months[month]).padStart(2, '0')}-${day.padStart(2, '0')}`);
    await page.goto('/admin/calendars');
    return days.filter((_, i) => i % 3 === 0);
  }

  async plan() {
    const { page } = this;
    await page.goto(`/networks/${this.network}/plan/dates`);
    assert.match(await page.textContent('main'), /Fri fra skolen \(Skoleruta\)/, 'the reason is in the words of the calendar');
    await check(page);
    await press(page, 'main form[method=post] button');
  }

  /// Says yes, and the first comes in by the link that is mailed.
  async members() {
    this.answersChecked.add('yes');
    for (const mail of this.invitations.slice(0, MEMBERS)) await this.answer(mail, 'yes');
    const address = this.invitations[0].envelope.recipient;
    await this.answer(this.invitations[0], 'yes');
    await press(this.phone, 'form[action$="/way-in"] button');
    let link;
    for (const end = Date.now() + 60000; !link && Date.now() < end; await sleep(100))
      link = (await this.site.mails(0, address)).find(isWayIn)?.text.match(/http:\/\/\S+\/way-in\/\S+/)[0];
    this.member = await this.site.as(null, { lang: this.lang, js: this.js, width: 320, keep: true });
    await this.member.goto(pathOf(link));
    await press(this.member, 'main form button');
  }

  async ask() {
    const { page } = this;
    await page.goto(`/networks/${this.network}/plan`);
    await page.locator('main tbody a[href^="/gatherings/"]').nth(1).click();
    await page.waitForURL('**/gatherings/*');
    this.gathering = new URL(page.url()).pathname;
    await page.click(`main a[href="${this.gathering}/poll"]`);
    await page.waitForURL('**/poll');
    await check(page);
    this.days = await page.locator('input[name^=day]').evaluateAll((inputs) => inputs.map((i) => i.value).filter(Boolean));
    assert.equal(this.days.length, 4, 'good days stand there already');
    assert.ok(!this.days.some((day) => this.closed.includes(day)), 'none of them is in the calendar to keep clear of');
    await page.fill('#day4', '');
    await page.fill('#day2', '2001-01-01');
    await page.click('main form.form button');
    await page.waitForSelector('#day2-problem');
    await page.fill('#day2', this.days[1]);
    this.days.length = 3;
    assert.equal(await send(page, 'main form.form button'), MEMBERS);
    this.poll = new URL(page.url()).pathname;
    await check(page);
  }

  async pollMails() {
    for (const end = Date.now() + 60000; Date.now() < end; await sleep(100)) {
      const mails = (await this.site.mails()).filter(isPoll);
      if (mails.length >= MEMBERS) return mails;
    }
    throw new Error('the mails that ask did not come');
  }

  /// From the mails, without an account: five can on the second day, one of them on the third, too; the first answers on the page.
  async answers() {
    const { phone, member } = this, mails = await this.pollMails(), own = this.invitations[0].envelope.recipient;
    assert.equal(mails.length, MEMBERS, 'one each');
    for (const [i, mail] of mails.filter((m) => m.envelope.recipient !== own).entries()) {
      await phone.context().clearCookies();
      await phone.goto(pathOf(mail.text.match(/http:\/\/\S+\/t\/[\w-]+/)[0]));
      if (!i) {
        await check(phone);
        await press(phone, 'main form.form button').catch(() => {});
        assert.equal(phone.answer.status(), 422, 'an answer to nothing is none');
      }
      await phone.check('#d1-no');
      await phone.check('#d2-yes');
      await phone.check(i ? '#d3-maybe' : '#d3-yes');
      await press(phone, 'main form.form button');
      assert.equal(await phone.locator('.notice.good').count(), 1);
      assert.equal(await phone.locator('#d2-yes:checked').count(), 1, 'it stands as it was given');
    }
    await member.goto('/');
    const link = await member.locator('main a[href^="/t/"]', { hasText: /hvilke dage/i }).first().getAttribute('href');
    await member.goto(this.poll);
    await check(member);
    await member.check('#d2-yes');
    await press(member, 'main form.form button');
    assert.match(await member.textContent('main'), new RegExp(`${MEMBERS} a[vf] ${MEMBERS} har svar`));
    await check(member);
    await member.goto('/');
    assert.equal(await member.locator(`main a[href="${link}"]`).count(), 0, 'nothing waits that is done');
  }

  async take() {
    const { page, member } = this;
    await page.goto(this.poll);
    assert.equal(await page.locator('#take-2:checked').count(), 1, 'the day is proposed on which most can meet');
    assert.equal(await page.locator('tbody tr').nth(1).locator('.tag.good').count(), 1);
    await check(page);
    await press(page, 'form[action$="/take"] button');
    if (await page.locator('button[name=confirmed]').count()) await press(page, 'button[name=confirmed]');
    await check(page);
    await member.goto(this.poll);
    assert.equal(await member.locator('#d1-yes').count(), 0, 'it is decided, and nobody is asked');
    await member.goto('/profile');
    await member.goto('/');
    const feed = await this.feed();
    const entries = eventsOf(feed).map((e) => e.starts.slice(0, 10));
    assert.ok(entries.includes(this.days[1]), `${this.days[1]} is in the member's calendar: ${entries}`);
    await phoneGone(this);
  }

  async feed() {
    const { member } = this;
    for (const path of ['/notices', '/calendar', '/']) {
      await member.goto(path).catch(() => {});
      const address = (await member.content()).match(/(?:https?|webcal):\/\/[^"<\s]+\/calendar\/[\w.-]+/)?.[0];
      if (address) return (await fetch(new URL(new URL(address.replace('webcal:', 'http:')).pathname, this.site.url))).text();
    }
    throw new Error('no address of a calendar');
  }
}

/// The link of a mail says that it is over.
async function phoneGone(way) {
  const mail = (await way.pollMails())[1];
  await way.phone.context().clearCookies();
  await way.phone.goto(pathOf(mail.text.match(/http:\/\/\S+\/t\/[\w-]+/)[0]));
  assert.ok([200, 410].includes(way.phone.answer.status()));
  await check(way.phone);
}

const ways = [{ lang: 'nb', js: true, database: 'sqlite' }, { lang: 'da', js: false, database: 'postgres' }];
const steps = [
  ...Municipality.steps,
  ['calendar', "the administrator gives the school's calendar; what is none is refused with words"],
  ['plan', 'the plan keeps clear of its days and says so'],
  ['members', 'six say yes, and one of them comes in'],
  ['ask', 'the members are asked about three days; the form offers good ones'],
  ['answers', 'five answer from the mail without an account, one on the page'],
  ['take', 'the day on which most can come is proposed and taken; plan, link and calendar show it'],
];

await runWays('polls', Way, steps, ways);
