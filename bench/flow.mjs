// SPDX-License-Identifier: EUPL-1.2
// Networks against R's sna, igraph and networkx, in processor time: bench/flow [PART...] [--json FILE]
//
// Parts: qap mrqap betweenness holes units; without any, all of them (some ten minutes). The peer runs before and after
// ours; of both the least is taken. Ours is the whole command on one thread, files and all; of the peer only what it computes
// counts. What both find must agree, or nothing is compared. A peer that takes hours is asked for a part, which is multiplied.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { networks } from './flow_networks.mjs';
import { relations } from './flow_relations.mjs';

const parts = { ...relations, ...networks };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const names = positionals.length ? positionals : Object.keys(parts);
const unknown = names.find((name) => !parts[name]);
if (unknown) {
  console.error(`bench/flow: no part "${unknown}"; there are ${Object.keys(parts).join(' ')}`);
  process.exit(2);
}

/// Least of both, of three runs of ours between two of the peer's.
function measure(part, dir) {
  part.prepare(dir);
  const before = part.peer?.(dir);
  const ours = Array.from({ length: 3 }, () => part.ours(dir));
  const after = part.peer?.(dir);
  if (before) part.agree(ours[0].found, before.found);
  const cpu = Math.min(...ours.map((run) => run.cpu)), peak = Math.max(...ours.map((run) => run.peak));
  return { case: part.name, cpu, peak, ...(before && { peer: part.of, peer_cpu: Math.min(before.cpu, after.cpu), peer_asked: part.asked }) };
}

const columns = [['case', 44], ['CPU s', 8], ['MiB', 6], ['peer', 9], ['its s', 9], ['times', 7], ['must', 22], ['reached', 8], ['asked of the peer', 0]];
const line = (cells) => console.log(cells.map((text, i) => (i && columns[i][1] ? ` ${text.padStart(columns[i][1])}` : ` ${text.padEnd(columns[i][1])}`)).join('').trim());

function show(row) {
  const { cpu, peak, peer = '', peer_cpu: peerCpu, ratio, peer_asked: asked = '' } = row;
  line([row.case, cpu.toFixed(2), peak.toFixed(0), peer, peerCpu ? peerCpu.toFixed(1) : '', ratio ? ratio.toFixed(ratio < 10 ? 2 : 0) : '', row.must, row.reached ? 'yes' : 'NO', asked]);
}

line(columns.map(([name]) => name));
const rows = names.map((name) => {
  const dir = mkdtempSync(join(tmpdir(), 'tvers-bench-flow-'));
  const row = measure(parts[name], dir);
  rmSync(dir, { recursive: true });
  if (row.peer) row.ratio = row.peer_cpu / row.cpu;
  Object.assign(row, { must: parts[name].must, reached: parts[name].isReached(row) });
  show(row);
  return row;
});
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 1)}\n`);
