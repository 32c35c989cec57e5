// Improves what already works without it: moves focus to what is wrong, and runs the timer of the wall page.
'use strict';

const summary = document.querySelector('.ds-error-summary');
if (summary) summary.focus();

// <p class="timer" data-seconds="480">: counts down where it stands, for the projector.
for (const timer of document.querySelectorAll('[data-seconds]')) {
  let ends = 0;
  const start = document.querySelector('[data-timer-start]');
  if (!start) continue;
  start.hidden = false;
  let running = 0;
  // By the clock, not by counting ticks: a browser that sleeps behind another window still ends on time.
  const show = () => {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    timer.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : timer.dataset.over;
    timer.classList.toggle('running', left > 0);
    timer.classList.toggle('over', !left);
    if (!left) clearInterval(running);
  };
  start.addEventListener('click', () => {
    clearInterval(running);
    ends = Date.now() + Number(timer.dataset.seconds) * 1000;
    show();
    running = setInterval(show, 250);
  });
}

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

// What was sent and is saved now leaves the browser (draft.js kept it); what was typed after that stays.
for (const saved of document.querySelectorAll('[data-draft-saved]')) {
  const key = `draft:${saved.dataset.draftSaved}`, kept = localStorage.getItem(key);
  if (kept && JSON.parse(kept).text === sessionStorage.getItem(key)) localStorage.removeItem(key);
  sessionStorage.removeItem(key);
}

// Who signs out leaves nothing behind for whoever uses the browser next.
for (const form of document.querySelectorAll('form[action="/sign-out"]'))
  form.addEventListener('submit', () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('draft:')) localStorage.removeItem(key);
  });
