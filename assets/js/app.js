// Improves what already works without it: moves focus to what is wrong, and turns the wall.
'use strict';

// What is fetched is a page of ours: so says the one policy that the page allows (Trusted Types, where a browser knows them).
const ours = globalThis.trustedTypes?.createPolicy('tvers', { createHTML: (html) => html });
const readPage = (html) => new DOMParser().parseFromString(ours ? ours.createHTML(html) : html, 'text/html');

const summary = document.querySelector('.ds-error-summary');
if (summary) summary.focus();

// The wall turns by itself. What cannot be fetched is tried again, and the page that is there stays.
const turnSeconds = () => Number(document.querySelector('[data-turn-seconds]').dataset.turnSeconds);
async function turnWall() {
  const answer = await fetch(document.querySelector('.wall-ways [rel=next]')?.href ?? location.href);
  const main = readPage(await answer.text()).querySelector('main');
  if (main?.querySelector('[data-turn-seconds]')) document.querySelector('main').replaceChildren(...main.childNodes);
}
async function keepTurning() {
  await new Promise((resolve) => setTimeout(resolve, turnSeconds() * 1000));
  await turnWall().catch(() => {});
  keepTurning();
}
if (document.querySelector('[data-live]')) keepTurning();
else if (document.querySelector('[data-turn-seconds]')) { // that page reloads, and would not outlive the network
  const live = new URL(location.href);
  live.searchParams.set('live', '1');
  location.replace(live);
}

// The foot saves language and colours by a form of its own: what is typed into the page meanwhile is there afterwards, in
// this tab alone, and once.
const typedKey = `typed:${location.pathname}${location.search}`;
const typeable = () => [...document.querySelectorAll('main :is(input, textarea, select)[id]')]
  .filter((field) => !['hidden', 'password', 'file'].includes(field.type));
const isChosen = (field) => ['checkbox', 'radio'].includes(field.type);
for (const [id, value] of Object.entries(JSON.parse(sessionStorage.getItem(typedKey) ?? '{}'))) {
  const field = typeable().find((f) => f.id === id);
  if (field) field[isChosen(field) ? 'checked' : 'value'] = value;
}
sessionStorage.removeItem(typedKey);
for (const form of document.querySelectorAll('.frame-foot form'))
  form.addEventListener('submit', () => {
    const typed = typeable().map((field) => [field.id, isChosen(field) ? field.checked : field.value]);
    sessionStorage.setItem(typedKey, JSON.stringify(Object.fromEntries(typed)));
  });

// <form data-busy="The file is being read.">: says so once it is on its way, and sends it only once.
for (const form of document.querySelectorAll('form[data-busy]')) {
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  form.append(said);
  form.addEventListener('submit', (event) => {
    if (said.textContent) event.preventDefault();
    said.textContent = form.dataset.busy;
  });
}

// A list is searched while one types (web/listing.h): the rows are those of the page that the button would open.
async function searchRows(list, form) {
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form));
  list.dataset.asked = url; // a slower answer to fewer letters is no longer wanted
  const answer = await fetch(url);
  const found = readPage(await answer.text()).getElementById(list.id);
  if (!found || list.dataset.asked !== String(url)) return;
  list.querySelector('.listing-rows').replaceChildren(...found.querySelector('.listing-rows').childNodes);
  history.replaceState(null, '', url);
}
for (const list of document.querySelectorAll('[data-listing]')) {
  let wait;
  list.querySelector('form').addEventListener('input', (event) => {
    clearTimeout(wait);
    wait = setTimeout(() => searchRows(list, event.target.form).catch(() => {}), 300);
  });
}

// What was sent and is saved now leaves the browser (draft.js kept it); what was typed after that stays.
for (const saved of document.querySelectorAll('[data-draft-saved]')) {
  const form = `draft:${saved.dataset.draftSaved}`;
  for (const key of Object.keys(localStorage).filter((k) => k === form || k.startsWith(`${form}:`))) {
    if (JSON.parse(localStorage.getItem(key)).text === sessionStorage.getItem(key)) localStorage.removeItem(key);
    sessionStorage.removeItem(key);
  }
}

// Who signs out leaves nothing behind for whoever uses the browser next.
for (const form of document.querySelectorAll('form[data-signs-out]'))
  form.addEventListener('submit', () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('draft:')) localStorage.removeItem(key);
  });
