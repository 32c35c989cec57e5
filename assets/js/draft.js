// SPDX-License-Identifier: EUPL-1.2
// <form data-draft="KEY">: nothing that is typed into its text is lost. Each change is kept in the browser at once, and sent as a draft
// when the keys rest; it leaves the browser when the server has said that it has it. Without this script there is a save button.
'use strict';

const RESTS_MS = 700, AGAIN_MS = 5000;

for (const form of document.querySelectorAll('form[data-draft]')) {
  const text = form.querySelector('textarea'), base = form.querySelector('[name=base]'), status = form.querySelector('[data-draft-status]');
  const key = `draft:${form.dataset.draft}`;
  let timer = 0, sent = text.value, leaves = false;

  const say = (words) => { status.textContent = words.replace('{time}', new Date().toTimeString().slice(0, 5)); };
  const keep = () => localStorage.setItem(key, JSON.stringify({ base: base.value, text: text.value }));

  const send = async () => {
    clearTimeout(timer);
    const now = text.value;
    if (leaves || now === sent) return;
    const body = new URLSearchParams(new FormData(form));
    body.set('draft', '1');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error', keepalive: now.length < 20000 });
      // Anything else is a page: to sign in, say.
      if (!answer.ok || !answer.headers.get('Content-Type').startsWith('text/plain')) throw new Error(String(answer.status));
      sent = now;
      if (text.value === now) localStorage.removeItem(key);
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
