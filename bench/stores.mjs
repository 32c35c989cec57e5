// SPDX-License-Identifier: EUPL-1.2
// Stores to measure on: the demo's municipality of 2,800, and the same grown to any number of people by a staff list.
import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { root, startProgram, stopProgram } from '../tests/browser/processes.mjs';

export const tvers = process.env.TVERS ?? join(root, 'build/release/tvers');
const DISTRICTS = 20;

const columns = ['Ansattnr', 'Fornavn', 'Etternavn', 'E-post', 'Stilling', 'Stillingskode', 'Enhetskode', 'Ansettelsesform',
  'Stillingsprosent', 'Ansatt fra', 'Utdanningsnivå', 'Leder ansattnr', 'Er leder'];

/// A store as the demo makes it.
export async function demoStore(path) {
  const { child } = await startProgram(tvers, ['demo', '--data', path, '--listen', '127.0.0.1:0'], { ready: /Tvers is at/ });
  await stopProgram(child);
}

const table = (rows) => `${rows.map((row) => row.join(';')).join('\n')}\n`;

function read(store) {
  const db = new Database(store, { readonly: true });
  const people = db.prepare(`SELECT p.employee_id, p.given_name, p.family_name, p.email, p.job_title, p.job_code, u.code AS unit,
      p.employment_type, p.share_percent, p.hired_on, p.education, m.employee_id AS manager, p.is_manager
    FROM person p JOIN unit u ON u.id = p.unit LEFT JOIN person m ON m.id = p.manager ORDER BY p.id`).all();
  const units = db.prepare('SELECT u.code, u.name, p.code AS parent FROM unit u LEFT JOIN unit p ON p.id = u.parent ORDER BY u.id').all();
  db.close();
  return { people, units };
}

const day = (days) => new Date(days * 86400e3).toISOString().slice(0, 10);

const row = (p) => [p.employee_id, p.given_name, p.family_name, p.email, p.job_title, p.job_code, p.unit, p.employment_type,
  p.share_percent, day(p.hired_on), p.education, p.manager ?? '', p.is_manager ? 'ja' : 'nei'];

/// The staff list of a store with `count` people: everyone in it, and their like in districts of their own.
export function staffList(store, count) {
  const { people, units } = read(store), all = people.slice(0, count);
  for (let i = people.length; i < count; i++) {
    const like = people[i % people.length], other = people[(i * 7919) % people.length], district = 1 + i % DISTRICTS;
    all.push({ ...like, employee_id: String(100000 + i), family_name: other.family_name, email: `p${i}@nordvag.example`,
      unit: `${like.unit}${String.fromCharCode(64 + district)}`, manager: null, is_manager: 0 });
  }
  const grown = [...units];
  for (let district = 1; district <= DISTRICTS; district++)
    for (const unit of units) {
      const letter = String.fromCharCode(64 + district);
      grown.push({ code: unit.code + letter, name: unit.parent ? `${unit.name} ${district}` : `Bydel ${district}`,
        parent: unit.parent ? unit.parent + letter : unit.code });
    }
  return { list: table([columns, ...all.map(row)]),
    units: table([['Enhetskode', 'Enhet', 'Overordnet enhetskode'], ...grown.map((u) => [u.code, u.name, u.parent ?? ''])]) };
}

/// Runs the program; its standard output, and an error where it did not end well.
export function run(args, options = {}) {
  const done = spawnSync(tvers, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (done.status !== 0) throw new Error(`tvers ${args.join(' ')} ended with ${done.status}: ${done.stderr.slice(-2000)}`);
  return done.stdout;
}

/// A copy of a store, with `count` people in it.
export function grownStore(store, path, count) {
  const { list, units } = staffList(store, count);
  copyFileSync(store, path);
  writeFileSync(`${path}.csv`, list);
  writeFileSync(`${path}.units.csv`, units);
  run(['import', '--data', path, `${path}.csv`, '--units', `${path}.units.csv`, '--yes', '--format', 'json']);
}
