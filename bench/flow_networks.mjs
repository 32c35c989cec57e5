// SPDX-License-Identifier: EUPL-1.2
// Measures of large networks against igraph and networkx (python3-igraph and python3-networkx of Debian).
//
// The networks are made: teams of 8 to 40, in units, in departments; of the ties 60 % stay in the team, 20 % in the unit,
// 10 % in the department, the rest go anywhere.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timed } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const tvers = process.env.TVERS ?? join(here, '..', 'build', 'release', 'tvers');

/// A stream of whole numbers under `below` that is the same each time (Lehmer).
function chance(seed) {
  let state = seed;
  return (below) => Math.floor((state = (state * 48271) % 2147483647) / 2147483647 * below);
}

const UNIT_PEOPLE = 145, UNITS_IN_DEPARTMENT = 10;

/// The first person of each group and of the next, for everyone: groups are of neighbouring numbers.
function groups(people, size) {
  const begin = [], end = [];
  for (let first = 0; first < people;) {
    const next = Math.min(people, first + size());
    for (let i = first; i < next; i++) [begin[i], end[i]] = [first, next];
    first = next;
  }
  return { begin, end };
}

function network(dir, people, ties) {
  const next = chance(20260101), edges = new Set();
  const levels = [groups(people, () => 8 + next(33)), groups(people, () => UNIT_PEOPLE), groups(people, () => UNIT_PEOPLE * UNITS_IN_DEPARTMENT), groups(people, () => people)];
  while (edges.size < ties) {
    const from = next(people), draw = next(10), { begin, end } = levels[draw < 6 ? 0 : draw < 8 ? 1 : draw < 9 ? 2 : 3];
    const to = begin[from] + next(end[from] - begin[from]);
    if (from !== to) edges.add(Math.min(from, to) * people + Math.max(from, to));
  }
  const rows = [...edges].map((edge) => `${Math.floor(edge / people)},${edge % people}`);
  writeFileSync(join(dir, 'edges.csv'), `from,to\n${rows.join('\n')}\n`);
  writeFileSync(join(dir, 'nodes.csv'), `id,unit\n${Array.from({ length: people }, (_, i) => `${i},u${Math.floor(i / UNIT_PEOPLE)}`).join('\n')}\n`);
}

/// What a peer finds, and the processor time of the computing alone.
function python(dir, ...args) {
  return JSON.parse(timed('/usr/bin/python3', [join(here, 'peers', 'flow.py'), dir, ...args.map(String)]).stdout);
}

function flow(dir, subcommand, args) {
  return timed(tvers, ['flow', subcommand, '--nodes', 'nodes.csv', '--edges', 'edges.csv', '--threads', '1', ...args], { cwd: dir });
}

/// A column of `tvers flow people --format csv`; ids have no commas here.
function column(csv, name) {
  const [head, ...rows] = csv.trimEnd().split('\n').map((row) => row.split(','));
  return rows.map((row) => (row[head.indexOf(name)] === '' ? null : Number(row[head.indexOf(name)])));
}

function assertNear(ours, theirs, what) {
  theirs.forEach((value, i) => assert.ok(value === null ? ours[i] === null : Math.abs(value - ours[i]) <= 1e-9 * Math.abs(value) + 1e-9, `${what} of ${i}: ${ours[i]} and ${value}`));
}

const betweenness = {
  name: 'betweenness, 12,000 people, 72,000 ties',
  of: 'igraph',
  must: 'at least 1.67 times',
  isReached: ({ cpu, peer_cpu: peer }) => cpu <= 0.6 * peer,
  prepare: (dir) => network(dir, 12000, 72000),
  peer: (dir) => python(dir, 'betweenness'),
  ours(dir) {
    const { cpu, peak, stdout } = flow(dir, 'people', ['--format', 'csv']);
    return { cpu, peak, found: column(stdout, 'betweenness') };
  },
  agree: (ours, theirs) => assertNear(ours, theirs, 'betweenness'),
};

const EACH = 20; // of the people, for whom networkx is asked

const holes = {
  name: 'constraint, effective size, 60,000 people',
  of: 'networkx',
  asked: `one in ${EACH} people`,
  must: 'at least 300 times',
  isReached: ({ ratio }) => ratio >= 300,
  prepare: (dir) => network(dir, 60000, 360000),
  peer(dir) {
    const { cpu, found } = python(dir, 'holes', EACH);
    return { cpu: cpu * EACH, found };
  },
  ours(dir) {
    const { cpu, peak, stdout } = flow(dir, 'people', ['--format', 'csv']);
    return { cpu, peak, found: ['constraint', 'effective_size'].map((name) => column(stdout, name).filter((_, i) => i % EACH === 0)) };
  },
  agree: (ours, theirs) => ['constraint', 'effective_size'].forEach((name, i) => assertNear(ours[i], theirs[i], name)),
};

const units = {
  name: 'all measures of units, 60,000, 360,000 ties',
  must: '1 s and 100 MiB',
  isReached: ({ cpu, peak }) => cpu <= 1 && peak <= 100,
  prepare: (dir) => network(dir, 60000, 360000),
  ours: (dir) => flow(dir, 'measure', ['--silo', 'unit', '--format', 'json']),
};

export const networks = { betweenness, holes, units };
