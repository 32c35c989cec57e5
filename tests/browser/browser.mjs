// SPDX-License-Identifier: EUPL-1.2
// One Chromium for all tests of a script; a context, with its own cookies, for each page. What a test has borrowed is used
// again by the next, without its cookies: to start a process for each page took most of the time.
import { AsyncLocalStorage } from 'node:async_hooks';
import { chromium } from 'playwright-core';

// Debian's Chromium without the windows of a browser: the engine is the same, and a page costs half. One process draws all
// pages, which keeps what it has compiled of axe; by default there would be one for each context.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--in-process-gpu', '--renderer-process-limit=1',
  '--js-flags=--no-opt --no-maglev']; // pages live too briefly to gain by optimised code
const locales = { nb: 'nb-NO', nn: 'nn-NO', da: 'da-DK', en: 'en-GB' };
const idle = new Map(); // what a context cannot change -> its pages that nobody uses
let browser;

/// The pages that the test of now has borrowed.
export const borrowed = new AsyncLocalStorage();

function listen(page) {
  page.on('pageerror', (error) => page.complaints.push(`JavaScript threw: ${error.message}`));
  page.on('console', (message) => {
    const isOwnStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.answer?.url();
    if (['error', 'warning'].includes(message.type()) && !isOwnStatus) page.complaints.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && response.status() !== 303) page.answer = response;
  });
}

async function makePage({ baseURL, lang, js, dark, forced }) {
  browser ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: flags });
  const context = await (await browser).newContext({
    baseURL,
    locale: locales[lang],
    javaScriptEnabled: js,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20000);
  const page = await context.newPage();
  page.hasScripts = js;
  listen(page);
  return page;
}

/// A page in a context of its own, until the test ends; `keep`: until the script ends. page.complaints gathers what the
/// console says and what scripts throw; page.answer is the answer that the page was made of.
export async function newPage(baseURL, { lang = 'nb', js = true, width = 1280, dark = false, forced = false, storageState, keep = false } = {}) {
  const fixed = { baseURL, lang, js, dark, forced }, kind = JSON.stringify(fixed);
  const page = idle.get(kind)?.pop() ?? await makePage(fixed);
  page.kind = kind;
  page.complaints = [];
  page.answer = undefined;
  await page.setViewportSize({ width, height: 800 });
  if (storageState) await page.context().addCookies(storageState.cookies);
  if (!keep) borrowed.getStore()?.add(page);
  return page;
}

/// Makes a page as good as new for the next who needs one.
export async function giveBack(page) {
  borrowed.getStore()?.delete(page);
  if (page.isClosed()) return;
  await page.goto('about:blank');
  await page.emulateMedia({ media: null });
  await page.context().setOffline(false);
  await page.context().clearCookies();
  idle.set(page.kind, [...idle.get(page.kind) ?? [], page]);
}

export async function closeBrowser() {
  await (await browser)?.close();
  browser = undefined;
}
