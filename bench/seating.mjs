// SPDX-License-Identifier: EUPL-1.2
// Who sits with whom: bench/seating [PART...] [--all] [--seconds S] [--seeds N] [--json FILE]
//
// Parts: weighted plain weights large replan golfers diners; without any, the first five, at 2 CPU seconds with one seed.
// --all is every part as the requirements have it: ten seeds, 10 seconds, and the peer's own time. A table goes to
// standard output: value, bound, gap, CPU seconds, and what must be reached; --json FILE writes the same as JSON.
// ratio = (bound - value) / (bound - peer's value).
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parts } from './seating_parts.mjs';
import { data, scratch } from './seating_runs.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true,
  options: { all: { type: 'boolean' }, seconds: { type: 'string', default: '2' }, seeds: { type: 'string', default: '1' }, json: { type: 'string' } } });
const how = values.all ? { seconds: 10, seeds: 10, all: true } : { seconds: Number(values.seconds), seeds: Number(values.seeds) };
const names = positionals.length ? positionals : values.all ? Object.keys(parts) : ['weighted', 'plain', 'weights', 'large', 'replan'];
const unknown = names.find((name) => !parts[name]);
if (unknown) {
  console.error(`bench/seating: no part "${unknown}"; there are ${Object.keys(parts).join(' ')}`);
  process.exit(2);
}

const columns = [['case', 34], ['value', 11], ['bound', 11], ['gap %', 8], ['CPU s', 8], ['ratio', 7], ['must', 24], ['reached', 8], ['method', 0]];
const cell = (value) => (typeof value === 'number' ? String(Number(value.toFixed(3))) : value ?? '');
const line = (cells) => console.log(cells.map((text, i) => (i && columns[i][0] !== 'method' ? ` ${text.padStart(columns[i][1])}` : ` ${text.padEnd(columns[i][1])}`)).join('').trim());

const rows = [];
function report(row) {
  rows.push(row);
  line([row.case, row.value, row.bound, row.gap === undefined ? undefined : 100 * row.gap, row.cpu, row.ratio, row.must,
    row.reached === undefined ? '' : row.reached ? 'yes' : 'NO', row.method].map(cell));
}

if (!existsSync(data)) console.log('shared/data/seating is not here: its cases are skipped');
for (const name of names) {
  console.log(`\n${name}`);
  line(columns.map(([title]) => title));
  parts[name](how, (row) => report({ part: name, ...row }));
}
rmSync(scratch, { recursive: true });
const judged = rows.filter((row) => row.reached !== undefined);
console.log(`\n${judged.filter((row) => row.reached).length} of ${judged.length} reached${values.all ? '' : ' (with a budget of its own choice; --all is as required)'}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...how, rows }, null, 1)}\n`);
