// SPDX-License-Identifier: EUPL-1.2
// A running Tvers: the demo or an empty one, on either database, with a mail server behind it when wished for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { startReceiver } from '../mail/receiver.mjs';
import { giveBack, newPage } from './browser.mjs';
import { newPostgresDatabase, patience, root, startProgram, stopProgram, temporaryFolder } from './processes.mjs';

const sites = new Set();
const program = process.env.TVERS ?? 'build/debug/tvers';

export const tvers = isAbsolute(program) ? program : join(root, program);

class Site {
  constructor(wishes) {
    this.wishes = { kind: 'demo', database: 'sqlite', mail: false, args: [], ...wishes };
    this.dir = temporaryFolder();
    this.data = wishes.data ?? (this.wishes.database === 'postgres' ? newPostgresDatabase() : join(this.dir, 'tvers.db'));
    this.listen = '127.0.0.1:0';
    this.signedIn = new Map();
    this.read = new Map(); // file of a mail -> what mailparser makes of it
  }

  async start() {
    const { kind, mail, relay, today, args, env } = this.wishes;
    if (mail && !this.receiver) {
      this.receiver = await startReceiver({ dir: join(this.dir, 'mail') });
      this.relayPort = relay ? relay(this.receiver.port) : this.receiver.port;
    }
    const all = [kind, '--data', this.data, '--listen', this.listen, ...(today ? ['--today', today] : []),
      ...(mail ? ['--mail-relay', `smtp://127.0.0.1:${this.relayPort}`] : []), ...args];
    const { child, line } = await startProgram(tvers, all, { ready: /Tvers is at (http:\/\/(\S+))/, env });
    [, this.url, this.listen] = line;
    this.child = child;
    this.firstRun = child.said.match(/http:\S*\/first-run\/\S+/)?.[0] ?? this.firstRun;
    return this;
  }

  /// Ends the server as an operator does; it must say nothing of a fault. The store stays.
  async stop() {
    if (!this.child) return;
    const { child } = this;
    this.child = undefined;
    const status = await stopProgram(child);
    assert.equal(status, 0, `the server ended with ${status}: ${child.said.slice(-4000)}`);
    assert.doesNotMatch(child.said, /Sanitizer|runtime error/, child.said.slice(-4000));
  }

  /// Takes the power from it.
  async kill() {
    await stopProgram(this.child, 'SIGKILL');
    this.child = undefined;
  }

  async restart() {
    await this.stop();
    return this.start();
  }

  /// Cookies of a signed-in role, got once by the button of the demo's first page.
  async cookies(role) {
    const page = await newPage(this.url);
    await page.goto('/');
    await page.click(`button[name=user][value=${role}]`);
    await page.waitForSelector('.frame-who form');
    const state = await page.context().storageState();
    await giveBack(page);
    return state;
  }

  async as(role, options = {}) {
    if (!role) return newPage(this.url, options);
    if (!this.signedIn.has(role)) this.signedIn.set(role, this.cookies(role));
    return newPage(this.url, { ...options, storageState: await this.signedIn.get(role) });
  }

  taken() {
    return this.receiver.events.filter((event) => event.event === 'mail');
  }

  /// Waits until `count` mails have been taken in all (those to `recipient`, where one is given), and reads them
  /// with mailparser; each has .envelope too.
  async mails(count = 0, recipient = undefined, seconds = 60 * patience) {
    const wanted = () => this.taken().filter((event) => !recipient || event.recipient === recipient);
    for (const end = Date.now() + seconds * 1000; wanted().length < count && Date.now() < end;) await sleep(50);
    const events = wanted();
    assert.ok(events.length >= count, `${events.length} mails, waited for ${count}`);
    return Promise.all(events.map(async (envelope) => {
      if (!this.read.has(envelope.file)) this.read.set(envelope.file, this.parse(envelope));
      return this.read.get(envelope.file);
    }));
  }

  async parse(envelope) {
    const bytes = readFileSync(join(this.receiver.dir, envelope.file));
    return Object.assign(await simpleParser(bytes), { envelope, source: bytes.toString('utf8') });
  }

  async end() {
    try {
      await this.stop();
    } finally {
      await this.receiver?.close();
      sites.delete(this);
    }
  }
}

export async function startSite(wishes = {}) {
  const site = new Site(wishes);
  sites.add(site);
  return site.start();
}

export async function stopSites() {
  await Promise.all([...sites].map((site) => site.end()));
}
