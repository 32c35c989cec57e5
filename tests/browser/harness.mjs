// SPDX-License-Identifier: EUPL-1.2
// What a browser test is written with.
//
//   import { check, run, startSite, test } from './harness.mjs';
//   import assert from 'node:assert/strict';
//
//   const site = await startSite();                          // the demo, on SQLite, on a free port
//   const page = await site.as('medlem', { lang: 'da' });    // signed in, in a Chromium page of Playwright
//   test('a member sees the next gathering', async () => {
//     await page.goto('/');                                  // addresses may be relative to the site
//     assert.match(await page.textContent('h1'), /Hej/);
//     await check(page);                                     // axe-core, Nu, 320 px, console, CSP: throws with all findings
//   });
//   await run('people');                                     // runs the tests, ends everything, prints "people: N passed, N failed"
//
// startSite({ kind, database, mail, today, args, env }):
//   kind      'demo' (default) or 'serve' (an empty store; site.firstRun is the link that it printed)
//   database  'sqlite' (default, in a temporary folder) or 'postgres' (a private server, a database of its own)
//   mail      true: the relay is a real SMTP server in this process: site.mails() waits for and parses what came
//   relay     a function from that server's port to the port of another that stands before it
//   today     '2027-03-01': the day that the demo believes in
//   env       of the program
// site.as(role, { lang = 'nb', js = true, width = 1280, dark = false, forced = false, keep = false }): role is a user name
// of the demo (koordinator medlem leder hr direktor admin), or null for a visitor. Each page has a context of its own, until
// its test ends (giveBack(page): at once; keep: when the script ends).
// site.restart(), site.kill() and site.start() are for tests about what a crash leaves. $TVERS names the program
// (build/debug/tvers); PATIENCE=10 waits ten times as long, for a program that runs under valgrind.
import { basename } from 'node:path';
import { borrowed, closeBrowser, giveBack } from './browser.mjs';
import { endProcesses, patience } from './processes.mjs';
import { stopSites } from './site.mjs';

export { check, contentOf, markup } from './check.mjs';
export { giveBack, newPage } from './browser.mjs';
export { startSite } from './site.mjs';
export { temporaryFolder } from './processes.mjs';

const SECONDS_OF_TEST = 180 * patience;
const tests = [];

/// Adds a test: a sentence that holds, and what shows it. Nothing runs before run().
export function test(sentence, body) {
  tests.push({ sentence, body });
}

function failureText(error) {
  const lines = [error?.message ?? error, error?.cause].filter(Boolean).join(': ').split('\n').slice(0, 40);
  const place = String(error?.stack ?? '').split('\n').find((line) => /tests\/browser\/(?!check)|tests\/cli/.test(line));
  return [...lines, ...(place ? [place.trim()] : [])].map((line) => `    ${line}`).join('\n');
}

/// A test that hangs is a test that fails.
function inTime(work, seconds) {
  let clock;
  const late = new Promise((resolve, reject) => {
    clock = setTimeout(() => reject(new Error(`still not done after ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
}

async function runOne({ sentence, body }, tally) {
  const begun = Date.now(), pages = new Set();
  try {
    await inTime(borrowed.run(pages, body), SECONDS_OF_TEST);
    await Promise.all([...pages].map(giveBack));
    tally.passed++;
  } catch (error) {
    tally.failed++;
    console.log(`FAILED ${sentence}\n${failureText(error)}`);
  }
  if (process.env.TIMES) console.log(`${String(Date.now() - begun).padStart(6)} ms  ${sentence}`);
}

/// Runs what test() collected, `parallel` at a time in the order they were written, ends every process, prints the
/// count and sets the exit status. ONLY='some words' runs the tests whose sentence has them.
export async function run(name = basename(process.argv[1], '.mjs'), { parallel = 1 } = {}) {
  const chosen = tests.filter((t) => !process.env.ONLY || t.sentence.includes(process.env.ONLY));
  const tally = { passed: 0, failed: 0 };
  const lane = async () => {
    for (let next = chosen.shift(); next; next = chosen.shift()) await runOne(next, tally);
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  await runOne({ sentence: 'every server ended in order', body: stopSites }, tally);
  await closeBrowser();
  await endProcesses();
  console.log(`${name}: ${tally.passed} passed, ${tally.failed} failed`);
  process.exit(tally.failed ? 1 : 0);
}
