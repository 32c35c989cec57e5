// SPDX-License-Identifier: EUPL-1.2
// Staff lists: reading one, and taking 50,000 rows in, against the import of SQLite's own shell: into one table of texts
// without an index, and on from there into the tables and indexes that a store has.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../tests/browser/processes.mjs';
import { median, timed } from '../measure.mjs';
import { staffList, tvers } from '../stores.mjs';

const PARSED = 60_000, IMPORTED = 50_000, MEGABYTES = 200;
const files = (store) => [store, `${store}-wal`, `${store}-shm`, `${store}.lock`];

function parse(bench) {
  const path = join(bench.folder, 'cp1252.csv');
  writeFileSync(path, Buffer.from(staffList(bench.small, PARSED).list, 'latin1')); // these letters are the same in Windows-1252
  const lines = execFileSync(join(root, 'build/release/bench/parse'), [path, String(bench.rounds * 2 + 1)], { encoding: 'utf8' }).trim().split('\n');
  bench.row({ what: `reading ${PARSED} rows of Windows-1252`, unit: 'ms', value: median(lines.map((line) => Number(line.split(' ')[0]))), most: 100 });
}

function importInto(store, list, units) {
  return timed(tvers, ['import', '--data', store, list, '--units', units, '--yes', '--format', 'json']);
}

function shellImport(store, list) {
  return timed('sqlite3', [store, '.mode csv', '.separator ;', `.import ${list} people`]);
}

/// The same rows in the same schema, which is that of `like`.
function shellFill(store, like, list, units) {
  const schema = execFileSync('sqlite3', [like, '.schema'], { encoding: 'utf8' }).split('\n').filter((line) => !line.includes('sqlite_sequence'));
  writeFileSync(`${store}.sql`, schema.join('\n'));
  return timed('sqlite3', ['-bail', store, 'PRAGMA journal_mode = WAL', `.read ${store}.sql`, '.mode csv', '.separator ;', `.import ${list} staff_list`,
    `.import ${units} unit_list`, `.read ${fileURLToPath(new URL('staff_peer.sql', import.meta.url))}`]);
}

export async function measure(bench) {
  parse(bench);
  const at = (name) => join(bench.folder, name), { list, units } = staffList(bench.small, IMPORTED);
  writeFileSync(at('list.csv'), list);
  writeFileSync(at('units.csv'), units);
  writeFileSync(at('renamed.csv'), list.split('\n').map((line, i) => (i && line ? line.replace(/^([^;]*;)/, '$1Ny ') : line)).join('\n'));
  const turns = { fresh: [], changed: [], same: [], shell: [], filled: [] };
  for (let turn = 0; turn < bench.rounds; turn++) {
    for (const name of ['fresh.db', 'shell.db', 'filled.db']) files(at(name)).forEach((file) => rmSync(file, { force: true }));
    turns.shell.push(shellImport(at('shell.db'), at('list.csv')));
    turns.fresh.push(importInto(at('fresh.db'), at('list.csv'), at('units.csv')));
    turns.filled.push(shellFill(at('filled.db'), at('fresh.db'), at('list.csv'), at('units.csv')));
    turns.same.push(importInto(at('fresh.db'), at('list.csv'), at('units.csv')));
    turns.changed.push(importInto(at('fresh.db'), at('renamed.csv'), at('units.csv')));
  }
  const middle = (name, key) => median(turns[name].map((turn) => turn[key]));
  const ratio = (name, peer) => median(turns[name].map((turn, i) => turn.cpu / turns[peer][i].cpu));
  for (const [name, what] of [['fresh', 'all new'], ['same', 'unchanged'], ['changed', 'all changed']]) {
    bench.row({ what: `import of ${IMPORTED} rows, ${what}`, unit: 's CPU', value: middle(name, 'cpu'), against: "sqlite3's .import", peer: middle('shell', 'cpu'),
      ratio: ratio(name, 'shell'), most: 4, more: { seconds: middle(name, 'seconds') } });
    bench.row({ what: `memory of it, ${what}`, unit: 'MB', value: middle(name, 'peak'), against: "sqlite3's .import", peer: middle('shell', 'peak'), most: MEGABYTES, judged: 'value' });
  }
  bench.row({ what: `import of ${IMPORTED} rows, all new`, unit: 's CPU', value: middle('fresh', 'cpu'), against: 'sqlite3 filling the same tables, unchecked',
    peer: middle('filled', 'cpu'), ratio: ratio('fresh', 'filled') });
}
