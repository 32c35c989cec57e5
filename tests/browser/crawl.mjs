// SPDX-License-Identifier: EUPL-1.2
// Every page of the demo, as every role, in four languages: it answers, with the right headers and valid markup, and is
// accessible, narrow, dark, without JavaScript, and by keyboard.
import assert from 'node:assert/strict';
import { check, giveBack, markup, run, startSite, test } from './harness.mjs';
import { walk } from './keyboard.mjs';
import { cookieOf, follow, get, routesOf } from './survey.mjs';

const langs = ['nb', 'nn', 'da', 'en'];
const site = await startSite();
const offer = await get(site, '/');
const roles = [null, ...[...offer.html.matchAll(/name="user" value="([a-z]+)"/g)].map(([, role]) => role)];
const cookies = new Map(), pages = new Map();
for (const role of roles) {
  cookies.set(role, await cookieOf(site, role));
  pages.set(role, await follow(site, cookies.get(role), ['/', '/was']));
}
const linked = new Set(roles.flatMap((role) => [...pages.get(role).values()].map((answer) => answer.route)));
const first = (path) => path.replace(/\{slug\}/g, 'x').replace(/\{\w+\}/g, '1');
const nameOf = (role) => role ?? 'a visitor';
const isPage = (answer) => answer.headers.get('content-type')?.startsWith('text/html') && !answer.headers.get('content-disposition'); // else it is a file
const everyAnswer = () => roles.flatMap((role) => [...pages.get(role).values()].map((answer) => ({ role, ...answer })));

// What every answer carries.

function headersWrong({ path, headers }) {
  const csp = headers.get('content-security-policy') ?? '';
  const wanted = [
    [/default-src 'none'/.test(csp) && /frame-ancestors 'none'/.test(csp), 'Content-Security-Policy'],
    [!/unsafe-(inline|eval)|\*/.test(csp), 'Content-Security-Policy is lax'],
    [headers.get('x-content-type-options') === 'nosniff', 'X-Content-Type-Options'],
    [['same-origin', 'no-referrer'].includes(headers.get('referrer-policy')), 'Referrer-Policy'],
    [headers.get('cache-control') === 'no-store', 'Cache-Control'],
  ];
  return wanted.filter(([holds]) => !holds).map(([, what]) => `${path}: ${what}`);
}

for (const role of roles) {
  test(`as ${nameOf(role)} every link leads to an answer`, () => {
    const broken = [...pages.get(role).values()].filter((a) => ![200, 303].includes(a.status));
    assert.deepEqual(broken.map((a) => `${a.path}: ${a.status}`), []);
  });
}

test('every answer forbids inline scripts, frames, sniffing, referrers and storing', () => {
  assert.deepEqual([...new Set(everyAnswer().flatMap(headersWrong))], []);
});

test('every cookie is __Host-, Secure, HttpOnly and SameSite=Lax', async () => {
  const page = await site.as(null);
  await page.goto('/');
  await page.selectOption('#frame-scheme', 'dark');
  await page.click('.frame-foot button');
  const signedIn = await site.as('medlem');
  const all = [...await page.context().cookies(), ...await signedIn.context().cookies()];
  assert.ok(all.length >= 3);
  for (const cookie of all)
    assert.ok(cookie.name.startsWith('__Host-') && cookie.secure && cookie.httpOnly && cookie.sameSite === 'Lax' && cookie.path === '/', JSON.stringify(cookie));
});

test('links lead to every page that the route table has', () => {
  const byHand = ['/healthz', '/readyz', '/metrics', '/was', '/arms/{slug}', '/search', '/people/find']; // for programs, for typing, a picture in the frame, and what forms ask
  // there once a list was sent, a plan drawn, a link asked for, an answer doubted: import.mjs, seating.mjs, way-in.mjs, mail/life.mjs
  const later = /\{import\}|\{seating_plan\}|^\/sign-in\/link$|\{tray\}/;
  const missing = routesOf('GET').filter((r) => !linked.has(r.path) && !r.path.includes('{token}') && !byHand.includes(r.path) && !later.test(r.path));
  assert.deepEqual(missing.map((r) => r.path), []);
});

test('what stands in the route table answers also those who follow no link', async () => {
  for (const { path } of routesOf('GET'))
    for (const role of [null, 'medlem', 'hr', 'admin']) {
      const { status } = await get(site, first(path), { cookie: cookies.get(role) });
      assert.ok([200, 303, 403, 404, 410].includes(status), `${first(path)} as ${nameOf(role)}: ${status}`);
    }
});

// What looks different: each route as the first role that sees it, and again where kinds of elements come that it has not shown.

const skeleton = (html) => new Set([...html.matchAll(/<(\w+)([^>]*)/g)].map(([, tag, rest]) => `${tag} ${rest.match(/class="[^"]*"/) ?? ''}${rest.match(/type="\w+"/) ?? ''}`));
const seen = new Map();

