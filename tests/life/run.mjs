// SPDX-License-Identifier: EUPL-1.2
// Five months of a municipality of 400, told as a story (winter.mjs, spring.mjs): from the first start of an empty store to the end
// of a network. Every act is done on the pages; after each step it is said who got which mail (and nobody else did), what each
// calendar shows, and what stands on My page of those concerned (town.mjs).
//
//   WAY=nb-sqlite READ=weekly node tests/life/run.mjs       one way alone, and the mails of a kind to read
import { runWays } from '../browser/municipality.mjs';
import { Spring } from './spring.mjs';

const ways = [
  { lang: 'nb', js: true, database: 'sqlite' },
  { lang: 'da', js: false, database: 'postgres' },
];

await runWays('life', Spring, Spring.steps, ways);
