// SPDX-License-Identifier: EUPL-1.2
// Mail over a real SMTP server: what arrives, read with other people's parsers, and what the sender knows when
// something goes wrong on the way.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { finish, test } from './count.mjs';
import { startReceiver } from './receiver.mjs';
import { startSend } from './relay.mjs';

const dir = mkdtempSync(join(tmpdir(), 'tvers-mail-'));
const receiver = await startReceiver({ dir: join(dir, 'in') });
const relay = startSend(`smtp://127.0.0.1:${receiver.port}`);

const since = (mark) => receiver.events.slice(mark).map((e) => e.event);
const bytesOf = (recipient) => {
  const found = receiver.events.filter((e) => e.event === 'mail' && e.recipient === recipient);
  assert.equal(found.length, 1, `${found.length} mails for ${recipient}`);
  return readFileSync(join(dir, 'in', found[0].file));
};
const calendarOf = (mail) => {
  const calendar = new ICAL.Component(ICAL.parse(mail.attachments.at(-1).content.toString('utf8')));
  return { calendar, event: calendar.getFirstSubcomponent('vevent') };
};
const receive = async (kind, recipient) => {
  const sent = await relay.send(kind, recipient);
  assert.equal(sent.result, 'SENT');
  const bytes = bytesOf(recipient);
  return { bytes, text: bytes.toString('latin1'), mail: await simpleParser(bytes) };
};

// The layout as a tree of types, by the boundaries in the bytes.
function layout(text) {
  return [...text.matchAll(/^Content-Type: ([a-z]+\/[a-z]+)/gmi)].map((m) => m[1]);
}

await test('names, subject and text arrive as they were written', async () => {
  const { mail } = await receive('request', 'kari@b.example');
  assert.equal(mail.from.value[0].name, 'Tvers i Bærum');
  assert.equal(mail.from.value[0].address, 'nettverk+12@tvers.example');
  assert.equal(mail.to.value.length, 1);
  assert.equal(mail.to.value[0].address, 'kari@b.example');
  assert.equal(mail.to.value[0].name, 'Kåre "Ka" Ødegård, seksjon Ø');
  assert.equal(mail.subject,
    'Nettverk på tvers: velkommen til oppstart torsdag 3. desember kl. 13.00 i Rådhuset 😀');
  assert.equal(mail.text,
    'Hei, Kåre\n\nVi møtes i desember.\n.\nEn linje med bare et punktum står over.\n');
  assert.match(mail.html, /<p>Hei, Kåre<\/p>/);
  assert.equal(mail.date.toISOString(), '2026-09-21T14:13:20.000Z');
});

await test('the layout is the one that shows buttons in Outlook, Gmail and Apple Mail', async () => {
  const { text, mail } = await receive('request', 'layout@b.example');
  assert.deepEqual(layout(text), ['multipart/mixed', 'multipart/alternative', 'text/plain', 'text/html',
    'text/calendar', 'application/ics']);
  assert.match(text, /Content-Type: text\/calendar; charset=UTF-8; method=REQUEST\r\n/);
  assert.equal(mail.attachments.at(-1).filename, 'invite.ics');
  assert.equal(text.match(/^Content-Transfer-Encoding: base64\r$/gm).length, 4);
  assert.ok(text.split('\r\n').every((line) => line.length <= 78 && /^[\t\x20-\x7e]*$/.test(line)));
});

await test('the calendar in the body and the attached one are the same', async () => {
  const { text } = await receive('request', 'twice@b.example');
  const parts = text.split(/--=_tvers_[a-z]+_[0-9a-f]+/).filter((p) => /text\/calendar|application\/ics/.test(p));
  const [inline, attached] = parts.slice(-2).map((p) => p.split('\r\n\r\n')[1].replace(/\s/g, ''));
  assert.equal(inline, attached);
});

await test('the mail says that a program sent it, and offers no unsubscribing from an invitation', async () => {
  const { mail } = await receive('request', 'robot@b.example');
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
  assert.equal(mail.headers.get('x-auto-response-suppress'), 'OOF, AutoReply');
  const { id } = mail.headers.get('list');
  assert.equal(id.id ?? id.name, 'network-12.tvers.example');
  assert.equal(mail.headers.has('list-unsubscribe'), false);
  assert.equal(mail.headers.get('list').unsubscribe, undefined);
  assert.equal(mail.messageId, '<o7@tvers.example>');
});

