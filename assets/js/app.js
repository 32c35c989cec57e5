// Improves what already works without it: moves focus to what is wrong, and runs the timer of the wall page.
'use strict';

const summary = document.querySelector('.ds-error-summary');
if (summary) summary.focus();

// <p class="timer" data-seconds="480">: counts down where it stands, for the projector.
for (const timer of document.querySelectorAll('[data-seconds]')) {
  let left = Number(timer.dataset.seconds);
  const show = () => {
    const minutes = Math.floor(left / 60);
    timer.textContent = `${minutes}:${String(left % 60).padStart(2, '0')}`;
  };
  const start = document.querySelector('[data-timer-start]');
  if (!start) continue;
  start.hidden = false;
  let running = 0;
  start.addEventListener('click', () => {
    clearInterval(running);
    left = Number(timer.dataset.seconds);
    show();
    running = setInterval(() => {
      left = Math.max(0, left - 1);
      show();
      if (!left) clearInterval(running);
    }, 1000);
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
