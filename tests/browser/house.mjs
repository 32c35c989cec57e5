// SPDX-License-Identifier: EUPL-1.2
// Five people on a store that began empty, of whom Nils leads the others and Siri is on the leadership team, each with an
// account: for what has to do with themes and books.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, startSite } from './harness.mjs';
import { press } from './municipality.mjs';
import { tvers } from './site.mjs';

const password = 'correct horse battery';
export const dayFromNow = (days) => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10);

export class House {
  constructor(lang, database) {
    Object.assign(this, { lang, database });
  }

  /// `more` are people beside the five, of whom each has an account too.
  async begin({ mail = false, more = [] } = {}) {
    this.site = await startSite({ kind: 'serve', database: this.database, mail });
    const file = join(this.site.dir, 'staff.csv');
    const people = ['Kari Moe', 'Ola Lund', 'Per Dahl', 'Siri Bakke', 'Nils Vik', ...more];
    writeFileSync(file, ['Ansattnummer;Fornavn;Etternavn;E-post;Enhet;Stilling;Ansattdato;Leder', ...people.map((name, i) =>
      `${100 + i};${name.replace(' ', ';')};${name.split(' ')[0].toLowerCase()}@nordvag.example;Kultur;Rådgiver;1.9.2020;${i === 4 ? '' : 104}`)].join('\n'));
    this.tvers('import', file);
    for (const [user, role] of [['kari', ''], ['ola', ''], ['per', ''], ['nils', ''], ['siri', 'team'], ...more.map((name) => [name.split(' ')[0].toLowerCase(), ''])])
      this.tvers('user', 'add', `${user}@nordvag.example`, ...(role ? [role] : []), '--name', user);
  }

  tvers(...args) {
    execFileSync(tvers, [...args, '--data', this.site.data], { input: `${password}\n` });
  }

  async as(user, options = {}) {
    const page = await this.site.as(null, { lang: this.lang, keep: true, ...options });
    await page.goto('/sign-in');
    await page.fill('[name=user_name]', `${user}@nordvag.example`);
    await page.fill('[name=password]', password);
    await page.press('[name=password]', 'Enter');
    await page.waitForURL((url) => url.pathname === '/');
    return page;
  }

  async propose(page, title) {
    await page.goto('/themes/new');
    await check(page);
    await page.fill('[name=title]', title);
    await page.fill('[name=question]', 'Hvad gør vi med regnvandet, når det kommer på én gang?');
    await page.selectOption('[name=kind]', 'model');
    await press(page, 'button[value=submit]');
    await check(page);
    return new URL(page.url()).pathname;
  }

  /// Proposed by one, and open on the shelf between two rounds, with Ola as its reference leader.
  async openTheme(proposer, team, title) {
    const theme = await this.propose(proposer, title);
    await team.goto(`${theme}/decide`);
    await team.check('[name=urgent]');
    await team.fill('[name=reference]', 'ola@nordvag.example');
    await press(team, 'button[value=open]');
    return theme;
  }
}
