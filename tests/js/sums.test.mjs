// Lists of hash values are read as the programs of other systems write them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./scripts.mjs";

const HB = load("hb/sums");
const HASH = "ab".repeat(32);

test("a line of each program names the same file", () => {
  const lines = [`${HASH}  зар.png`, `${HASH} *зар.png`, `SHA256 (зар.png) = ${HASH}`, `SHA256          ${HASH.toUpperCase()}       C:\\Ажил\\зар.png`];
  for (const line of lines) assert.deepEqual(HB.sums.read(line).entries.map(({ name, hash }) => [name, hash.toLowerCase()]), [["зар.png", HASH]], line);
});
