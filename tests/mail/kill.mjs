// SPDX-License-Identifier: EUPL-1.2
// What a cut of power leaves: a server that is killed with -9 at moments of chance, while people answer from their
// mail, a lead moves the kick-off, and the worker sends. Afterwards every answer that was confirmed on a page stands,
// every move that was confirmed stands and has reached everyone, and nobody got a mail twice.
//
//   node tests/mail/kill.mjs             ten kills, five on each database
//   KILLS=500 node tests/mail/kill.mjs   the soak (script/soak)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import ICAL from 'ical.js';
import { run, test } from '../browser/harness.mjs';
import { startProgram, stopProgram } from '../browser/processes.mjs';
import { formOf, Person, startNetwork, textOf } from '../cli/person.mjs';

const KILLS = 5; // of one server; a round is one on each database
const ROUNDS = Math.ceil(Number(process.env.KILLS ?? 2 * KILLS) / (2 * KILLS));
const PEOPLE = 24;
const STALE_SECONDS = 180; // after which a claim belongs to a worker that died
const outbox = `${process.env.OUT ?? 'build/debug'}/tests/mail/outbox`;
const any = (list) => list[Math.floor(Math.random() * list.length)];

/// What a person, or the lead, did: what was confirmed last, and what was tried since without a confirmation.
class Deed {
  confirmed = undefined;
  all = [];       // that were confirmed, in order
  uncertain = []; // since the last confirmed one
  saidYes = false; // or tried to
  asInvited = 0;   // how many were confirmed before the first yes was tried
  movedBefore = 0; // how often the kick-off had been moved when the last was confirmed

  async attempt(value, doIt, scene) {
    const movedBefore = scene ? movesBefore(scene) : 0;
    this.uncertain.push(value);
    if (!this.saidYes) this.asInvited = this.all.length;
    this.saidYes ||= value === 'yes';
    if (!await doIt()) return;
    if (!this.saidYes) this.asInvited++;
    this.movedBefore = movedBefore;
    this.confirmed = value;
    this.all.push(value);
    this.uncertain = [];
  }

  mayBe(value) {
    return value === this.confirmed || this.uncertain.includes(value);
  }
}

/// True when the work came to its end; false when the server went away in it.
async function unlessCutOff(work) {
  try {
    return await work();
  } catch (error) {
    if (error.name === 'AssertionError') throw error;
    if (!/fetch failed|terminated|aborted|other side closed/.test(error.message)) throw error;
    await sleep(30);
    return false;
  }
}

const answerOn = (page) => page.html.match(/\/i\/[\w-]+\?a=(yes|no|maybe)/)?.[1] ?? 'none';

/// How many moves are over; one that is under way may come before or after what is done now.
const movesBefore = (scene) => scene.minute - (scene.moving ? 1 : 0);

/// A move asks everybody anew: then a page may have no answer again.
const isAskedAnew = (stands, scene, movedBefore) => stands === 'none' && scene.minute > movedBefore;

/// Answers again and again, each time waiting for the page that confirms it.
async function answerAllTheTime(scene, invitation, choices) {
  const { deed, person } = invitation;
  while (!scene.isOver) {
    const answer = any(choices);
    const movedBefore = movesBefore(scene);
    await deed.attempt(answer, () => unlessCutOff(async () => {
      const form = formOf(await person.get(`${invitation.path}?a=${answer}`), invitation.path);
      scene.asked++;
      const sent = await person.send(form, { answer });
      assert.equal(sent.status, 303, textOf(sent));
      const page = await person.get(invitation.path);
      assert.equal(page.status, 200);
      assert.match(page.html, /class="notice good"[\s\S]*<\/html>/, 'the page confirms, and came whole');
      if (!isAskedAnew(answerOn(page), scene, movedBefore)) assert.equal(answerOn(page), answer);
      return true;
    }), scene);
  }
}

/// Moves the kick-off by a minute; one move at most until the next kill, for each is a mail to everyone.
async function moveOnce(scene) {
  const start = `09:${String(++scene.minute).padStart(2, '0')}`;
  scene.moving = true;
  await scene.moves.attempt(start, () => unlessCutOff(async () => {
    const form = formOf(await scene.lead.get(`${scene.kickoff}/edit`), '/edit');
    const sent = await scene.lead.sendMeant(form, { start, end: '16:00' });
    assert.equal(sent.status, 303, textOf(sent));
    return true;
  }));
  scene.moving = false;
}

