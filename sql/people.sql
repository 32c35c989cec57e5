-- SPDX-License-Identifier: EUPL-1.2
-- The base organisation: units, people, positions, and the staff lists that were taken in.

-- enum education: none primary upper_secondary vocational bachelor master phd unknown

-- enum employment: permanent temporary hourly apprentice other unknown

-- enum person_state: active leave ended
