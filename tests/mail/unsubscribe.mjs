// SPDX-License-Identifier: EUPL-1.2
// Switching off reminders: with the one click of a mail program (RFC 8058), by the mail it may send instead, and on the
// page behind the same link. Invitations and what concerns the calendar still come.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { run, startSite, test } from '../browser/harness.mjs';
import { formOf, Person, startNetwork, textOf } from '../cli/person.mjs';
import { tvers } from '../cli/tvers.mjs';

const PUBLIC = 'https://tvers.example';

/// What only time can do: three days go by since the invitations and the reminders.
async function threeDaysLater(site) {
  const days = `${3 * 86400}000000`;
  const sql = `UPDATE invitation SET invited_at = invited_at - ${days}, reminded_at = reminded_at - ${days};
               UPDATE outbox SET event_key = event_key || ' ${Date.now()}' WHERE kind = 'reminder'`;
  await site.stop();
  execFileSync(...(site.data.startsWith('postgresql:') ? ['psql', ['-q', site.data, '-c', sql]] : ['sqlite3', [site.data, sql]]));
  await site.start();
}

async function remind(scene) {
  await threeDaysLater(scene.site);
  const before = scene.site.taken().length;
  await scene.lead.fill(`/networks/${scene.network}/invitations`, '/invitations', { do: 'remind' });
  return before;
}

const headersOf = (mail) => Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).replace(/\r?\n/g, '').trim()]));
const pathOf = (mail) => headersOf(mail)['list-unsubscribe'].match(/<https:\/\/tvers\.example(\/n\/[\w-]+)>/)[1];
const byRecipient = (mails) => new Map(mails.map((mail) => [mail.envelope.recipient, mail]));

async function outboxTexts(scene, state) {
  const list = await scene.lead.get(`/admin/outbox?state=${state}`);
  return textOf(list);
}

for (const database of ['sqlite', 'postgres'])
  test(`${database}: reminders can be switched off by a click, by mail and on a page, and on again`, async () => {
    const scene = await startNetwork({ database, count: 3, args: ['--public-url', PUBLIC] });
    const { site, lead } = scene;
    for (const mail of await site.mails()) assert.ok(!('list-unsubscribe' in headersOf(mail)), 'an invitation is no list');

    await remind(scene);
    const reminders = byRecipient((await site.mails(6)).slice(3));
    const [clicks, writes, keeps] = scene.invitations.map((i) => i.recipient);
    for (const mail of reminders.values()) {
      const headers = headersOf(mail);
      assert.match(headers['list-unsubscribe'], /^<https:\/\/tvers\.example\/n\/([\w-]+)>, ?<mailto:nettverk\+n1@nordvag\.example\?subject=stop-\1>$/);
      assert.equal(headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
      assert.match(mail.text, /Velg hvilke e-poster du får:\s+https:\/\/tvers\.example\/n\//);
    }
    assert.equal(new Set([...reminders.values()].map(pathOf)).size, 3, 'everyone has a link of their own');

    // A mail program: no cookies, no page before it. Nothing else can be done so, and a GET changes nothing.
    const program = (path, body) => fetch(site.url + path, { method: 'POST', body, redirect: 'manual' });
    const keepsPath = pathOf(reminders.get(keeps));
    await fetch(site.url + keepsPath);
    assert.equal((await program(keepsPath, new URLSearchParams({ shown: '1' }))).status, 400);
    assert.equal((await program(keepsPath, new URLSearchParams({ 'List-Unsubscribe': 'One-Click', shown: '1' }))).status, 400);
    assert.equal((await program(`${keepsPath.slice(0, -1)}_`, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }))).status, 404);
    const multipart = new FormData();
    multipart.append('List-Unsubscribe', 'One-Click');
    for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), multipart]) {
      const clicked = await program(pathOf(reminders.get(clicks)), body);
      assert.equal(clicked.status, 200, 'and no redirect');
      assert.match(await clicked.text(), /Du får ikke flere slike e-poster/);
    }
    // One that writes instead.
    const subject = headersOf(reminders.get(writes))['list-unsubscribe'].match(/subject=([\w-]+)/)[1];
    const letter = `From: ${writes}\r\nTo: nettverk+n1@nordvag.example\r\nSubject: ${subject}\r\nMessage-ID: <1@nordvag.example>\r\n\r\n`;
    assert.deepEqual(await tvers(['receive', '--data', site.data], { input: letter }), { status: 0, out: 'switched off\n', err: '' });

    await remind(scene);
    await site.mails(7);
    await lead.fill(`${scene.kickoff}/edit`, '/edit', { start: '09:45' });
    const later = (await site.mails(10)).slice(6);
    const concerns = (list) => new Set(list.map((mail) => mail.envelope.recipient));
    const isForCalendar = (mail) => mail.attachments.some((part) => part.contentType === 'text/calendar');
    assert.deepEqual(concerns(later.filter((mail) => !isForCalendar(mail))), new Set([keeps]), 'who is reminded');
    assert.deepEqual(concerns(later.filter(isForCalendar)), new Set([clicks, writes, keeps]), 'who hears of the move');
    const dropped = await outboxTexts(scene, 'dropped');
    for (const who of [clicks, writes]) assert.match(dropped, new RegExp(who));
    assert.equal(dropped.match(/slått av denne typen e-post/g).length, 2);

    // Who thinks better of it.
    const reader = new Person(site);
    const path = pathOf(reminders.get(clicks));
    const form = formOf(await reader.get(path), path);
    assert.ok(!('reminder' in form.fields) && form.fields.groups === '1', 'off is shown as off');
    const saved = await reader.send(form, { reminder: '1' });
    assert.equal(saved.status, 303);
    assert.equal(formOf(await reader.get(path), path).fields.reminder, '1');
    await remind(scene);
    assert.deepEqual(concerns((await site.mails(12)).slice(10)), new Set([clicks, keeps]));
  });

test('whoever is signed in chooses on a page of their own', async () => {
  const site = await startSite();
  const member = new Person(site);
  await member.fill('/', '/demo', { user: 'medlem' });
  assert.match((await member.get('/')).html, /href="\/notices"/);
  const form = formOf(await member.get('/notices'), '/notices');
  assert.ok(form.fields.reminder && form.fields.groups);
  delete form.fields.groups;
  assert.equal((await member.send(form)).status, 303);
  const { fields } = formOf(await member.get('/notices'), '/notices');
  assert.ok(fields.reminder && !fields.groups);
  const other = new Person(site);
  await other.fill('/', '/demo', { user: 'koordinator' });
  assert.ok(formOf(await other.get('/notices'), '/notices').fields.groups, 'nobody else is concerned');
});

await run('unsubscribe');