/// The moment is so many questions away, and a bit: also a slow machine is killed in the middle of its work.
async function momentOfChance(scene) {
  const until = scene.asked + 2 + Math.random() * 60;
  for (const end = Date.now() + 8000; scene.asked < until && Date.now() < end;) await sleep(2);
  await sleep(Math.random() * 20);
}

async function killAgainAndAgain(scene, kills) {
  for (let i = 0; i < kills; i++) {
    const moving = scene.minute < 59 && moveOnce(scene);
    await momentOfChance(scene);
    await scene.site.kill();
    await moving;
    await scene.site.start();
  }
}

/// How many mails have not come to their end.
function openMails(scene) {
  return execFileSync(outbox, ['show', scene.site.data], { encoding: 'utf8', stdio: 'pipe' }).match(/^(queued|claimed|leaving) /gm)?.length ?? 0;
}

/// What a PostgreSQL had got of a server that died it may commit a little later: the next server sends those mails, and those
/// that were claimed so when the claim is stale.
async function sentAll(scene) {
  for (const end = Date.now() + (STALE_SECONDS + 60) * 1000; openMails(scene) && Date.now() < end;) await sleep(500);
}

/// Workers whose clocks are ahead take over what the dead ones had claimed, until nothing is open.
async function sendTheRest(scene) {
  const args = ['work', scene.site.data, `smtp://127.0.0.1:${scene.site.receiver.port}`, String(STALE_SECONDS)];
  const { child } = await startProgram(outbox, args, { ready: /ready/ });
  for (let left = openMails(scene), still = 0, before = left; left && still < 60; still++) {
    await sleep(1000);
    left = openMails(scene);
    if (left < before) [before, still] = [left, 0];
  }
  await stopProgram(child);
  assert.equal(openMails(scene), 0, 'mails are left that nobody sends');
}

// ---- what is left, as its pages show it ----

