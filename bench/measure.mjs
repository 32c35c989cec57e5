// SPDX-License-Identifier: EUPL-1.2
// Instruments: requests a second, processor time, memory, the time and memory of a command. Linux only.
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { cpus } from 'node:os';
import { promisify } from 'node:util';

export const median = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];

/// A server and what asks it each have a core of their own, where there are two.
export const onCore = (core) => (cpus().length > 1 ? ['taskset', '-c', String(core)] : []);

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // ended meanwhile
  }
};

/// None, where it ended meanwhile: Fossil has a child for each request.
function tasksOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function childrenOf(pid) {
  return tasksOf(pid).flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number));
}

/// Microseconds of processor time that a process and its children have had.
export function cpuOf(pid) {
  const own = tasksOf(pid).reduce((sum, task) => sum + Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0]) / 1e3, 0);
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), own);
}

/// Memory of its own, in MB: nothing that a file backs, nothing shared counted twice.
export function ownMemory(pid) {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  return Number(rollup.match(/^Pss_Anon:\s+(\d+)/m)?.[1] ?? rollup.match(/^Anonymous:\s+(\d+)/m)[1]) / 1024;
}

const unit = { us: 1e-3, ms: 1, s: 1e3, m: 6e4 };
const milliseconds = (text) => Number.parseFloat(text) * unit[text.match(/[a-z]+$/)[0]];

/// wrk against an address: requests a second, the 99th percentile in ms, processor time in us a request.
export async function wrk(url, { pid, seconds, connections = 16, cookie = '', core = 1, script, scriptArgs = [] }) {
  const before = pid ? cpuOf(pid) : 0;
  const [program, ...args] = [...(core === undefined ? [] : onCore(core)), 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--latency',
    '-H', `Cookie: ${cookie}`, ...(script ? ['-s', script] : []), url, ...scriptArgs];
  const { stdout } = await promisify(execFile)(program, args);
  const bad = stdout.match(/Non-2xx or 3xx responses: (\d+)/);
  if (bad) throw new Error(`${url}: ${bad[0]}`);
  const requests = Number(stdout.match(/(\d+) requests in/)[1]);
  return {
    requests,
    rate: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]),
    p99: milliseconds(stdout.match(/99%\s+(\S+)/)[1]),
    cpu: pid ? (cpuOf(pid) - before) / requests : undefined,
  };
}

/// GETs over one kept connection: { status, html }.
export function asker(cookie) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return (url) => new Promise((resolve, reject) => {
    http.get(url, { agent, headers: { cookie, 'accept-language': 'nb' } }, (response) => {
      let html = '';
      response.setEncoding('utf8').on('data', (text) => { html += text; }).on('end', () => resolve({ status: response.statusCode, html }));
    }).on('error', reject);
  });
}

/// Runs a command under GNU time: { seconds, cpu (both in s), peak (MB), stdout }.
export function timed(program, args, options = {}) {
  const done = spawnSync('/usr/bin/time', ['-q', '-f', '%e %U %S %M', program, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${done.status}: ${done.stderr.slice(-2000)}`);
  const [seconds, user, system, kilobytes] = done.stderr.trim().split('\n').pop().split(' ').map(Number);
  return { seconds, cpu: user + system, peak: kilobytes / 1024, stdout: done.stdout };
}
