#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Reckons the curves of tests/rotation/curves.csv anew, from the words of the agreement and not from the program's code.

    tests/rotation/check_hours.py            compares the file's figures with its own
    tests/rotation/check_hours.py --write    writes the file

What an agreement means: a Monday to Friday within a stretch is a fifth of its hours a week. Days on which offices are closed, and
agreed leave, count or not. The sum is exact, and rounded once to hundredths of an hour, halves up. The rest is used up on the day on
which, going on from tomorrow as agreed, nothing is left; the last day from which it still fits is reckoned from the end.
"""
import csv, os, random, sys
from datetime import date, timedelta
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, 'curves.csv')
FIELDS = ['name', 'country', 'closed_count', 'full_week', 'shares', 'stretches', 'leaves', 'used', 'today',
          'hours', 'closed', 'full_weeks', 'percent_tenth', 'rest', 'used_up_on', 'left_over', 'start_by']
DAY = timedelta(days=1)

# Easter Sundays as almanacs print them.
EASTER = {2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21), 2031: (4, 13)}


def closed_days(country, year):
    easter = date(year, *EASTER[year])
    days = {easter + timedelta(days=n) for n in (-3, -2, 0, 1, 39, 49, 50)}
    days |= {date(year, m, d) for m, d in ((1, 1), (12, 24), (12, 25), (12, 26), (12, 31))}
    if country == 'no':
        days |= {date(year, 5, 1), date(year, 5, 17)}
    else:
        days |= {date(year, 6, 5)}
        if year <= 2023:
            days.add(easter + timedelta(days=26))
    return days


CLOSED = {(country, year): closed_days(country, year) for country in ('no', 'da') for year in EASTER}


def up(value):
    """Hundredths as a whole number, halves up."""
    return int((value * 100 + Fraction(1, 2)).__floor__())


def span(text):
    a, b = text.split('..')
    return date.fromisoformat(a), date.fromisoformat(b)


def pairs(text):
    return [part.rsplit(':', 1) for part in text.split()]


def reckon(case):
    stretches = [(*span(days), Fraction(int(week), 100)) for days, week in pairs(case['stretches'])]
    leaves = [span(part) for part in case['leaves'].split()]
    shares = [(date.fromisoformat(day), Fraction(int(part), 10000)) for day, part in pairs(case['shares'])]
    full, counts = Fraction(int(case['full_week']), 100), case['closed_count'] == '1'
    used, today = Fraction(int(case['used']), 100), date.fromisoformat(case['today'])
    first, last = stretches[0][0], stretches[-1][1]

    def agreed(day):
        return sum((week / 5 for a, b, week in stretches if a <= day <= b), Fraction(0)) if day.isoweekday() <= 5 else Fraction(0)

    def off(day):
        return day in CLOSED[case['country'], day.year] or any(a <= day <= b for a, b in leaves)

    def share(day):
        before = [part for since, part in shares if since <= day]
        return before[-1] if before else shares[0][1] if shares else Fraction(1)

    days = [first + n * DAY for n in range((last - first).days + 1)]
    worth = {day: agreed(day) if counts or not off(day) else Fraction(0) for day in days}
    hours = sum(worth.values(), Fraction(0))
    position = sum((full * share(day) / 5 for day in days if worth[day]), Fraction(0))
    rest = hours - used
    used_up = start_by = None
    left_over = Fraction(0)
    if rest > 0:
        left = rest
        for day in days:
            if day > today:
                left -= worth[day]
                if left <= 0:
                    used_up = day
                    break
        left_over = max(left, Fraction(0)) if used_up is None else Fraction(0)
        fitting = [day for day in days if sum((worth[d] for d in days if d >= day), Fraction(0)) >= rest]
        start_by = max(fitting) if fitting else None
    return {
        'hours': up(hours), 'closed': up(sum((agreed(d) for d in days if off(d)), Fraction(0))), 'full_weeks': up(hours / full),
        'percent_tenth': int((1000 * hours / position + Fraction(1, 2)).__floor__()) if position else 0,
        'rest': up(hours) - int(case['used']), 'used_up_on': used_up.isoformat() if used_up else '', 'left_over': up(left_over),
        'start_by': start_by.isoformat() if start_by else '',
    }


def case(name, country, stretches, today, used=0, leaves='', shares='', counts=0, full=None):
    return {'name': name, 'country': country, 'closed_count': str(counts), 'full_week': str(full or (3750 if country == 'no' else 3700)),
            'shares': shares, 'stretches': stretches, 'leaves': leaves, 'used': str(used), 'today': today}


def cases():
    made = [
        case('eight hours, then fifteen', 'da', '2027-02-01..2027-03-31:800 2027-04-01..2027-06-30:1500', '2027-05-02', 13100),
        case('the same, closed days count', 'da', '2027-02-01..2027-03-31:800 2027-04-01..2027-06-30:1500', '2027-05-02', 13100, counts=1),
        case('across the spring change of the clock', 'no', '2027-03-22..2027-04-02:1000', '2027-03-28', 400),
        case('across the autumn change of the clock', 'da', '2026-10-19..2026-10-30:1000', '2026-10-25', 400),
        case('across Christmas and the new year', 'no', '2026-12-14..2027-01-08:2000', '2026-12-20', 1500),
        case('across Christmas, counted', 'da', '2026-12-14..2027-01-08:2000', '2026-12-20', 1500, counts=1),
        case('across the seventeenth of May', 'no', '2027-05-03..2027-05-31:750', '2027-05-16'),
        case('the fifth of June is closed in Denmark', 'da', '2028-05-29..2028-06-09:1111', '2028-06-04', 100),
        case('great prayer day, the last time', 'da', '2023-05-01..2023-05-12:1500', '2023-05-01', 100),
        case('one day', 'no', '2027-02-03..2027-02-03:750', '2027-02-01'),
        case('a day on a weekend', 'no', '2027-02-06..2027-02-07:750', '2027-02-01'),
        case('a day on a holiday', 'no', '2027-03-26..2027-03-26:750', '2027-02-01'),
        case('agreed leave within', 'da', '2027-01-11..2027-03-26:1200', '2027-02-14', 3000, leaves='2027-02-15..2027-02-19'),
        case('leave that overlaps Easter', 'no', '2027-03-01..2027-04-30:1200', '2027-03-20', 3000, leaves='2027-03-22..2027-04-02'),
        case('leave that counts', 'no', '2027-03-01..2027-04-30:1200', '2027-03-20', 3000, leaves='2027-03-22..2027-04-02', counts=1),
        case('from full to eighty percent', 'no', '2027-01-04..2027-06-25:1500', '2027-03-01', 8000, shares='2020-01-01:10000 2027-04-01:8000'),
        case('from half to full', 'da', '2027-01-04..2027-06-25:1500', '2027-03-01', 8000, shares='2020-01-01:5000 2027-03-01:10000'),
        case('a third that does not divide', 'no', '2027-01-04..2027-02-26:1333', '2027-01-20', 1111, shares='2020-01-01:3333'),
        case('a gap over the summer', 'no', '2027-05-03..2027-06-25:1500 2027-08-16..2027-10-01:1500', '2027-07-15', 9000),
        case('used up before today', 'no', '2027-01-04..2027-01-29:1000', '2027-01-20', 9000),
        case('used exactly', 'no', '2027-01-04..2027-01-29:1000', '2027-01-29', 4000),
        case('too much is left for the end', 'da', '2027-01-04..2027-03-26:1000', '2027-03-22', 1000),
        case('before it begins', 'da', '2027-01-04..2027-03-26:1000', '2026-12-01'),
        case('after it has ended', 'da', '2027-01-04..2027-03-26:1000', '2027-04-05', 10000),
        case('a leap day', 'no', '2028-02-28..2028-03-01:1250', '2028-02-28', 1),
    ]
    chance = random.Random(20261129)
    while len(made) < 60:
        n, country = len(made), chance.choice(['no', 'da'])
        day = date(2026, 1, 1) + chance.randrange(1300) * DAY
        first, stretches = day, []
        for _ in range(chance.randint(1, 5)):
            end = day + chance.randrange(3, 90) * DAY
            stretches.append(f'{day}..{end}:{chance.choice([250, 500, 777, 800, 1234, 1500, 2000, 3700])}')
            day = end + chance.choice([1, 1, 1, 20]) * DAY
        leave = first + chance.randrange(0, 60) * DAY
        made.append(case(
            f'by chance {n}', country, ' '.join(stretches), (first + chance.randrange(-10, (day - first).days + 10) * DAY).isoformat(),
            chance.choice([0, 1, 333, 1000, 5000, 12345]), leaves=f'{leave}..{leave + 9 * DAY}' if chance.random() < .4 else '',
            shares=f'2020-01-01:{chance.choice([5000, 8000, 10000])} {first + 30 * DAY}:{chance.choice([6000, 7500, 10000])}' if chance.random() < .5 else '',
            counts=chance.randint(0, 1)))
    return made


def main():
    if '--write' in sys.argv:
        with open(FILE, 'w', newline='', encoding='utf-8') as out:
            writer = csv.DictWriter(out, FIELDS, lineterminator='\n')
            writer.writeheader()
            writer.writerows({**c, **reckon(c)} for c in cases())
        return 0
    failed = count = 0
    with open(FILE, newline='', encoding='utf-8') as given:
        for row in csv.DictReader(given):
            count += 1
            for field, value in reckon(row).items():
                if row[field] != str(value):
                    failed += 1
                    print(f"FAILED {row['name']}: {field} is {row[field]}, reckoned {value}")
    print(f'hours of {count} curves: {"all as reckoned" if not failed else f"{failed} differ"}')
    return 1 if failed or count < 40 else 0


sys.exit(main())
