// SPDX-License-Identifier: EUPL-1.2
// A fictional municipality of 400, as its payroll system exports it, in Norwegian or Danish.

const given = ['Anne', 'Bjørn', 'Camilla', 'Dag', 'Ella', 'Frode', 'Gøril', 'Håkon', 'Ida', 'Jon',
  'Kari', 'Lars', 'Mona', 'Nils', 'Oda', 'Per', 'Randi', 'Svein', 'Tone', 'Unni'];
const family = ['Ås', 'Berg', 'Dahl', 'Eriksen', 'Foss', 'Gundersen', 'Hauge', 'Iversen', 'Juul', 'Krogh',
  'Lund', 'Moe', 'Nygård', 'Olsen', 'Pihl', 'Quist', 'Ravn', 'Strand', 'Tveit', 'Ødegård'];
const units = ['Barnehage', 'Skole', 'Helse', 'Omsorg', 'Kultur', 'Teknikk', 'Plan', 'Økonomi', 'Personal', 'Innbyggertorg'];
const words = {
  nb: { head: 'Ansattnr;Fornavn;Etternavn;E-post;Stilling;Enhetskode;Enhet;Stillingsprosent;Ansatt fra;Utdanningsnivå', degree: 'Master' },
  da: { head: 'Medarbejdernr;Fornavn;Efternavn;E-mail;Stilling;Enhedskode;Enhed;Beskæftigelsesgrad;Ansat fra;Uddannelsesniveau', degree: 'Kandidat' },
};

const plain = (name) => name.toLowerCase().replaceAll('ø', 'o').replaceAll('å', 'a');

export class Staff {
  constructor(lang) {
    this.words = words[lang];
    this.people = Array.from({ length: 400 }, (all, i) => {
      const first = given[i % 20], last = family[Math.floor(i / 20)], isNew = i < 40;
      return {
        number: String(1000 + i), given: first, family: last, name: `${first} ${last}`, address: `${plain(first)}.${plain(last)}@nordvag.example`,
        title: 'Rådgiver', unit: i % 10, since: `${String(1 + (i % 28)).padStart(2, '0')}.${isNew ? '03.2026' : '08.2019'}`, degree: isNew ? this.words.degree : '',
      };
    });
  }

  /// Whoever has this address; a person made of nothing else for one who is not on the list.
  at(address) {
    return this.people.find((p) => p.address === address) ?? { name: address, address };
  }

  csv() {
    const rows = this.people.filter((p) => !p.hasLeft).map((p) =>
      [p.number, p.given, p.family, p.address, p.title, 100 + p.unit, units[p.unit], 100, p.since, p.degree].join(';'));
    return `${[this.words.head, ...rows].join('\r\n')}\r\n`;
  }
}
