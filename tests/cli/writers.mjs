// SPDX-License-Identifier: EUPL-1.2
// Twenty at work at once, on one server, as their browsers would: twelve answer their invitations, four move the
// kick-off, four take in a staff list. Nothing of anybody's is lost: every answer, every move with its own SEQUENCE and
// its mail to everyone, and every list whole. On both databases.
import { File } from 'node:buffer';
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { run, test } from '../browser/harness.mjs';
import { employ, formOf, Person, staffListOf, startNetwork, textOf } from './person.mjs';

const INVITED = 24;
const NEW = 6; // who are in the new lists only
const MOVES_EACH = 2;
const answers = ['yes', 'no', 'maybe'];
const tallyOf = (page) => [...page.html.match(/<ul class="tally[^"]*">[\s\S]*?<\/ul>/)[0].matchAll(/<strong>(\d+)<\/strong>/g)].map(([, n]) => Number(n));

/// Posts what `prepare` gives until nobody was quicker: a 409 shows the page again, as it is now.
async function untilNobodyWasQuicker(person, prepare) {
  for (let tries = 0; tries < 100; tries++) {
    const { form, changes } = await prepare();
    const sent = await person.sendMeant(form, changes);
    if (sent.status === 303) return sent;
    assert.equal(sent.status, 409, textOf(sent).slice(0, 300));
  }
  throw new Error('never got through');
}

class Answering {
  constructor(site, invitation, number) {
    Object.assign(this, { invitation, answer: answers[number % 3], person: new Person(site) });
  }

  async work() {
    const form = formOf(await this.person.get(this.invitation.path), this.invitation.path);
    const sent = await this.person.send(form, { answer: this.answer });
    assert.equal(sent.status, 303, textOf(sent));
  }

  /// Whoever said yes is a member, and is asked anew when the kick-off has been moved since.
  async check() {
    const page = await this.person.get(this.invitation.path), shown = page.html.match(/\/i\/[\w-]+\?a=(\w+)/)?.[1];
    if (this.answer === 'yes' && !shown) assert.match(page.html, /class="notice good"[\s\S]*id="answer-yes"/, this.invitation.recipient);
    else assert.equal(shown, this.answer, this.invitation.recipient);
  }
}

class Moving {
  constructor(person, kickoff, number) {
    Object.assign(this, { person, kickoff, starts: Array.from({ length: MOVES_EACH }, (all, i) => `1${number}:${10 + i}`) });
  }

  async work() {
    for (const start of this.starts)
      await untilNobodyWasQuicker(this.person, async () => ({ form: formOf(await this.person.get(`${this.kickoff}/edit`), '/edit'), changes: { start, end: '16:00' } }));
  }
}

class Importing {
  constructor(person, number) {
    Object.assign(this, { person, list: new File([staffListOf(INVITED + NEW, `Stilling ${number}`)], `liste-${number}.csv`) });
  }

  async upload() {
    const sent = await this.person.send(formOf(await this.person.get('/admin/import'), '/import'), { list: this.list });
    assert.equal(sent.status, 303, textOf(sent).slice(0, 300));
    return new URL(sent.location, this.person.site.url).pathname;
  }

  async work() {
    this.path = await this.upload();
    await untilNobodyWasQuicker(this.person, async () => ({ form: formOf(await this.person.get(this.path), this.path, 'approve'), changes: { do: 'approve' } }));
  }

  /// [new, changed, unchanged, gone] of taking the same list in once more.
  async again() {
    return tallyOf(await this.person.get(await this.upload())).slice(0, 4);
  }
}

/// For each recipient the start of the kick-off by SEQUENCE.
function startsBySequence(mails) {
  const found = new Map();
  for (const mail of mails) {
    const part = mail.attachments.find((a) => a.contentType === 'text/calendar');
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(part.content.toString('utf8'))).getFirstSubcomponent('vevent'));
    const of = found.get(mail.envelope.recipient) ?? found.set(mail.envelope.recipient, []).get(mail.envelope.recipient);
    assert.equal(of[event.sequence], undefined, `${mail.envelope.recipient} got SEQUENCE ${event.sequence} twice`);
    of[event.sequence] = `${event.startDate.hour}:${String(event.startDate.minute).padStart(2, '0')}`;
  }
  return found;
}

async function checkMoves(scene, movers) {
  const { fields } = formOf(await scene.lead.get(`${scene.kickoff}/edit`), '/edit');
  const moves = movers.flatMap((m) => m.starts);
  const listening = scene.invitations.slice(12); // who have not answered, and are told of every move
  for (const { recipient } of listening) await scene.site.mails(moves.length + 1, recipient);
  const told = startsBySequence(await scene.site.mails());
  for (const { recipient } of listening) {
    const starts = told.get(recipient);
    assert.equal(starts.length, moves.length + 1, 'one SEQUENCE for each move');
    assert.deepEqual([...starts.slice(1)].sort(), [...moves].sort(), `${recipient} was told of every move`);
    assert.equal(starts.at(-1), fields.start, 'and last of the one that stands');
    assert.deepEqual(starts, told.get(listening[0].recipient), 'in the same order as everybody else');
  }
  for (const { starts } of movers) assert.ok(told.get(listening[0].recipient).indexOf(starts[0]) < told.get(listening[0].recipient).indexOf(starts[1]), 'in the order in which one moved');
}

async function checkImports(importers) {
  const again = [];
  for (const importer of importers) again.push(await importer.again());
  const all = INVITED + NEW;
  const whole = again.filter(([added, changed, unchanged, gone]) => added === 0 && changed === 0 && unchanged === all && gone === 0);
  const others = again.filter(([added, changed, unchanged, gone]) => added === 0 && changed === all && unchanged === 0 && gone === 0);
  assert.deepEqual([whole.length, others.length], [1, importers.length - 1], `the last list stands, whole, and nothing of the others: ${JSON.stringify(again)}`);
  const history = (await importers[0].person.get('/admin/import')).html.match(/<tbody>[\s\S]*?<\/tbody>/)[0];
  const counts = [...history.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => [...row.matchAll(/class="number"[^>]*>(\d+)</g)].map(([, n]) => Number(n))).filter((row) => row.length === 3);
  assert.deepEqual(counts.slice(0, importers.length).sort(), [[0, all, 0], [0, all, 0], [0, all, 0], [NEW, INVITED, 0]].sort(), 'each list changed everyone, the first added the new');
}

for (const database of ['sqlite', 'postgres'])
  test(`${database}: twenty who answer, move and import at once lose nothing`, async () => {
    const scene = await startNetwork({ database, count: INVITED });
    const { site, lead, kickoff, network } = scene;
    const hr = await employ(site, 'hanne', ['hr']);
    const colleague = (who) => Object.assign(new Person(site), { cookies: new Map(who.cookies) }); // another window of the same browser
    const answering = scene.invitations.slice(0, 12).map((invitation, i) => new Answering(site, invitation, i));
    const moving = [0, 1, 2, 3].map((i) => new Moving(colleague(lead), kickoff, i));
    const importing = [0, 1, 2, 3].map((i) => new Importing(colleague(hr), i));
    await Promise.all([...answering, ...moving, ...importing].map((one) => one.work()));

    for (const one of answering) await one.check();
    const board = tallyOf(await lead.get(`/networks/${network}/invitations`));
    assert.deepEqual(board.slice(0, 5), [INVITED, 4, 4, 4, INVITED - 12]);
    await checkMoves(scene, moving);
    await checkImports(importing);
  });

await run('writers');
