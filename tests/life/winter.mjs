// SPDX-License-Identifier: EUPL-1.2
// January and February: a store that is empty, a staff list, a network of 27 of whom some say no, everyone's way in, and the
// kick-off. Spring follows (spring.mjs).
import assert from 'node:assert/strict';
import { check } from '../browser/harness.mjs';
import { press, send } from '../browser/municipality.mjs';
import { formOf, linkIn, PASSWORD, textOf, Town } from './town.mjs';

const SEATS = 27;

// What waits on My page.
export const UNANSWERED = (count) => ['home_task_unanswered', { count }];
export const MAKE_GROUPS = ['home_task_groups'];
export const NO_HOST = ['home_task_no_host'];
export const PROGRAMME = ['home_task_programme'];
export const MISFITS = (count) => ['home_task_misfits', { count }];

const rightAddress = (person) => person.address.replace('refused.', ''); // the mail server refuses these

export class Winter extends Town {
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

  async personnelOffice() {
    await this.employPersonnel();
    await this.home(this.personnel, { says: [['home_staff_none']] });
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
    this.gathering = (await this.clerk.get(this.path)).html.match(/href="(\/gatherings\/\d+)"/)[1];
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

  /// The same on a phone, in a browser.
  async answerOnPhone(person, answer, reason) {
    await this.phone.goto(this.linkOf(person, '[ig]'));
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
    const offered = await this.nextWaiting(3);
    await this.answerOnPhone(yes[0], 'yes');
    await this.answerOnPhone(no[0], 'no', true);
    for (const person of yes.slice(1)) await this.answer(person, 'yes');
    this.perhaps = maybe;
    for (const person of maybe) await this.answer(person, 'maybe');
    for (const person of no.slice(1)) await this.answer(person, 'no');
    this.silent = this.asked.slice(23);
    this.members = yes;
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
    const names = [...(board.html.match(/<ol class="plain-list">[\s\S]*?<\/ol>/)?.[0] ?? '').matchAll(/<a [^>]*>([^<]+)<\/a>/g)].map(([, name]) => name);
    assert.ok(names.length >= count, `${count} wait: ${names.join()}`);
    return names.slice(0, count).map((name) => this.staff.people.find((p) => p.name === name));
  }

  /// The kick-off is in these calendars besides, or no longer.
  kickoff({ add = [], drop = [] }) {
    const { people } = this.plan.get('kick-off');
    for (const person of add) people.add(person);
    for (const person of drop) people.delete(person);
  }

  async offers() {
    await this.on('2027-01-13');
    const [no, ...yes] = this.offered, [next] = await this.nextWaiting(1);
    for (const person of yes) await this.answer(person, 'yes');
    await this.answer(no, 'no');
    await this.mailed({ left: [no], offer: [next] });
    await this.answer(next, 'yes');
    await this.mailed({});
    this.members.push(...yes, next);
    this.kickoff({ add: [next], drop: [no] });
    await this.calendars();
    await this.home(this.clerk, { waiting: [UNANSWERED(4), MAKE_GROUPS] });
  }

  /// Three days before the last day to answer, and after it.
  async silentOnes() {
    await this.on('2027-01-22');
    await this.mailed({ reminder: [...this.silent, ...this.perhaps] });
    await this.on('2027-01-25'); // ten days before, the groups are made where nobody has made them
    await this.mailed({ group: this.members });
    const [late, ...rest] = this.silent;
    await this.answer(late, 'yes');
    this.members.push(late);
    const next = await this.nextWaiting(5); // three who are silent, and two who said perhaps: after the last day these keep no place
    await this.on('2027-01-26');
    await this.mailed({ offer: next });
    this.kickoff({ add: next });
    await this.calendars();
    for (const person of next.slice(0, 2)) await this.answer(person, 'yes');
    this.members.push(...next.slice(0, 2));
    await this.mailed({});
    this.rest = rest;
  }

  // ---- everyone gets in ----

  /// On a phone, from the page that confirms the yes; the others by the sign-in page.
  async waysIn() {
    await this.on('2027-01-27');
    for (const person of this.members) await this.letIn(person);
    await this.mailed({});
    for (const { page } of this.members) await this.home(page, { next: 'Rådhuset', says: [['home_calendar']] });
    await this.feeds();
  }

  async roles() {
    const [first, second, third, ...others] = this.members;
    this.coordinators = [first, second, third];
    for (const { page } of this.coordinators) await this.submit(page, `${this.path}/roles`, '/volunteer', { do: 'offer' });
    await this.home(this.clerk, { waiting: [['home_task_volunteers', { count: 3 }], UNANSWERED(3), MISFITS(3)] });
    const { page } = this;
    await page.goto(`${this.path}/roles`);
    await check(page);
    for (let left = 3; left > 0; left--) await press(page, 'button[value=accept]');
    this.directors = [this.staff.people[200], this.staff.people[300]];
    for (const director of this.directors) {
      await page.goto(`${this.path}/roles/new?role=sponsor`);
      await page.fill('[name=person]', director.address);
      await press(page, 'main form[method=post] button');
      await this.letIn(director);
    }
    await this.mailed({});
    for (const { page: of } of this.coordinators) await this.home(of, { waiting: [MISFITS(3)], next: 'Rådhuset' });
    for (const { page: of } of this.directors) await this.home(of, { says: [['home_follows']], next: '' });
    await this.home(others[0].page, { next: 'Rådhuset' });
    await this.home(this.clerk, { waiting: [UNANSWERED(3), MISFITS(3)] });
  }

  /// As few as can be change their table; as many are told as the page said, and nobody else of anything else.
  async mendGroups(page) {
    await press(page, 'button[name=mend]');
    await check(page);
    const count = await send(page, 'button[name=do][value=publish]'), kinds = (await this.mailed(null)).map((mail) => this.kindOf(mail));
    assert.equal(kinds.filter((kind) => kind === 'group' || kind === 'group_new').length, count);
    assert.ok(kinds.every((kind) => ['group', 'group_new', 'way_in', 'host'].includes(kind)), kinds.join());
  }

  async groups() {
    const page = await this.browserOf(this.coordinators[0]);
    await page.goto(`${this.path}/seating`);
    await this.mendGroups(page);
    await this.calendars();
    await this.home(this.clerk, { waiting: [UNANSWERED(3)] });
  }

  // ---- February: the day ----

  async dayBefore() {
    await this.on('2027-02-03');
    await this.mailed({ day_before: [...this.plan.get('kick-off').people] });
    await this.calendars();
  }

  /// At the door each taps the own name; one stays away, and one comes whom nobody expected.
  async theDay() {
    await this.on('2027-02-04', '08:30');
    const [coordinator] = this.coordinators, { gathering } = this;
    await this.letIn(coordinator);
    await this.home(coordinator.page, { waiting: [['home_task_today']], next: 'Rådhuset' });
    const page = await this.browserOf(coordinator);
    await page.goto(`${gathering}/attendance`);
    const code = await page.locator('.code-box ~ p a').getAttribute('href');
    const [absent, byPhone, ...others] = this.members.slice(1);
    await this.phone.goto(code);
    await check(this.phone);
    if (await this.phone.locator('#q').count()) {
      await this.phone.fill('#q', byPhone.name);
      await press(this.phone, '.search button');
    }
    await press(this.phone, `button[name=person]:has-text("${byPhone.name}")`);
    await check(this.phone);
    for (const person of [this.members[0], ...others]) await this.checkIn(code, person);
    const walkIn = this.staff.people[150];
    await page.goto(`${gathering}/attendance`);
    await page.fill('#q', walkIn.name);
    await press(page, '.search button');
    await press(page, 'h2 ~ form button[name=came]');
    await press(page, 'form.notice button'); // groups again from who is here
    await check(page);
    await page.goto(gathering);
    const seated = (await page.locator('ul.groups ul > li').allTextContents()).join();
    assert.ok(seated.includes(walkIn.name) && !seated.includes(absent.name), 'the groups are of those who came');
    await this.mailed({});
    await this.calendars();
    Object.assign(this, { absent, walkIn });
  }

  async checkIn(code, person) {
    const visitor = this.visitor(), page = await visitor.get(`${code}?q=${encodeURIComponent(person.name)}`);
    const value = page.html.match(new RegExp(`name="person" value="([^"]+)"><span>${person.name}<`))[1];
    const done = await this.submit(visitor, `${code}?q=${encodeURIComponent(person.name)}`, code, { person: value });
    assert.match(textOf(done), this.words.get('check_in_noted'));
  }

  /// By the link in the mail of the day after.
  async tellsWhatTheyTakeHome(person) {
    const link = linkIn(this.newest('after', person), 't');
    await this.submit(this.visitor(), link, link, { body: 'En ting å prøve: korte møter', do: 'keep' });
  }

  /// The next morning the one who stayed away is marked, and with that the day is over.
  async dayAfter() {
    await this.on('2027-02-05');
    const [coordinator] = this.coordinators;
    await this.letIn(coordinator);
    const came = this.members.filter((person) => person !== this.absent);
    await this.mailed({ after: came });
    for (const person of came.slice(0, 5)) await this.tellsWhatTheyTakeHome(person);
    this.notTold = came.slice(5);
    await this.home(coordinator.page, { waiting: [['home_task_attendance']], next: '' });
    const list = await coordinator.page.get(`${this.gathering}/attendance`);
    const value = list.html.match(new RegExp(`name="absent" value="(\\d+)"[^>]*aria-label="[^"]*${this.absent.name}`))[1];
    await this.submit(coordinator.page, `${this.gathering}/attendance`, '/attendance', { absent: value });
    await this.home(coordinator.page, { waiting: [], next: '' });
    await this.mailed({});
  }

  static steps = [
    ['firstStart', 'the first administrator gets in and says whose Tvers this is; My page leads to the staff list'],
    ['personnelOffice', 'the personnel office gets an account, and My page there begins with the staff list too'],
    ['staffList', 'the list of 400 is taken; nobody is mailed'],
    ['network', 'a network of 27 is made: a rule, places spread over the units, the rest on the waiting list, a day'],
    ['invited', '27 are invited; one address is wrong, and Ine sees it'],
    ['correctedAddress', 'the staff list has the right address, and that invitation is sent again, to it alone'],
    ['answers', 'most say yes, some no or perhaps; each place that became free is offered to the next who waits'],
    ['offers', 'of three offers two are taken; the third goes to the next'],
    ['silentOnes', 'who has not answered, or said perhaps, is reminded once; after the last day their places are offered on'],
    ['waysIn', 'everyone gets in by a link; My page shows the kick-off, and the calendar to subscribe to does too'],
    ['roles', 'three members offer to coordinate and do; two directors are appointed'],
    ['groups', 'three who came late have no group: a coordinator mends the groups, and those whom it changes hear of theirs'],
    ['dayBefore', 'the day before, everyone who is asked and has not said no is told of place and group'],
    ['theDay', 'at the door they check in on phones; one stays away, one comes unasked, the groups are made anew'],
    ['dayAfter', 'whoever stayed away is marked, and nothing waits any more'],
  ];
}
