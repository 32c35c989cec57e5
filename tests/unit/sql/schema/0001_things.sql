-- SPDX-License-Identifier: EUPL-1.2
-- One column for each type.
CREATE TABLE thing (
    id {id},
    number {int} NOT NULL,
    truth {bool} NOT NULL,
    share {real} NOT NULL,
    title {text} NOT NULL,
    picture {bytes} NOT NULL,
    day {date} NOT NULL,
    moment {instant} NOT NULL,
    reply {enum none yes no maybe} NOT NULL
);
CREATE TABLE gap (
    id {id},
    number {int},
    truth {bool},
    share {real},
    title {text},
    picture {bytes},
    day {date},
    moment {instant},
    reply {enum none yes no maybe},
    thing {ref} REFERENCES thing (id)
);
CREATE TABLE place (
    name {text} PRIMARY KEY,
    visits {int} NOT NULL
);
{postgres} CREATE COLLATION IF NOT EXISTS nb (provider = icu, locale = 'nb');
{postgres} CREATE COLLATION IF NOT EXISTS en (provider = icu, locale = 'en');
