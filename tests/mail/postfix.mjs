// SPDX-License-Identifier: EUPL-1.2
// Once through a real mail server: what Postfix relays arrives whole, and what it cannot deliver comes back as a
// report that is understood.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { finish, test } from './count.mjs';
import { startReceiver } from './receiver.mjs';
import { startSend } from './relay.mjs';

const dir = mkdtempSync(join(tmpdir(), 'tvers-postfix-'));
const out = process.env.OUT ?? 'build/debug';
const receiver = await startReceiver({ dir: join(dir, 'in') });
const home = mkdtempSync(join(tmpdir(), 'tvers-postfix-home-'));
const started = spawnSync('tests/mail/postfix', ['start', home, String(receiver.port)], { encoding: 'utf8' });
if (started.status === 77) {
  console.log(`skipped: ${started.stderr.trim()}`);
  console.log('postfix: 0 passed, 0 failed, 1 skipped');
  process.exit(0);
}
assert.equal(started.status, 0, started.stderr);

async function arrived(recipient) {
  for (let i = 0; i < 600; i++) {
    const found = receiver.events.filter((e) => e.event === 'mail' && e.recipient === recipient);
    if (found.length) return { ...found[0], count: found.length, path: join(dir, 'in', found[0].file) };
    await sleep(100);
  }
  throw new Error(`nothing came for ${recipient}; Postfix says:\n${readFileSync(join(home, 'log/mail.log'), 'utf8')}`);
}

const relay = startSend(`smtp://127.0.0.1:${started.stdout.trim()}`);

await test('an invitation comes through whole, with the sender of the envelope that we gave', async () => {
  assert.equal((await relay.send('request', 'kari@b.example')).result, 'SENT');
  const mail = await arrived('kari@b.example');
  const read = await simpleParser(readFileSync(mail.path));
  assert.equal(mail.sender, 'bounce+kari=b.example@tvers.example');
  assert.equal(read.messageId, '<o7@tvers.example>');
  assert.match(readFileSync(mail.path, 'latin1'), /text\/calendar; charset=UTF-8; method=REQUEST/);
  assert.match(read.attachments.at(-1).content.toString(), /METHOD:REQUEST\r\n/);
});

await test('a recipient that does not exist comes back as a report that names person and reason', async () => {
  assert.equal((await relay.send('request', 'refused@b.example')).result, 'SENT');
  const report = await arrived('bounce+refused=b.example@tvers.example');
  assert.equal(report.sender, '');
  const told = execFileSync(`${out}/tests/mail/read`, [report.path], { encoding: 'utf8' });
  assert.equal(told,
    'kind bounce\nrecipient refused@b.example\nfailed 1\nstatus 5.1.1\n');
});

await test('a greylisted mail arrives once, by the patience of the mail server', async () => {
  assert.equal((await relay.send('request', 'grey@b.example')).result, 'SENT');
  await arrived('grey@b.example');
  await sleep(1500);
  assert.equal((await arrived('grey@b.example')).count, 1);
});

await relay.end();
spawnSync('tests/mail/postfix', ['stop', home]);
await receiver.close();
rmSync(dir, { recursive: true });
rmSync(home, { recursive: true, force: true });
finish('postfix');
