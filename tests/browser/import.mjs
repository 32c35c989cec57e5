// SPDX-License-Identifier: EUPL-1.2
// The staff list on its page: uploaded, previewed with the numbers of the command, approved, taken twice, undone, refused;
// in bokmål and Danish, with and without JavaScript.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, run, startSite, temporaryFolder, test } from './harness.mjs';
import { root } from './processes.mjs';
import { tvers } from './site.mjs';

const header = 'Ansattnr;Fornavn;Etternavn;E-post;Enhetskode;Enhet;Stilling;Stillingsprosent;Ansatt fra;Leder ansattnr;Årslønn';
const givenNames = ['Kari', 'Ola', 'Åse', 'Øystein', 'Søren', 'Bjørn', 'Mette', 'Ærlend'];
const pay = 7654321;

/// The cells, with others in some places.
const withCells = (cells, other) => cells.map((cell, i) => other[i] ?? cell);

/// A list of `count` people in 40 units; number `count` has `count` leave out.
function list(count, { without = 0, change = (cells) => cells } = {}) {
  const rows = [];
  for (let n = 1 + without; n <= count; n++) {
    const unit = n % 40;
    rows.push(change([`${10000 + n}`, givenNames[n % 8], `Ås${n}`, `p${n}@x.no`, `U${unit}`, `Enhet ${unit}`, 'Rådgiver', '100',
      '1.8.2020', n % 40 ? `${10000 + n - unit || 10040}` : '', `${pay}`], n).join(';'));
  }
  return `${header}\n${rows.join('\n')}\n`;
}

