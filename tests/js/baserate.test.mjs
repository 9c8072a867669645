// What a sign finds among many people is reckoned right, and each mark of the picture belongs to one group.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./scripts.mjs";

globalThis.document ??= { querySelectorAll: () => [], querySelector: () => null };
const { calculate, share } = load("hb/baserate").baseRate;
const CASES = [
  [1000, 10, 80, 10],
  [100_000, 1, 90, 1],
  [250, 4, 50, 2.5],
  [1000, 1000, 100, 100],
  [500, 0, 80, 0],
  [7, 300, 33, 12],
  [10_000_000, 0.5, 99, 0.1],
];
const IMPOSSIBLE = [
  [null], [-1, 10, 80, 10], [0, 10, 80, 10], [1.5, 10, 80, 10], [NaN, 10, 80, 10], [1000, 1001, 80, 10],
  [1000, 10, 101, 10], [1000, 10, 80, -0.1], [1000, 10, "80", 10], [Infinity, 10, 80, 10],
];

const UNIT = 10_000_000n; // a person in the whole numbers that `counted` counts: no case has more than one decimal
const whole = (value) => BigInt(Math.round(value * 10));

/** The same by counting in whole numbers: first who is real, then who carries the sign. */
function counted(people, perThousand, finds, wrongly) {
  const real = BigInt(people) * whole(perThousand) * 1000n;
  const found = (real * whole(finds)) / 1000n;
  const other = BigInt(people) * UNIT - real;
  const wrong = (other * whole(wrongly)) / 1000n;
  const groups = { real, found, missed: real - found, wrong, rest: other - wrong, marked: found + wrong };
  const shown = Object.fromEntries(Object.entries(groups).map(([name, units]) => [name, Number(units) / Number(UNIT)]));
  return { ...shown, share: groups.marked ? (Number(found) / Number(groups.marked)) * 100 : null };
}

for (const numbers of CASES) {
  test(`the numbers are right: ${numbers}`, () => {
    const [result, wanted] = [calculate(...numbers), counted(...numbers)];
    assert.deepEqual(Object.keys(result).sort(), Object.keys(wanted).sort());
    for (const [name, value] of Object.entries(wanted)) {
      if (value === null) assert.equal(result[name], null, name);
      else assert.ok(Math.abs(result[name] - value) <= 1e-6 && result[name] >= 0, `${name}: ${result[name]}, not ${value}`);
    }
  });

  test(`every mark of the picture belongs to one group: ${numbers}`, () => {
    const counts = share(calculate(...numbers), numbers[0]);
    assert.equal(counts.reduce((sum, count) => sum + count, 0), Math.min(numbers[0], 1000));
    assert.ok(Math.min(...counts) >= 0);
  });
}

test("impossible numbers give no result", () => {
  assert.deepEqual(IMPOSSIBLE.filter((numbers) => calculate(...numbers) !== null), []);
});
