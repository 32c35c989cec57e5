// SPDX-License-Identifier: EUPL-1.2
// The day and the hour that a program under test believes in; they can be changed while it runs (clock.c).
//
//   const clock = new Clock(folder);
//   startSite({ ..., env: clock.env });
//   clock.set('2027-02-04', '08:30');     // in Oslo and Copenhagen; it goes on from there
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../browser/processes.mjs';

const PRELOAD = 'build/release/tests/life/clock.so';

/// How far Oslo was ahead of UTC then, in ms.
function ahead(ms) {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' }).format(ms);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000;
}

export class Clock {
  constructor(folder) {
    this.file = join(folder, 'clock');
    this.write(0n);
    execFileSync('make', ['-s', 'RELEASE=1', PRELOAD], { cwd: root });
    this.env = { LD_PRELOAD: join(root, PRELOAD), TEST_CLOCK: this.file };
  }

  /// In place: the programs have it mapped.
  write(seconds) {
    const file = openSync(this.file, existsSync(this.file) ? 'r+' : 'w'), bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(seconds);
    writeSync(file, bytes, 0, 8, 0);
    closeSync(file);
  }

  set(day, time) {
    const asUtc = Date.parse(`${day}T${time}:00Z`);
    this.secondsAhead = Math.floor((asUtc - ahead(asUtc) - Date.now()) / 1000);
    this.write(BigInt(this.secondsAhead));
    this.today = day;
  }

  pass(minutes) {
    this.secondsAhead += 60 * minutes;
    this.write(BigInt(this.secondsAhead));
  }

  now() {
    return new Date(Date.now() + this.secondsAhead * 1000);
  }
}
