// SPDX-License-Identifier: EUPL-1.2
// Every public holiday of Norway and Denmark from 1984 to 2060, compared with the package date-holidays.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import Holidays from 'date-holidays';
import { finish, test } from './count.mjs';

const program = `${process.env.OUT ?? 'build/debug'}/tests/mail/holidays`;
const ours = execFileSync(program, { encoding: 'utf8' }).trim().split('\n');

function theirs(country, year) {
  const dates = new Map();
  for (const day of new Holidays(country).getHolidays(year)) {
    const date = day.date.slice(0, 10);
    if (day.type === 'public') dates.set(date, (dates.get(date) ?? 0) + 1);
  }
  return [...dates].map(([date, count]) => `${country} ${date} ${count}`).sort();
}

for (const country of ['NO', 'DK'])
  await test(`${country}: the same dates, and the same number of holidays on each`, () => {
    for (let year = 1984; year <= 2060; year++)
      assert.deepEqual(ours.filter((line) => line.startsWith(`${country} ${year}-`)), theirs(country, year));
  });

finish('holidays');
