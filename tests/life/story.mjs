// SPDX-License-Identifier: EUPL-1.2
// Five months of a municipality, told as a story: from the first start of an empty store to the end of a network. Every act is
// done on the pages; after each step it is said who got which mail (and nobody else did), what each calendar shows, and what
// stands on My page of those concerned.
import assert from 'node:assert/strict';
import { press, send } from '../browser/municipality.mjs';
import { check } from '../browser/harness.mjs';
import { formOf, linkIn, PASSWORD, textOf, Town } from './town.mjs';

const SEATS = 27;

// What waits on My page.
const UNANSWERED = (count) => ['home_task_unanswered', { count }];
const MAKE_GROUPS = ['home_task_groups'];

const rightAddress = (person) => person.address.replace('refused.', ''); // the mail server refuses these

export class Story extends Town {
  // ---- January: a network is made ----

  async firstStart() {
    await this.open('2027-01-11', '09:00');
    this.page = await this.desk();
    const { page } = this;
    await page.goto(new URL(this.site.firstRun).pathname);
    await page.fill('[name=display_name]', 'Ine Solheim');
    await page.fill('[name=user_name]', 'ine');
    await page.fill('[name=password]', PASSWORD);
    await press(page, 'main form button');
    await page.goto('/admin/settings');
    await page.fill('[name=organisation]', 'Nordvåg kommune');
    await page.fill('[name=mail_from]', 'nettverk@nordvag.example');
    await page.selectOption('main [name=language]', this.lang);
    await page.fill('[name=silo_depth]', '1');
    await press(page, 'main form button');
    this.clerk = Object.assign(this.visitor(), { name: 'ine' });
    await this.clerk.signIn('ine');
    await this.home(this.clerk, { says: [['import_title'], ['home_staff_none']] });
    await this.mailed({});
  }

  /// An account of her own, whose password she chooses by a link that Ine hands her.
  async personnelOffice() {
    const made = await this.submit(this.clerk, '/admin/accounts', '/admin/accounts', { display_name: 'Hilde Moen', user_name: 'hilde' });
    const link = made.html.match(/\/password\/[\w-]+/)[0], account = made.html.match(/hilde[\s\S]*?action="(\/admin\/accounts\/\d+)"/)[1];
    await this.submit(this.clerk, '/admin/accounts', account, { role: 'hr', do: 'save' });
    this.personnel = Object.assign(this.visitor(), { name: 'hilde' });
    await this.submit(this.personnel, link, link, { password: PASSWORD });
    await this.personnel.signIn('hilde');
    await this.home(this.personnel, { says: [['home_staff_none']] });
  }

  /// The list as the payroll system has it now, taken on its page.
  async takeList() {
    const form = formOf(await this.personnel.get('/admin/import'), '/admin/import');
    const shown = await this.personnel.send(form, { list: new File([this.staff.csv()], 'ansatte.csv', { type: 'text/csv' }) });
    assert.equal(shown.status, 303, textOf(shown));
    const preview = new URL(shown.location, this.site.url).pathname;
    await this.submit(this.personnel, preview, preview, { do: 'approve' });
  }

  async staffList() {
    await this.takeList();
    await this.home(this.personnel, { says: [['home_staff_about', { count: 400 }]] });
    await this.mailed({});
  }

  async network() {
    const { page } = this;
    await page.goto('/networks/new');
    await page.fill('[name=name]', 'Nye på tvers');
    await page.fill('[name=seats]', String(SEATS));
    await page.fill('[name=starts_on]', '2027-02-01');
    await page.fill('[name=ends_on]', '2027-12-31');
    await press(page, 'main form button');
    this.number = page.url().match(/networks\/(\d+)/)[1];
    this.path = `/networks/${this.number}`;
    await page.fill('[name=hired_since]', '2026-01-01');
    await page.selectOption('[name=education]', 'master');
    await press(page, 'button[name=do][value=continue]');
    await press(page, 'button[name=do][value=spread]');
    const numbers = (await page.locator('.tally strong').allTextContents()).map(Number);
    assert.deepEqual(numbers.slice(0, 3), [SEATS, 0, 40 - SEATS], 'chosen, unknown, waiting');
    await this.home(this.clerk, { waiting: [['home_task_prepare']] });
    await page.goto(`${this.path}/kickoff`);
    await page.fill('[name=held_on]', '2027-02-04');
    await page.fill('[name=place]', 'Rådhuset');
    await press(page, 'main form.form button');
    await this.mailed({});
  }

  /// Chosen are those whom the lot named among their unit.
  async chosen() {
    const { html } = await this.clerk.get(`${this.path}/candidates?list=in`);
    return [...html.matchAll(/<strong>([^<]+)<\/strong><br>/g)].map(([, name]) => this.staff.people.find((p) => p.name === name));
  }

