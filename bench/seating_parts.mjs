// SPDX-License-Identifier: EUPL-1.2
// The parts of bench/seating: each measures its cases and reports a row for each: what came out, what must, and whether.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byWeights, diners, golfers, large, plain, ratioMost, replanMost, replanned, weighted } from './seating_cases.mjs';
import { data, file, median, peopleFile, root, seat } from './seating_runs.mjs';
import { seatsChanged, whoCame } from './seating_replan.mjs';

const figures = ({ objective, bound, gap, cpu, method }) => ({ value: objective, bound, gap, cpu, method });

function weightedAt(how, seconds, title, most, report) {
  const ratios = weighted.map((c) => {
    const folder = join(data, c.name);
    const args = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')).arguments;
    const r = median(args, { ...how, seconds: seconds ?? c.peerSeconds, cwd: folder });
    const ratio = r.bound - c.peer > 0.001 ? (r.bound - r.objective) / (r.bound - c.peer) : 0;
    const must = seconds ? `>= ${Math.max(c.least, c.peer)}${c.proven ? ', proven' : ''}` : '';
    const reached = seconds ? r.objective >= c.least - 0.005 && ratio <= 1 && (!c.proven || r.proven_optimal) : undefined;
    report({ case: c.name, ...figures(r), ratio, must, reached, peer: c.peer, peer_seconds: c.peerSeconds });
    return ratio;
  });
  const mean = ratios.reduce((a, b) => a + b) / ratios.length;
  report({ case: `mean ratio, ${title}`, ratio: mean, must: `<= ${most}`, reached: mean <= most });
}

function weightedPart(how, report) {
  if (!existsSync(data)) return;
  weightedAt(how, how.seconds, `${how.seconds} CPU seconds`, ratioMost.ten, report);
  weightedAt(how, undefined, "the peer's own CPU time", ratioMost.peer, report);
}

function plainPart(how, report) {
  for (const c of plain) {
    const args = c.args.split(' ');
    if (c.units) args.splice(0, 2, peopleFile('people.csv', Number(args[1]), c.units), '--silo', 'unit');
    const r = median(args, { seconds: how.all ? c.seconds : Math.min(how.seconds, c.seconds), seeds: 1 });
    const must = c.most === undefined ? 'proven' : `repeats <= ${c.most}${c.proven ? ', proven' : ''}`;
    const reached = (c.most === undefined || r.pairs.repeated <= c.most) && (!c.proven || r.proven_optimal);
    report({ case: c.name, ...figures(r), must, reached, repeated: r.pairs.repeated, peer_repeated: c.peer, js_repeated: c.js });
  }
}

function weightsPart(how, report) {
  for (const c of existsSync(data) ? byWeights : []) {
    const args = ['--mdgp', join(data, `${c.name}.txt`), ...(c.args ?? '').split(' ').filter(Boolean)];
    const r = median(args, { seconds: how.all ? c.seconds : Math.min(how.seconds, c.seconds), seeds: Math.min(how.seeds, 3) });
    report({ case: c.name, ...figures(r), must: `>= ${c.least}`, reached: r.objective >= c.least, peer: c.peer, peer_seconds: c.peerSeconds });
  }
}

/// Pairs that a year has brought together: neighbours at growing distances.
function history(people, rows) {
  return Array.from({ length: rows }, (_, i) => [1 + (i % people), 1 + ((i + 1 + Math.floor(i / people) * 7) % people)]);
}

function largePart(how, report) {
  for (const c of large) {
    const args = [peopleFile('people.csv', c.people, c.units), '--silo', 'unit', '--size', String(c.size), '--met', file('met.csv', 'a,b', history(c.people, c.met))];
    const r = seat(args, { seconds: c.secondsMost });
    const reached = r.cpu <= c.secondsMost && (!c.megabytesMost || r.megabytes <= c.megabytesMost);
    report({ case: c.name, ...figures(r), must: `<= ${c.secondsMost} s${c.megabytesMost ? `, ${c.megabytesMost} MB` : ''}`, reached,
      megabytes: r.megabytes, repeated: r.pairs.repeated });
  }
}

function replanPart(how, report) {
  for (const c of replanned) {
    const args = [peopleFile('people.csv', c.people, c.units), '--silo', 'unit', '--sizes', c.sizes, '--rounds', String(c.rounds)];
    const announced = seat(args, { seconds: how.seconds }).plan;
    const held = file('held.csv', 'round,group,id', whoCame(announced[0]));
    const keep = file('keep.csv', 'round,group,id', announced.flatMap((round, r) => round.flatMap((group, g) => group.map((id) => [r + 1, g + 1, id]))));
    const full = seat([...args, '--held', held], { seconds: how.seconds, seed: 2 });
    const quick = seat([...args, '--held', held, '--keep', keep], { seconds: c.seconds });
    const loss = (full.objective - quick.objective) / full.objective;
    const changed = [quick, full].map(({ plan }) => seatsChanged(announced.slice(1), plan.slice(1)));
    report({ case: `${c.name}, ${1000 * c.seconds} ms`, ...figures(quick), must: 'loss <= 0.3 %, 1/4 moved', full: full.objective, loss,
      reached: loss <= replanMost.loss && changed[0] <= replanMost.changed * changed[1], seats_changed: changed[0], seats_changed_by_full: changed[1] });
  }
}

let cells;
function designs() {
  if (!cells) {
    spawnSync('make', ['-s', 'RELEASE=1', 'build/release/seating-designs'], { cwd: root, stdio: 'inherit' });
    const { stdout } = spawnSync(join(root, 'build', 'release', 'seating-designs'), { encoding: 'utf8', maxBuffer: 1 << 24 });
    cells = stdout.trim().split('\n').map((text) => JSON.parse(text));
  }
  return cells;
}

function golfersPart(how, report) {
  const reached = designs().filter((c) => c.golfers).map((c) => {
    const must = golfers[c.golfers], row = { case: c.golfers, value: c.rounds, bound: c.at_most, cpu: c.seconds, method: c.method };
    report({ ...row, must: `${must} rounds, 60 s`, reached: c.holds && c.rounds >= must && c.seconds <= 60 });
    return c.holds && c.rounds >= must && c.seconds <= 1;
  });
  report({ case: 'cells within 1 s', value: reached.filter(Boolean).length, must: '>= 42', reached: reached.filter(Boolean).length >= 42 });
}

function dinersPart(how, report) {
  for (const c of designs().filter((d) => d.diners)) {
    const must = diners[c.diners - 9][c.most - 3];
    report({ case: `${c.diners} people, at most ${c.most}`, value: c.rounds, bound: c.at_least, cpu: c.seconds, must: `${must} rounds, 60 s`,
      reached: c.holds && c.rounds <= must && c.seconds <= 60 });
  }
}

export const parts = { weighted: weightedPart, plain: plainPart, weights: weightsPart, large: largePart, replan: replanPart, golfers: golfersPart,
  diners: dinersPart };
