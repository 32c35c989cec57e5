// SPDX-License-Identifier: EUPL-1.2
// Two years of a network: each working day its mails, what members do about them by habit, and what happens to any network: gatherings
// move (over each change of the clock) and are called off, people leave, join and are away, coordinators ask for votes of each kind.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { replyTo } from '../mail/reply.mjs';
import { tvers } from '../cli/tvers.mjs';
import { Beginning, daysAfter, formOf, linkIn, textOf, weekdayOf } from './beginning.mjs';
import { answerTo, isAnswered, isGone } from './paper.mjs';

const CLOCK_CHANGES = ['2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'];
const asked = new Set(['gathering', 'moved']);
const asksLinks = (mail) => [...new Set([...mail.text.matchAll(/http:\/\/\S+?(\/t\/[\w-]+)/g)].map(([, link]) => link))];

/// What a calendar program needs to answer.
function entryOf(mail) {
  const part = mail.attachments.find((a) => a.contentType === 'text/calendar');
  const event = new ICAL.Component(ICAL.parse(part.content.toString('utf8'))).getFirstSubcomponent('vevent');
  return Object.fromEntries(['uid', 'sequence', 'organizer', 'attendee'].map((name) => [name, event.getFirstPropertyValue(name)]));
}

export class Years extends Beginning {
  constructor(wishes) {
    super(wishes);
    Object.assign(this, { left: new Set(), titles: [], counts: {}, hosts: new Map() });
  }

