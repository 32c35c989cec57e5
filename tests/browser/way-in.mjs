// SPDX-License-Identifier: EUPL-1.2
// How people get in who came by the staff list and said yes from a mail: by a link to the address that the list has, in a
// municipality that began empty, with real mail.
import assert from 'node:assert/strict';
import { check } from './harness.mjs';
import { Municipality, press, runWays } from './municipality.mjs';

const isLink = (mail) => /\/way-in\//.test(mail.text);
const linkIn = (mail) => mail.text.match(/http:\/\/\S+\/way-in\/\S+/)[0];
const pathOf = (address) => new URL(address).pathname + new URL(address).search;
const password = 'en lang og god setning';

class Way extends Municipality {
  /// The newest link to `address`, when `count` have come to it in all.
  async link(address, count = 1) {
    const seconds = Date.now() + 60000;
    for (; Date.now() < seconds; await new Promise((done) => { setTimeout(done, 100); })) {
      const mails = (await this.site.mails(0, address)).filter(isLink);
      if (mails.length >= count) return linkIn(mails.at(-1));
    }
    throw new Error(`no link came to ${address}`);
  }

  async visitor(width = 390) {
    return this.site.as(null, { lang: this.lang, js: this.js, width });
  }

  /// Before there is a staff list, it is where the first administrator begins.
  async emptyHome() {
    await this.page.goto('/');
    assert.equal(await this.page.locator('main h2 + ul a').first().getAttribute('href'), '/admin/import');
    await check(this.page);
  }

  async afterYes() {
    const { phone } = this, [mail] = this.invitations;
    this.kari = mail.envelope.recipient;
    assert.match(mail.text, /Min side/, 'the invitation says where everything is after a yes');
    await this.answer(mail, 'yes');
    await press(phone, 'form[action$="/way-in"] button');
    assert.equal(new URL(phone.url()).pathname, '/sign-in/link');
    await check(phone);
    const link = await this.link(this.kari);
    for (let i = 0; i < 2; i++) { // a scanner of mail opens every link
      const scanner = await this.visitor();
      await scanner.goto(pathOf(link));
      assert.equal(await scanner.locator('.frame-who form').count(), 0);
    }
    await phone.goto(pathOf(link));
    await check(phone);
    await press(phone, 'main form button');
    assert.equal(new URL(phone.url()).pathname, '/');
    assert.equal(await phone.locator('.frame-who form').count(), 1, 'signed in');
    await check(phone);
    await phone.goto(pathOf(link));
    assert.equal(phone.answer.status(), 410);
    await check(phone);
  }

  async ownPages() {
    const { phone } = this;
    await phone.goto('/');
    assert.equal(await phone.locator('main a[href^="/gatherings/"]').count(), 1, 'the kick-off is next');
    const feed = await phone.locator('code.copy').first().textContent();
    assert.match(await (await fetch(feed)).text(), /BEGIN:VEVENT/);
    await phone.goto('/profile');
    await phone.fill('[name=ask_me_about]', 'Digitale skjema');
    await press(phone, 'main form button');
    assert.match(await phone.textContent('main'), /Digitale skjema/);
    for (const page of ['', '/people', '/plan', '/leave']) {
      await phone.goto(`/networks/${this.network}${page}`);
      assert.equal(phone.answer.status(), 200, page);
    }
    await phone.goto('/admin');
    assert.equal(phone.answer.status(), 403, 'an account that came by itself has no role');
  }

  async asked() {
    const page = await this.visitor(1280), mails = this.site.taken().length;
    await page.goto('/profile');
    assert.match(page.url(), /\/sign-in\?next=/);
    await check(page);
    const answers = [];
    for (const who of ['ingen@example.org', this.kari.toUpperCase()]) {
      await page.goto('/sign-in?next=/profile');
      await page.fill('[name=who]', who);
      await press(page, 'form[action="/sign-in/link"] button');
      answers.push(await page.textContent('main'));
    }
    assert.equal(answers[0], answers[1], 'known and unknown addresses get the same answer');
    const link = await this.link(this.kari, 2);
    assert.equal(this.site.taken().length, mails + 1, 'one mail, to the known address');
    await page.goto(pathOf(link));
    await press(page, 'main form button');
    assert.equal(new URL(page.url()).pathname, '/profile', 'on to where they wanted');
    const stranger = await this.visitor();
    await stranger.goto('/sign-in');
    await stranger.fill('[name=who]', this.invitations[9].envelope.recipient); // invited, and has not answered
    await press(stranger, 'form[action="/sign-in/link"] button');
    assert.equal((await this.site.mails(0, this.invitations[9].envelope.recipient)).filter(isLink).length, 0);
  }

