// SPDX-License-Identifier: EUPL-1.2
// What is measured, what must be reached, and what the peers reach: figures of shared/seating.md, measured there.

/// Cases of shared/data/seating. The peer is R's anticlust 0.8, one round after another: its value and CPU seconds. `least` is
/// what 300 lines of annealing reach in 10 CPU seconds; `proven` where the bound has to be reached.
export const weighted = [
  { name: 'o01_27x3x13_nine_units', peer: 1317, peerSeconds: 0.37, least: 1323, proven: true },
  { name: 'o02_27x3x13_absent10', peer: 1163, peerSeconds: 0.06, least: 1190 },
  { name: 'o03_24x4x8_six_units', peer: 956.25, peerSeconds: 0.03, least: 969, proven: true },
  { name: 'o04_30x5x7_apart', peer: 1459.5, peerSeconds: 0.24, least: 1469.25 },
  { name: 'o05_27x45x24', peer: 1742.53, peerSeconds: 0.14, least: 1742.53 },
  { name: 'o06_50x45x12_late', peer: 3523, peerSeconds: 0.39, least: 3535 },
  { name: 'o07_60x6x12', peer: 6232.5, peerSeconds: 0.61, least: 6265.5 },
  { name: 'o08_100x5x20_abs', peer: 12731, peerSeconds: 1.39, least: 12788 },
  { name: 'o09_200x5x12', peer: 19200, peerSeconds: 3.22, least: 19200, proven: true },
  { name: 'o10_200x8x26_abs', peer: 56766.38, peerSeconds: 5.59, least: 56706.75 },
];
export const ratioMost = { ten: 0.55, peer: 0.85 };

/// Repeated meetings: `most` are allowed after `seconds`; `peer` is anticlust, `js` good-enough-golfers.
export const plain = [
  { name: '27 in 3s, 13 rounds', args: '--people 27 --size 3 --rounds 13', seconds: 1, most: 0, proven: true, peer: 17, js: 18 },
  { name: '27 in 3s, 13 rounds, search only', args: '--people 27 --size 3 --rounds 13 --search-only', seconds: 10, most: 8, peer: 17, js: 18 },
  { name: '32 in 4s, 10 rounds', args: '--people 32 --size 4 --rounds 10', seconds: 10, most: 0, proven: true, peer: 30, js: 34 },
  { name: '32 in 4s, 10 rounds, search only', args: '--people 32 --size 4 --rounds 10 --search-only', seconds: 60, most: 20, peer: 30, js: 34 },
  { name: '27 in 4s and 5s, 24 rounds', args: '--people 27 --sizes 4-5 --rounds 24', seconds: 10, proven: true },
  { name: '200 in 5s, 20 units, 12 rounds', args: '--people 200 --size 5 --rounds 12', units: 20, seconds: 1, most: 0, peer: 0, js: 416 },
  { name: '200 in 8s, 20 units, 24 rounds', args: '--people 200 --size 8 --rounds 24', units: 20, seconds: 1, most: 0, peer: 1472 },
];

/// One round by weights, of MDGPLIB. The peer is anticlust's three-phase search.
export const byWeights = [
  { name: 'RanReal_n120_ss_01', seconds: 10, least: 47351, peer: 47351.974, peerSeconds: 9.4 },
  { name: 'RanReal_n240_ss_01', seconds: 20, least: 155190, peer: 155195.422, peerSeconds: 19.5 },
  { name: 'Geo_n120_ss_01', seconds: 10, least: 101590, peer: 101554.31, peerSeconds: 2.5 },
  { name: 'RanInt_n240_ds_01', args: '--sizes 15-25', seconds: 10, least: 163865, peer: 163865, peerSeconds: 9.1 },
];

/// Whole municipalities, with units and a year's history: CPU seconds and megabytes at most.
export const large = [
  { name: '12,000 in pairs', people: 12000, size: 2, units: 400, met: 72000, secondsMost: 1, megabytesMost: 64 },
  { name: '12,000 in threes', people: 12000, size: 3, units: 400, met: 72000, secondsMost: 1, megabytesMost: 64 },
  { name: '100,000 in threes', people: 100000, size: 3, units: 2000, met: 300000, secondsMost: 10 },
];

/// After 15 % did not come to the first gathering.
export const replanned = [
  { name: '27 in 4s and 5s, 24 rounds', people: 27, sizes: '4-5', rounds: 24, units: 9, seconds: 0.02 },
  { name: '200 in 5s, 12 rounds', people: 200, sizes: '4-5', rounds: 12, units: 20, seconds: 0.3 },
];
export const replanMost = { loss: 0.003, changed: 0.25 };

/// "g-p": rounds without a repeated meeting.
export const golfers = {
  '3-2': 5, '3-3': 4, '4-2': 7, '4-3': 4, '4-4': 5, '5-2': 9, '5-3': 7, '5-4': 5, '5-5': 6, '6-2': 11, '6-3': 8, '6-4': 7, '6-5': 6, '6-6': 3,
  '7-2': 13, '7-3': 10, '7-4': 9, '7-5': 7, '7-6': 7, '7-7': 8, '8-2': 15, '8-3': 11, '8-4': 10, '8-5': 8, '8-6': 8, '8-7': 8, '8-8': 9,
  '9-2': 17, '9-3': 13, '9-4': 11, '9-5': 9, '9-6': 9, '9-7': 9, '9-8': 9, '9-9': 10,
  '10-2': 19, '10-3': 14, '10-4': 13, '10-5': 9, '10-6': 7, '10-7': 7, '10-8': 5, '10-9': 5, '10-10': 4,
};

/// Fewest rounds for 9 to 30 people in groups of at most 3 to 8; of an open case the larger number.
export const diners = [
  [4, 4, 3, 3, 3, 3], [6, 4, 4, 3, 3, 3], [6, 5, 4, 3, 3, 3], [6, 5, 4, 3, 3, 3], [7, 5, 4, 4, 3, 3], [7, 5, 5, 4, 4, 3], [7, 5, 5, 4, 4, 3],
  [9, 5, 5, 4, 4, 3], [9, 7, 5, 4, 4, 4], [9, 7, 6, 4, 4, 4], [10, 7, 6, 5, 4, 4], [10, 7, 6, 5, 5, 4], [10, 8, 6, 5, 5, 4], [12, 8, 6, 5, 5, 4],
  [12, 8, 6, 6, 5, 5], [12, 8, 6, 6, 5, 5], [13, 9, 6, 6, 5, 5], [13, 9, 8, 6, 6, 5], [13, 9, 9, 7, 6, 5], [15, 9, 9, 7, 6, 5],
  [15, 11, 9, 7, 6, 5], [15, 11, 9, 7, 6, 5],
];
