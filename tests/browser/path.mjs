// SPDX-License-Identifier: EUPL-1.2
// The whole way, with real mail: a staff list, a rule, candidates, a kick-off, invitations, answers from the mail, a
// programme, groups, attendance, a move that moves everyone's calendar entry, a cancelling that cancels it.
import assert from 'node:assert/strict';
import { check } from './harness.mjs';
import { eventOf, Municipality, press, runWays, send } from './municipality.mjs';

const local = (time) => `${time.year}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')} ${time.hour}.${String(time.minute).padStart(2, '0')}`;

class Way extends Municipality {
  async answers() {
    const said = ['yes', 'yes', 'yes', 'yes', 'yes', 'maybe', 'no', 'no'];
    for (const [i, answer] of said.entries()) await this.answer(this.invitations[i], answer, answer === 'no' && i === 6);
    await this.answer(this.invitations[7], 'yes'); // has thought better of it
    await this.page.goto(`/networks/${this.network}/invitations`);
    const tally = (await this.page.locator('.tally strong').allTextContents()).map(Number);
    assert.deepEqual(tally.slice(0, 5), [25, 6, 1, 1, 17]);
    await check(this.page);
  }

  async programme() {
    const { page } = this;
    await page.goto(`/networks/${this.network}`);
    await page.locator('main a[href^="/gatherings/"]:visible').first().click();
    this.gathering = new URL(page.url()).pathname;
    await check(page);
    await page.goto(`${this.gathering}/programme`);
    const before = await page.locator('ol.programme > li').count();
    await page.fill('[name=title]', 'Byvandring');
    await page.fill('[name=start]', '13:30');
    await page.fill('[name=minutes]', '30');
    await page.fill('[name=place]', 'Kulturhuset');
    await press(page, 'button[name=do][value=save]');
    assert.equal(await page.locator('ol.programme > li').count(), before + 1);
    await check(page);
  }

  async groups() {
    const { page } = this;
    await page.goto(`/networks/${this.network}/seating`);
    await check(page);
    await press(page, 'form[action$="/seating"] button.ds-button');
    await check(page);
    await send(page, 'button[name=do][value=publish]');
    await page.goto(this.gathering);
    assert.ok(await page.locator('ul.groups > li').count() >= 1, 'the gathering shows its groups');
    await page.goto(`${this.gathering}/wall`);
    await check(page);
  }

  async attendance() {
    const { page } = this;
    await page.goto(`${this.gathering}/attendance`);
    await check(page);
    await press(page, 'button[name=absent]');
    await press(page, 'button[name=rest][value=came]');
    assert.equal(await page.locator('.tap-list button:nth-of-type(1)[aria-pressed=true]').count(), 5);
    assert.equal(await page.locator('.tap-list button:nth-of-type(2)[aria-pressed=true]').count(), 1);
  }

  /// The newest calendar mail of everyone who was asked and has not said no.
  async updates(method, change) {
    const taken = this.site.taken().length;
    await change();
    const all = await this.site.mails(taken + this.expected.in);
    const mails = all.slice(taken).map((mail) => ({ mail, ...eventOf(mail) }));
    assert.ok(mails.every((m) => m.method === method), mails.map((m) => m.method).join());
    return mails;
  }

  async move() {
    const { page } = this;
    const before = new Map(this.invitations.map((mail) => [mail.envelope.recipient, eventOf(mail).event]));
    const moved = await this.updates('REQUEST', async () => {
      await page.goto(`${this.gathering}/edit`);
      await check(page);
      await page.fill('[name=start]', '10:00');
      await page.fill('[name=end]', '16:00');
      await send(page, 'main form.form button');
    });
    for (const { mail, event } of moved) {
      const old = before.get(mail.envelope.recipient);
      assert.equal(event.uid, old.uid, 'the same entry');
      assert.ok(event.sequence > old.sequence, `SEQUENCE ${old.sequence} then ${event.sequence}`);
      assert.match(local(event.startDate), / 10\.00$/);
      assert.match(local(event.endDate), / 16\.00$/);
    }
    this.moved = new Map(moved.map(({ mail, event }) => [mail.envelope.recipient, event]));
  }

  async cancel() {
    const { page } = this;
    const gone = await this.updates('CANCEL', async () => {
      await page.goto(`${this.gathering}/cancel`);
      await check(page);
      await send(page, 'main form button');
    });
    for (const { mail, event } of gone) {
      const old = this.moved.get(mail.envelope.recipient);
      assert.equal(event.uid, old.uid);
      assert.ok(event.sequence > old.sequence);
      assert.equal(event.component.getFirstPropertyValue('status'), 'CANCELLED');
    }
    await page.goto(this.gathering);
    await check(page);
  }
}

const ways = [
  { lang: 'nb', js: true, database: 'sqlite' }, { lang: 'da', js: false, database: 'sqlite' },
  { lang: 'nb', js: false, database: 'postgres' }, { lang: 'da', js: true, database: 'postgres' },
];
const steps = [
  ...Municipality.steps,
  ['answers', 'people answer from their mail, change their minds, and the board counts'],
  ['programme', 'the programme gets one more item'],
  ['groups', 'groups are drawn, published and shown on the wall'],
  ['attendance', 'attendance is marked with a tap each'],
  ['move', 'moving it updates the same calendar entry, with a higher SEQUENCE'],
  ['cancel', 'cancelling it cancels the same calendar entry'],
];

await runWays('path', Way, steps, ways);
