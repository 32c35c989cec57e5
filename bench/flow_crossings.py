#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Crossings of ties in our drawings against igraph's Fruchterman-Reingold, best of ten seeds (python3-igraph).

    bench/flow_crossings.py build/release/tvers ../shared/data/flow

Ours keep units apart, igraph's need not. Places are read from the drawing itself.
"""
import csv, random, re, subprocess, sys, tempfile, time
import igraph

CASES = [  # data set, unit, relation, wave, at least
    ('krackhardt-hightech', 'department', 'advice', '', 1),
    ('krackhardt-hightech', 'department', 'friendship', '', 1),
    ('freeman-eies32', 'discipline', 'acquaintance', 't1', 3),
    ('cross-parker-consulting', 'region', 'info', '', 3),
    ('kapferer-tailorshop', '', 'sociational', 't1', 1),
    ('kapferer-tailorshop', '', 'instrumental', 't1', 1),
    ('lazega-lawyers', 'office', 'friendship', '', 1),
    ('lazega-lawyers', 'office', 'cowork', '', 1),
    ('uk-faculty', 'unit', '', '', 4),
]


def turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crossings(segments):
    return sum(1 for i, (a, b) in enumerate(segments) for c, d in segments[:i]
               if len({a, b, c, d}) == 4 and turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0)


def chosen(folder, relation, wave, at_least):
    return sorted({tuple(sorted((row['from'], row['to']))) for row in csv.DictReader(open(f'{folder}/edges.csv'))
                   if (not relation or row['relation'] == relation) and (not wave or row['wave'] == wave)
                   and row['from'] != row['to'] and float(row.get('weight') or 1) >= at_least})


def ours(program, folder, unit, ties):
    with tempfile.NamedTemporaryFile('w', suffix='.csv') as edges:
        edges.write('from,to\n' + ''.join(f'{a},{b}\n' for a, b in ties))
        edges.flush()
        args = [program, 'flow', 'draw', '--nodes', f'{folder}/nodes.csv', '--edges', edges.name, *(['--silo', unit] if unit else [])]
        begun = time.perf_counter()
        svg = subprocess.run(args, check=True, capture_output=True, text=True).stdout
        seconds = time.perf_counter() - begun
    lines = re.findall(r'M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)', ''.join(re.findall(r'class="(?:tie|across)" d="([^"]*)"', svg)))
    return [((float(a), float(b)), (float(c), float(d))) for a, b, c, d in lines], seconds, len(svg)


def theirs(folder, ties):
    people = {row['id']: i for i, row in enumerate(csv.DictReader(open(f'{folder}/nodes.csv')))}
    pairs = [(people[a], people[b]) for a, b in ties]
    graph, counts = igraph.Graph(len(people), pairs), []
    for seed in range(10):
        random.seed(seed)
        at = [tuple(point) for point in graph.layout_fruchterman_reingold()]
        counts.append(crossings([(at[a], at[b]) for a, b in pairs]))
    return min(counts), len(people)


def main(program, data):
    print('network                               people  ties   ours  igraph   ms  bytes')
    for name, unit, *choice in CASES:
        folder = f'{data}/{name}'
        ties = chosen(folder, *choice)
        segments, seconds, size = ours(program, folder, unit, ties)
        least, people = theirs(folder, ties)
        assert len(segments) == len(ties), (len(segments), len(ties))
        print(f'{name + " " + choice[0]:38}{people:6}{len(ties):6}{crossings(segments):7}{least:8}{seconds * 1000:5.0f}{size:7}')


main(*sys.argv[1:])
