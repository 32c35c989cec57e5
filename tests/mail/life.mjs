// SPDX-License-Identifier: EUPL-1.2
// The life of an invitation, once through a real Postfix in both directions: sent, answered by a mail program, bounced,
// reworded, moved to another room and another hour, called off. Every calendar part is checked by libical and read by
// ical.js and Python's icalendar; what comes back goes through `tvers receive`, as from a mail server's pipe.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import ICAL from 'ical.js';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { formOf, startNetwork, staffListOf, textOf } from '../cli/person.mjs';
import { tvers } from '../cli/tvers.mjs';
import { replyTo } from './reply.mjs';

const out = process.env.OUT ?? 'build/debug';
const home = temporaryFolder();
let postfixPort;

function startPostfix(receiverPort) {
  const started = spawnSync('tests/mail/postfix', ['start', home, String(receiverPort)], { encoding: 'utf8' });
  if (started.status === 77) {
    console.log(`skipped: ${started.stderr.trim()}\nlife: 0 passed, 0 failed, 1 skipped`);
    process.exit(0);
  }
  assert.equal(started.status, 0, started.stderr);
  postfixPort = Number(started.stdout);
  process.prependListener('exit', () => spawnSync('tests/mail/postfix', ['stop', home])); // before its folder goes
  return postfixPort;
}

const python = (file) => JSON.parse(execFileSync('/usr/bin/python3', ['-c', `
import sys, json, icalendar
c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
e = c.walk('VEVENT')[0]
print(json.dumps({'errors': [str(x) for part in c.walk() for x in part.errors], 'method': str(c['METHOD']), 'uid': str(e['UID']),
    'sequence': int(e['SEQUENCE']), 'start': e['DTSTART'].dt.isoformat(), 'place': str(e['LOCATION']), 'status': str(e['STATUS'])}))
`, file], { encoding: 'utf8' }));

/// What a calendar program learns of a mail, after all three have agreed.
function calendarOf(mail) {
  const part = mail.attachments.find((a) => a.contentType === 'text/calendar');
  const file = join(home, 'event.ics');
  writeFileSync(file, part.content);
  const checked = spawnSync(`${out}/tests/mail/restrict`, [file], { encoding: 'utf8' });
  assert.equal(checked.status, 0, `libical: ${checked.stdout}`);
  const calendar = new ICAL.Component(ICAL.parse(part.content.toString('utf8')));
  const event = calendar.getFirstSubcomponent('vevent');
  const attendees = event.getAllProperties('attendee');
  assert.equal(attendees.length, 1, 'one attendee');
  const read = {
    method: calendar.getFirstPropertyValue('method'), uid: event.getFirstPropertyValue('uid'), sequence: event.getFirstPropertyValue('sequence'),
    place: event.getFirstPropertyValue('location'), status: event.getFirstPropertyValue('status'),
  };
  const other = python(file);
  assert.deepEqual(other.errors, []);
  for (const key of Object.keys(read)) assert.equal(other[key], read[key], `Python reads another ${key}`);
  const start = event.getFirstPropertyValue('dtstart').toString();
  assert.ok(other.start.startsWith(start.slice(0, 16)), `${other.start} and ${start}`);
  return { ...read, start: start.slice(11, 16), stamp: event.getFirstPropertyValue('dtstamp').toString(), organizer: event.getFirstPropertyValue('organizer'), text: event.getFirstPropertyValue('description'),
    attendee: attendees[0].getFirstValue(), answer: attendees[0].getParameter('partstat'), asks: attendees[0].getParameter('rsvp') === 'TRUE' };
}

function post({ from, to, text }) {
  const file = join(home, 'reply.eml');
  writeFileSync(file, text);
  execFileSync('curl', ['-s', '--url', `smtp://127.0.0.1:${postfixPort}`, '--mail-from', from, '--mail-rcpt', to, '-T', file]);
}

/// What Postfix brings for an address of ours, given to the program as a pipe does.
async function delivered(scene, recipient) {
  await scene.site.mails(1, recipient);
  const event = scene.site.taken().filter((e) => e.recipient === recipient).at(-1);
  return tvers(['receive', '--data', scene.site.data], { input: readFileSync(join(scene.site.receiver.dir, event.file)) });
}

/// The newest calendar part of each, after `change` has caused one more mail to each.
async function after(scene, recipients, change) {
  const before = new Map();
  for (const to of recipients) before.set(to, scene.site.taken().filter((e) => e.recipient === to).length);
  await change();
  const events = [];
  for (const to of recipients) events.push(calendarOf((await scene.site.mails(before.get(to) + 1, to)).at(-1)));
  return events;
}

/// The address of a mail of ours to which a report has come.
const reportTo = (site) => site.taken().map((e) => e.recipient).find((recipient) => /^nettverk\+r\d+-/.test(recipient ?? ''));

async function until(holds, what) {
  for (let i = 0; i < 100 && !holds(); i++) await sleep(100);
  assert.ok(holds(), what);
}

