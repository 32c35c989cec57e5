-- SPDX-License-Identifier: EUPL-1.2
-- A column more.
ALTER TABLE place ADD COLUMN colour {text} NOT NULL DEFAULT 'grey';
