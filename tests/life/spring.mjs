// SPDX-License-Identifier: EUPL-1.2
// From February to the end of the network in June, and after it: dates, answers, a move, groups, people who go and come back, a
// meet-up that is called off, and each working day of the spring.
import assert from 'node:assert/strict';
import { check } from '../browser/harness.mjs';
import { press, send } from '../browser/municipality.mjs';
import { eventsOf } from './calendar.mjs';
import { SOME, textOf } from './town.mjs';
import { MAKE_GROUPS, MISFITS, NO_HOST, PROGRAMME, Winter } from './winter.mjs';

const daysAfter = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86400000).toISOString().slice(0, 10);

export class Spring extends Winter {
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
    await this.mailed({ gathering: this.members });
    const events = eventsOf(await (await fetch(coordinator.feed)).text()).filter((e) => e.starts > '2027-02-08').sort((a, b) => (a.starts < b.starts ? -1 : 1));
    const paths = [...new Set((await coordinator.page.get(`${this.path}/plan`)).html.match(/\/gatherings\/\d+/g))].filter((g) => g !== this.gathering);
    this.meetups = events.map((e, i) => ({ starts: e.starts, place: e.place, people: new Set(), no: new Set(), path: paths[i], isMeetup: true }));
    this.meetups[0].people = new Set(this.members);
    this.meetups.forEach((g, i) => this.plan.set(`meet-up ${i + 1}`, g));
    await this.calendars();
    await this.feeds();
    const isNear = this.meetups[0].starts < daysAfter(this.clock.today, 15); // in Denmark a winter holiday puts it off a week
    await this.home(coordinator.page, { waiting: [...(isNear ? [NO_HOST] : []), MAKE_GROUPS, PROGRAMME, MAKE_GROUPS] }); // who is asked tomorrow
  }

  /// Answers come from the mail, from My page, and change again.
  async meetupAnswers() {
    await this.on('2027-02-09');
    const asked = await this.mailed({ host: this.members }); // so near that all are asked to host it, too: the day after
    await this.hosts(asked.find((mail) => this.kindOf(mail) === 'host'));
    await this.mailed({});
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
    await this.on('2027-02-10', '09:00');
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
    await this.mailed({ group: this.members, weekly: this.members }); // what do you take home, once more; and for a week there has been no topic
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
    await this.mailed({ cancelled: this.members });
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
    ...Winter.steps,
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