/// Every mail as the outbox shows it: { id, state, messageId }. States are read in the order in which a mail has them: one that
/// goes on meanwhile counts where it was seen last.
async function outboxOf(scene) {
  const states = ['queued', 'claimed', 'leaving', 'sent', 'unsure', 'refused', 'bounced', 'dropped', 'held'], found = new Map();
  for (const state of states)
    for (let next = `/admin/outbox?state=${state}`; next;) {
      const page = await scene.lead.get(next);
      for (const [, id] of page.html.matchAll(/<th scope="row"><a href="\/admin\/outbox\/(\d+)"/g)) found.set(id, { id, state });
      const onwards = page.html.match(/href="(\/admin\/outbox\?[^"#]*)[^"]*" rel="next"/) ?? page.html.match(/href="(\/admin\/outbox\?[^"]*before=[^"]*)"/);
      next = onwards?.[1].replaceAll('&amp;', '&').replaceAll('&#38;', '&');
    }
  const mails = [...found.values()];
  for (const mail of mails) {
    const { html } = await scene.lead.get(`/admin/outbox/${mail.id}`);
    mail.messageId = `<${html.match(/<code>([^<]+)<\/code>/)[1]}>`;
    mail.about = textOf({ html }).slice(0, 300);
  }
  return mails;
}

async function checkAnswers(scene) {
  const board = await scene.lead.get(`/networks/${scene.network}/invitations`);
  const pages = [...board.html.matchAll(/href="(\/networks\/\d+\/invitations\/\d+)"/g)].map(([, path]) => path);
  assert.equal(new Set(pages).size, PEOPLE);
  for (const invitation of scene.invitations) {
    const { deed, recipient, path } = invitation;
    const stands = answerOn(await invitation.person.get(path));
    if (isAskedAnew(stands, scene, deed.movedBefore)) continue;
    assert.ok(deed.mayBe(stands === 'none' ? undefined : stands), `${recipient}: ${stands} stands; confirmed ${deed.confirmed}, then tried ${deed.uncertain}`);
  }
}

/// Every answer to the invitation that was confirmed is in the person's history, in order: those before the first yes, with
/// which a person becomes a member and from then on answers for the kick-off.
async function checkHistory(scene) {
  const words = { Ja: 'yes', Nei: 'no', Kanskje: 'maybe' };
  const board = await scene.lead.get(`/networks/${scene.network}/invitations`);
  const paths = new Set([...board.html.matchAll(/href="(\/networks\/\d+\/invitations\/\d+)"/g)].map(([, path]) => path));
  for (const path of paths) {
    const page = await scene.lead.get(path);
    const { deed } = scene.invitations.find((i) => page.html.includes(i.recipient));
    const kept = [...page.html.matchAll(/<(?:td|th|li)[^>]*>\s*(?:<[^>]+>)*\s*(Ja|Nei|Kanskje)\b/g)].map(([, word]) => words[word]);
    const toInvitation = deed.all.slice(0, deed.asInvited);
    const confirmed = toInvitation.filter((answer, i) => answer !== toInvitation[i - 1]);
    let at = 0;
    for (const answer of kept) if (answer === confirmed[at]) at++;
    assert.equal(at, confirmed.length, `${page.path}: ${confirmed} was confirmed, ${kept} is kept`);
  }
}

function received(mail) {
  const part = mail.attachments.find((a) => a.contentType === 'text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(part.content.toString('utf8')));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
  return { sequence: event.sequence, event: [mail.envelope.recipient, calendar.getFirstPropertyValue('method'), event.uid, event.sequence].join(' ') };
}

function assertNoneTwice(list, what) {
  const twice = list.filter((value, i) => list.indexOf(value) !== i);
  assert.deepEqual(twice, [], `${what} came twice`);
}

async function checkMails(scene) {
  await sentAll(scene);
  const arrived = (await scene.site.mails()).map((mail) => ({ mail, ...received(mail) }));
  const ids = arrived.map(({ mail }) => mail.messageId);
  assertNoneTwice(ids, 'a mail');
  assertNoneTwice(arrived.map(({ event }) => event), 'the mail of one event');
  const shown = await outboxOf(scene);
  assertNoneTwice(shown.map(({ messageId }) => messageId), 'a row of the outbox');
  for (const { id, state, messageId, about } of shown) {
    assert.ok(state === 'sent' || state === 'unsure', `mail ${id} is ${state}: ${about}`);
    assert.ok(state === 'unsure' || ids.includes(messageId), `mail ${id} is sent, and nothing came`);
  }
  for (const id of ids) assert.ok(shown.some(({ messageId }) => messageId === id), `${id} came, and is not in the outbox`);
  const unsure = shown.filter(({ state }) => state === 'unsure').length;
  assert.ok(unsure <= scene.kills, `${unsure} unsure after ${scene.kills} kills`);
  checkMoves(scene, arrived, unsure);
  return { arrived: ids.length, unsure };
}

/// Who never says no has had the invitation and one mail for each move that was confirmed.
function checkMoves(scene, arrived, unsure) {
  let missing = 0;
  for (const { recipient } of scene.faithful) {
    const sequences = new Set(arrived.filter(({ mail }) => mail.envelope.recipient === recipient).map(({ sequence }) => sequence));
    for (let sequence = 0; sequence <= scene.moves.all.length; sequence++) missing += !sequences.has(sequence);
  }
  assert.ok(missing <= unsure, `${missing} mails about moves are missing, ${unsure} are unsure`);
}

async function checkKickoff(scene) {
  const { fields } = formOf(await scene.lead.get(`${scene.kickoff}/edit`), '/edit');
  assert.ok(!scene.moves.confirmed || scene.moves.mayBe(fields.start), `${fields.start}; confirmed ${scene.moves.confirmed}`);
}

const rounds = Array.from({ length: ROUNDS }, () => (process.env.ONLY_DB ? [process.env.ONLY_DB] : ['sqlite', 'postgres'])).flat();
for (const database of rounds)
  test(`${database}: a server that is killed ${KILLS} times loses no confirmed answer and sends no mail twice`, async () => {
    const scene = { ...await startNetwork({ database, count: PEOPLE }), kills: KILLS, asked: 0, minute: 0, moves: new Deed(), isOver: false };
    for (const invitation of scene.invitations) Object.assign(invitation, { deed: new Deed(), person: new Person(scene.site) });
    scene.faithful = scene.invitations.slice(0, 8);
    const choices = (invitation) => (scene.faithful.includes(invitation) ? ['yes', 'maybe'] : ['yes', 'no', 'maybe']);
    const answering = scene.invitations.map((invitation) => answerAllTheTime(scene, invitation, choices(invitation)));
    await Promise.race([killAgainAndAgain(scene, KILLS - 1), Promise.all(answering)]);
    await momentOfChance(scene);
    scene.isOver = true;
    await scene.site.kill();
    await Promise.all(answering);
    await sendTheRest(scene);
    await scene.site.start();
    await checkAnswers(scene);
    await checkHistory(scene);
    await checkKickoff(scene);
    const { arrived, unsure } = await checkMails(scene);
    const answers = scene.invitations.reduce((sum, { deed }) => sum + deed.all.length, 0);
    console.log(`# ${database}: ${scene.kills} kills, ${answers} answers confirmed, ${scene.moves.all.length} moves, ${arrived} mails arrived, ${unsure} unsure`);
  });

await run('kill');