await test('a reminder can be unsubscribed from in one click', async () => {
  const { mail } = await receive('reminder', 'reminder@b.example');
  const list = mail.headers.get('list');
  assert.equal(list.unsubscribe.url, 'https://tvers.example/quiet/c2Vjb25kLWJlc3Q');
  assert.equal(list.unsubscribe.mail, 'quiet+7@tvers.example');
  assert.equal(list['unsubscribe-post'].name, 'List-Unsubscribe=One-Click');
});

await test('the sender of the envelope names the recipient, so that a bounce does too', async () => {
  await receive('request', 'verp@b.example');
  const mail = receiver.events.find((e) => e.event === 'mail' && e.recipient === 'verp@b.example');
  assert.equal(mail.sender, 'bounce+verp=b.example@tvers.example');
  assert.equal(mail.recipients, 1);
});

await test('an address with letters beyond ASCII arrives, where the server takes such', async () => {
  const { mail } = await receive('request', 'åse.ødegård@b.example');
  assert.equal(mail.to.value[0].address, 'åse.ødegård@b.example');
  const { event } = calendarOf(mail);
  assert.equal(event.getFirstPropertyValue('attendee'), 'mailto:åse.ødegård@b.example');
});

await test('ical.js reads the invitation: one attendee, one organizer, the time in Oslo', async () => {
  const { calendar, event } = calendarOf((await receive('request', 'ical@b.example')).mail);
  assert.equal(calendar.getFirstPropertyValue('method'), 'REQUEST');
  assert.equal(event.getAllProperties('attendee').length, 1);
  const attendee = event.getFirstProperty('attendee');
  assert.equal(attendee.getFirstValue(), 'mailto:ical@b.example');
  assert.equal(attendee.getParameter('cn'), 'Kåre "Ka" Ødegård, seksjon Ø');
  assert.equal(attendee.getParameter('partstat'), 'NEEDS-ACTION');
  assert.equal(attendee.getParameter('rsvp'), 'TRUE');
  assert.equal(event.getFirstPropertyValue('organizer'), 'mailto:nettverk+12@tvers.example');
  assert.equal(event.getFirstPropertyValue('summary'),
    'Nettverk på tvers: hva er en god overgang mellom barnehage, skole og helse?');
  assert.equal(event.getFirstPropertyValue('location'), 'Rådhuset, møterom «Fjorden»; 2. etasje');
  assert.equal(event.getFirstPropertyValue('description'),
    'Ta med ett spørsmål.\nServering kl. 12.45.\n\\o/ "hei"');
  assert.equal(event.getFirstPropertyValue('url'), 'https://tvers.example/gatherings/12?a=1,2;b');
});

await test('by the zone in the file itself, 13.00 is 12:00 UTC in December and 11:00 UTC in June', async () => {
  const { calendar, event } = calendarOf((await receive('request', 'zone@b.example')).mail);
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
  assert.equal(event.getFirstProperty('dtstart').getParameter('tzid'), 'Europe/Oslo');
  assert.equal(zone.tzid, 'Europe/Oslo');
  const utc = (iso) => {
    const t = ICAL.Time.fromDateTimeString(iso);
    t.zone = zone;
    return t.toJSDate().toISOString();
  };
  const oracle = (iso) => { // what ICU's own zone data says
    const guess = new Date(iso + 'Z');
    const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short',
      timeStyle: 'medium' }).format(guess).replace(' ', 'T');
    return new Date(guess.getTime() - (new Date(shown + 'Z') - guess)).toISOString();
  };
  for (let year = 2024; year <= 2060; year++)
    for (const day of ['01-15', '03-20', '04-02', '06-04', '10-20', '11-02', '12-03'])
      assert.equal(utc(`${year}-${day}T13:00:00`), oracle(`${year}-${day}T13:00:00`), `${year}-${day}`);
});

await test('update and cancellation keep the uid, raise the sequence and carry a newer stamp', async () => {
  const life = [];
  for (const kind of ['request', 'update', 'cancel']) {
    const { mail } = await receive(kind, `life-${kind}@b.example`);
    const { calendar, event } = calendarOf(mail);
    life.push({ method: calendar.getFirstPropertyValue('method'), uid: event.getFirstPropertyValue('uid'),
      sequence: event.getFirstPropertyValue('sequence'), status: event.getFirstPropertyValue('status'),
      thread: mail.inReplyTo ?? null });
  }
  const uid = 'g12-p7@tvers.example';
  assert.deepEqual(life, [
    { method: 'REQUEST', uid, sequence: 0, status: 'CONFIRMED', thread: null },
    { method: 'REQUEST', uid, sequence: 1, status: 'CONFIRMED', thread: '<o7@tvers.example>' },
    { method: 'CANCEL', uid, sequence: 2, status: 'CANCELLED', thread: '<o7@tvers.example>' },
  ]);
});

