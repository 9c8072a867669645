// The built site's search ranks and forgives as it should, and reads words as Python does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { built } from "./scripts.mjs";
import { opened } from "./searching.mjs";

// what Python makes of words: tests/test_node.py writes it
const READ = JSON.parse(readFileSync(process.env.HANDBOOK_READINGS, "utf8"));
const STRANGE = ["😀😀", "а".repeat(10_000), "a".repeat(10_000), "v".repeat(300), "!!! ??? «»", "<script>alert(1)</script>", "<b>хүн", "+ - ~ ^ * : \\", "хүн:title -",
  '"хүн худалдаалах', "   ", "\u0000\uffff", "хүн ".repeat(500), "title:хүн", "хүн^999999999", "--хүн", "ъьйъьй"];
let search, frame;
before(async () => {
  search = await opened(built("").slice(0, -1), "mn");
  frame = search.frame;
});
// lists of the worker's world are no lists of this one for a strict comparison
const plain = (value) => JSON.parse(JSON.stringify(value));

test("browser and Python read every form alike", () => {
  const mn = frame.lunr.mn.analyser, forms = Object.entries(READ.forms);
  assert.ok(forms.length > 1000);
  const other = forms.filter(([word, read]) => JSON.stringify([mn.lexicon.lemma(word), mn.keys(word), mn.fold(word), mn.loose(mn.fold(word))]) !== JSON.stringify(read));
  assert.deepEqual(other, []);
});

test("browser and Python read Latin alike", () => {
  const latin = Object.entries(READ.latin);
  assert.ok(latin.length > 100);
  for (const [word, read] of latin) assert.deepEqual(plain(frame.lunr.mn.analyser.readings(word)), read, word);
});

test("strange input neither throws nor freezes", { timeout: 60_000 }, async () => {
  for (const query of STRANGE) await search.ask(query);
  const { places } = await search.ask("хохирогч");
  assert.ok(places.some((place) => place.split("#")[0] === "ethics/victims-first.html"));
});

test("a loose match never stands above a tight one", () => {
  let several = 0;
  // every fortieth form of the handbook: a page that has it stands above one that has another form
  for (const query of Object.keys(READ.forms).filter((form) => /^[а-яөүё-]+$/.test(form)).sort().filter((_, nth) => nth % 40 === 0)) {
    search.index.search(query);
    const tiers = plain(search.index.listed.map((page) => page.tier));
    assert.deepEqual(tiers, tiers.toSorted((a, b) => a - b), query);
    several += new Set(tiers).size > 1;
  }
  assert.ok(several >= 30);
});

test("errors are forgiven only when nothing else matches", () => {
  const of = (word) => [...search.index.meant.of(frame.lunr.mn.analyser.normalise(word)).values()], { ERROR } = frame.HB_MEANINGS;
  assert.ok(of("мэдэлэл").includes(ERROR));
  for (const word of ["мэдээлэл", "хохирогчийн", "medeelel", "хуний"]) assert.ok(!of(word).includes(ERROR), word);
  assert.deepEqual(of("хүгн"), []); // four letters
});

for (const spellings of [["facebook", "фэйсбүүк", "Фейсбүүкээс", "фб"], ["VPN", "випиэн"], ["LinkedIn", "линкедин"], ["OSINT", "осинт"]]) {
  test(`${spellings[0]} is found in every spelling`, async () => {
    const found = [];
    for (const spelling of spellings) found.push((await search.ask(spelling)).places);
    // the tail of a long list is cut at a score, so two ways to write a name may end one place apart
    const [first, ...others] = found.map((places) => new Set(places.slice(0, 20)));
    assert.ok(first.size);
    for (const other of others) assert.ok([...first].filter((place) => other.has(place)).length >= 0.9 * first.size);
  });
}
