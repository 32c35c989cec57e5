// SPDX-License-Identifier: EUPL-1.2
// One Chromium for all tests of a script; a context, with its own cookies, for each page.
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const locales = { nb: 'nb-NO', nn: 'nn-NO', da: 'da-DK', en: 'en-GB' };
let browser;

function listen(page) {
  page.complaints = [];
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

/// A page in a context of its own. page.complaints gathers what the console says and what scripts throw;
/// page.answer is the answer that the page was made of.
export async function newPage(baseURL, { lang = 'nb', js = true, width = 1280, dark = false, forced = false, storageState } = {}) {
  browser ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  const context = await (await browser).newContext({
    baseURL,
    storageState,
    locale: locales[lang],
    javaScriptEnabled: js,
    viewport: { width, height: 800 },
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

export async function closeBrowser() {
  await (await browser)?.close();
  browser = undefined;
}