const file = (text, name = 'liste.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/// An empty store with its first administrator, and pages signed in as her.
async function office(wishes = {}) {
  const site = await startSite({ kind: 'serve', ...wishes });
  const first = await site.as(null);
  await first.goto(site.firstRun);
  await first.fill('#display_name', 'Ine Solheim');
  await first.fill('#user_name', 'ine');
  await first.fill('#password', 'en lang nok frase');
  await first.click('main form button');
  await first.waitForURL(/\/admin$/);
  site.signedIn.set('ine', first.context().storageState());
  return site;
}

async function upload(page, what, units) {
  await page.goto('/admin/import');
  await page.setInputFiles('#list', what);
  if (units) await page.setInputFiles('#units', units);
  await page.click('main form.form button');
  await page.waitForLoadState();
}

/// New, changed, unchanged, gone, rows that cannot be read: as the page says.
async function numbers(page) {
  const all = await page.locator('.tally strong').allTextContents();
  return all.map((text) => Number(text.replace(/[^0-9]/g, '')));
}

async function approve(page) {
  await page.click('button[value=approve]');
  await page.waitForLoadState();
}

function dryRun(site, path) {
  try {
    return JSON.parse(execFileSync(tvers, ['import', path, '--data', site.data, '--dry-run', '--format', 'json'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch (error) {
    return JSON.parse(error.stdout);
  }
}

/// Whether any file of the store, its log among them, holds the bytes.
function storeHolds(site, words) {
  return readdirSync(site.dir).filter((name) => readFileSync(join(site.dir, name)).includes(words));
}

for (const [lang, js, database, words] of [
  ['nb', true, 'sqlite', { nothing: /Ingenting blir endret/, many: /12 av 40 personer blir registrert som sluttet/, wait: 'venter på godkjenning' }],
  ['da', false, 'postgres', { nothing: /Intet vil blive ændret/, many: /12 af 40 personer vil blive registreret som fratrådt/, wait: 'venter på godkendelse' }],
]) {
  const how = `${lang}, JavaScript ${js ? 'on' : 'off'}, ${database}`;
  let site;

  test(`a first list is previewed, approved, and changes nothing the second time (${how})`, async () => {
    site = await office({ database });
    const page = await site.as('ine', { lang, js });
    await page.goto('/admin/import');
    await check(page);
    await upload(page, file(list(40)));
    assert.deepEqual(await numbers(page), [40, 0, 0, 0, 0]);
    await check(page);
    await approve(page);
    assert.deepEqual(await numbers(page), [40, 0, 0, 0]);
    await check(page);
    await upload(page, file(list(40)));
    assert.deepEqual(await numbers(page), [0, 0, 40, 0, 0]);
    assert.match(await page.textContent('main'), words.nothing);
    assert.equal(await page.locator('button[value=approve]').count(), 0);
    await check(page);
    await page.click('button[value=discard]');
    await page.waitForURL(/\/admin\/import$/);
    await check(page);
  });

  test(`a change shows what stood before and what comes after, and undoing brings it back (${how})`, async () => {
    const page = await site.as('ine', { lang, js });
    const changed = list(41, { change: (cells, n) => (n === 7 ? withCells(cells, { 6: 'Jordmor', 2: 'Berg' }) : cells) });
    await upload(page, file(changed));
    assert.deepEqual(await numbers(page), [1, 1, 39, 0, 0]);
    const told = await page.textContent('#changed ~ .table-box');
    assert.match(told, /Ås7 → Berg/);
    assert.match(told, /Rådgiver → Jordmor/);
    await check(page);
    await approve(page);
    await page.click('main a[href$="/undo"]');
    await page.waitForLoadState();
    await check(page);
    await page.click('main form button');
    await page.waitForURL(/\/admin\/import\/\d+$/);
    await upload(page, file(list(40)));
    assert.deepEqual(await numbers(page), [0, 0, 40, 0, 0]);
  });

  test(`when more than a tenth would leave, nothing happens without a tick (${how})`, async () => {
    const page = await site.as('ine', { lang, js });
    await upload(page, file(list(40, { without: 12 })));
    assert.match(await page.textContent('.notice.warn'), words.many);
    await check(page);
    await approve(page);
    assert.equal(page.answer.status(), 422);
    assert.equal(await page.locator('.ds-error-summary a[href="#leave"]').count(), 1);
    await check(page);
    await page.check('#leave');
    await approve(page);
    assert.deepEqual(await numbers(page), [0, 0, 28, 12]);
    await page.click('main a[href$="/undo"]');
    await page.click('main form button');
    await page.waitForURL(/\/admin\/import\/\d+$/);
  });

  test(`rows that cannot be read are told, and left out only with a tick (${how})`, async () => {
    const page = await site.as('ine', { lang, js });
    const bad = list(42, { change: (cells, n) => (n === 41 ? withCells(cells, { 8: '31.02.2026' }) : cells) });
    await upload(page, file(bad));
    assert.deepEqual(await numbers(page), [1, 0, 40, 0, 1]);
    assert.match(await page.textContent('#bad ~ ul'), lang === 'nb' ? /Rad 42, kolonne «Ansatt fra»/ : /Række 42, kolonne »Ansatt fra«/);
    await approve(page);
    assert.equal(page.answer.status(), 422);
    await page.check('#skip');
    await approve(page);
    assert.deepEqual(await numbers(page), [1, 0, 40, 0]);
    await upload(page, file(list(42, { change: (cells, n) => (n === 9 ? withCells(cells, { 8: '' }) : cells) })));
    assert.deepEqual(await numbers(page), [1, 0, 40, 0, 1], 'whose row cannot be read has not left');
  });

  test(`a preview that somebody overtook is made anew instead of being taken (${how})`, async () => {
    const [one, other] = [await site.as('ine', { lang, js }), await site.as('ine', { lang, js })];
    const text = list(44);
    await upload(one, file(text));
    await upload(other, file(list(43)));
    await approve(other);
    await approve(one);
    assert.equal(one.answer.status(), 409);
    assert.equal(await one.locator('.notice.warn').count(), 1);
    await check(one);
    await one.goto('/admin/import');
    assert.ok((await one.textContent('table')).includes(words.wait));
  });
}

test('private columns are named and never written, though the list waits for approval', async () => {
  const site = await office();
  const page = await site.as('ine');
  await upload(page, file(list(5)));
  assert.match(await page.textContent('main'), /Årslønn\s*importeres ikke: personlig opplysning/);
  assert.deepEqual(storeHolds(site, String(pay)), []);
  assert.notDeepEqual(storeHolds(site, 'p5@x.no'), []);
  await page.click('button[value=discard]');
  await page.waitForURL(/\/admin\/import$/);
});

test('a refused list says where and what to do, never the value, and nothing of it is kept', async () => {
  const site = await office();
  const [page, number] = [await site.as('ine'), '13097248022'];
  await upload(page, file(list(9, { change: (cells, n) => (n === 4 ? withCells(cells, { 6: `Lege ${number}` }) : cells) })));
  assert.equal(page.answer.status(), 422);
  assert.match(await page.textContent('.ds-error-summary'), /Rad 5, kolonne «Stilling»: denne cellen ser ut til å inneholde et fødselsnummer/);
  assert.ok(!(await page.content()).includes(number));
  await check(page);
  await site.stop();
  assert.deepEqual(storeHolds(site, number), []);
  assert.deepEqual(storeHolds(site, 'p5@x.no'), []);
  await site.start();
  for (const [name, bytes, says] of [
    ['ansatte.xlsx', Buffer.from('504b0304140006000800', 'hex'), /Excel-arbeidsbok/],
    ['tom.csv', Buffer.alloc(0), /filen er tom/],
    ['bilde.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /ikke en tekstfil/],
    ['liste.json', Buffer.from('{"schema":"tvers-hr/1",\n"positions":[}'), /Linje 2: dette er ikke gyldig JSON/],
    ['liste.json', Buffer.from(`{"schema":"tvers-hr/1","positions":[{"note":${number}}]}`), /Stilling 1, felt «note»: denne cellen/],
    ['uten.csv', Buffer.from('hei;på;deg\n1;2;3\n'), /vi fant ingen rad med kolonnenavn/],
    ['to.csv', Buffer.from('Ansattnr;Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n'), /kolonne «Ansattnr»: to kolonner har samme navn/],
    ['fnr.csv', Buffer.from('Ansattnr;Fnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n'), /kolonne «Fnr»: denne kolonnen er for fødselsnumre/],
  ]) {
    await upload(page, { name, mimeType: 'text/csv', buffer: bytes });
    assert.match(await page.textContent('.ds-error-summary'), says, name);
  }
  await check(page);
  page.setDefaultTimeout(150000);
  const large = join(temporaryFolder(), 'stor.csv');
  writeFileSync(large, Buffer.alloc(30 << 20, 'hei;'));
  await upload(page, large);
  assert.equal(page.answer.status(), 422);
  assert.match(await page.textContent('.ds-error-summary'), /kolonne/);
});

test('a list in JSON is previewed by position and field, and taken in as any other', async () => {
  const site = await office();
  const page = await site.as('ine');
  const position = (n, more) => ({ employee_id: n, name: `Kari Ås${n}`, email: `p${n}@x.no`, unit: 'Vei', start_date: '2026-09-01', ...more });
  const positions = [position(1, { hobby: 'seiling' }), position(2, { end_date: '2026-02-30' })];
  await upload(page, file(JSON.stringify({ schema: 'tvers-hr/1', source: 'Visma', positions }), 'liste.json'));
  assert.deepEqual(await numbers(page), [1, 0, 0, 0, 1]);
  assert.match(await page.textContent('main'), /Stilling 2, felt «end_date»: denne datoen finnes ikke/);
  assert.deepEqual(storeHolds(site, 'seiling'), []);
  await check(page);
  await page.check('#skip');
  await approve(page);
  assert.deepEqual(await numbers(page), [1, 0, 0, 0]);
});

test('a refused list leaves no trace of a number, in whatever shape it came and whatever its name', async () => {
  const site = await office();
  const page = await site.as('ine');
  for (const shape of ['130972 48022', '13 097 248 022', '"1,3097248022E+10"', 'fnr13097248022', '13097248022,0']) {
    await upload(page, file(list(9, { change: (cells, n) => (n === 4 ? cells.map((cell, i) => (i === 6 ? shape : cell)) : cells) }), '13097248022.csv'));
    assert.equal(page.answer.status(), 422, shape);
    assert.doesNotMatch(await page.content(), /48022|248.022/, shape);
  }
  await upload(page, file(list(9), '130972 48022.csv'));
  assert.doesNotMatch(await page.content(), /48022/);
  const { child } = site;
  await site.stop();
  for (const piece of ['48022', '248 022', 'fnr1309']) assert.deepEqual(storeHolds(site, piece), [], piece);
  assert.doesNotMatch(child.said, /48022|248.022/);
});

test('a file of units beside the list makes the tree', async () => {
  const site = await office();
  const page = await site.as('ine');
  const units = 'Enhetskode;Enhet;Overordnet\nTOPP;Teknisk;\nU1;Vei;TOPP\n';
  await upload(page, file('Ansattnr;Fornavn;Etternavn;E-post;Enhetskode;Enhet;Ansatt fra\n1;Kari;Ås;k@x.no;U1;Vei;1.8.2020\n'), file(units, 'enheter.csv'));
  assert.match(await page.textContent('main'), /Nye enheter: 2/);
  await approve(page);
  await page.goto('/units');
  assert.match(await page.textContent('main'), /Teknisk[\s\S]*Vei/);
});

test('what is wrong in the file of units is told apart from what is wrong in the list', async () => {
  const site = await office();
  const page = await site.as('ine');
  const people = file('Ansattnr;Fornavn;Etternavn;E-post;Enhetskode;Enhet;Ansatt fra\n1;Kari;Ås;k@x.no;U1;Vei;1.8.2020\n2;Ola;Ås;o@x.no;U1;Vei;30.2.2020\n');
  await upload(page, people, file('Enhetskode;Enhet;Overordnet\nU1;Vei;U9\n;Park;U1\n', 'enheter.csv'));
  const said = await page.textContent('main');
  assert.match(said, /Rad 3, kolonne «Ansatt fra»: /);
  assert.match(said, /Rad 3[^:()]* \(listen over enheter\): /);
  assert.match(said, /Rad 2[^:()]* \(listen over enheter\)/);
  await check(page);
  await upload(page, people, file('hei;på;deg\n1;2;3\n', 'enheter.csv'));
  assert.match(await page.textContent('.ds-error-summary'), /\(listen over enheter\): vi fant ingen rad med kolonnenavn/);
});

test('a list of 50,000 is previewed, paged and taken in', async () => {
  const site = await office();
  const page = await site.as('ine');
  page.setDefaultTimeout(150000);
  const begun = Date.now();
  await upload(page, file(list(50000)));
  if (process.env.TIMES) console.log(`preview of 50,000 after ${Date.now() - begun} ms`);
  assert.deepEqual(await numbers(page), [50000, 0, 0, 0, 0]);
  await page.click('a[href*="show=new"]');
  assert.match(await page.textContent('main'), /1 til 500 av 50.000/);
  assert.equal(await page.locator('tbody tr').count(), 500);
  await check(page, { nu: false });
  await page.click('a[rel=next]');
  assert.match(await page.textContent('main'), /501 til 1.000 av 50.000/);
});

const shared = join(root, '../shared/data/hr');
if (existsSync(shared)) {
  test('for every shared example the page says what the command says', async () => {
    const site = await office();
    const page = await site.as('ine');
    const names = readdirSync(shared).filter((name) => /\.(csv|txt)$/.test(name));
    assert.ok(names.length > 5);
    for (const name of names) {
      const said = dryRun(site, join(shared, name));
      await upload(page, join(shared, name));
      if (said.refused.length) {
        assert.equal(page.answer.status(), 422, name);
        continue;
      }
      const facts = await page.locator('dl.facts dd').allTextContents();
      const counts = await numbers(page);
      assert.deepEqual(counts.slice(0, 4), [said.new, said.changed, said.unchanged, said.gone], name);
      assert.equal(counts[4], new Set(said.row_errors.map((e) => e.row)).size, name);
      assert.deepEqual([facts[1], ...facts.slice(3).map(Number)], [said.encoding, said.header_row, said.rows, said.people, said.positions], name);
      const columns = await page.locator('table tr:has(em) th').allTextContents();
      for (const dropped of said.dropped_columns) assert.ok(columns.includes(dropped), `${name}: ${dropped}`);
      const warned = await page.locator('#warnings').allTextContents();
      assert.equal(warned.length ? Number(warned[0].match(/\((\d+)\)/)[1]) : 0, said.warnings.length, name);
    }
  });
}

await run();
