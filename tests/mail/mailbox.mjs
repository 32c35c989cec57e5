// SPDX-License-Identifier: EUPL-1.2
// Answers that lie in a mailbox: a worker reads a real Dovecot over IMAP, is killed, and goes on; each answer counts once,
// and what a person should read stays unread.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import ICAL from 'ical.js';
import { root } from '../browser/processes.mjs';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { tvers as program } from '../browser/site.mjs';
import { startNetwork, textOf } from '../cli/person.mjs';
import { replyTo } from './reply.mjs';

const home = temporaryFolder();
const started = spawnSync('tests/mail/dovecot', ['start', home], { encoding: 'utf8' });
if (started.status === 77) {
  console.log(`skipped: ${started.stderr.trim()}\nmailbox: 0 passed, 0 failed, 1 skipped`);
  process.exit(0);
}
assert.equal(started.status, 0, started.stderr);
process.prependListener('exit', () => spawnSync('tests/mail/dovecot', ['stop', home]));
const host = `127.0.0.1:${started.stdout.trim()}`;
const imap = (...args) => execFileSync('curl', ['-s', '-u', 'nettverk:hemmelig', ...args], { encoding: 'utf8' });
const found = (what) => (imap('--url', `imap://${host}/INBOX`, '-X', `UID SEARCH ${what}`).match(/\d+/g) ?? []).map(Number);

function lay(text) {
  const file = join(home, 'letter.eml');
  writeFileSync(file, text);
  imap('--url', `imap://${host}/INBOX`, '-T', file);
  imap('--url', `imap://${host}/INBOX`, '-X', 'STORE * -FLAGS (\\Seen)'); // curl lays it there as read
}

function startWorker(site) {
  const child = spawn(program, ['work', '--data', site.data, '--imap', `imap://nettverk:hemmelig@${host}`], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => { said += bytes; });
  return { child, said: () => said };
}

async function stop({ child }, signal = 'SIGTERM') {
  child.kill(signal);
  await once(child, 'close');
}

async function until(holds, what) {
  for (let i = 0; i < 150; i++) {
    if (await holds()) return;
    await sleep(100);
  }
  assert.fail(what);
}

const letter = (subject, text) => [`From: kari@nordvag.example`, 'To: nettverk+n1@nordvag.example', `Subject: ${subject}`, `Message-ID: <${subject}@nordvag.example>`, '', text, ''].join('\r\n');

test('answers in a mailbox are read once, from where the last look ended, and letters stay unread', async () => {
  const { site, lead, network } = await startNetwork({ database: 'sqlite', count: 3, mails: 3 });
  const entries = (await site.mails(3)).filter((m) => m.envelope.recipient.startsWith('ansatt')).map((m) => {
    const event = new ICAL.Component(ICAL.parse(m.attachments.find((a) => a.contentType === 'text/calendar').content.toString('utf8'))).getFirstSubcomponent('vevent');
    return { uid: event.getFirstPropertyValue('uid'), sequence: event.getFirstPropertyValue('sequence'), organizer: event.getFirstPropertyValue('organizer'), attendee: event.getFirstPropertyValue('attendee') };
  });
  const board = async () => textOf(await lead.get(`/networks/${network}/invitations`));

  lay(replyTo(entries[0], 'DECLINED').text); // before anybody looked: of a life before this one
  let worker = startWorker(site);
  await until(() => spawnSync('sqlite3', [site.data, 'SELECT next_uid FROM mailbox'], { encoding: 'utf8' }).stdout.trim() === '2', 'the first look notes where it begins');
  await stop(worker, 'SIGKILL');

  lay(replyTo(entries[1], 'ACCEPTED').text);
  lay(letter('Parkering', 'Hvor kan jeg parkere?'));
  lay(letter('Stor', 'x'.repeat(11 * 1024 * 1024)));
  lay(replyTo(entries[2], 'DECLINED').text);
  worker = startWorker(site);
  await until(async () => /1 ja\b/i.test(await board()) && /1 nei\b/i.test(await board()), 'both answers count');
  await until(() => found('UNSEEN').join() === '1,3,4', 'the letters are unread, the answers are read');
  await stop(worker);
  assert.match(worker.said(), /message 4 is left for a person/);
  assert.match(worker.said(), /mailbox: 4 messages read/);

  worker = startWorker(site);
  await until(() => /messages read|schedule|outbox/.test(worker.said()) || sleep(1500).then(() => true), 'a look');
  await stop(worker);
  assert.doesNotMatch(worker.said(), /messages read/, 'nothing is read twice');
  assert.doesNotMatch(worker.said(), /hemmelig/);
});

test('a mailbox that cannot be reached is told in the log, without the password, and the worker goes on; an address that is none is refused with the form that it has', async () => {
  const { site } = await startNetwork({ database: 'sqlite', count: 2, mails: 2 });
  const child = spawn(program, ['work', '--data', site.data, '--imap', 'imap://nettverk:hemmelig@127.0.0.1:1'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => { said += bytes; });
  await until(() => /mailbox: could not be read/.test(said), 'it is told');
  assert.equal(child.exitCode, null);
  assert.doesNotMatch(said, /hemmelig/);
  await stop({ child });
  const wrong = spawnSync(program, ['work', '--data', site.data, '--imap', 'mail.example'], { cwd: root, encoding: 'utf8' });
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /--imap.*imaps:\/\/NAME:PASSWORD@HOST/);
});

await run('mailbox');