test('an invitation is answered from a mail program, bounces, is reworded, moved and cancelled, all through Postfix', async () => {
  const staff = staffListOf(3).replace('ansatt2@', 'refused2@');
  const scene = await startNetwork({ database: 'sqlite', count: 3, relay: startPostfix, staff, mails: 2 });
  const { site, lead, kickoff, network } = scene;
  const [first, second] = (await site.mails(2)).filter((m) => m.envelope.recipient.startsWith('ansatt')).map(calendarOf);
  assert.deepEqual([first.method, first.sequence, first.answer, first.asks, first.place], ['REQUEST', 0, 'NEEDS-ACTION', true, 'Rådhuset']);
  const recipients = [first, second].map((event) => event.attendee.replace('mailto:', ''));

  const reply = replyTo(first, 'ACCEPTED');
  post(reply);
  assert.deepEqual(await delivered(scene, reply.to), { status: 0, out: 'answer\n', err: '' });
  const path = scene.invitations.find((i) => i.recipient === recipients[0]).path;
  assert.match((await lead.get(path)).html, /\?a=yes/, 'the answer stands');
  assert.match(textOf(await lead.get(`/networks/${network}/invitations`)), /1 ja\b/i);

  await until(() => reportTo(site), 'a report of the mail that was refused');
  assert.deepEqual(await delivered(scene, reportTo(site)), { status: 0, out: 'bounce\n', err: '' });
  const outbox = textOf(await lead.get('/admin/outbox?state=bounced'));
  assert.match(outbox, /refused2@nordvag\.example/);
  assert.match(outbox, /5\.1\.1/);

  const life = [[first, second]];
  const edit = (changes) => after(scene, recipients, async () => { await sleep(1100); await lead.fill(`${kickoff}/edit`, '/edit', changes); }); // stamps are seconds
  life.push(await edit({ about: 'Ta med et spørsmål.' }));
  life.push(await edit({ place: 'Kulturhuset' }));
  const programme = (await lead.get(`${kickoff}/programme`)).html.match(/\/gatherings\/\d+\/programme\/\d+/)[0];
  const toThem = () => site.taken().filter((m) => recipients.includes(m.recipient)).length; // the third one's may be on its way still
  const before = toThem();
  await lead.fill(programme, programme, { title: 'Velkommen, alle sammen', do: 'save' });
  assert.match(textOf(await lead.get(`${kickoff}/programme`)), /3 personer har en eldre versjon/);
  assert.equal(toThem(), before, 'nothing is sent before somebody says so');
  life.push(await after(scene, recipients, async () => { await sleep(1100); await lead.fill(`${kickoff}/programme`, '/tell', {}); }));
  assert.doesNotMatch(textOf(await lead.get(`${kickoff}/programme`)), /eldre versjon/);
  for (const told of life.at(-1)) assert.match(told.text, /Velkommen, alle sammen/);
  const crossing = replyTo(second, 'TENTATIVE'); // to the entry before the place was changed
  post(crossing);
  assert.equal((await delivered(scene, crossing.to)).out, 'answer\n');
  life.push(await edit({ start: '09:30', end: '15:30' }));
  life.push(await after(scene, recipients, async () => { await sleep(1100); await lead.fill(`${kickoff}/cancel`, '/cancel', {}); }));
  for (const person of [0, 1]) {
    const events = life.map((step) => step[person]);
    assert.equal(new Set(events.map((e) => e.uid)).size, 1, 'the same entry for its whole life');
    assert.deepEqual(events.map((e) => e.sequence), [0, 0, 1, 1, 2, 3], 'a text does not raise it; place, time and end do');
    assert.deepEqual(events.map((e) => [e.method, e.status]), [...Array(5).fill(['REQUEST', 'CONFIRMED']), ['CANCEL', 'CANCELLED']]);
    events.slice(1).forEach((e, i) => assert.ok(e.stamp > events[i].stamp, `${events[i].stamp}, then ${e.stamp}`));
    assert.deepEqual(events.map((e) => e.asks), [true, person === 1, person === 1, person === 1, true, false], 'a new time asks again; who has not answered is asked');
    assert.deepEqual(events.map((e) => e.place), ['Rådhuset', 'Rådhuset', 'Kulturhuset', 'Kulturhuset', 'Kulturhuset', 'Kulturhuset']);
    assert.equal(events[4].start, '09:30');
    assert.equal(events[2].answer, person === 0 ? 'ACCEPTED' : 'NEEDS-ACTION', 'what was answered stands in the entry');
    assert.equal(events[4].answer, 'NEEDS-ACTION');
  }
  const late = replyTo(life[3][1], 'ACCEPTED'); // to the hour before
  post(late);
  await site.mails(2, late.to);
  assert.equal((await delivered(scene, late.to)).out, 'too old\n');
});

test('who only knows the entry answers for nobody: the reply lies in the tray, and counts once a lead has said whose it is', async () => {
  const scene = await startNetwork({ database: 'sqlite', count: 2, mails: 2 });
  const { site, lead, network } = scene;
  const [entry] = (await site.mails(2)).filter((m) => m.envelope.recipient.startsWith('ansatt')).map(calendarOf);
  const forged = replyTo(entry, 'DECLINED').text.replace(/^From: .*/m, 'From: mallory@other.example')
    .replace(/^To: .*/m, `To: nettverk+n${network}@nordvag.example`);
  const receive = (input) => tvers(['receive', '--data', site.data], { input });
  assert.deepEqual(await receive(forged), { status: 1, out: 'tray\n', err: '' });
  assert.match(textOf(await lead.get(`/networks/${network}/invitations`)), /0 nei\b/i);
  const list = await lead.get('/admin/tray');
  assert.match(textOf(list), /1 svar.*mallory@other\.example/);
  const one = list.html.match(/\/admin\/tray\/\d+/)[0];
  assert.match(textOf(await lead.get(one)), /Adressen i svaret ansatt\d@nordvag\.example/);
  await lead.fill(one, one, { do: 'accept' }); // the person whom it names stands ready
  assert.match(textOf(await lead.get(`/networks/${network}/invitations`)), /1 nei\b/i);
  assert.match(textOf(await lead.get('/admin/tray')), /Det er ingen svar/);
  assert.deepEqual(await receive(forged), { status: 1, out: 'tray\n', err: '' });
  const next = (await lead.get('/admin/tray')).html.match(/\/admin\/tray\/\d+/)[0];
  await lead.fill(next, next, { do: 'discard' });
  assert.match(textOf(await lead.get('/admin/tray')), /Det er ingen svar/);
});

await run('life');
