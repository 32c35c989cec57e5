// SPDX-License-Identifier: EUPL-1.2
// Cuts the power of the server, or of the worker beside it, at moments of chance, while two years go by.
//
//   const killer = new Killer(years, 200);
//   const killing = killer.go();  ...  await killer.end(killing);
//
// A mail whose worker died while its body was leaving is left to a person: nobody can know whether it arrived. Here the test knows, since
// it is the receiver, and plays the person who asks the recipient: what did not come is sent again.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const REQUESTS = 30; // between two kills, on average: a slow machine is killed in the middle of its work, too

export class Killer {
  constructor(years, kills) {
    Object.assign(this, { years, left: kills, servers: 0, workers: 0, judged: new Set(), again: 0, hasKilled: false, isOver: false });
  }

  async moment() {
    const until = this.years.asked + 2 * REQUESTS * Math.random();
    while (this.years.asked < until && !this.isOver) await sleep(2);
    await sleep(Math.random() * 20);
  }

  async go() {
    for (await this.moment(); this.left > 0 && !this.isOver; await this.moment()) {
      if (Math.random() < 0.4) await this.killWorker();
      else {
        this.servers++;
        await this.years.site.kill();
        await this.years.site.start();
      }
      Object.assign(this, { left: this.left - 1, hasKilled: true });
    }
  }

  /// In the middle of its work, where there is some soon.
  async killWorker() {
    for (let turns = 0; !this.years.keeper.isBusy && turns < 500; turns++) await sleep(2);
    await sleep(Math.random() * 60);
    this.workers++;
    this.years.keeper.kill();
  }

  async end(killing) {
    this.isOver = true;
    await killing;
  }

  /// Whether any mail goes out once more.
  async sendsAgain() {
    if (!this.hasKilled) return false;
    this.hasKilled = false;
    const clerk = await this.years.run(), { html } = await clerk.get('/admin/outbox?state=unsure'), before = this.again;
    for (const path of new Set(html.match(/\/admin\/outbox\/\d+/g))) if (!this.judged.has(path)) await this.judge(clerk, path);
    return this.again > before;
  }

  async judge(clerk, path) {
    const page = await clerk.get(path), id = page.html.match(/<code>([^<]+)<\/code>/)?.[1];
    assert.ok(id, `${path} names its Message-ID`);
    this.judged.add(path);
    if (this.years.book.ids.has(`<${id}>`)) return;
    this.again++;
    await this.years.submit(clerk, path, path, { do: 'again' });
  }
}
