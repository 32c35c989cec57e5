// Somebody is chosen by typing (pages/people/pick.h): a combobox with a list, as the ARIA Authoring Practices describe it.
// Without it the form comes back with those who fit. readPage() is app.js's, which every page has.
'use strict';

for (const box of document.querySelectorAll('.pick:not([data-ready])')) {
  box.dataset.ready = '';
  const input = box.querySelector('input[type=text]'), list = document.createElement('ul'), said = document.createElement('p');
  const part = (name) => box.querySelector(`input[type=hidden][name="${input.name}-${name}"]`);
  let timer, active = -1;

  Object.assign(list, { id: `${input.id}-list`, className: 'pick-list', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-labelledby', `${input.id}-label`);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  said.className = 'unseen';
  said.setAttribute('role', 'status'); // how many fit, for whom the list is not seen
  input.after(list, said);

  const show = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) mark(-1);
  };
  const mark = (at) => {
    active = at;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({ block: 'nearest' });
    }
  };
  const choose = (option) => {
    box.querySelector('.pick-options')?.remove();
    if (!part('id')) input.after(Object.assign(document.createElement('input'), { type: 'hidden', name: `${input.name}-id` }));
    input.value = option.querySelector('strong').textContent;
    part('id').value = option.dataset.id;
    part('was').value = input.value;
    show(false);
  };
  const search = async () => {
    const asked = input.value.trim();
    if (asked.length < 2) return show(false);
    const answer = await fetch(`${box.dataset.pick}?q=${encodeURIComponent(asked)}`);
    if (!answer.ok) return show(false); // too many in a minute: the form still asks
    const page = readPage(await answer.text());
    if (asked !== input.value.trim()) return; // a later one is under way
    list.replaceChildren(...page.querySelectorAll('#people > li'));
    [...list.children].forEach((option, i) => {
      option.id = `${list.id}-${i}`;
      option.setAttribute('role', 'option');
      option.addEventListener('pointerdown', (event) => { event.preventDefault(); choose(option); });
    });
    said.textContent = page.querySelector('#people-said')?.textContent ?? '';
    mark(-1);
    show(list.children.length > 0);
  };

  show(false);
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => search().catch(() => show(false)), 250);
  });
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', (event) => {
    const last = list.children.length - 1;
    if (list.hidden || last < 0) return;
    if (event.key === 'ArrowDown') mark(active === last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') mark(active <= 0 ? last : active - 1);
    else if (event.key === 'Enter' && active >= 0) choose(list.children[active]);
    else if (event.key === 'Escape') show(false);
    else return;
    event.preventDefault();
  });
}