  async choosePassword(page, old) {
    await page.goto('/');
    await page.locator('main a[href="/password"]').click();
    await check(page);
    if (old) await page.fill('[name=old]', old);
    else assert.equal(await page.locator('[name=old]').count(), 0, 'the link proved as much');
    await page.fill('[name=password]', password);
    await press(page, 'main form button');
    assert.equal(await page.locator('.frame-who form').count(), 1, 'still signed in');
  }

  async ownPassword() {
    const { phone } = this;
    await this.choosePassword(phone);
    await press(phone, '.frame-who form button');
    await phone.goto('/sign-in');
    await phone.fill('[name=user_name]', this.kari);
    await phone.fill('[name=password]', password);
    await phone.press('[name=password]', 'Enter');
    await phone.waitForURL((url) => url.pathname === '/');
    await this.choosePassword(phone, password);
    const forgetful = this.phone = await this.site.as(null, { lang: this.lang, js: this.js, width: 390, keep: true });
    await forgetful.goto('/sign-in');
    await forgetful.fill('[name=who]', this.kari);
    await forgetful.press('[name=who]', 'Enter');
    await forgetful.waitForURL(/sign-in\/link/);
    await forgetful.goto(pathOf(await this.link(this.kari, 3)));
    await press(forgetful, 'main form button');
    await this.choosePassword(forgetful);
  }

  /// The lead finds somebody by how the name begins, and gives the role.
  async appoint(role, who) {
    const { page } = this;
    await page.goto(`/networks/${this.network}/roles`);
    await page.locator(`main a[href$="role=${role}"]`).click();
    await check(page);
    await page.fill('[name=person]', who);
    await press(page, 'main form[method=post] button');
    await check(page);
  }

  async roles() {
    const { page, phone } = this;
    await phone.goto(`/networks/${this.network}/roles`);
    await check(phone);
    await press(phone, 'button[value=offer]');
    await page.goto('/');
    assert.ok(await page.locator(`main a[href="/networks/${this.network}/roles"]`).count(), 'My page tells the lead of the offer');
    await page.goto(`/networks/${this.network}/roles`);
    await press(page, 'button[value=accept]');
    await phone.goto(`/networks/${this.network}/plan/dates`);
    assert.equal(phone.answer.status(), 200, 'a coordinator plans, from the next request on');
    const board = `main a[href="/networks/${this.network}/invitations"]`;
    await phone.goto('/');
    assert.equal(await phone.locator(board).count(), 0, 'who cannot remind is not asked to');
    await page.goto('/');
    assert.equal(await page.locator(board).count(), 1);
    await this.appoint('sponsor', 'Jon E'); // who was not invited, and has no account
    const director = await this.visitor(1280), address = 'jon.eriksen@example.org';
    await director.goto('/sign-in');
    await director.fill('[name=who]', address);
    await press(director, 'form[action="/sign-in/link"] button');
    await director.goto(pathOf(await this.link(address)));
    await press(director, 'main form button');
    await check(director);
    assert.ok(await director.locator(`main a[href="/networks/${this.network}"]`).count(), 'My page shows the network');
    assert.match(await director.textContent('.lead'), /^Her følger du nett?v/, 'and says what a director finds there');
    await director.goto(`/networks/${this.network}`);
    assert.equal(director.answer.status(), 200);
    await director.goto(`/networks/${this.network}/invitations`);
    assert.equal(director.answer.status(), 403, 'a director changes nothing');
    await page.goto(`/networks/${this.network}/roles`);
    await press(page, 'li:has-text("Jon Eriksen") button[value=end]');
    await director.goto(`/networks/${this.network}`);
    assert.equal(director.answer.status(), 403, 'and the right ends with the role');
  }

  async erased() {
    const { page } = this;
    await page.goto('/admin/outbox');
    await page.locator('tbody th a', { hasText: 'Tvers' }).first().click();
    assert.doesNotMatch(await page.textContent('main'), /way-in/, 'a mail that has left keeps no link');
    await check(page);
  }
}

const ways = [
  { lang: 'nb', js: true, database: 'sqlite' }, { lang: 'da', js: false, database: 'sqlite' },
  { lang: 'nb', js: true, database: 'postgres' }, { lang: 'da', js: false, database: 'postgres' },
];
const steps = [
  Municipality.steps[0],
  ['emptyHome', 'the first administrator\'s page begins with the staff list'],
  ...Municipality.steps.slice(1),
  ['afterYes', 'after a yes the page sends a link, which only its button uses up, and once'],
  ['ownPages', 'My page, calendar, profile and leaving work for who came in so'],
  ['asked', 'the sign-in page sends a link to the staff list\'s address, and answers strangers alike'],
  ['ownPassword', 'a password is chosen on My page, and anew after a link when it is forgotten'],
  ['roles', 'a member offers to help and becomes coordinator; a director is appointed, and the role ended'],
  ['erased', 'the outbox keeps no link that has left'],
];

await runWays('way-in', Way, steps, ways);
