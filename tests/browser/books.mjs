// SPDX-License-Identifier: EUPL-1.2
// From a theme on the shelf to a book that everybody reads, on a store that began empty, in Danish and in Norwegian: written,
// contributed to, reviewed, published, revised.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, run, test } from './harness.mjs';
import { House } from './house.mjs';
import { press, send } from './municipality.mjs';

const body = 'textarea[name=body]';

/// A book of one chapter that has been written, with Ola as its reviewer.
async function written(house, text) {
  const kari = await house.as('kari', { js: house.js }), siri = await house.as('siri', { js: house.js });
  const theme = await house.openTheme(kari, siri, 'Regnvand som ressource');
  await siri.goto(theme);
  await siri.click(`a[href="${theme}/book"]`);
  await check(siri);
  await siri.fill('[name=author]', 'kari@nordvag.example');
  await press(siri, 'main form button');
  await check(siri);
  const book = new URL(siri.url()).pathname;
  await kari.goto(`${book}/contents`);
  await check(kari);
  await kari.fill('[name=name]', 'Det første regnskyl');
  await press(kari, 'button[value=add]');
  await check(kari);
  await kari.goto(book);
  await check(kari);
  await press(kari, 'button[value=writing]');
  await kari.click('.contents a');
  await kari.waitForURL('**/chapters/*');
  await check(kari);
  const chapter = new URL(kari.url()).pathname;
  await kari.goto(`${chapter}/edit`);
  await check(kari);
  await kari.fill(body, text);
  await press(kari, 'main form button');
  await check(kari);
  await kari.goto(`${book}/people`);
  await kari.fill('[name=person]', 'Ola Lund');
  await press(kari, 'button[value=add]');
  await check(kari);
  return { kari, siri, theme, book, chapter };
}

/// A file of the book, as this page's reader gets it.
async function file(page, address) {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await fetch(new URL(address, page.url()), { headers: { cookie }, redirect: 'manual' });
  assert.equal(answer.status, 200, address);
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: Object.fromEntries(answer.headers) };
}

