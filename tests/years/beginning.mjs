// SPDX-License-Identifier: EUPL-1.2
// How a network of 27 begins, from an empty store to a plan for two years, all by the forms of public pages (tests/life/winter.mjs tells
// the same story in a browser). Days, mails and what is confirmed are kept here; what happens on them is in years.mjs.
import assert from 'node:assert/strict';
import { formOf, Person, textOf } from '../cli/person.mjs';
import { Calendar } from '../life/calendar.mjs';
import { linkIn, PASSWORD, Town } from '../life/town.mjs';
import { Habits } from './habits.mjs';
import { Keeper } from './keeper.mjs';
import { MailBook } from './mailbook.mjs';

export const SEATS = 27;
const LANES = 4; // as many people are at it at once

export const daysAfter = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
export const weekdayOf = (day) => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
/// Of ISO 8601, as the day of its Thursday: enough to tell weeks apart.
export const weekOf = (day) => daysAfter(day, 4 - weekdayOf(day));

const plain = (address) => address.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

/// Does not give up where the server is gone for a moment: sends the same once more.
class Patient extends Person {
  constructor(years) {
    super(years.site, years.lang);
    this.years = years;
  }

  async ask(path, request = {}) {
    this.years.asked++;
    for (let tries = 0; ; tries++) {
      try {
        return Object.assign(await super.ask(path, request), { isAgain: tries > 0 });
      } catch (error) {
        if (tries > 400 || !/fetch failed|terminated|aborted|other side closed/.test(error.message)) throw error;
        await new Promise((resolve) => { setTimeout(resolve, 25); });
      }
    }
  }
}

export class Beginning extends Town {
  constructor(wishes) {
    super({ lang: 'nb', js: false, ...wishes });
    Object.assign(this, { habits: new Habits(wishes.seed), book: new MailBook(), due: new Map(), confirmed: [], members: [], asked: 0 });
  }

  visitor() {
    return new Patient(this);
  }

