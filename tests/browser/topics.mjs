// SPDX-License-Identifier: EUPL-1.2
// What a network talks about: a member proposes from a phone, others say what they bring, the lead opens a vote, three vote
// (signed in, by keyboard, and by the link that a mail has), the hour comes while one is still filling in, and the winner
// stands on the next gathering.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { check } from './harness.mjs';
import { Municipality, press, runWays, send } from './municipality.mjs';

const pathOf = (address) => new URL(address).pathname + new URL(address).search;
const isWayIn = (mail) => /\/way-in\//.test(mail.text);

const words = {
  nb: { titles: ['Hvordan deler vi det vi lærer?', 'Møter som er verdt tiden', 'Når noen slutter'], hidden: /Du ser hvordan det står når du har stemt/, late: /Stemmen din teller ikke/ },
  da: { titles: ['Hvordan deler vi det vi lærer?', 'Møder der er tiden værd', 'Når nogen stopper'], hidden: /Du ser hvordan det står når du har stemt/, late: /Din stemme tæller ikke/ },
};

class Way extends Municipality {
  sql(statement) {
    const { data } = this.site, isPostgres = data.startsWith('postgresql:');
    const [program, ...args] = isPostgres ? ['psql', '-qAt', data, '-c', statement] : ['sqlite3', '-cmd', '.timeout 5000', data, statement];
    return execFileSync(program, args, { encoding: 'utf8' }).trim();
  }

  /// Says yes, and comes in by the link that is mailed.
  async join(mail) {
    const address = mail.envelope.recipient;
    this.answersChecked.add('yes'); // path.mjs looks at that page
    await this.answer(mail, 'yes');
    await press(this.phone, 'form[action$="/way-in"] button');
    let link;
    for (const end = Date.now() + 60000; !link && Date.now() < end; await sleep(100))
      link = (await this.site.mails(0, address)).find(isWayIn)?.text.match(/http:\/\/\S+\/way-in\/\S+/)[0];
    const page = await this.site.as(null, { lang: this.lang, js: this.js, width: 320, keep: true });
    await page.goto(pathOf(link));
    await press(page, 'main form button');
    return page;
  }

  async members() {
    this.member = [];
    for (const mail of this.invitations.slice(0, 3)) this.member.push(await this.join(mail));
    const { page } = this;
    await page.goto(`/networks/${this.network}/plan/dates`);
    await press(page, 'main form[method=post] button');
    this.topics = `/networks/${this.network}/topics`;
    await page.goto(this.topics);
    await check(page);
    assert.equal(await page.locator('.topic-column li').count(), 0);
  }

  /// From My page to the form in at most three presses.
  async propose() {
    const [phone] = this.member, { titles } = words[this.lang];
    await phone.goto(`/networks/${this.network}`);
    await phone.click(`main a[href="${this.topics}"]`);
    await phone.waitForURL(`**${this.topics}`);
    await press(phone, 'main form.form button').catch(() => {}); // empty: the browser or the page says so
    await phone.goto(this.topics);
    for (const title of titles) {
      await phone.goto(this.topics);
      await phone.fill('#title', title);
      await phone.fill('#why', 'Første linje.\nAndre linje.');
      await press(phone, 'main form.form button');
      assert.equal(await phone.textContent('h1'), title);
    }
    await check(phone);
    await phone.goto(this.topics);
    await check(phone);
    assert.deepEqual(await phone.locator('.topic-column').first().locator('a').allTextContents(), titles);
  }

  /// With the keyboard alone.
  async discuss() {
    const [, phone] = this.member;
    await phone.goto(this.topics);
    const first = phone.locator('.topic-column a').first();
    await first.focus();
    await phone.keyboard.press('Enter');
    await phone.waitForURL('**/topics/*');
    this.topic = new URL(phone.url()).pathname;
    await phone.focus('#bring');
    await phone.keyboard.type('En sak fra i fjor');
    await phone.keyboard.press('Enter');
    await phone.waitForSelector('.notice.good');
    await phone.focus('#comment');
    await phone.keyboard.type('Dette vil jeg gjerne <b>høre</b> om');
    await phone.keyboard.press('Tab');
    await phone.keyboard.press('Enter');
    await phone.waitForFunction(() => document.body.textContent.includes('<b>høre</b>')).catch(() => phone.waitForLoadState());
    await press(phone, 'button[value=help]');
    const said = await phone.textContent('main');
    assert.match(said, /En sak fra i fjor/);
    assert.match(said, /<b>høre<\/b>/, 'words are words');
    await check(phone);
    await press(phone, 'button[value=comment_drop]');
    assert.doesNotMatch(await phone.textContent('main'), /<b>høre<\/b>/);
  }

  async openVote() {
    const { page } = this, { titles } = words[this.lang];
    await page.goto(this.topics);
    await page.click('main a[href$="/ballots/new"]');
    await check(page);
    assert.equal(await page.locator('input[name=topic]:checked').count(), titles.length);
    await page.fill('#closes', '03:00');
    await page.click('main form.form button');
    assert.equal(await page.locator('#closes-problem').count(), 1, 'nobody wants a vote that ends at night');
    await page.fill('#closes', '12:00');
    const gathering = await page.locator('#gathering option').nth(1).getAttribute('value');
    await page.selectOption('#gathering', gathering);
    await press(page, 'main form.form button');
    this.ballot = new URL(page.url()).pathname;
    await check(page);
    const [phone] = this.member;
    await phone.goto(this.ballot);
    assert.equal(await phone.locator('button[value=vote]').count(), 0, 'a draft takes no vote');
    await press(page, 'button[value=open]');
    await check(page);
  }

