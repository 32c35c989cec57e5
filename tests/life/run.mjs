// SPDX-License-Identifier: EUPL-1.2
// A municipality of 400 people over five months: story.mjs, in two languages, on both databases, with and without JavaScript.
//   WAY=nb-sqlite ONLY=... node tests/life/run.mjs
import { runWays } from '../browser/municipality.mjs';
import { Story } from './story.mjs';

const ways = [
  { lang: 'nb', js: true, database: 'sqlite' },
  { lang: 'da', js: false, database: 'postgres' },
];

await runWays('life', Story, Story.steps, ways);