/// The book as it leaves: printed with its contents, one file that fetches nothing, an EPUB that holds.
async function takenAlong(page, book, dir) {
  await page.goto(`${book}/print`);
  assert.match(await page.textContent('nav'), /Det første regnskyl/);
  assert.match(await page.textContent('table'), /mandag/);
  await check(page);
  const policy = (await file(page, `${book}/print`)).headers['content-security-policy'];
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; frame-ancestors 'none'/);
  assert.ok(await page.evaluate(() => getComputedStyle(document.querySelector('blockquote')).borderLeftWidth === '3px'), 'the style is taken by its hash');
  const { bytes, headers } = await file(page, `${book}/html`);
  assert.match(headers['content-disposition'], /^attachment; filename="book-\d+\.html"$/);
  assert.doesNotMatch(bytes.toString(), /<script|<link|src="http|@import|url\(/);
  const epub = await file(page, `${book}/epub`), again = await file(page, `${book}/epub`);
  assert.ok(epub.bytes.equals(again.bytes), 'the same edition is the same file');
  const path = join(dir, 'book.epub');
  writeFileSync(path, epub.bytes);
  execFileSync('java', ['-jar', '/usr/bin/epubcheck', '--quiet', path], { encoding: 'utf8' }); // a jar that is no program by itself everywhere
  const zip = join(dir, 'book.zip');
  writeFileSync(zip, (await file(page, `${book}/markdown`)).bytes);
  const text = execFileSync('python3', ['-c', 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *z.namelist()); print(z.read("chapter-01.md").decode())', zip], { encoding: 'utf8' });
  assert.match(text, /^None contents\.md chapter-01\.md\n# Det første regnskyl\n\nVi måler regnen/);
}

for (const [lang, database, js] of [['da', 'sqlite', true], ['nb', 'postgres', false]])
  test(`a theme becomes a book that everybody reads (${lang}, ${database}, ${js ? 'with' : 'without'} JavaScript)`, async () => {
    const house = Object.assign(new House(lang, database), { js });
    await house.begin();
    const { kari, theme, book, chapter } = await written(house, 'Vi måler regnen hver morgen.\n\n| dag | mm |\n|---|---|\n| mandag | 12 |\n\nSå taler vi om det.');
    const per = await house.as('per', { js, width: 360 }), ola = await house.as('ola', { js });

    assert.equal((await per.goto(book)).status(), 403, 'a book in the making is not for everyone');
    assert.equal((await per.goto(chapter)).status(), 403);
    assert.equal((await ola.goto(`${chapter}/edit`)).status(), 403, 'who reviews does not write');

    // Somebody is asked for what they know, answers without the book being open to them, and is quoted.
    await kari.goto(`${book}/ask`);
    await check(kari);
    await kari.fill('[name=question]', 'Hvad gjorde du den første gang det gik galt?');
    await kari.fill('[name=people]', 'Per Dahl\nnils@nordvag.example');
    assert.equal(await send(kari, 'main form button'), 2, 'the number of mails is said first');
    await check(kari);
    await per.goto('/');
    const ask = per.locator('.waiting a[href^="/t/"]');
    assert.match(await ask.textContent(), /Regnvand som ressource/);
    await ask.click();
    await check(per);
    await per.fill(body, 'Pumpen stod stille.');
    await press(per, 'button[value=yes]');
    await check(per);
    await per.goto('/');
    assert.equal(await per.locator('.waiting').count(), 0);
    await kari.goto(`${book}/tray`);
    assert.match(await kari.textContent('main'), /Pumpen stod stille/);
    await check(kari);
    await press(kari, 'button[value=quote]');
    assert.match(await kari.textContent('blockquote'), /Pumpen stod stille\.\s*Per Dahl/);

    // The reviewer says something to a paragraph; the author changes it and settles it; the reviewer says yes.
    await kari.goto(book);
    await press(kari, 'button[value=in_review]');
    await ola.goto('/');
    await ola.click('.waiting a[href^="/t/"]');
    await ola.waitForURL(`**${book}`);
    await ola.goto(chapter);
    await check(ola);
    await ola.click('details:has(#note-3) summary');
    await ola.fill('#note-3', 'Hvem er vi?');
    await press(ola, 'details:has(#note-3) button');
    await check(ola);
    await kari.goto(book);
    await kari.click('button[value=published]');
    assert.equal(await kari.locator('.ds-error-summary').count(), 1, 'nothing is published that the reviewer has not said yes to');
    await kari.goto(`${chapter}/edit`);
    await kari.fill(body, (await kari.inputValue(body)).replace('Så taler vi om det', 'Så taler alle i driften om det'));
    await press(kari, 'main form button');
    assert.match(await kari.textContent('.prose:has-text("driften") + .notice'), /Hvem er vi\?/, 'a comment follows its paragraph');
    await press(kari, '.notice button[name=settled]');
    await check(kari);
    await ola.goto(chapter);
    await press(ola, 'button[value=approve]');
    await check(ola);
    await ola.goto('/');
    assert.equal(await ola.locator('.waiting').count(), 0);
    await kari.goto(book);
    await press(kari, 'button[value=published]');
    await check(kari);

    await per.goto(theme);
    await per.click(`a[href="${book}"]`);
    await per.waitForURL(`**${book}`);
    await check(per);
    await per.click('.contents a');
    await per.waitForURL(`**${book}/1`);
    assert.match(await per.textContent('main'), /alle i driften/);
    await check(per);
    for (const form of ['epub', 'html', 'markdown']) assert.equal(await per.goto(book).then(() => per.locator(`a[href="${book}/${form}"]`).count()), 1);
    await takenAlong(per, book, house.site.dir);
    await per.goto('/books');
    await check(per);
    await per.goto('/themes');
    assert.match(await per.textContent('main table'), lang === 'da' ? /Skrevet|Bog/ : /Skrevet|Bok/);

    await kari.goto(book);
    await press(kari, 'button[value=revising]');
    await kari.goto(`${chapter}/edit`);
    await kari.fill(body, 'En ny begyndelse.');
    await press(kari, 'main form button');
    await kari.goto(`${chapter}/history`);
    assert.equal(await kari.locator('.changes ins').count() > 0, true);
    await check(kari);
    await per.goto(`${book}/1`);
    assert.match(await per.textContent('main'), /alle i driften/, 'the edition stays as it was');
  });

await run('books');
