// SPDX-License-Identifier: EUPL-1.2
// What must hold of any page: no violation of WCAG that axe-core finds, valid markup, nothing sideways at 320 px, forms in which
// Enter does what the eye expects, a silent console, and (because the console tells of it) nothing that the Content-Security-Policy stops.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort, startProgram } from './processes.mjs';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const runAxe = `axe.run(document, ${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })})
  .then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) =>
    'axe ' + v.id + ': ' + v.help + ': ' + n.html.slice(0, 160) + ' (' + n.failureSummary.split('\\n').slice(1, 3).join('; ').trim().slice(0, 200) + ')')))`;
let nu;

const sessions = new WeakMap();

/// The page's own line to DevTools. It stays open: where it ends, JavaScript that it turned off comes back.
function sessionOf(page) {
  if (!sessions.has(page)) sessions.set(page, page.context().newCDPSession(page));
  return sessions.get(page);
}

/// Runs an expression in the page past its Content-Security-Policy. Where JavaScript is off it is on for this long:
/// the page's own scripts were not loaded and stay so.
async function evaluate(page, expression) {
  const session = await sessionOf(page);
  const turnScripts = (off) => session.send('Emulation.setScriptExecutionDisabled', { value: off });
  if (!page.hasScripts) await turnScripts(true).then(() => turnScripts(false)); // only a change of its own has an effect
  try {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    if (!page.hasScripts) await turnScripts(true);
  }
}

export async function axe(page) {
  return evaluate(page, `${axeSource};${runAxe}`);
}

/// Starts a Nu HTML checker and returns its port, for $NU_PORT.
export async function startNu() {
  const port = String(await freePort()), jar = join(dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const limits = ['-Xmx384m', '-Xss16m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dnu.validator.servlet.bind-address=127.0.0.1'];
  await startProgram('java', [...limits, '-cp', jar, 'nu.validator.servlet.Main', port], { ready: /service started/ });
  return port;
}

async function findNu() {
  return { url: `http://127.0.0.1:${process.env.NU_PORT ?? await startNu()}/?out=json`, known: new Map() };
}

/// Tokens and one-time values differ between two answers of the same page.
const lasting = (html) => html.replace(/(name="csrf" value=)"[^"]*"/g, '$1""');

/// Nu says that a style is blocked also where the policy names its hash, which it does not compute.
function isNamedStyle(html, message) {
  const style = html.match(/<style>([^<]*)<\/style>/)?.[1];
  return message.startsWith('Inline style violates') && style !== undefined && html.replaceAll('&#39;', "'").includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
}

async function askNu(html) {
  const { url } = await nu;
  const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: html });
  const { messages } = await answer.json();
  return messages.filter((m) => !isNamedStyle(html, m.message)).map((m) => `Nu line ${m.lastLine}: ${m.message} ${(m.extract ?? '').replace(/\s+/g, ' ').slice(0, 120)}`);
}

/// What the Nu HTML checker says of a page's source; the same source is asked about once.
export async function markup(html) {
  nu ??= findNu();
  const { known } = await nu;
  const key = lasting(html);
  if (!known.has(key)) known.set(key, askNu(html));
  return known.get(key);
}

/// The source of the page as the server sent it, before the browser mended it.
export async function contentOf(page) {
  return (await page.answer.body()).toString('utf8');
}

const sideways = `(() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= 320) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > 321).slice(0, 3);
  return ['scrolls sideways at 320 px (' + root.scrollWidth + '): ' + wide.map((e) => e.outerHTML.slice(0, 120)).join(' | ')];
})()`;

/// WCAG 1.4.10 and 1.4.12: 320 px wide, also with wider text spacing.
export async function reflow(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await evaluate(page, sideways);
  await page.setViewportSize(before);
  return found;
}

/// Enter in a field presses the first button of its form: the main one, or one that does nothing; never one that takes something
/// away.
const enters = `(() => [...document.querySelectorAll('main form')].flatMap((form) => {
  const buttons = [...form.elements].filter((e) => e.type === 'submit'), [first] = buttons;
  const isMain = (b) => !b.dataset.variant && !b.dataset.color && !b.matches('.link-button');
  const takesEnter = [...form.elements].some((e) => e.matches('input:not([type=hidden], [type=submit], [type=button], [type=file])'));
  const isFine = !takesEnter || !first || first.disabled || (first.dataset.color !== 'danger' && (isMain(first) || !buttons.some(isMain)));
  return isFine ? [] : ['Enter presses ' + first.outerHTML.slice(0, 160) + ' in ' + form.outerHTML.slice(0, 160)];
}))()`;

/// Throws with everything that is wrong with the page; { axe: false } and so on leave a part out.
export async function check(page, wishes = {}) {
  const wanted = { axe: true, nu: true, reflow: true, console: true, ...wishes };
  const found = await Promise.all([
    wanted.axe ? axe(page) : [],
    wanted.nu ? contentOf(page).then(markup) : [],
  ]);
  found.push(await evaluate(page, enters));
  if (wanted.reflow) found.push(await reflow(page));
  if (wanted.console) found.push(page.complaints.splice(0));
  const all = found.flat();
  if (all.length) throw new Error(`${new URL(page.url()).pathname}: ${[...new Set(all)].join('\n')}`);
}
