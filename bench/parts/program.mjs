// SPDX-License-Identifier: EUPL-1.2
// The program: its size, and (--long) how long it takes to build from nothing, on as many cores as there are.
import { execFileSync } from 'node:child_process';
import { cpSync, statSync, symlinkSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root, temporaryFolder } from '../../tests/browser/processes.mjs';
import { timed } from '../measure.mjs';
import { tvers } from '../stores.mjs';

/// What is under version control or will be, in a folder of its own.
function copyOfSource() {
  const folder = temporaryFolder();
  const names = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  for (const name of names) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

export async function measure(bench) {
  bench.row({ what: 'the program, stripped', unit: 'MB', value: statSync(tvers).size / 1e6, most: 8 });
  if (!bench.long) return;
  const { seconds } = timed('make', ['-s', `-j${cpus().length}`, 'RELEASE=1', 'CC=/usr/bin/gcc'], { cwd: copyOfSource() });
  bench.row({ what: `build from nothing, ${cpus().length} cores`, unit: 's', value: seconds, most: 60 });
}
