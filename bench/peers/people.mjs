// SPDX-License-Identifier: EUPL-1.2
// The page that is measured, as a good program on better-sqlite3 would make it: the people of a network, by four
// statements. The frame around it (head and foot) is Tvers' own, and costs the peers nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => signs[sign]) : text);

function meetingText(meeting) {
  if (!meeting) return '';
  return meeting.times ? `<br>Dere har sittet sammen ${meeting.times} gang${meeting.times > 1 ? 'er' : ''}` : `<br>Dere sitter sammen ${meeting.next_on}`;
}

const line = (meetings) => (p) => `<li><a href="/people/${p.id}">${escaped(`${p.given_name} ${p.family_name}`)}</a><br><span class="quiet">${
  escaped(p.job_title ?? '')}, ${escaped(p.unit ?? '')}</span>
${meetingText(meetings.get(p.id))}
${p.ask_me_about ? `<br><span class="quiet">Spør meg om:</span> ${escaped(p.ask_me_about)}` : ''}
${p.wants_to_learn ? `<br><span class="quiet">Vil gjerne lære:</span> ${escaped(p.wants_to_learn)}` : ''}</li>
`;

/// A function from the id of a network to the page, or undefined.
export function peoplePage(folder, reader) {
  const db = new Database(join(folder, 'big.db'), { readonly: true });
  const head = readFileSync(join(folder, 'head.html'), 'utf8'), foot = readFileSync(join(folder, 'foot.html'), 'utf8');
  const network = db.prepare('SELECT id, name, state FROM network WHERE id = ?');
  const membership = db.prepare('SELECT joined_at, left_at FROM membership WHERE network = ? AND person = ?');
  const people = db.prepare(`SELECT p.id, p.given_name, p.family_name, u.name AS unit, p.job_title, p.ask_me_about, p.wants_to_learn
    FROM membership m JOIN person p ON p.id = m.person LEFT JOIN unit u ON u.id = p.unit
    WHERE m.network = ? AND m.left_at IS NULL ORDER BY p.family_name, p.given_name, p.id`);
  const meetings = db.prepare(readFileSync(join(folder, 'meetings.sql'), 'utf8'));
  return db.transaction((id) => {
    if (!network.get(id)) return undefined;
    const isMember = membership.get(id, reader)?.left_at === null, all = people.all(id);
    const met = new Map(meetings.all({ network: id, reader, today: Math.floor(Date.now() / 86_400_000) }).map((meeting) => [meeting.person, meeting]));
    return `${head}
<h1>Folkene i nettverket</h1>
<p class="lead">${all.length} medlemmer</p>
<ul class="plain-list">
${all.map(line(met)).join('')}</ul>
${isMember ? '<div class="actions"><a class="ds-button" data-variant="secondary" href="/profile">Skriv om deg selv</a></div>' : ''}
${foot}`;
  });
}