/// True when the page has kinds of elements that the route has not shown yet.
function isNews({ route, html }) {
  const known = seen.get(route) ?? new Set();
  const fresh = [...skeleton(html)].filter((kind) => !known.has(kind));
  seen.set(route, new Set([...known, ...fresh]));
  return fresh.length > 0;
}

const everyPage = () => everyAnswer().filter((answer) => answer.status === 200 && isPage(answer));
const shown = everyPage().filter(isNews);

// Markup and language, without a browser: every page in Bokmål; in the other languages the same elements stand around
// other words, so that there what looks different is enough.

async function markupWrong(lang, { role, path, html, status }) {
  const said = html.match(/<html lang="(\w+)"/)?.[1];
  const speaks = /^\/books\/\d+\/print$/.test(path) ? said : lang; // a book speaks its own
  const wrong = status !== 200 || said !== speaks ? [`${status}, lang=${said}`] : await markup(html);
  return wrong.map((what) => `${path} as ${nameOf(role)}: ${what}`);
}

for (const lang of langs)
  test(`in ${lang} every page is valid and says its language`, async () => {
    const wrong = [];
    for (const answer of lang === 'nb' ? everyPage() : shown)
      wrong.push(...await markupWrong(lang, lang === 'nb' ? answer : { role: answer.role, ...await get(site, answer.path, { cookie: cookies.get(answer.role), lang }) }));
    assert.equal(wrong.length, 0, [...new Set(wrong)].slice(0, 12).join('\n'));
  });

// In the browser: each of them in Bokmål, and each route once more in other clothes.

const clothes = [{ lang: 'da', dark: true }, { lang: 'nn', forced: true }, { lang: 'en', width: 400 }, { lang: 'nn', dark: true }, { lang: 'da', js: false }];

async function visit(role, path, wishes, body) {
  const page = await site.as(role, wishes);
  await page.goto(path);
  return body(page);
}

for (const { role, path } of shown)
  test(`${path} as ${nameOf(role)} is accessible, narrow and silent`, () => visit(role, path, {}, (page) => check(page, { nu: false })));

const routesShown = [...new Map(shown.map((answer) => [answer.route, answer])).values()];
routesShown.forEach(({ role, path }, i) => {
  const wishes = clothes[i % clothes.length];
  test(`${path} as ${nameOf(role)} also with ${JSON.stringify(wishes)}`, () => visit(role, path, wishes, (page) => check(page, { nu: false })));
});

test('without JavaScript every page shows its title and all that it can be asked', async () => {
  for (const role of roles.filter((r) => shown.some((s) => s.role === r))) {
    const own = await site.as(role, { js: false });
    for (const { path } of routesShown.filter((answer) => answer.role === role)) {
      await own.goto(path);
      assert.equal(await own.locator('h1:visible').count(), 1, `${path}: one title`);
      const dead = own.locator('main button[type=button]:visible');
      assert.equal(await dead.count(), 0, `${path}: a button that needs JavaScript shows without it`);
    }
    await giveBack(own);
  }
});

for (const [role, path] of [['medlem', '/'], ['koordinator', '/gatherings/1'], ['leder', '/networks/1']])
  test(`${path} by keyboard: each control gets a visible focus, in order, and none keeps it`, () =>
    visit(role, path, {}, async (page) => assert.deepEqual(await walk(page), [])));

// Errors are pages for people.

async function errorPage(page, status) {
  assert.equal(page.answer.status(), status);
  const title = await page.textContent('h1');
  assert.ok(title.length > 5 && !/^\d+$/.test(title), title);
  assert.deepEqual(headersWrong({ path: page.url(), headers: new Headers(await page.answer.allHeaders()) }), []);
  await check(page);
}

const post = (page, path, fields) => page.evaluate(([action, values]) => {
  const form = Object.assign(document.createElement('form'), { method: 'post', action });
  for (const [name, value] of Object.entries(values)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}, [path, fields]).then(() => page.waitForURL((url) => url.pathname === path)).then(() => page.waitForLoadState());

for (const [status, what, act] of [
  [404, 'an address that does not exist', (page) => page.goto('/nothing/here')],
  [403, 'a page that is not for the role', (page) => page.goto('/admin')],
  [405, 'an address that only takes forms', (page) => page.goto('/sign-out')],
  [400, 'a form from elsewhere', (page) => page.goto('/').then(() => post(page, '/preferences', { csrf: 'x', language: 'da' }))],
  [413, 'a form that is too large', (page) => page.goto('/').then(() => post(page, '/preferences', { csrf: 'x', language: 'x'.repeat(1_200_000) }))],
]) test(`${status}: ${what} gets a page for people, in each language`, async () => {
  for (const lang of ['nb', 'da']) {
    const page = await site.as('medlem', { lang });
    await act(page);
    await errorPage(page, status);
  }
});

await run('crawl', { parallel: 2 });
