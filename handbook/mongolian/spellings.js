/*!
 * Ways in which a Mongolian name or key word may be written: MongolianSpellings.spellings(text, chosen).
 * All rules are data: RULES below is taken from rules.yml in handbook/mongolian; spellings.py there is the twin of this file.
 * WORDS are derived from dict-mn, the Hunspell dictionary mn_MN (LaTeX Project Public Licence 1.3c), modified.
 */
(function (root) {
  "use strict";
  /** @type {any} */
  const RULES = /* rules.yml */ null;
  /** @type {any} */
  const WORDS = /* dictionary forms of the handbook's words */ null;

  const { standard: STANDARD, chat: CHAT, readings: READINGS } = RULES.spellings;
  const UNLIKELY = RULES.spellings.unlikely.map((pattern) => new RegExp(pattern));
  const KNOWN_WORDS = new Set(WORDS.split(" "));
  const SAME = RULES.same.split("|").map((group) => group.trim().split(/\s+/));
  const CYRILLIC = /[\u0400-\u04ff]/;
  const IGNORED = /[\u0300-\u0305\u0307\u0309-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const SHOWN = 12, READ = 6, WITHIN = 5, TRIED = 600, LONGEST = 60, PENALTY = 3, KNOWN = 10; // as in spellings.py
  const EDGES = /^[-'’.]+|[-'’.]+$/g;
  const has = (table, name) => Object.prototype.hasOwnProperty.call(table, name);
  const swap = (word, swaps) => Array.from(word, (letter) => (has(swaps, letter) ? swaps[letter] : letter)).join("");
  const unique = (list) => [...new Set(list)];
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  function normalise(word) {
    word = word.toLowerCase().normalize("NFC").replace(IGNORED, "").normalize("NFC");
    return CYRILLIC.test(word) ? swap(word, RULES.lookalike).replace(/з(?=\d)|(?<=\d)з/g, "3") : word;
  }

  const fold = (word) => swap(normalise(word), RULES.fold);

  function clean(text) {
    const kept = Array.from(text.normalize("NFC").replace(IGNORED, "")).slice(0, LONGEST).join("").replace(/[^\p{L}\p{N}\-'’.]/gu, " ");
    return kept.split(" ").map((word) => normalise(word.replace(EDGES, ""))).filter(Boolean).join(" ");
  }

  // One of each row in all ways, with how far from the beginnings of the rows it is; the nearest first.
  function* picks(rows) {
    const farthest = sum(rows.map((row) => row.length - 1));
    for (let rank = 0; rank <= farthest; rank++) {
      for (const picked of picksOf(rows, rank)) yield [rank, picked];
    }
  }

  function* picksOf(rows, rank) {
    if (!rows.length) {
      if (rank === 0) yield [];
      return;
    }
    if (rank > sum(rows.map((row) => row.length - 1))) return;
    for (let at = Math.min(rank, rows[0].length - 1); at >= 0; at--) {
      for (const rest of picksOf(rows.slice(1), rank - at)) yield [rows[0][at], ...rest];
    }
  }

  function take(many, most) {
    const taken = [];
    if (most) for (const one of many) if (taken.push(one) === most) break;
    return taken;
  }

  const longest = (table) => Math.max(...Object.keys(table).map((group) => group.length));
  const LONGEST_GROUP = new Map([CHAT, READINGS].map((table) => [table, longest(table)]));

  function unitsOf(word, table) {
    const units = [];
    for (let at = 0; at < word.length;) {
      let length = LONGEST_GROUP.get(table) ?? 1;
      while (length > 1 && !(at + length <= word.length && has(table, word.slice(at, at + length)))) length--;
      if (length === 1) length = String.fromCodePoint(word.codePointAt(at)).length;
      units.push(word.slice(at, at + length));
      at += length;
    }
    return units;
  }

  const standard = (word) => swap(word, STANDARD);
  const choose = (rows, picked) => Object.fromEntries(rows.map((row, n) => [row, picked[n]]));
  const rowsOf = (units, table) => Object.keys(table).filter((row) => units.includes(row));
  const group = (shown, more = 0) => ({ shown, more });

  function chat(word) {
    if (!CYRILLIC.test(word)) return group([]);
    const units = unitsOf(word, CHAT), rows = rowsOf(units, CHAT);
    const shown = take(picks(rows.map((row) => CHAT[row])), SHOWN).map(([, picked]) => {
      const choice = choose(rows, picked);
      return units.map((unit) => (has(choice, unit) ? choice[unit] : standard(unit))).join("");
    });
    return group(shown, rows.reduce((product, row) => product * CHAT[row].length, 1) - shown.length);
  }

  const HABITS = [
    ...RULES.spellings.keyboard.map((habit) => Object.fromEntries(habit.split(" ").map((pair) => pair.split(">")))),
    ...Object.entries(RULES.fold).map(([letter, other]) => ({ [letter]: other })),
  ];
  const LOOKALIKES = Array.from(RULES.spellings.alike, (other) => ({ [RULES.lookalike[other]]: other }));

  function swapped(word, habits) {
    const found = unique(habits.map((habit) => swap(word, habit)).filter((other) => other !== word));
    return group(found.slice(0, SHOWN), found.slice(SHOWN).length);
  }

  function same(word) {
    const folded = fold(word);
    return SAME.find((names) => names.some((name) => fold(name) === folded)) || [];
  }

  const BY_FOLD = new Map();
  for (const word of KNOWN_WORDS) BY_FOLD.set(fold(word), [...(BY_FOLD.get(fold(word)) || []), word]);

  function readings(typed) {
    const words = typed.split(" ").filter(Boolean)
      .map((word) => (CYRILLIC.test(typed) ? [word, ...(BY_FOLD.get(fold(word)) || [])] : readLatin(word)));
    return unique(take(picks(words), READ).map(([, picked]) => picked.join(" ")).filter((text) => CYRILLIC.test(text)));
  }

  function readLatin(latin) {
    const named = same(latin).filter((name) => CYRILLIC.test(name));
    if (named.length) return named;
    const units = unitsOf(latin, READINGS), rows = rowsOf(units, READINGS), found = new Map();
    for (const [rank, picked] of take(picks(rows.map((row) => READINGS[row])), TRIED)) {
      const choice = choose(rows, picked);
      const word = units.map((unit) => (has(choice, unit) ? choice[unit] : unit)).join("");
      if (!found.has(word)) found.set(word, rank + PENALTY * UNLIKELY.filter((pattern) => pattern.test(word)).length);
    }
    const worst = Math.min(...found.values()) + WITHIN;
    return [...found].filter(([, cost]) => cost <= worst)
      .map(([word, cost]) => [word, cost - (KNOWN_WORDS.has(word) ? KNOWN : 0)])
      .sort((a, b) => a[1] - b[1]).slice(0, READ).map(([word]) => word);
  }

  // What was typed, what may be meant, the word chosen of that, and its spellings by kind, the likeliest first.
  function spellings(text, chosen = 0) {
    const typed = clean(text), meant = readings(typed);
    const word = meant.length ? meant[Math.min(chosen, meant.length - 1)] : "";
    const all = {
      typed: group(typed ? [typed] : []), cyrillic: group(word ? [word] : []), same: group(same(word)),
      keyboard: swapped(word, HABITS), standard: group(word ? [standard(word)] : []), chat: chat(word), alike: swapped(word, LOOKALIKES),
    };
    const seen = new Set([""]), groups = {};
    for (const [name, { shown, more }] of Object.entries(all)) {
      const fresh = unique(shown.filter((spelling) => !seen.has(spelling)));
      shown.forEach((spelling) => seen.add(spelling));
      if (fresh.length) groups[name] = group(fresh, more);
    }
    return { typed, readings: meant, word, groups };
  }

  root.MongolianSpellings = { clean, spellings };
})(this);
