// SPDX-License-Identifier: EUPL-1.2
// A staff list for tests: made up, in the columns of a Norwegian or a Danish payroll system.

const given = ['Anne', 'Bjørn', 'Camilla', 'Dag', 'Ella', 'Frode', 'Gøril', 'Håkon', 'Ida', 'Jon'];
const family = ['Ås', 'Berg', 'Dahl', 'Eriksen'];
const units = ['Skole', 'Helse', 'Teknikk', 'Kultur'];
const words = {
  nb: { head: 'Ansattnr;Fornavn;Etternavn;E-post;Stilling;Enhetskode;Enhet;Stillingsprosent;Ansatt fra;Utdanningsnivå', degree: 'Master', none: '' },
  da: { head: 'Medarbejdernr;Fornavn;Efternavn;E-mail;Stilling;Enhedskode;Enhed;Beskæftigelsesgrad;Ansat fra;Uddannelsesniveau', degree: 'Kandidat', none: '' },
};

/// 40 people of four units. 24 of them were hired this year with a master's degree; of two more the degree is unknown.
/// Returns { csv, expected: { in, unknown } }; addresses are GIVEN.FAMILY@example.org.
export function staffList(lang, year) {
  const rows = Array.from({ length: 40 }, (all, i) => {
    const first = given[i % 10], last = family[Math.floor(i / 10)];
    const plain = (name) => name.toLowerCase().replace('ø', 'o').replace('å', 'a');
    const isNew = i < 26, degree = i < 24 ? words[lang].degree : words[lang].none;
    const hired = `${String(1 + (i % 28)).padStart(2, '0')}.02.${isNew ? year : year - 5}`;
    return [1000 + i, first, last, `${plain(first)}.${plain(last)}@example.org`, 'Rådgiver', 100 + (i % 4), units[i % 4], 100, hired, degree].join(';');
  });
  return { csv: `${[words[lang].head, ...rows].join('\r\n')}\r\n`, expected: { in: 24, unknown: 2 } };
}