  /// Twenty-seven invitations leave; the staff list of that noon has an address that nobody reads.
  async invited() {
    const { page } = this;
    [this.misspelt] = await this.chosen();
    this.misspelt.address = `refused.${this.misspelt.address}`;
    await this.takeList();
    await page.goto(`${this.path}/invitation`);
    await press(page, 'button[name=do][value=save]');
    assert.equal(await send(page, 'button[name=do][value=send]'), SEATS);
    await this.settle();
    const asked = (await this.site.mails()).map((mail) => this.staff.at(mail.envelope.recipient)).sort((a, b) => (a.address < b.address ? -1 : 1));
    assert.equal(asked.length, SEATS - 1, 'the one whose address is wrong got none');
    await this.mailed({ invitation: asked });
    this.plan.set('kick-off', { starts: '2027-02-04 09:00', place: 'Rådhuset', people: new Set(asked) });
    await this.calendars();
    await this.home(this.clerk, { waiting: [UNANSWERED(SEATS), MAKE_GROUPS], says: [['home_mails_trouble', { count: 1 }]] });
    this.asked = asked;
  }

  /// The list has the right address the next morning; Ine sends that invitation again.
  async correctedAddress() {
    await this.on('2027-01-12', '09:00');
    const kari = this.misspelt;
    kari.address = rightAddress(kari);
    await this.takeList();
    await this.mailed({});
    const board = await this.clerk.get(`${this.path}/invitations`);
    const one = board.html.match(new RegExp(`href="(${this.path}/invitations/\\d+)">${kari.name}<`))[1];
    await this.submit(this.clerk, one, one, { do: 'resend' });
    await this.mailed({ invitation: [kari] });
    this.plan.get('kick-off').people.add(kari);
    await this.calendars();
    await this.home(this.clerk, { waiting: [UNANSWERED(SEATS), MAKE_GROUPS] });
    assert.doesNotMatch((await this.homeOf(this.clerk)).text, this.words.get('home_mails_trouble'));
    this.asked.unshift(kari);
  }

  /// From the link in the newest mail that has one, without an account.
  async answer(person, answer, changes = {}) {
    const mails = this.boxes.get(person.address).mails, link = mails.map((mail) => linkIn(mail, '[ig]')).filter(Boolean).at(-1);
    const page = await this.submit(this.visitor(), link + (changes.again ? `?a=${answer}` : ''), link, { answer, ...changes });
    assert.match(page.html, /class="notice good"/, `${person.name}'s answer is confirmed: ${textOf(page).slice(0, 200)}`);
  }

  /// The same on a phone, in a browser.
  async answerOnPhone(person, answer, reason) {
    const link = linkIn(this.boxes.get(person.address).mails.at(-1), '[ig]');
    await this.phone.goto(link);
    await check(this.phone);
    await this.phone.check(`#answer-${answer}`);
    if (reason) await this.phone.locator('input[name=reason]').first().check();
    await press(this.phone, 'form.reply button');
    await check(this.phone);
  }

  async answers() {
    await this.on('2027-01-12', '12:00');
    this.phone = await this.desk(390);
    const yes = this.asked.slice(0, 18), maybe = this.asked.slice(18, 20), no = this.asked.slice(20, 23);
    await this.answerOnPhone(yes[0], 'yes');
    await this.answerOnPhone(no[0], 'no', true);
    for (const person of yes.slice(1)) await this.answer(person, 'yes');
    for (const person of maybe) await this.answer(person, 'maybe');
    for (const person of no.slice(1)) await this.answer(person, 'no');
    this.silent = this.asked.slice(23);
    this.members = yes;
    const offered = await this.nextWaiting(3);
    await this.mailed({ left: no, offer: offered });
    for (const person of no) this.plan.get('kick-off').people.delete(person);
    for (const person of offered) this.plan.get('kick-off').people.add(person);
    await this.calendars();
    await this.home(this.clerk, { waiting: [UNANSWERED(4 + 3), MAKE_GROUPS] });
    this.offered = offered;
  }

  /// Who stands first on the waiting list, as the board shows it.
  async nextWaiting(count) {
    const board = await this.clerk.get(`${this.path}/invitations`);
    const names = [...(board.html.match(/<ol[\s\S]*?<\/ol>/)?.[0] ?? '').matchAll(/<a [^>]*>([^<]+)<\/a>/g)].map(([, name]) => name);
    assert.ok(names.length >= count, `${count} wait: ${names.join()}`);
    return names.slice(0, count).map((name) => this.staff.people.find((p) => p.name === name));
  }

  static steps = [
    ['firstStart', 'the first administrator gets in and says whose Tvers this is; My page leads to the staff list'],
    ['personnelOffice', 'the personnel office gets an account, and My page there begins with the staff list too'],
    ['staffList', 'the list of 400 is taken; nobody is mailed'],
    ['network', 'a network of 27 is made: a rule, places spread over the units, the rest on the waiting list, a day'],
    ['invited', '27 are invited; one address is wrong, and Ine sees it'],
    ['correctedAddress', 'the staff list has the right address, and that invitation is sent again, to it alone'],
    ['answers', 'most say yes, some no or perhaps; each place that became free is offered to the next who waits'],
  ];
}
