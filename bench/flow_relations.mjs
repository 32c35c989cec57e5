// SPDX-License-Identifier: EUPL-1.2
// Tests of relations against R's sna. It takes minutes to hours for what is wanted of it, so it is asked for few
// permutations twice, and what one more of them takes is multiplied.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timed } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const tvers = process.env.TVERS ?? join(here, '..', 'build', 'release', 'tvers');
const PERMUTATIONS = 10000;

/// The same pairs in every run: each seventh or so, by a hash of both.
function relation(dir, name, people, salt) {
  const rows = [];
  for (let i = 1; i <= people; i++)
    for (let j = 1; j <= people; j++) if (i !== j && (Math.imul(i * 7919 + j * 104729 + salt, 2654435761) >>> 16) % 7 === 0) rows.push(`${i},${j}`);
  writeFileSync(join(dir, `${name}.csv`), `from,to\n${rows.join('\n')}\n`);
}

function against({ name, test, people, few, x, least }) {
  const sna = (dir, permutations) => timed('Rscript', [join(here, 'peers', 'flow.R'), test, dir, String(people), String(permutations)]);
  return {
    name,
    of: 'R sna',
    asked: `${few.join(' and ')} of ${PERMUTATIONS} permutations`,
    must: `at least ${least} times`,
    isReached: ({ ratio }) => ratio >= least,
    prepare(dir) {
      ['y', 'x1', 'x2', 'x3'].forEach((file, k) => relation(dir, file, people, 1299709 * k));
      writeFileSync(join(dir, 'nodes.csv'), `id\n${Array.from({ length: people }, (_, i) => i + 1).join('\n')}\n`);
    },
    peer(dir) {
      const [less, more] = few.map((permutations) => sna(dir, permutations));
      return { cpu: (more.cpu - less.cpu) / (few[1] - few[0]) * PERMUTATIONS, found: more.stdout.trim().split(/\s+/).map(Number) };
    },
    ours(dir) {
      const args = ['flow', test, '--nodes', 'nodes.csv', '--y', 'y.csv', ...x.flatMap((file) => ['--x', `${file}.csv`]),
        '--directed', '--permutations', String(PERMUTATIONS), '--threads', '1', '--format', 'json'];
      const done = timed(tvers, args, { cwd: dir });
      const got = JSON.parse(done.stdout)[test];
      return { cpu: done.cpu, peak: done.peak, found: test === 'qap' ? [got.x1.r] : Object.values(got.tstat) };
    },
    agree: (ours, theirs) => theirs.forEach((value, i) => assert.ok(Math.abs(value - ours[i]) < 1e-8, `${name}: ${value} and ${ours[i]}`)),
  };
}

export const relations = {
  qap: against({ name: 'QAP, 71 people', test: 'qap', people: 71, few: [200, 1000], x: ['x1'], least: 70 }),
  mrqap: against({ name: 'MRQAP, 200 people, 3 predictors', test: 'mrqap', people: 200, few: [10, 40], x: ['x1', 'x2', 'x3'], least: 400 }),
};
