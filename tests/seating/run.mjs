#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// `tvers seat` under random requests, and on the cases of shared/data/seating where they are.
//
//     tests/seating/run.mjs        200 random requests          tests/seating/run.mjs 10000   so many
//
// Every plan is judged by judge.mjs, which shares no code with the engine. A refusal must name wishes that clash: by
// themselves they are refused too, and without any one of them they are not.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge } from './judge.mjs';
import { clashIn, newFolder, randomFrom, randomRequest, requestFiles } from './requests.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const program = resolve(process.env.SEAT ?? join(root, 'build', 'debug', 'seat'));
const shared = join(root, '..', 'shared');
const wanted = Number(process.argv[2] ?? 200);
const dir = newFolder();
const tally = { planned: 0, refused: 0, failed: 0, skipped: 0 };

function fault(what) {
  tally.failed++;
  console.log(`FAILED: ${what}`);
}

function seat(args, cwd = dir) {
  return spawnSync(program, [...args, '--format', 'csv'], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } });
}

const ask = (asked) => seat([...requestFiles(dir, asked), '--seconds', '0.02']);

/// What is wrong with a refusal, if anything.
function refusalFault(asked, message) {
  const clash = clashIn(message);
  if (clash.apart.length + clash.together.length === 0) return /cannot/.test(message) ? undefined : `no reason: ${message}`;
  if (ask({ ...asked, ...clash }).status !== 1) return `what is named does not clash by itself: ${message}`;
  for (const wish of ['apart', 'together'])
    for (const left of clash[wish])
      if (ask({ ...asked, ...clash, [wish]: clash[wish].filter((pair) => pair !== left) }).status !== 0) return `${wish} ${left} need not be named: ${message}`;
  return undefined;
}

function request(number, asked) {
  const done = ask(asked);
  if (done.status === 1) {
    const wrong = refusalFault(asked, done.stderr);
    if (wrong) fault(`request ${number}: ${wrong}`);
    else tally.refused++;
  } else if (done.status === 0) {
    const { broken } = judge(asked, done.stdout);
    if (broken) fault(`request ${number}: ${broken}`);
    else tally.planned++;
  } else fault(`request ${number}: exit ${done.status}: ${done.stderr}`);
}

function sharedCase(name, folder) {
  const args = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')).arguments;
  const done = seat([...args, '--passes', '1'], folder);
  writeFileSync(join(dir, 'plan.csv'), done.stdout);
  const judged = spawnSync(join(shared, 'tools', 'check-seating'), [folder, join(dir, 'plan.csv')], { encoding: 'utf8' });
  if (judged.status !== 0) fault(`${name}: ${done.stderr}${judged.stdout}${judged.stderr}`);
  else tally.planned++;
}

const random = randomFrom(1);
for (let i = 0; i < wanted; i++) request(i, randomRequest(random));
const cases = join(shared, 'data', 'seating');
if (!existsSync(cases)) tally.skipped++;
else for (const name of readdirSync(cases).filter((n) => /^o\d/.test(n))) sharedCase(name, join(cases, name));
rmSync(dir, { recursive: true });
console.log(`seating requests: ${tally.planned} plans keep every rule, ${tally.refused} are refused for a reason: ` +
  `${tally.planned + tally.refused} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exit(tally.failed ? 1 : 0);
