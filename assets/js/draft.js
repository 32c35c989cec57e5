// SPDX-License-Identifier: EUPL-1.2
// <form data-draft="KEY">: nothing that is typed into its texts is lost. Each change is kept in the browser at once, and sent when the keys
// rest; it leaves the browser when the server has said that it has it. Without this script there is a save button.
//
// The server keeps what is sent as a draft; or it saves it, and answers with a Draft-Base, the version that it made, and the text as it
// stands there now, for others may write in it, too.
'use strict';

const RESTS_MS = 700, AGAIN_MS = 5000, AROUND = 24;
const before = (words, at) => words.slice(Math.max(0, at - AROUND), at).split('\n').pop();
const behind = (words, at) => words.slice(at, at + AROUND).split('\n')[0];

/// What was typed since `now`, typed again in what others made of it: at the place that the words around it tell; null where they do not.
function retype(now, typed, theirs) {
  let from = 0, back = 0;
  while (from < now.length && now[from] === typed[from]) from++;
  while (back < Math.min(now.length, typed.length) - from && now.at(-1 - back) === typed.at(-1 - back)) back++;
  const end = now.length - back, left = before(now, from), right = behind(now, end);
  const around = left + now.slice(from, end) + right, at = theirs.indexOf(around);
  if (typed === now) return theirs;
  if (at < 0 || theirs.includes(around, at + 1)) return null;
  return theirs.slice(0, at + left.length) + typed.slice(from, typed.length - back) + theirs.slice(at + around.length - right.length);
}

/// Puts a text in, and the caret behind the words that it stood behind.
function putIn(area, words) {
  const caret = area.selectionStart, left = before(area.value, caret), at = words.indexOf(left);
  const place = at < 0 ? Math.min(caret, words.length) : at + left.length;
  area.value = words;
  if (document.activeElement === area) area.setSelectionRange(place, place);
}

function guard(form, text, key) {
  const base = form.elements[`base-${text.name}`] ?? form.elements.base, status = form.querySelector('[data-draft-status]');
  let timer = 0, sent = text.value, leaves = false;

  const say = (words) => { status.textContent = words.replace('{time}', new Date().toTimeString().slice(0, 5)); };
  const keep = () => localStorage.setItem(key, JSON.stringify({ base: base.value, text: text.value }));

  // What others wrote comes in around what is typed here; where that has no place any more, the next answer brings it.
  const takeIn = (now, version, theirs) => {
    const words = retype(now, text.value, theirs), rests = text.value === now;
    if (words === null) return;
    base.value = version;
    if (words !== text.value) putIn(text, words);
    if (rests) sent = words;
  };

  const bodyOf = (now) => {
    const body = new URLSearchParams(new FormData(form));
    for (const other of form.querySelectorAll('textarea')) body.delete(other.name);
    body.set(text.name, now);
    body.set('draft', '1');
    return body;
  };

  const send = async () => {
    clearTimeout(timer);
    const now = text.value;
    if (leaves || now === sent) return;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: bodyOf(now), redirect: 'error', keepalive: now.length < 20000 });
      // Anything else is a page: to sign in, say.
      if (!answer.ok || !answer.headers.get('Content-Type').startsWith('text/plain')) throw new Error(String(answer.status));
      const theirs = await answer.text(), version = answer.headers.get('Draft-Base');
      sent = now;
      if (version) takeIn(now, version, theirs);
      if (text.value === sent) localStorage.removeItem(key);
      else keep();
      say(form.dataset.saved);
    } catch {
      say(form.dataset.offline);
      timer = setTimeout(send, AGAIN_MS);
    }
  };

  // What an earlier visit could not send; or did, and was gone before it heard so.
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (kept && kept.text === text.value) {
    localStorage.removeItem(key);
    say(form.dataset.saved);
  } else if (kept) {
    text.value = kept.text;
    base.value = kept.base;
    say(form.dataset.restored);
    timer = setTimeout(send, RESTS_MS);
  }

  text.addEventListener('input', () => {
    keep();
    clearTimeout(timer);
    timer = setTimeout(send, RESTS_MS);
  });
  text.addEventListener('blur', send);
  window.addEventListener('online', send);
  document.addEventListener('visibilitychange', () => { if (document.hidden) send(); });
  form.addEventListener('submit', () => {
    leaves = true;
    clearTimeout(timer);
    if (localStorage.getItem(key)) sessionStorage.setItem(key, text.value);
  });
}

for (const form of document.querySelectorAll('form[data-draft]')) {
  const texts = form.querySelectorAll('textarea'), key = `draft:${form.dataset.draft}`;
  for (const text of texts) guard(form, text, texts.length > 1 ? `${key}:${text.name}` : key);
}
