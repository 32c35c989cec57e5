// SPDX-License-Identifier: EUPL-1.2
// The worker beside the server (keeper.c): it keeps the schedule, and sends, when it is told to.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root, startProgram, stopProgram } from '../browser/processes.mjs';

const PROGRAM = 'build/release/tests/years/keeper';

export class Keeper {
  constructor(site, clock) {
    Object.assign(this, { site, clock });
    execFileSync('make', ['-s', 'RELEASE=1', PROGRAM], { cwd: root });
  }

  async start() {
    const args = [this.site.data, `smtp://127.0.0.1:${this.site.receiver.port}`];
    const { child } = await startProgram(join(root, PROGRAM), args, { ready: /ready/, env: this.clock.env });
    Object.assign(this, { child, ended: once(child, 'exit').then(() => undefined) });
    child.stdin.on('error', () => {}); // it was killed
  }

  /// "keep" or "send"; returns how many mails are still on their way. A keeper that was killed starts anew, and is told again.
  async tell(word) {
    for (this.isBusy = true; ;) {
      if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) await this.start();
      const { child } = this, seen = child.said.length;
      child.stdin.write(`${word}\n`);
      const answer = await Promise.race([this.#answer(child, seen), this.ended]);
      if (answer === undefined) continue;
      this.isBusy = false;
      return answer;
    }
  }

  #answer(child, seen) {
    return new Promise((resolve) => {
      const hear = () => {
        const found = child.said.slice(seen).match(/left (\d+)\n/);
        if (!found) return;
        child.stdout.off('data', hear);
        resolve(Number(found[1]));
      };
      child.stdout.on('data', hear);
    });
  }

  kill() {
    this.child?.kill('SIGKILL');
  }

  stop() {
    return this.child && stopProgram(this.child);
  }
}
