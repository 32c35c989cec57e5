-- SPDX-License-Identifier: EUPL-1.2
-- The base organisation: units, people, positions, and the staff lists that were taken in.

-- enum education: none primary upper_secondary vocational bachelor master phd unknown

-- enum employment: permanent temporary hourly apprentice other unknown

-- enum person_state: active leave ended

-- What a criterion of the selection says of a person, and what all of them say together.
-- enum criterion: unasked yes no unknown
-- enum cohort_verdict: in out unknown

-- As counted when the last staff list was taken.
-- employees_count() -> int
SELECT people FROM staff_count WHERE name = '';
