// SPDX-License-Identifier: EUPL-1.2
// What a story of a municipality is told with: the people and their pages, the clock, and what must hold after each step.
//
//   await this.on('2027-01-14', '10:00');                       // days pass, and what happens by itself happens
//   await this.mailed({ reminder: this.silent });               // these mails came since last time, and no other
//   await this.calendars();                                     // each person's calendar shows what this.plan says, and the feed too
//   await this.home(this.lead, { waiting: [['home_task_unanswered', { count: 5 }]] });
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { formOf, Person, textOf } from '../cli/person.mjs';
import { startSite } from '../browser/harness.mjs';
import { root, temporaryFolder } from '../browser/processes.mjs';
import { tvers as program } from '../browser/site.mjs';
import { Calendar, eventsOf } from './calendar.mjs';
import { Clock } from './clock.mjs';
import { Staff } from './people.mjs';
import { wordsOf } from './words.mjs';

/// Members, each at most once, whom the test does not know beforehand: those whose group changes.
export const SOME = Symbol('some members');

export const PASSWORD = 'correct horse battery';

export const linkIn = (mail, door) => mail.text.match(new RegExp(`http://\\S+?(/${door}/[\\w-]+)`))?.[1];

export class Town {
  constructor({ lang, js, database }) {
    Object.assign(this, { lang, js, database, words: wordsOf(lang), staff: new Staff(lang), read: 0, plan: new Map(), boxes: new Map(), linksSent: [], hosted: new Map() });
    this.kinds = [...this.words.texts.keys()].map((key) => [key, key.match(/^mail_(.*)_subject$/)?.[1]]).filter(([, kind]) => kind)
      .map(([key, kind]) => [kind, this.words.whole(key), this.words.weight(key)]).sort((a, b) => b[2] - a[2]); // the most telling first
  }

  async open(day, time) {
    this.clock = new Clock(temporaryFolder());
    this.clock.set(day, time);
    this.site = await startSite({ kind: 'serve', database: this.database, mail: true, env: this.clock.env });
  }

  /// A browser of one's own, for as long as the story lasts.
  desk(width = 1280) {
    return this.site.as(null, { lang: this.lang, js: this.js, width, keep: true });
  }

  /// A browser without a window: for what many do alike.
  visitor() {
    return new Person(this.site, this.lang);
  }

  // ---- time ----

  /// A session lasts a working day at most: whoever has a password signs in anew.
  async on(day, time = '10:00') {
    this.clock.set(day, time);
    for (const who of [this.clerk, this.personnel]) await who.signIn(who.name);
    await this.page.goto('/sign-in');
    await this.page.fill('[name=user_name]', this.clerk.name);
    await this.page.fill('[name=password]', PASSWORD);
    await this.page.press('[name=password]', 'Enter');
    await this.page.waitForURL((url) => url.pathname === '/');
    await this.settle();
  }

  /// Keeps the schedule once, as a worker beside the server does, and waits until each mail has left.
  async settle() {
    for (let status; status !== 0;) {
      const child = spawn(program, ['work', '--data', this.site.data], { cwd: root, env: { ...process.env, ...this.clock.env }, stdio: 'ignore' });
      await sleep(150);
      child.kill('SIGTERM'); // it ends when the schedule is kept; before it listens for this it ends at once, and not with 0
      [status] = await once(child, 'close');
    }
    for (const end = Date.now() + 60000; await this.waiting() > 0;) {
      assert.ok(Date.now() < end, 'mails leave within a minute');
      await sleep(100);
    }
  }

  async waiting() {
    const { html } = await this.clerk.get('/admin/outbox');
    return ['queued', 'claimed', 'leaving'].map((state) => Number(html.match(new RegExp(`state=${state}"[^>]*><strong>(\\d+)`))?.[1] ?? 0)).reduce((a, b) => a + b);
  }

  /// Opens a page, fills in its form for `action`, says yes where mails are shown first, and stands where that leads to.
  async submit(who, path, action, changes = {}) {
    const sent = await who.sendMeant(formOf(await who.get(path), action, changes.do), changes);
    assert.ok(sent.status < 400, `${action}: ${sent.status} ${textOf(sent).slice(0, 400)}`);
    const { pathname, search } = new URL(sent.location ?? path, this.site.url);
    return sent.status === 303 ? who.get(pathname + search) : sent;
  }

