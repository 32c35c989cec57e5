# SPDX-License-Identifier: EUPL-1.2
"""What igraph and networkx take for the measures of bench/flow.

    flow.py FOLDER betweenness      igraph: of everyone
    flow.py FOLDER holes EACH       networkx: constraint and effective size of one in EACH people

Prints {"cpu": seconds of the processor for the computing alone, "found": values}.
"""
import csv, json, math, sys, time


def read(folder):
    people = sum(1 for _ in open(f'{folder}/nodes.csv')) - 1
    return people, [(int(row['from']), int(row['to'])) for row in csv.DictReader(open(f'{folder}/edges.csv'))]


def betweenness(people, pairs):
    import igraph
    graph = igraph.Graph(people, pairs)
    return lambda: graph.betweenness(directed=False)


def holes(people, pairs, each):
    import networkx
    graph = networkx.Graph()
    graph.add_nodes_from(range(people))
    graph.add_edges_from(pairs)
    asked = range(0, people, int(each))
    # With a weight, though all are 1: without one it copies the whole graph for each person.
    return lambda: [[None if math.isnan(values[i]) else values[i] for i in asked]
                    for values in (networkx.constraint(graph, asked), networkx.effective_size(graph, asked, weight='weight'))]


def main(folder, what, *more):
    compute = {'betweenness': betweenness, 'holes': holes}[what](*read(folder), *more)
    begun = time.process_time()
    found = compute()
    print(json.dumps({'cpu': time.process_time() - begun, 'found': found}))


main(*sys.argv[1:])