  /// So many at once.
  async together(list, work) {
    const left = [...list];
    const lane = async () => { while (left.length) await work(left.shift()); };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  /// What was sent twice since a server died is taken once; then the second answer may be a refusal.
  async submit(who, path, action, changes = {}) {
    const sent = await who.sendMeant(formOf(await who.get(path), action, changes.do), changes);
    assert.ok(sent.status < 400 || sent.isAgain, `${action}: ${sent.status} ${textOf(sent).slice(0, 400)}`);
    const { pathname, search } = new URL(sent.location ?? path, this.site.url);
    return sent.status === 303 || sent.isAgain ? who.get(pathname + search) : sent;
  }

  // ---- days ----

  later(days, deed) {
    const day = daysAfter(this.clock.today, days);
    this.due.set(day, [...this.due.get(day) ?? [], deed]);
  }

  /// What is due by now, one after another in the order of a person's own deeds.
  async deeds() {
    const days = [...this.due.keys()].filter((day) => day <= this.clock.today).sort();
    const all = days.flatMap((day) => this.due.get(day));
    for (const day of days) this.due.delete(day);
    await this.together(all, (deed) => deed());
  }

  /// What a server or worker that died had taken on is taken over minutes later.
  async leave(word) {
    let left = await this.keeper.tell(word);
    for (let tries = 0; left && this.killer && tries < 5; tries++) {
      this.clock.pass(5);
      left = await this.keeper.tell('keep');
    }
    assert.equal(left, 0, `${this.clock.today}: mails that nobody sends`);
  }

  async take() {
    const events = this.site.taken().slice(this.read);
    this.read += events.length;
    for (const e of events) if (!this.site.read.has(e.file)) this.site.read.set(e.file, this.site.parse(e));
    const mails = await Promise.all(events.map((e) => this.site.read.get(e.file)));
    for (const mail of mails) this.arrives(mail);
    return mails;
  }

  /// The schedule is kept (or not), everything leaves, and each mail arrives. Returns the mails.
  async settle(word = 'send') {
    await this.leave(word);
    const mails = await this.take();
    if (!await this.killer?.sendsAgain()) return mails;
    await this.leave('send');
    return [...mails, ...await this.take()];
  }

  arrives(mail) {
    const address = mail.envelope.recipient, { today } = this.clock;
    if (!this.boxes.has(address)) this.boxes.set(address, { calendar: new Calendar(address), mails: [] });
    const box = this.boxes.get(address), kind = mail.kind = this.kindOf(mail);
    box.mails.push(mail);
    box.calendar.receive(mail);
    this.book.add(kind, mail, today, weekOf(today));
  }

  // ---- what is confirmed stays so ----

  /// The page at `path` shows it from now on, to who sees it.
  holds(who, path, pattern) {
    this.confirmed.push({ who, path, pattern, day: this.clock.today });
  }

  /// A link that is over says so, and tells nothing any more.
  async recheck(days) {
    const since = daysAfter(this.clock.today, -days);
    this.confirmed = this.confirmed.filter((c) => c.day >= since);
    const newest = new Map(this.confirmed.map((c) => [c.path, c])); // a later answer stands for an earlier one
    await this.together(newest.values(), async ({ who, path, pattern, day }) => {
      const page = await who.get(path);
      if (page.status !== 410) assert.match(page.html, pattern, `${path}, confirmed on ${day}: ${textOf(page).slice(0, 300)}`);
    });
  }

  // ---- the first weeks ----

  async store() {
    await this.open('2027-01-11', '09:00');
    this.keeper = new Keeper(this.site, this.clock);
    const door = new URL(this.site.firstRun).pathname, { name } = this.clerk = Object.assign(this.visitor(), { name: 'ine' });
    await this.submit(this.clerk, door, door, { display_name: 'Ine Solheim', user_name: name, password: PASSWORD });
    await this.clerk.signIn(name);
    await this.submit(this.clerk, '/admin/settings', '/admin/settings', { organisation: 'Nordvåg kommune', mail_from: 'nettverk@nordvag.example', language: this.lang, silo_depth: '1' });
    await this.employPersonnel();
    await this.takeList();
  }

  async network(ends) {
    const made = await this.submit(this.clerk, '/networks/new', '/networks/new', { name: 'Nye på tvers', seats: String(SEATS), starts_on: '2027-02-01', ends_on: ends });
    this.path = made.path.match(/\/networks\/\d+/)[0];
    const chosen = await this.submit(this.clerk, `${this.path}/rule`, '/rule', { hired_since: '2026-01-01', education: 'master', do: 'continue' });
    await this.submit(this.clerk, chosen.path, '/candidates', { do: 'spread' });
    await this.submit(this.clerk, `${this.path}/kickoff`, '/kickoff', { held_on: '2027-02-04', place: 'Rådhuset' });
    await this.submit(this.clerk, `${this.path}/invitation`, '/invitation', { do: 'save' });
    await this.submit(this.clerk, `${this.path}/invitation`, '/invitation', { do: 'send' });
    const path = (await this.clerk.get(this.path)).html.match(/href="(\/gatherings\/\d+)"/)[1];
    this.plan.set(path, { path, starts: '2027-02-04 09:00', ends: '16:00', place: 'Rådhuset', no: new Set(), yes: new Map(), isAsked: true });
    this.members = (await this.settle()).map((mail) => this.staff.at(mail.envelope.recipient));
    assert.equal(this.members.length, SEATS);
    for (const person of this.members) person.since = this.clock.today;
  }

  /// All say yes, from their mail.
  async answers() {
    await this.together(this.members, (person) => this.answer(person, 'yes', 'i'));
    await this.settle();
  }

  async coordinators() {
    this.coordinators = this.members.slice(0, 3);
    for (const person of this.coordinators) {
      await this.letIn(person);
      await this.submit(person.page, `${this.path}/roles`, '/volunteer', { do: 'offer' });
    }
    for (let left = 3; left > 0; left--) await this.submit(this.clerk, `${this.path}/roles`, '/roles', { do: 'accept' });
  }

  /// Every third Thursday. What the plan page lists is what everybody's calendar has to show in time.
  async dates() {
    const dates = `${this.path}/plan/dates`, [coordinator] = this.coordinators;
    await this.letIn(coordinator);
    const shown = await coordinator.page.get(`${dates}?nth=3&weekday=4`);
    const [, take] = shown.html.match(/<form[^>]* method="post" action="([^"]*\/plan\/dates[^"]*)"/);
    const sent = await coordinator.page.sendMeant(formOf(shown, plain(take)));
    assert.equal(sent.status, 303, textOf(sent));
    for (let next = `${this.path}/plan`; next;) {
      const page = await coordinator.page.get(next);
      for (const [path] of page.html.matchAll(/\/gatherings\/\d+(?=")/g)) if (!this.plan.has(path)) this.plan.set(path, { path, no: new Set(), yes: new Map() });
      next = page.html.match(/href="([^"]*)"[^>]*rel="next"/);
      next = next && plain(next[1]);
    }
    await this.together([...this.plan.values()].filter((g) => !g.starts), async (g) => {
      const { fields } = formOf(await coordinator.page.get(`${g.path}/edit`), '/edit');
      Object.assign(g, { starts: `${fields.held_on} ${fields.start}`, ends: fields.end });
    });
  }

  /// Those of the plan, in the order of their days.
  gatherings() {
    return [...this.plan.values()].sort((a, b) => (a.starts < b.starts ? -1 : 1));
  }
}

export { formOf, linkIn, textOf };
