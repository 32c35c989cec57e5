// SPDX-License-Identifier: EUPL-1.2
// What our layer over the databases costs: bench/layer.c on both.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { newPostgresDatabase, root } from '../../tests/browser/processes.mjs';
import { median } from '../measure.mjs';
import { run } from '../stores.mjs';

const program = join(root, 'build/release/bench/layer');

function compare(bench, name, where, most) {
  const lines = execFileSync(program, [where, String(bench.rounds * 3)], { encoding: 'utf8' }).trim().split('\n').map((line) => line.split(' ').map(Number));
  bench.row({ what: `three statements through src/db/, ${name}`, unit: 'us', value: median(lines.map(([typed]) => typed)), against: 'by hand',
    peer: median(lines.map(([, bare]) => bare)), ratio: median(lines.map(([typed, bare]) => typed / bare)), most });
}

export async function measure(bench) {
  compare(bench, 'SQLite', bench.small, 1.1);
  const backup = join(bench.folder, 'backup.db'), postgres = newPostgresDatabase();
  run(['backup', '--data', bench.small, backup]);
  run(['restore', backup, '--data', postgres]);
  compare(bench, 'PostgreSQL', postgres, 1.25);
}
