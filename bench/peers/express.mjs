// SPDX-License-Identifier: EUPL-1.2
// A peer: express, as its manual begins. Usage: express.mjs PORT FOLDER READER
import express from 'express';
import { peoplePage } from './people.mjs';

const [port, folder, reader] = process.argv.slice(2);
const page = peoplePage(folder, Number(reader));
const app = express();

app.set('etag', false); // Tvers sends none
app.get('/networks/:id/people', (request, response) => {
  const html = page(Number(request.params.id));
  if (html) response.send(html);
  else response.sendStatus(404);
});
app.listen(Number(port), '127.0.0.1', () => console.log('ready'));
