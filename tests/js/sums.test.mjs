// Lists of hash values are read as the programs of other systems write them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { load } from "./scripts.mjs";

const HB = load("hb/sums");
const HASH = "ab".repeat(32);
const hashOf = (text) => createHash("sha256").update(text).digest("hex");

test("a line of each program names the same file", () => {
  const lines = [`${HASH}  зар.png`, `${HASH} *зар.png`, `SHA256 (зар.png) = ${HASH}`, `SHA256          ${HASH.toUpperCase()}       C:\\Ажил\\зар.png`];
  for (const line of lines) assert.deepEqual(HB.sums.read(line).entries.map(({ name, hash }) => [name, hash.toLowerCase()]), [["зар.png", HASH]], line);
});

test("a list tells same, differs, renamed, unlisted and missing, and which lines nobody reads", () => {
  const files = ["same", "changed", "renamed", "new"].map((name) => ({ name: `${name}.txt`, hash: hashOf(name) }));
  const lines = [`${hashOf("same")}  same.txt`, `${"1".repeat(64)}  changed.txt`, `${hashOf("renamed")}  old name.txt`, `${"2".repeat(64)}  gone.txt`, "not a hash"];
  const { entries, bad } = HB.sums.read(lines.join("\n"));
  const { verdicts, missing } = HB.sums.compare(entries, files);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), ["same", "differs", "renamed", "unlisted"]);
  assert.equal(verdicts[2].listed, "old name.txt");
  assert.deepEqual([missing.map(({ name }) => name), bad], [["gone.txt"], [5]]);
});

test("a list in each coding of other systems is the same text", () => {
  const list = `${HASH}  зар.png\r\n`;
  const little = Buffer.from(list, "utf16le"), big = Buffer.from(little).swap16();
  const marked = (mark, content) => new Uint8Array(Buffer.concat([Buffer.from(mark), content]));
  const utf8 = Buffer.from(list);
  for (const bytes of [marked([], utf8), marked([0xef, 0xbb, 0xbf], utf8), marked([0xff, 0xfe], little), marked([0xfe, 0xff], big), marked([], little), marked([], big)]) {
    assert.equal(HB.sums.decode(bytes), list);
  }
});

test("a written line is read again, with signs that sha256sum escapes", () => {
  assert.equal(HB.sums.line({ name: "back\\slash.txt", hash: HASH }), `\\${HASH}  back\\\\slash.txt`);
  for (const name of ["нэр.txt", "back\\slash.txt", "two\nlines.txt"]) {
    assert.deepEqual(HB.sums.read(HB.sums.line({ name, hash: HASH })).entries, [{ name, hash: HASH }], name);
  }
});