  // ---- what any story does ----

  /// An account of her own, whose password she chooses by a link that Ine hands her.
  async employPersonnel() {
    const made = await this.submit(this.clerk, '/admin/accounts', '/admin/accounts', { display_name: 'Hilde Moen', user_name: 'hilde' });
    const link = made.html.match(/\/password\/[\w-]+/)[0], account = made.html.match(/hilde[\s\S]*?action="(\/admin\/accounts\/\d+)"/)[1];
    await this.submit(this.clerk, '/admin/accounts', account, { role: 'hr', do: 'save' });
    this.personnel = Object.assign(this.visitor(), { name: 'hilde' });
    await this.submit(this.personnel, link, link, { password: PASSWORD });
    await this.personnel.signIn('hilde');
  }

  /// The list as the payroll system has it now, taken on its page.
  async takeList() {
    const form = formOf(await this.personnel.get('/admin/import'), '/admin/import');
    const shown = await this.personnel.send(form, { list: new File([this.staff.csv()], 'ansatte.csv', { type: 'text/csv' }) });
    assert.equal(shown.status, 303, textOf(shown));
    const preview = new URL(shown.location, this.site.url).pathname;
    await this.submit(this.personnel, preview, preview, { do: 'approve' });
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

  // ---- mails ----

  /// By its subject: "day_before", as in the text's key mail_day_before_subject.
  kindOf(mail) {
    const found = this.kinds.find(([, pattern]) => pattern.test(mail.subject));
    assert.ok(found, `what mail is "${mail.subject}"?`);
    return found[0];
  }

  /// What came since the last time is this: { KIND: people, ... }, each once, the links to sign in that were asked for, and nothing
  /// else. SOME instead of people: members, one each; null: whatever came. Returns these mails.
  async mailed(expected) {
    await this.settle();
    const all = await this.site.mails(), fresh = all.slice(this.read);
    this.read = all.length;
    for (const mail of fresh) {
      const address = mail.envelope.recipient;
      if (!this.boxes.has(address)) this.boxes.set(address, { calendar: new Calendar(address), mails: [] });
      this.boxes.get(address).mails.push(mail);
      this.boxes.get(address).calendar.receive(mail);
    }
    const turns = expected?.host ? [] : fresh.filter((mail) => this.kindOf(mail) === 'host');
    for (const mail of turns) await this.hosts(mail);
    const some = fresh.filter((mail) => expected?.[this.kindOf(mail)] === SOME), reached = some.map((mail) => mail.envelope.recipient);
    assert.ok(new Set(reached).size === reached.length && reached.every((address) => this.members.some((p) => p.address === address)), `to members, one each: ${reached.join()}`);
    const came = fresh.filter((mail) => !turns.includes(mail) && !some.includes(mail)).map((mail) => `${this.kindOf(mail)} ${mail.envelope.recipient}`).sort();
    const links = this.linksSent.splice(0);
    const wanted = Object.entries({ ...expected ?? {}, way_in: links }).filter(([, people]) => people !== SOME).flatMap(([kind, people]) => people.map((p) => `${kind} ${p.address}`)).sort();
    if (process.env.READ) for (const mail of fresh.filter((m) => this.kindOf(m) === process.env.READ)) console.log(mail.subject, mail.text);
    if (expected) assert.deepEqual(came, wanted, this.clock.today);
    return fresh;
  }

  /// Members are asked in turn to host a gathering, one at a time; whoever is asked says yes at once.
  async hosts(mail) {
    assert.ok(!this.hosted.has(mail.subject), `two are asked: ${mail.subject}`);
    this.hosted.set(mail.subject, this.staff.at(mail.envelope.recipient));
    const link = linkIn(mail, 't');
    await this.submit(this.visitor(), link, link, { answer: 'yes' });
  }

  /// The newest mail of a kind to somebody.
  newest(kind, person) {
    const mail = this.boxes.get(person.address)?.mails.filter((m) => this.kindOf(m) === kind).at(-1);
    assert.ok(mail, `${person.name} has a mail: ${kind}`);
    return mail;
  }

  // ---- calendars ----

  /// What a calendar should show from today on: the gatherings of this.plan (name -> { starts, place, people ... }) that `isIn`.
  shown(isIn) {
    return [...this.plan.values()].filter((g) => g.starts >= this.clock.today && !g.isOff && isIn(g)).map((g) => `${g.starts} ${g.place}`).sort();
  }

  /// Mails have told these people of it.
  byMail(address) {
    return this.shown((g) => [...g.people].some((p) => p.address === address));
  }

  /// Who subscribes sees meet-ups before there is a mail about them, and none that was answered with a no.
  byFeed(person) {
    return this.shown((g) => (g.isMeetup ? !g.no.has(person) : g.people.has(person)));
  }

  async calendars() {
    for (const [address, { calendar }] of this.boxes) assert.deepEqual(calendar.shows(this.clock.today), this.byMail(address), `the calendar of ${address}`);
    for (const gathering of this.plan.values())
      for (const person of gathering.people) assert.ok(gathering.starts < this.clock.today || this.boxes.has(person.address), `${person.name} was told`);
  }

  /// The calendar that each member subscribes to, read by ical.js, shows the gatherings ahead that they have not said no to.
  async feeds() {
    for (const person of this.members) {
      person.feed ??= textOf({ html: (await person.page.get('/')).html.match(/<code class="copy">([^<]+)</)[1] }).trim();
      const events = eventsOf(await (await fetch(person.feed)).text()).filter((e) => e.starts >= this.clock.today && !e.isOut);
      assert.deepEqual(events.map((e) => `${e.starts} ${e.place}`).sort(), this.byFeed(person), `the feed of ${person.name}`);
    }
  }

  // ---- pages ----

  /// My page: what is next, what waits, where one begins.
  async homeOf(who) {
    const page = await who.get('/');
    assert.equal(page.status, 200);
    const list = (html) => [...(html ?? '').matchAll(/<li>[\s\S]*?<a [^>]*>([\s\S]*?)<\/a>/g)].map(([, text]) => textOf({ html: text }).trim());
    return {
      page,
      next: textOf({ html: page.html.match(/<p class="when">([\s\S]*?)<\/p>/)?.[1] ?? '' }).trim(),
      waiting: list(page.html.match(/<ul class="plain-list waiting">([\s\S]*?)<\/ul>/)?.[1]),
      text: textOf(page),
    };
  }

  /// `waiting`: exactly these tasks of who leads or coordinates (warnings have a test of their own), in this order, each [text's key, values]; `asks`: what else is asked,
  /// where it is said; `says`: texts that stand there; `next`: what the next
  /// gathering's time and place hold, '' for none.
  async home(who, { waiting = [], asks, says = [], next } = {}) {
    const home = await this.homeOf(who);
    const tasks = [...this.words.texts.keys()].filter((key) => key.startsWith('home_task_') && key !== 'home_task_warnings').map((key) => this.words.whole(key));
    const [own, asked] = [true, false].map((isTask) => home.waiting.filter((text) => tasks.some((task) => task.test(text)) === isTask));
    const fits = (texts, wanted) => texts.length === wanted.length && wanted.every(([key, values], i) => this.words.whole(key, values).test(texts[i]));
    assert.ok(fits(own, waiting), `there waits: ${home.waiting.join(' | ')}, and should: ${waiting.map(([key]) => key).join()}`);
    if (asks) assert.ok(fits(asked, asks), `is asked: ${home.waiting.join(' | ')}, and should be: ${asks.map(([key]) => key).join()}`);
    for (const key of says) assert.match(home.text, this.words.get(...[key].flat()));
    if (next !== undefined) assert.ok(next ? home.next.includes(next) : home.next === '', `next is "${home.next}", not "${next}"`);
  }

  /// A browser in which somebody is signed in who has a visitor's page already.
  async browserOf(person) {
    const page = person.browser ??= await this.desk(person.width);
    await page.context().clearCookies();
    await page.context().addCookies([...person.page.cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax', expires: -1 })));
    return page;
  }

  /// Signs somebody in by a link to the address on the staff list.
  async letIn(person) {
    const who = this.visitor();
    await this.submit(who, '/sign-in', '/sign-in/link', { who: person.address });
    this.linksSent.push(person);
    await this.settle();
    const mail = (await this.site.mails(0, person.address)).filter((m) => linkIn(m, 'way-in')).at(-1);
    await this.submit(who, linkIn(mail, 'way-in'), linkIn(mail, 'way-in'));
    person.page = who;
  }
}

export { formOf, textOf };
