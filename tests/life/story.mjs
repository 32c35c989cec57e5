// SPDX-License-Identifier: EUPL-1.2
// Five months of a municipality, told as a story: from the first start of an empty store to the end of a network. Every act is
// done on the pages; after each step it is said who got which mail (and nobody else did), what each calendar shows, and what
// stands on My page of those concerned.
import assert from 'node:assert/strict';
import { press, send } from '../browser/municipality.mjs';
import { check } from '../browser/harness.mjs';
import { eventsOf } from './calendar.mjs';
import { formOf, linkIn, PASSWORD, SOME, textOf, Town } from './town.mjs';

const SEATS = 27;

// What waits on My page.
const UNANSWERED = (count) => ['home_task_unanswered', { count }];
const MAKE_GROUPS = ['home_task_groups'];
const PROGRAMME = ['home_task_programme'];
const MISFITS = (count) => ['home_task_misfits', { count }];

const rightAddress = (person) => person.address.replace('refused.', ''); // the mail server refuses these

const daysAfter = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86400000).toISOString().slice(0, 10);

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

  /// In the newest mail that has one through this door.
  linkOf(person, door) {
    return this.boxes.get(person.address).mails.map((mail) => linkIn(mail, door)).filter(Boolean).at(-1);
  }

  /// From the link in the newest mail that has one, without an account.
  async answer(person, answer, door = '[ig]') {
    const link = this.linkOf(person, door), page = await this.submit(this.visitor(), `${link}?a=${answer}`, link, { answer });
    assert.match(page.html, /class="notice good"/, `${person.name}'s answer is confirmed: ${textOf(page).slice(0, 200)}`);
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
    await this.mailed({ reminder: this.silent });
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
      await page.fill('[name=who]', director.name);
      await press(page, 'main form[method=get] button');
      await page.locator('[name=person]').first().check();
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

  // ---- spring: meet-ups ----

  /// Every third Thursday. The calendars that are subscribed to show them all; mails wait until four weeks before.
  async dates() {
    await this.on('2027-02-08');
    const [coordinator] = this.coordinators;
    await this.letIn(coordinator);
    const page = await this.browserOf(coordinator), path = `${this.path}/plan/dates`;
    await page.goto(path);
    await check(page);
    await page.selectOption('[name=nth]', '3');
    await page.selectOption('[name=weekday]', '4');
    await press(page, `main form[method=get] button`);
    await send(page, 'main form[method=post] button'); // the first is so near that everybody is asked at once
    await check(page);
    const asked = await this.mailed({ gathering: this.members, host: this.members }); // so near that all are asked to host it, too
    await this.hosts(asked.find((mail) => this.kindOf(mail) === 'host'));
    await this.mailed({});
    const events = eventsOf(await (await fetch(coordinator.feed)).text()).filter((e) => e.starts > '2027-02-08').sort((a, b) => (a.starts < b.starts ? -1 : 1));
    const paths = [...new Set((await coordinator.page.get(`${this.path}/plan`)).html.match(/\/gatherings\/\d+/g))].filter((g) => g !== this.gathering);
    this.meetups = events.map((e, i) => ({ starts: e.starts, place: e.place, people: new Set(), no: new Set(), path: paths[i], isMeetup: true }));
    this.meetups[0].people = new Set(this.members);
    this.meetups.forEach((g, i) => this.plan.set(`meet-up ${i + 1}`, g));
    await this.calendars();
    await this.feeds();
    await this.home(coordinator.page, { waiting: [MAKE_GROUPS, PROGRAMME, MAKE_GROUPS] });
  }

  /// Answers come from the mail, from My page, and change again.
  async meetupAnswers() {
    await this.on('2027-02-09');
    const [first, second, third, ...others] = this.members.slice(5), [meetup] = this.meetups;
    await this.answerOnPhone(first, 'yes');
    for (const person of [second, ...others.slice(0, 12)]) await this.answer(person, 'yes');
    await this.answer(third, 'no');
    await this.letIn(second);
    await this.submit(second.page, '/', '/answer', { answer: 'no' });
    meetup.no = new Set([second, third]);
    await this.mailed({ left: [second, third] });
    for (const person of meetup.no) meetup.people.delete(person);
    await this.calendars();
    await this.feeds();
    const [coordinator] = this.coordinators;
    await this.letIn(coordinator);
    const page = await coordinator.page.get(meetup.path);
    for (const { name } of [second, third]) assert.ok(textOf(page).includes(name), `${name}'s no is named to who runs it`);
    this.refused = [second, third];
  }

  /// Another week, another hour, another house: the entries move, and everybody is asked anew.
  async moved() {
    await this.on('2027-02-10');
    const [coordinator] = this.coordinators, [meetup] = this.meetups;
    await this.letIn(coordinator);
    const page = await this.browserOf(coordinator);
    await page.goto(`${meetup.path}/edit`);
    await page.fill('[name=held_on]', '2027-02-25');
    await page.fill('[name=start]', '12:00');
    await page.fill('[name=end]', '14:00');
    await page.fill('[name=place]', 'Kulturhuset');
    await page.fill('[name=why]', 'Salen er opptatt');
    assert.equal(await send(page, 'main form.form button'), this.members.length);
    const mails = await this.mailed({ moved: this.members });
    assert.ok(mails.filter((m) => this.kindOf(m) === 'moved').every((m) => m.text.includes('Salen er opptatt') && m.text.includes('13.00')), 'the reason, and the time that it was');
    Object.assign(meetup, { starts: '2027-02-25 12:00', place: 'Kulturhuset', no: new Set(), people: new Set(this.members) });
    await this.calendars();
    await this.feeds();
  }

  async meetupGroups() {
    await this.on('2027-02-17');
    await this.mailed({ group: this.members, weekly: this.notTold }); // what do you take home, once more
    await this.calendars();
    await this.on('2027-02-18');
    await this.mailed({ gathering: this.members });
    Object.assign(this.meetups[1], { place: 'Kulturhuset', people: new Set(this.members) }); // where the one before is
    await this.calendars();
  }

  async firstMeetup() {
    await this.on('2027-02-24');
    await this.mailed({ day_before: this.members, weekly: this.members }); // propose a topic for the one in eight weeks
    await this.on('2027-02-25', '14:30');
    const [coordinator] = this.coordinators, [meetup] = this.meetups;
    await this.letIn(coordinator);
    await this.submit(coordinator.page, `${meetup.path}/attendance`, '/attendance', { rest: 'came' });
    await this.mailed({});
    await this.on('2027-02-26');
    await this.letIn(coordinator);
    await this.home(coordinator.page, { waiting: [PROGRAMME] });
    await this.mailed({}); // one such mail a week: what they take home is asked in the next
  }

  // ---- people come and go ----

  /// Somebody has found other work: the next staff list says so. The mail address is closed; the others see it where they look.
  async leaverOfList() {
    await this.on('2027-03-01');
    const leaver = this.members.at(-1);
    leaver.hasLeft = true;
    await this.takeList();
    this.members.pop();
    await this.mailed({});
    for (const gathering of this.plan.values()) gathering.people.delete(leaver);
    this.boxes.delete(leaver.address);
    const [coordinator] = this.coordinators;
    await this.letIn(coordinator);
    await this.home(coordinator.page, { waiting: [MISFITS(1), PROGRAMME, MISFITS(1)] });
    for (const path of [`${this.path}/people`, this.meetups[1].path]) assert.ok(!textOf(await coordinator.page.get(path)).includes(leaver.name), `${leaver.name} is not on ${path}`);
    await this.calendars();
  }

  /// By one's own wish; the entries leave the calendar.
  async leaves() {
    await this.on('2027-03-02');
    await this.mailed({ weekly: this.members });
    const leaver = this.members.at(-2);
    await this.letIn(leaver);
    await this.submit(leaver.page, `${this.path}/leave`, '/leave');
    this.members.splice(-2, 1);
    await this.mailed({ left: [leaver] });
    for (const gathering of this.plan.values()) gathering.people.delete(leaver);
    await this.calendars();
    await this.feeds();
    await this.home(leaver.page, { says: [['home_nothing']], next: '' });
    const [coordinator] = this.coordinators;
    await this.letIn(coordinator);
    await this.home(coordinator.page, { waiting: [MISFITS(2), PROGRAMME, MISFITS(2)] });
    this.leaver = leaver;
  }

  async cancelled() {
    await this.on('2027-03-08'); // ten days before, the groups are mended by themselves: two have left
    await this.mailed({ group: SOME });
    const { page } = this, meetup = this.meetups[1];
    await page.goto(`${meetup.path}/cancel`);
    await page.fill('[name=why]', 'Streik');
    assert.equal(await send(page, 'main form button'), this.members.length + 1);
    const [, host] = this.hosted.values(), told = await this.mailed({ cancelled: this.members, host: [host] }); // whose turn is kept for another
    await this.hosts(told.find((mail) => this.kindOf(mail) === 'host'));
    meetup.isOff = true;
    await this.calendars();
    await this.feeds();
  }

  /// The one who left says yes again, by the link of the first mail; what is ahead comes back into the calendar.
  async returns() {
    await this.on('2027-03-18');
    await this.mailed({ gathering: this.members });
    Object.assign(this.meetups[2], { place: 'Kulturhuset', people: new Set(this.members) });
    await this.answer(this.leaver, 'yes', 'i');
    this.members.push(this.leaver);
    await this.mailed({ gathering: [this.leaver] });
    this.meetups[2].people.add(this.leaver);
    await this.letIn(this.leaver);
    await this.home(this.leaver.page, { next: '15' });
    await this.calendars();
    await this.feeds();
  }

  /// Who left and came back made the groups fit no longer: they are mended, and who sits elsewhere hears of it.
  async mended() {
    await this.on('2027-03-19');
    const [coordinator] = this.coordinators, seating = `${this.path}/seating`;
    await this.letIn(coordinator);
    const page = await this.browserOf(coordinator);
    await page.goto(seating);
    await this.mendGroups(page);
    await this.calendars();
    await this.home(coordinator.page, { waiting: [] });
  }

  /// Working days, one after another; on some of them mails leave by themselves, on all others none.
  async spring() {
    const [, , april, may, june, last] = this.meetups, all = this.members;
    const due = {
      '2027-04-14': { day_before: all }, '2027-04-22': { gathering: all }, '2027-05-13': { gathering: all }, '2027-05-19': { day_before: all },
      '2027-05-27': { gathering: all }, '2027-06-09': { day_before: all },
      '2027-04-16': { after: all }, '2027-05-21': { after: all }, '2027-06-11': { after: all },
      // Tuesdays: propose a topic for the one in eight weeks; what do you take home, once more
      '2027-03-30': { weekly: all }, '2027-04-20': { weekly: all }, '2027-04-27': { weekly: all }, '2027-05-04': { weekly: all }, '2027-06-01': { weekly: all },
    };
    const asked = { '2027-04-22': may, '2027-05-13': june, '2027-05-27': last };
    for (let day = '2027-03-22'; day <= '2027-06-11'; day = daysAfter(day, 1)) {
      this.clock.set(day, '10:00');
      if (asked[day]) Object.assign(asked[day], { place: 'Kulturhuset', people: new Set(all) });
      await this.clerk.signIn(this.clerk.name);
      const isNear = [april, may, june].some((g) => g.starts > day && daysAfter(g.starts.slice(0, 10), -10) <= day);
      await this.mailed({ ...due[day], ...(isNear ? { group: SOME, group_new: SOME } : {}) });
      await this.calendars();
      const today = [april, may, june].find((g) => g.starts.startsWith(day));
      if (today) await this.submit(this.clerk, `${today.path}/attendance`, '/attendance', { rest: 'came' });
    }
  }

  // ---- June: the end ----

  /// It ends before the summer: the last gathering leaves the calendars, and nothing is asked any more.
  async end() {
    await this.on('2027-06-14');
    const { page } = this;
    await page.goto(`${this.path}/end`);
    await check(page);
    assert.equal(await send(page, 'button[name=do][value=end]'), this.members.length);
    await this.mailed({ left: this.members });
    for (const meetup of this.meetups) meetup.isOff = true;
    await this.calendars();
    await this.home(this.clerk, {});
    for (const person of [...this.coordinators, this.directors[0], this.members[8]]) {
      await this.letIn(person);
      await this.home(person.page, { next: '' });
    }
  }

  async afterwards() {
    for (const day of ['2027-06-15', '2027-06-23', '2027-08-17', '2027-12-15']) {
      await this.on(day);
      await this.mailed({});
      await this.calendars();
      await this.home(this.clerk, {});
    }
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
    ['silentOnes', 'who has not answered is reminded once; after the last day their places are offered on'],
    ['waysIn', 'everyone gets in by a link; My page shows the kick-off, and the calendar to subscribe to does too'],
    ['roles', 'three members offer to coordinate and do; two directors are appointed'],
    ['groups', 'three who came late have no group: a coordinator mends the groups, and those whom it changes hear of theirs'],
    ['dayBefore', 'the day before, everyone who is asked and has not said no is told of place and group'],
    ['theDay', 'at the door they check in on phones; one stays away, one comes unasked, the groups are made anew'],
    ['dayAfter', 'whoever stayed away is marked, and nothing waits any more'],
    ['dates', 'a coordinator takes a date each month: subscribed calendars show them all, and mails ask to the first'],
    ['meetupAnswers', 'answers to it come from mails and from My page'],
    ['moved', 'it is moved: the entries move, and everybody is asked anew'],
    ['meetupGroups', 'its groups are made by themselves; a month before the second everybody is asked to that'],
    ['firstMeetup', 'the day before, the day, and the attendance'],
    ['leaverOfList', 'one is gone from the staff list, and from every page'],
    ['leaves', 'one leaves by own wish; what is ahead leaves the calendar'],
    ['cancelled', 'the second is cancelled'],
    ['returns', 'the one who left says yes again, and is back'],
    ['mended', 'the groups are mended with few changes, and as many are told as the page said'],
    ['spring', 'each working day until June: mails leave on their days, and on no other'],
    ['end', 'the network ends: what lay ahead leaves the calendars'],
    ['afterwards', 'nobody hears from it any more'],
  ];
}