await test("Python's icalendar reads the same file and writes it again unchanged", async () => {
  const { mail } = await receive('request', 'python@b.example');
  const file = join(dir, 'invite.ics');
  writeFileSync(file, mail.attachments.at(-1).content);
  const read = execFileSync('/usr/bin/python3', ['-c', `
import sys, json, icalendar
c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
e = c.walk('VEVENT')[0]
print(json.dumps({'errors': [str(x) for part in c.walk() for x in part.errors], 'summary': str(e['SUMMARY']),
    'start': e['DTSTART'].dt.isoformat(), 'cn': str(e['ATTENDEE'].params['CN']), 'parts': [p.name for p in c.walk()]}))
`, file], { encoding: 'utf8' });
  const { errors, summary, start, parts } = JSON.parse(read);
  assert.deepEqual(errors, []);
  assert.equal(summary, 'Nettverk på tvers: hva er en god overgang mellom barnehage, skole og helse?');
  assert.equal(start, '2026-12-03T13:00:00+01:00');
  assert.deepEqual(parts, ['VCALENDAR', 'VTIMEZONE', 'DAYLIGHT', 'STANDARD', 'VEVENT', 'VALARM']);
});

await test('a feed is read by ical.js and by Python: names, times in two countries, a whole day, a cancellation', () => {
  const text = execFileSync(`${process.env.OUT ?? 'build/debug'}/tests/mail/feed`, { encoding: 'utf8' });
  const feed = new ICAL.Component(ICAL.parse(text));
  assert.equal(feed.getFirstPropertyValue('method'), null);
  assert.equal(feed.getFirstPropertyValue('name'), 'Tvers – Kåre: nettverk');
  assert.equal(feed.getFirstPropertyValue('refresh-interval').toString(), 'PT4H');
  for (const zone of feed.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = feed.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
  assert.deepEqual(events.map((e) => e.summary), ['Møte, én', 'Heldag', 'Aflyst']);
  assert.deepEqual(events.map((e) => e.startDate.toJSDate().toISOString().slice(0, 16)).filter((_, i) => i !== 1),
    ['2027-06-03T10:00', '2027-06-03T10:00']);
  assert.deepEqual([events[1].startDate.toString(), events[1].endDate.toString()], ['2027-06-03', '2027-06-04']);
  assert.deepEqual(events.map((e) => e.component.getFirstPropertyValue('status')), ['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  assert.ok(events.every((e) => e.attendees.length === 0 && e.organizer === null));
  const python = execFileSync('/usr/bin/python3', ['-c', `
import sys, icalendar
c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(len(c.walk('VEVENT')), sum(len(part.errors) for part in c.walk()), c['X-WR-CALNAME'])
`], { input: text, encoding: 'utf8' });
  assert.match(python, /^3 0 Tvers – Kåre/);
});

await test('the sender is told after the recipient is accepted and before a byte of the body has left', async () => {
  const mark = receiver.events.length;
  let seen;
  const sent = await relay.send('request', 'order@b.example', {
    beforeBody: async () => {
      await sleep(200); // had a byte left, it would be here by now
      seen = since(mark);
      return true;
    },
  });
  assert.deepEqual(seen, ['sender', 'recipient']);
  assert.deepEqual(since(mark), ['sender', 'recipient', 'body', 'mail']);
  assert.deepEqual([sent.result, sent.asked], ['SENT', 1]);
});

await test('a mail held back at that moment does not arrive, and can be sent later', async () => {
  const held = await relay.send('request', 'held@b.example', { beforeBody: () => false });
  assert.deepEqual([held.result, held.asked], ['LATER', 1]);
  await sleep(200);
  assert.equal(receiver.events.filter((e) => e.event === 'mail' && e.recipient === 'held@b.example').length, 0);
  await receive('request', 'held@b.example');
});

await test('an unknown recipient is refused before the body, with the reason but without the address', async () => {
  const { result, code, text, asked } = await relay.send('request', 'refused@b.example');
  assert.deepEqual({ result, code, asked }, { result: 'REFUSED', code: 550, asked: 0 });
  assert.equal(text, '5.1.1 ... no such user here');
});

await test('greylisting means later, before the body, and the second attempt arrives once', async () => {
  const first = await relay.send('request', 'grey@b.example');
  assert.deepEqual([first.result, first.code, first.asked], ['LATER', 451, 0]);
  await receive('request', 'grey@b.example');
});

await test('a slow server is waited for', async () => {
  await receive('request', 'slow@b.example');
});

await test('a body that is refused is refused, one that is put off is put off', async () => {
  const spam = await relay.send('request', 'spam@b.example');
  assert.deepEqual([spam.result, spam.code, spam.asked], ['REFUSED', 554, 1]);
  const busy = await relay.send('request', 'busy@b.example');
  assert.deepEqual([busy.result, busy.code, busy.asked], ['LATER', 451, 1]);
});

await test('no answer after the body means that nobody knows; the server had it', async () => {
  const cut = await relay.send('request', 'cut@b.example');
  assert.deepEqual([cut.result, cut.code, cut.asked], ['UNSURE', 0, 1]);
  bytesOf('cut@b.example');
});

await test('a connection lost before the body means later', async () => {
  const cut = await relay.send('request', 'cutearly@b.example');
  assert.deepEqual([cut.result, cut.asked], ['LATER', 0]);
});

await test('a sender the relay does not take is no fault of the recipient', async () => {
  const { result, code } = await relay.send('request', 'kari2@b.example', { sender: 'refused@tvers.example' });
  assert.deepEqual([result, code], ['LATER', 550]);
});

await test('many mails share one connection', async () => {
  await receive('request', 'first@b.example');
  const mark = receiver.events.length;
  for (let i = 0; i < 20; i++) await receive('request', `many-${i}@b.example`);
  assert.equal(since(mark).filter((e) => e === 'connect').length, 0);
});

await test('no mail server there means later', async () => {
  const nobody = startSend('smtp://127.0.0.1:1');
  const { result, code, asked } = await nobody.send('request', 'kari@b.example');
  assert.deepEqual([result, code, asked], ['LATER', 0, 0]);
  await nobody.end();
});

await test('a connection that the server closed in between is opened again', async () => {
  const impatient = await startReceiver({ dir: join(dir, 'impatient'), server: { socketTimeout: 300 } });
  const patient = startSend(`smtp://127.0.0.1:${impatient.port}`);
  assert.equal((await patient.send('request', 'a@b.example')).result, 'SENT');
  await sleep(700);
  assert.equal((await patient.send('request', 'b@b.example')).result, 'SENT');
  assert.equal(impatient.events.filter((e) => e.event === 'mail').length, 2);
  await patient.end();
  await impatient.close();
});

function certificate() {
  const key = join(dir, 'key.pem');
  const cert = join(dir, 'cert.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1',
    '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { cert, options: { key: readFileSync(key), cert: readFileSync(cert) } };
}

await test('encrypted mail goes to a server whose certificate is trusted, and after signing in', async () => {
  const { cert, options } = certificate();
  const safe = await startReceiver({ dir: join(dir, 'tls'), tls: true, login: 'tvers:hemmelig', server: options });
  const url = `smtp://127.0.0.1:${safe.port}`;
  const right = startSend(url, 'encrypted', cert, 'tvers', 'hemmelig');
  assert.equal((await right.send('request', 'a@b.example')).result, 'SENT');
  await right.end();
  const stranger = startSend(url, 'encrypted');
  const untrusted = await stranger.send('request', 'b@b.example');
  assert.deepEqual([untrusted.result, untrusted.asked], ['LATER', 0]);
  await stranger.end();
  const wrong = startSend(url, 'encrypted', cert, 'tvers', 'feil');
  const unknown = await wrong.send('request', 'c@b.example');
  assert.deepEqual([unknown.result, unknown.code, unknown.asked], ['LATER', 535, 0]);
  await wrong.end();
  assert.equal(safe.events.filter((e) => e.event === 'mail').length, 1);
  await safe.close();
});

await test('a server without encryption gets no mail that has to be encrypted', async () => {
  const strict = startSend(`smtp://127.0.0.1:${receiver.port}`, 'encrypted');
  const mark = receiver.events.length;
  assert.equal((await strict.send('request', 'kari3@b.example')).result, 'LATER');
  assert.deepEqual(since(mark), ['connect']);
  await strict.end();
});

await test('the program that sends ends cleanly, with all its memory given back', async () => {
  assert.equal(await relay.end(), 0);
});

await receiver.close();
rmSync(dir, { recursive: true });
finish('mail');
