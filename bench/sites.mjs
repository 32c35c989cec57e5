// SPDX-License-Identifier: EUPL-1.2
// Tvers as it is served, signed in to by a role; and the peers that answer the same page.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { freePort, root, startProgram } from '../tests/browser/processes.mjs';
import { signIn } from '../tests/browser/survey.mjs';
import { onCore } from './measure.mjs';
import { tvers } from './stores.mjs';

const here = join(root, 'bench');

/// A store served: { url, pid, child, as(role) }. `core`: on that one alone.
export async function serve(store, { core } = {}) {
  const [program, ...args] = [...(core === undefined ? [] : onCore(core)), tvers, 'demo', '--data', store, '--listen', '127.0.0.1:0'];
  const { child, line } = await startProgram(program, args, { ready: /Tvers is at (http:\/\/\S+)/ });
  const [, url] = line, cookies = new Map();
  const as = async (role) => {
    if (!cookies.has(role)) cookies.set(role, await signIn({ url }, role));
    return cookies.get(role);
  };
  return { name: 'tvers', url, pid: child.pid, child, as };
}

async function answers(url) {
  for (const end = Date.now() + 30e3; Date.now() < end; await new Promise((resolve) => { setTimeout(resolve, 50); })) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return (await answer.arrayBuffer()).byteLength;
  }
  throw new Error(`${url} does not answer`);
}

async function peer(name, path, [program, ...args], port) {
  const { child } = await startProgram(onCore(0)[0] ?? program, [...onCore(0).slice(1), ...(onCore(0).length ? [program] : []), ...args],
    { ready: /ready|listening|start worker/i, env: { NODE_ENV: 'production' } });
  const url = `http://127.0.0.1:${port}${path}`;
  return { name, url, child, pid: child.pid, bytes: await answers(url) };
}

const nginxConfiguration = (port, folder) => `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr notice;
events { worker_connections 256; }
http { access_log off; default_type text/html; keepalive_requests 1000000; sendfile on; tcp_nopush on; open_file_cache max=10;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server { listen 127.0.0.1:${port}; root ${folder}; } }
`;

async function nginx(folder, page) {
  const port = await freePort(), home = join(folder, 'nginx');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'page.html'), page);
  writeFileSync(join(home, 'nginx.conf'), `user root;\n${nginxConfiguration(port, home)}`);
  const started = peer('nginx static', '/page.html', ['/usr/sbin/nginx', '-e', 'stderr', '-c', join(home, 'nginx.conf')], port);
  return started;
}

/// A repository whose front page is as large as the page that is compared with.
async function fossil(folder, bytes) {
  const port = await freePort(), repository = join(folder, 'fossil'), page = join(folder, 'wiki.md');
  rmSync(repository, { force: true });
  const fossilRun = (...args) => execFileSync('fossil', args, { env: { ...process.env, HOME: folder, USER: 'bench' }, stdio: 'pipe' });
  fossilRun('init', repository);
  writeFileSync(page, 'A line about a person, and what to ask them about.\n\n'.repeat(Math.max(1, Math.round((bytes - 4500) / 59))));
  fossilRun('wiki', 'create', 'People', page, '--mimetype', 'text/x-markdown', '-R', repository);
  return peer('Fossil', '/wiki?name=People', ['fossil', 'server', repository, '--port', String(port), '--localhost'], port);
}

async function nodePeer(name, script, folder, reader) {
  const port = await freePort();
  return peer(name, '/networks/1/people', [process.execPath, join(here, 'peers', script), String(port), folder, String(reader)], port);
}

async function microhttpd(folder, reader) {
  const port = await freePort(), program = join(root, 'build/release/bench/peers/microhttpd');
  return peer('libmicrohttpd', '/networks/1/people', [program, String(port), folder, String(reader), '8'], port);
}

/// All peers, for a page of Tvers whose frame they get as it is.
export async function startPeers(folder, page, reader) {
  const [head, main, foot] = page.split(/(?<=<main[^>]*>)|(?=<\/main>)/);
  if (!main || !foot) throw new Error('the page has no <main>');
  writeFileSync(join(folder, 'head.html'), head);
  writeFileSync(join(folder, 'foot.html'), foot);
  copyFileSync(join(here, 'peers/meetings.sql'), join(folder, 'meetings.sql'));
  return [await nginx(folder, page), await microhttpd(folder, reader), await nodePeer('node http', 'node.mjs', folder, reader),
    await nodePeer('express', 'express.mjs', folder, reader), await fossil(folder, page.length)];
}
