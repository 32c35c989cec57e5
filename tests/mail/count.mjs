// SPDX-License-Identifier: EUPL-1.2
// The runner of the scripts in this folder: one line for each failure, and "NAME: N passed, N failed" at the end.
let passed = 0;
let failed = 0;

export async function test(says, run) {
  try {
    await run();
    passed++;
  } catch (error) {
    failed++;
    console.log(`FAILED ${says}\n  ${String(error.message).split('\n').slice(0, 12).join('\n  ')}`);
  }
}

export function finish(name) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