  count(what) {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  // ---- who should have what in the calendar ----

  byMail(address) {
    const person = this.members.find((p) => p.address === address);
    return person ? this.shown((g) => g.isAsked && !g.no.has(address) && !this.isSpared(person, g)) : [];
  }

  isAwayOn(person, day) {
    return person.away && person.away.starts <= day && day <= person.away.ends;
  }

  /// Who had said by then to be away on its day is not asked.
  isSpared(person, g) {
    return this.isAwayOn(person, g.starts.slice(0, 10)) && g.askedOn >= person.away.saidOn;
  }

  /// The next one from today on.
  ahead() {
    return this.gatherings().find((g) => !g.isOff && g.starts >= this.clock.today);
  }

  async calendars() {
    for (const [address, { calendar }] of this.boxes) assert.deepEqual(calendar.shows(this.clock.today), this.byMail(address), `${this.clock.today}: the calendar of ${address}`);
    const last = daysAfter(this.clock.today, 20);
    for (const g of this.gatherings()) assert.ok(g.isAsked || g.isOff || g.starts > last, `${this.clock.today}: nobody is asked to ${g.starts}`);
  }

  /// The one whose entry a mail carries.
  gatheringOf(mail) {
    const { uid } = entryOf(mail), entry = this.boxes.get(mail.envelope.recipient).calendar.entries.get(uid);
    const found = this.gatherings().find((g) => g.starts === entry.starts);
    assert.ok(found, `${mail.subject} is of ${entry.starts}, which is in no plan`);
    return found;
  }

  // ---- mails ----

  arrives(mail) {
    super.arrives(mail);
    const { kind } = mail, to = mail.envelope.recipient, { today } = this.clock;
    const isMember = this.members.some((p) => p.address === to);
    assert.ok(isMember || ['invitation', 'left', 'offer', 'way_in'].includes(kind), `${today}: ${to} is no member, and gets: ${kind}, ${mail.subject}`);
    assert.ok(!this.isOver || kind === 'left' || kind === 'way_in', `${today}: the network is over, and ${to} gets: ${mail.subject}`);
    if (kind === 'weekly') assert.ok(!this.isAwayOn(this.staff.at(to), today), `${today}: ${to} is away, and gets a weekly mail`);
    if (['day_before', 'group', 'group_new'].includes(kind)) this.isStillAbout(to, mail);
    if (kind === 'gathering') {
      const g = this.gatheringOf(mail);
      if (!g.isAsked) Object.assign(g, { isAsked: true, askedOn: today, place: this.before(g).place });
    }
  }

  /// Whoever said no to it, or is away, hears no more of it.
  isStillAbout(to, mail) {
    const g = this.ahead(), isAway = this.isAwayOn(this.staff.at(to), g.starts.slice(0, 10));
    assert.ok(!g.no.has(to) && !(isAway && mail.kind === 'day_before'), `${this.clock.today}: ${to} does not come, and gets: ${mail.subject}`);
  }

  before(g) {
    const all = this.gatherings();
    return all.slice(0, all.indexOf(g)).filter((other) => other.place).at(-1);
  }

  /// What came this morning asks what is still to do, whatever others do about it later in the day.
  async morning() {
    const mails = await this.settle('keep');
    const links = mails.flatMap((mail) => asksLinks(mail).map((link) => ({ mail, link })));
    await this.together(links, async ({ mail, link }) => {
      const page = await this.visitor().get(link);
      assert.ok(page.status === 200 && !isAnswered(page), `${this.clock.today}: "${mail.subject}" to ${mail.envelope.recipient} asks what is done: ${textOf(page).slice(0, 200)}`);
    });
    for (const mail of mails) this.reactTo(mail);
  }

  reactTo(mail) {
    const address = mail.envelope.recipient, person = this.members.find((p) => p.address === address);
    if (!person) return;
    for (const link of asksLinks(mail)) {
      const days = this.habits.delay(address, link, mail.kind);
      if (days !== undefined) this.later(days, () => this.answerAsk(person, link));
    }
    if (asked.has(mail.kind)) {
      const days = this.habits.delay(address, mail.subject);
      if (days !== undefined) this.later(days, () => this.answerGathering(person, mail));
    }
  }

  async answerAsk(person, link) {
    if (!this.members.includes(person)) return;
    const who = this.visitor(), page = await who.get(link);
    if (isGone(page) || isAnswered(page)) return;
    assert.equal(page.status, 200, `${link}: ${textOf(page)}`);
    const { kind, form, changes, title, shown } = answerTo(page, this.words, this.habits, person.address, link);
    const sent = await who.sendMeant(form, changes);
    if (isGone(sent)) return; // another was faster
    assert.ok(sent.status === 303 || sent.isAgain, `${person.name}, ${kind}: ${sent.status} ${textOf(sent).slice(0, 300)}`);
    const after = await who.get(link);
    assert.match(after.html, shown, `${person.name}, ${kind} ${JSON.stringify(changes)}: ${textOf(after).slice(0, 300)}`);
    this.count(kind);
    if (title) this.titles.push(title);
    this.holds(who, link, shown);
  }

  // ---- answers to gatherings ----

  async answerGathering(person, mail) {
    const g = this.gatheringOf(mail), drawn = this.habits.chance('comes', person.address, mail.subject), way = this.habits.chance('way', person.address, mail.subject);
    if (g.isOff || !this.members.includes(person) || g.starts.slice(0, 10) <= this.clock.today) return;
    const answer = drawn < 0.84 ? 'yes' : drawn < 0.92 ? 'no' : 'maybe';
    if (way < 0.15) await this.answerByCalendar(person, mail, answer);
    else await this.answerByLink(person, mail, answer);
    if (answer === 'no') g.no.add(person.address);
    else g.no.delete(person.address);
    this.count('answer');
  }

  async answerByLink(person, mail, answer) {
    const link = linkIn(mail, 'g'), who = this.visitor(), page = await this.submit(who, `${link}?a=${answer}`, link, { answer });
    assert.match(page.html, /class="notice good"/, `${person.name}'s answer is confirmed: ${textOf(page).slice(0, 200)}`);
    this.holds(who, link, new RegExp(`\\?a=${answer}"`));
  }

  /// A calendar program takes out what its owner says no to.
  async answerByCalendar(person, mail, answer) {
    const entry = entryOf(mail), last = this.boxes.get(person.address).calendar.entries.get(entry.uid);
    const { text } = replyTo({ ...entry, sequence: last.sequence }, { yes: 'ACCEPTED', no: 'DECLINED', maybe: 'TENTATIVE' }[answer], this.clock.now());
    const taken = await tvers(['receive', '--data', this.site.data], { input: text, env: this.clock.env });
    assert.equal(taken.out, 'answer\n', `${this.clock.today}: ${taken.out} ${taken.err}`);
    if (answer === 'no') last.isOut = true;
  }

  // ---- what happens to a network ----

  /// The clerk's session lasts a working day.
  async run() {
    await this.clerk.signIn(this.clerk.name);
    return this.clerk;
  }

  async move(g, changes) {
    const who = await this.run();
    await this.submit(who, `${g.path}/edit`, '/edit', { why: 'Salen er opptatt', ...changes });
    Object.assign(g, { starts: `${changes.held_on ?? g.starts.slice(0, 10)} ${changes.start ?? g.starts.slice(11)}`, place: changes.place ?? g.place, no: new Set() });
    this.count('moved');
    await this.answersAfter();
  }

  /// Mails of what somebody did arrive, and are answered by habit.
  async answersAfter() {
    for (const mail of await this.settle()) this.reactTo(mail);
  }

  async cancel(g) {
    await this.submit(await this.run(), `${g.path}/cancel`, '/cancel', { why: 'Streik' });
    g.isOff = true;
    this.count('cancelled');
    await this.answersAfter();
  }

  async goes(person) {
    await this.letIn(person);
    this.members.splice(this.members.indexOf(person), 1);
    await this.submit(person.page, `${this.path}/leave`, '/leave');
    this.count('left');
    await this.settle();
  }

  /// Gone from the staff list: what is ahead stays in a calendar that nobody reads any more.
  async leaveByList(person) {
    person.hasLeft = true;
    this.members.splice(this.members.indexOf(person), 1);
    await this.personnel.signIn(this.personnel.name);
    await this.takeList();
    this.boxes.delete(person.address);
    this.count('left');
  }

  /// A free place is offered to who waits, who says yes.
  async join() {
    await this.submit(await this.run(), `${this.path}/invitations`, '/invitations', { do: 'offer' });
    const [offer] = (await this.settle()).filter((mail) => mail.kind === 'offer'), person = this.staff.at(offer.envelope.recipient);
    this.members.push(person);
    await this.answer(person, 'yes', 'i');
    this.count('joined');
    for (const mail of await this.settle('keep')) this.reactTo(mail); // what lies ahead comes with the schedule
  }

  async away(person, days) {
    await this.letIn(person);
    await this.submit(person.page, `${this.path}/away`, '/away', { starts_on: daysAfter(this.clock.today, 1), ends_on: daysAfter(this.clock.today, days), do: 'away' });
    person.away = { saidOn: this.clock.today, starts: daysAfter(this.clock.today, 1), ends: daysAfter(this.clock.today, days) };
    this.count('away');
    await this.settle();
  }

  /// By lines or topics of one's own, under another rule than the usual one.
  async vote(method, question) {
    const [coordinator] = this.coordinators;
    await this.letIn(coordinator);
    const made = formOf(await coordinator.page.get(`${this.path}/ballots/new`), '/ballots/new');
    const options = method === 'schulze' ? 'Torsdager\nTirsdager\nOnsdager\nMandager' : 'Skogtur\nMiddag\nBesøk i nabokommunen\nVerksted';
    const fields = Object.fromEntries(Object.entries(made.fields).filter(([name]) => name !== 'topic'));
    const sent = await coordinator.page.sendMeant({ ...made, fields }, { question, options, method, closes_on: daysAfter(this.clock.today, 20), closes: '12:00' });
    assert.equal(sent.status, 303, textOf(sent));
    const path = new URL(sent.location, this.site.url).pathname;
    await this.submit(coordinator.page, path, '/run', { do: 'open' });
    this.count(`ballot ${method}`);
    (this.ballots ??= []).push(path);
  }

  async asksNetwork(person) {
    await this.letIn(person);
    await this.submit(person.page, `${this.path}/questions`, '/questions', { body: `Hvem kan hjelpe meg med sak ${this.counts.asked ?? 0}?` });
    this.count('asked');
    await this.answersAfter();
  }

  async hasIdea(person) {
    const title = `Felles skjema nummer ${this.counts.idea ?? 0}`;
    await this.letIn(person);
    const made = await this.submit(person.page, '/ideas/new', '/ideas/new', { title, body: 'Ett skjema i stedet for fem.' });
    assert.match(textOf(made), new RegExp(title));
    this.count('idea');
  }

  async proposes(person) {
    const title = `Tema ${this.titles.length} av ${person.given}`;
    await this.letIn(person);
    const made = await this.submit(person.page, `${this.path}/topics`, '/topics', { title, why: 'Det haster litt.' });
    assert.match(textOf(made), new RegExp(title));
    this.titles.push(title);
  }

  /// In the evening it is noted who came, and somebody writes what was decided, with a task.
  async held(g) {
    this.clock.set(this.clock.today, '17:00');
    await this.submit(await this.run(), `${g.path}/attendance`, '/attendance', { rest: 'came' });
    const came = this.members.filter((p) => !g.no.has(p.address)), [writer, doer] = [0, 1].map((n) => this.habits.pick(came, 'writes', g.path, n));
    await this.letIn(writer);
    await this.submit(writer.page, `${g.path}/notes/write`, '/notes/write', { body: `# Vi møttes\n\n- Beslutning: vi prøver det til ${g.path}\n- Oppgave: @${doer.name} skriver et utkast\n` });
    this.holds(writer.page, `${g.path}/notes`, /vi prøver det til/);
    this.count('held');
    await this.answersAfter();
  }

  // ---- two years ----

  /// { DAY: deed }, with names for what must not fall on a day off.
  script() {
    const near = (day) => this.gatherings().filter((g) => g.starts.slice(0, 10) <= day).at(-1);
    const nth = (n) => this.members[n % this.members.length];
    return {
      '2027-03-09': () => this.move(near('2027-03-27'), { held_on: '2027-04-01', start: '09:00', end: '11:00', place: 'Kulturhuset' }), // into summer time
      '2027-04-20': () => this.vote('dots', 'Hva gjør vi på heldagen?'),
      '2027-05-10': () => this.goes(nth(20)),
      '2027-06-01': () => this.away(nth(9), 40),
      '2027-06-08': () => this.asksNetwork(nth(5)),
      '2027-08-24': () => this.join(),
      '2027-09-01': () => this.away(nth(15), 60),
      '2027-09-14': () => this.hasIdea(nth(7)),
      '2027-10-12': () => this.move(near('2027-10-30'), { held_on: '2027-11-04', place: 'Rådhuset' }), // into winter time
      '2027-11-09': () => this.goes(nth(4)),
      '2027-11-23': () => this.vote('schulze', 'Hvilken dag møtes vi neste år?'),
      '2028-01-04': () => this.asksNetwork(nth(12)),
      '2028-01-11': () => this.cancel(near('2028-01-31')),
      '2028-02-08': () => this.join(),
      '2028-02-15': () => this.away(nth(18), 30),
      '2028-03-07': () => this.move(near('2028-03-25'), { held_on: '2028-03-30', start: '14:00', end: '16:00' }),
      '2028-04-10': () => this.leaveByList(nth(11)),
      '2028-05-09': () => this.vote('approval', 'Hva feirer vi med?'),
      '2028-06-06': () => this.away(nth(3), 45),
      '2028-08-22': () => this.asksNetwork(nth(8)),
      '2028-09-05': () => this.hasIdea(nth(13)),
      '2028-10-10': () => this.move(this.gatherings().find((g) => g.starts > '2028-10-30'), { held_on: '2028-10-26' }), // back into summer time
      '2028-11-07': () => this.vote('dots', 'Hvor møtes vi på den siste heldagen?'),
    };
  }

  async day(day) {
    this.clock.set(day, '10:00');
    await this.morning();
    await this.todo[day]?.();
    if (weekdayOf(day) === 3 && Number(day.slice(8)) <= 10) await this.proposes(this.habits.pick(this.members, 'proposes', day));
    await this.deeds();
    const today = this.gatherings().find((g) => !g.isOff && g.starts.startsWith(day) && g.path !== this.gatherings()[0].path);
    await this.settle();
    await this.calendars();
    if (today) await this.held(today);
    await this.recheck(0);
  }

  async until(end) {
    this.todo ??= this.script();
    for (let day = daysAfter(this.clock.today, 1); day <= end; day = daysAfter(day, 1)) {
      this.book.memberDays += this.members.length;
      if (weekdayOf(day) > 5 && !CLOCK_CHANGES.includes(day)) continue;
      const before = this.read;
      await this.day(day);
      if (CLOCK_CHANGES.includes(day)) assert.equal(this.read, before, `${day}: a Sunday`);
      if (daysAfter(day, 3).slice(0, 7) !== day.slice(0, 7)) await this.recheck(31);
      if (process.env.TIMES) console.log(`${day} ${this.read} mails`);
    }
  }

  /// Each vote that a coordinator asked for is over, and says how it ended.
  async results() {
    const who = await this.run();
    for (const path of this.ballots) {
      const page = await who.get(path);
      assert.match(page.html, /<ol class="count-list">/, `${path}: ${textOf(page).slice(0, 300)}`);
    }
  }

  async end(day) {
    this.clock.set(day, '10:00');
    await this.morning();
    await this.results();
    await this.submit(await this.run(), `${this.path}/end`, '/end', { do: 'end' });
    for (const g of this.gatherings()) if (g.starts > day) g.isOff = true;
    this.isOver = true;
    await this.settle();
    await this.calendars();
    for (const later of [1, 7, 30, 90]) {
      this.clock.set(daysAfter(day, later), '10:00');
      assert.equal((await this.settle('keep')).length, 0, 'nobody hears from it any more');
    }
  }
}
