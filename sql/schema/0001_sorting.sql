-- SPDX-License-Identifier: EUPL-1.2
-- How names are sorted in each language. SQLite has these collations from the program (src/db/collate.c).
{postgres} CREATE COLLATION IF NOT EXISTS nb (provider = icu, locale = 'nb');
{postgres} CREATE COLLATION IF NOT EXISTS nn (provider = icu, locale = 'nn');
{postgres} CREATE COLLATION IF NOT EXISTS da (provider = icu, locale = 'da');
{postgres} CREATE COLLATION IF NOT EXISTS en (provider = icu, locale = 'en');