  /// What My page asks leads to a paper that needs no account: who has the mail has this link.
  async vote() {
    const [one, two, three] = this.member, { hidden } = words[this.lang];
    await one.goto('/');
    const link = await one.locator('main a[href^="/t/"]', { hasText: /tem i |St.m i / }).first().getAttribute('href');
    const mailed = await this.site.as(null, { lang: this.lang, js: this.js, width: 320, keep: true });
    await mailed.goto(link);
    await check(mailed);
    await press(mailed, 'button[value=vote]').catch(() => {});
    assert.equal(mailed.answer.status(), 422, 'a blank vote is none');
    assert.equal(await mailed.locator('#paper-problem').count(), 1);
    await check(mailed);
    await mailed.locator('#paper input[name^=v]').nth(0).check();
    await press(mailed, 'button[value=vote]');
    assert.equal(await mailed.locator('.notice.good').count(), 1);
    await mailed.locator('#paper input[name^=v]').nth(1).check();
    await press(mailed, 'button[value=vote]'); // and thinks better of it
    assert.equal(await mailed.locator('#paper input[name^=v]:checked').count(), 2);
    await one.goto('/');
    assert.equal(await one.locator(`main a[href="${link}"]`).count(), 0, 'nothing waits that is done');

    await two.goto(this.ballot);
    assert.match(await two.textContent('main'), hidden);
    assert.equal(await two.locator('.count-list').count(), 0);
    await check(two);
    await two.locator('#paper input[name^=v]').nth(1).focus();
    await two.keyboard.press('Space');
    await two.locator('button[value=vote]').focus();
    await two.keyboard.press('Enter');
    await two.waitForSelector('.count-list');
    assert.deepEqual(await two.locator('.count-list strong').allTextContents(), ['2', '1', '0']);
    await check(two);
    await this.page.goto(this.ballot);
    assert.equal(await this.page.locator('.count-list').count(), 0, 'not even who runs it sees counts');

    await three.goto(this.ballot);
    await three.locator('#paper input[name^=v]').nth(2).check();
  }

  /// The hour comes while the third is still filling in; the schedule counts by itself, also on a Sunday.
  async closeMeanwhile() {
    const [one, , three] = this.member, { titles, late } = words[this.lang];
    const id = this.ballot.match(/\d+/)[0];
    this.sql(`UPDATE ballot SET closes_on = closes_on - 30 WHERE id = ${id}`);
    await press(three, 'button[value=vote]').catch(() => {});
    assert.match(await three.textContent('main'), late);
    await check(three);
    await this.site.restart(); // its schedule has its turn when it starts, and every minute
    for (const end = Date.now() + 90000; this.sql(`SELECT state FROM ballot WHERE id = ${id}`) !== 'closed';) {
      assert.ok(Date.now() < end, 'the schedule counts within a minute');
      await sleep(500);
    }
    assert.equal(this.sql(`SELECT count(*) FROM ballot_mark WHERE ballot = ${id}`), '0');
    await one.goto(this.ballot);
    await check(one);
    assert.deepEqual(await one.locator('.count-list strong').allTextContents(), ['2', '1', '0']);
    assert.match(await one.locator('#counts-title').textContent(), new RegExp(titles[1].slice(0, 10)));
    await one.locator('main p a[href^="/topics/"]').click();
    await one.waitForURL('**/topics/*');
    assert.equal(await one.textContent('h1'), titles[1]);
    assert.equal(await one.locator('main a[href^="/gatherings/"]').count(), 1, 'it is the topic of a gathering');
    await check(one);
    await one.goto(this.topics);
    assert.deepEqual(await one.locator('.topic-column.coming a').allTextContents(), [titles[1]]);
    await check(one);
  }

  /// What was planned then is nobody's next gathering.
  async end() {
    const { page } = this, [one] = this.member;
    await one.goto(`/networks/${this.network}`);
    assert.equal(await one.locator('.card a[href^="/gatherings/"]').count(), 1);
    await page.goto(`/networks/${this.network}/end`);
    await check(page);
    await send(page, 'main form button');
    await check(page);
    await one.goto(`/networks/${this.network}`);
    assert.equal(await one.locator('.card').count(), 0);
    assert.match(await one.textContent('main .quiet'), /a[vf]slutt?et/);
    assert.doesNotMatch(await one.textContent('main'), /Neste samling|Den næste er|Næste samling/);
    await check(one);
  }
}

const ways = [
  { lang: 'nb', js: true, database: 'sqlite' }, { lang: 'da', js: false, database: 'postgres' },
];
const steps = [
  ...Municipality.steps,
  ['members', 'three say yes and come in; the gatherings get their dates'],
  ['propose', 'a member proposes topics from a narrow phone'],
  ['discuss', 'another says what they bring, offers to host and comments, by keyboard'],
  ['openVote', 'the lead looks at a vote as a draft, and opens it'],
  ['vote', 'one votes by the link without an account, and changes it; another by keyboard; counts are hidden until then'],
  ['closeMeanwhile', 'a vote after the hour is refused with both times; the winner is the topic of the next gathering'],
  ['end', 'the network ends: its page says so, and nothing comes next'],
];

await runWays('topics', Way, steps, ways);
