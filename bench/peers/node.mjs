// SPDX-License-Identifier: EUPL-1.2
// A peer: Node's own http server. Usage: node.mjs PORT FOLDER READER
import http from 'node:http';
import { peoplePage } from './people.mjs';

const [port, folder, reader] = process.argv.slice(2);
const page = peoplePage(folder, Number(reader));

http.createServer((request, response) => {
  const id = request.url.match(/^\/networks\/(\d+)\/people$/)?.[1];
  const html = id && page(Number(id));
  response.writeHead(html ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(html ?? '') });
  response.end(html ?? '');
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
