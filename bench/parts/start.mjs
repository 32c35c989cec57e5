// SPDX-License-Identifier: EUPL-1.2
// From the start of the program to the end of its first answer: a store that is there, and a new demo.
import { join } from 'node:path';
import { startProgram, stopProgram } from '../../tests/browser/processes.mjs';
import { asker, median } from '../measure.mjs';
import { tvers } from '../stores.mjs';

async function firstAnswer(args) {
  const start = process.hrtime.bigint();
  const { child, line } = await startProgram(tvers, [...args, '--listen', '127.0.0.1:0'], { ready: /Tvers is at (http:\/\/\S+)/ });
  const { status } = await asker('')(`${line[1]}/sign-in`);
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 200) throw new Error(`the first answer is ${status}`);
  await stopProgram(child);
  return took;
}

export async function measure(bench) {
  const stores = [], demos = [];
  for (let turn = 0; turn < bench.rounds * 2 + 1; turn++) {
    stores.push(await firstAnswer(['serve', '--data', bench.big]));
    demos.push(await firstAnswer(['demo', '--data', join(bench.folder, `demo-${turn}.db`)]));
  }
  bench.row({ what: 'start to first answer, 60,000 people', unit: 'ms', value: median(stores), most: 100 });
  bench.row({ what: 'start to first answer, a new demo', unit: 'ms', value: median(demos), most: 1000 });
}
