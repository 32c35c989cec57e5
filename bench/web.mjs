// SPDX-License-Identifier: EUPL-1.2
// Speed and size, against peers in the same run and in turn: bench/web [--long] [--json FILE] [PART...]
//
// Prints a table (what, value, peer, ratio, reach, reached) and then one line of JSON; --long measures longer and builds from
// nothing too. Needs nothing but this machine, ends by itself, and leaves nothing. Medians; ratios are medians of the ratios
// of each turn, so that a busy machine spoils figures, but hardly ratios.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { endProcesses } from '../tests/browser/processes.mjs';
import { Bench } from './bench.mjs';

const args = process.argv.slice(2), long = args.includes('--long');
const json = args.includes('--json') ? args.splice(args.indexOf('--json'), 2)[1] : undefined;
const all = ['peers', 'busy', 'layer', 'sizes', 'memory', 'start', 'staff', 'program'];
const parts = args.filter((arg) => !arg.startsWith('--'));
const unknown = [...parts.filter((part) => !all.includes(part)), ...args.filter((arg) => arg.startsWith('--') && arg !== '--long')];
if (unknown.length) {
  console.error(`bench/web [--long] [--json FILE] [${all.join('|')}]...: what is "${unknown[0]}"?`);
  process.exit(2);
}

const digits = (value) => (value === undefined ? '' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const heads = ['what', 'value', 'unit', 'against', 'its value', 'ratio', 'reach', 'reached'];
const cells = (row) => [row.what, digits(row.value), row.unit, row.against ?? '', digits(row.peer), digits(row.ratio), row.reach,
  row.reached === undefined ? '' : row.reached ? 'yes' : 'NO'];

function print(rows) {
  const lines = [heads, ...rows.map(cells)], right = [1, 4, 5];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines)
    console.log(line.map((cell, i) => (right.includes(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd());
}

const bench = new Bench(long ? { rounds: 9, burst: 3, long } : { rounds: 3, burst: 1, long });
const started = Date.now();
bench.say('preparing: a demo, and 60,000 people');
await bench.prepare();
for (const part of parts.length ? parts : all) {
  bench.say(`measuring: ${part}`);
  bench.part = part;
  const { measure } = await import(`./parts/${part}.mjs`);
  await measure(bench);
}
print(bench.rows);
const result = JSON.stringify({ at: new Date().toISOString(), seconds: Math.round((Date.now() - started) / 1000), cores: cpus().length,
  processor: cpus()[0].model, rounds: bench.rounds, rows: bench.rows });
console.log(result);
if (json) writeFileSync(json, `${result}\n`);
await endProcesses();
process.exit(0);
