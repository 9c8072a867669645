// The capture log: its fields, the chain of hashes that ties its rows together, files of it, and what is kept of it here.
// Needs js-sha256, and fflate, hb/sheets.js and hb/casefile.js for files. How the chain is computed stands in MAINTAINING.md: others verify it.
HB.log = (function () {
  "use strict";
  const FORMAT = "osint-handbook-log";
  const VERSION = "osint-handbook-log-1"; // begins what is hashed: another order of fields is another version
  const FIELDS = [ // in the order in which they are hashed; never changed, never used again for something else
    "no", "case", "basis", "url", "account", "visible", "utc", "local", "clock", "collector", "witness", "device", "tool",
    "file", "size", "sha256", "storage", "copies", "redactions", "source-grade", "info-grade", "roles", "links", "corrects",
    "remarks", "sealed",
  ];
  const NEEDED = ["case", "basis", "visible", "utc", "collector"]; // of a new row
  const COLUMNS = [...FIELDS, "previous", "chain"];
  const START = "0".repeat(64); // stands before the first row
  const MOST_LETTERS = 8000; // of one field; a cell of Excel holds 32,767
  const HOUR = 3600 * 1000;
  const AHEAD = 8 * HOUR; // Ulaanbaatar; Mongolia keeps one time all year
  const HEADING = " · "; // between the id of a column and its name
  // what no file format carries unchanged: control characters, halves of letters
  // eslint-disable-next-line no-control-regex -- it looks for control characters
  const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

  const clean = (value) => String(value ?? "").replace(/\r\n?/g, "\n").trim().slice(0, MOST_LETTERS).replace(UNSAFE, "").trim();

  // Time as a log has it: "2026-12-31 20:05:30", or "" where the text is none.
  const stamp = (time) => new Date(time).toISOString().slice(0, 19).replace("T", " ");

  function timeOf(text) {
    const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?Z?$/.exec(text.trim());
    if (!found) return null;
    const time = Date.parse(`${found[1]}T${found[2]}${found[3] || ":00"}Z`);
    return Number.isNaN(time) || stamp(time).slice(0, 10) !== found[1] ? null : time; // 30 February is none
  }

  function localOf(utc) {
    const time = timeOf(utc);
    return time === null ? "" : `${stamp(time + AHEAD)} +08:00`;
  }

  const canonical = (row) => JSON.stringify([VERSION, row.previous, ...FIELDS.map((name) => row[name])]);
  const hash = (row) => sha256(canonical(row));

  function nextNumber(rows) {
    return String(rows.reduce((most, row) => Math.max(most, Number(row.no) || 0), 0) + 1);
  }

  // A new row behind the others; it is never changed again.
  function seal(values, rows, now = Date.now()) {
    const row = Object.fromEntries(FIELDS.map((name) => [name, clean(values[name])]));
    row.no ||= nextNumber(rows);
    row.sealed = stamp(now);
    row.previous = rows.length ? rows.at(-1).chain : START;
    row.chain = hash(row);
    return Object.freeze(row);
  }

  // What is missing or cannot be, by the name of its field.
  function faults(given) {
    const found = NEEDED.filter((name) => !given[name]).map((name) => [name, HB.words("log-missing", HB.words(`log-${name}`))]);
    if (given.utc && timeOf(given.utc) === null) found.push(["utc", HB.words("log-bad-time")]);
    if (!given.url && !given.file) found.push(["url", HB.words("log-no-place")]);
    if (given.sha256 && !/^[0-9a-f]{64}$/i.test(given.sha256)) found.push(["sha256", HB.words("log-bad-hash")]);
    if (given.size && !/^\d+$/.test(given.size)) found.push(["size", HB.words("log-bad-size")]);
    return found;
  }

  // What is wrong with a log: [kind, item no., line in the file], in the order of the file; empty where the chain holds.
  function verify(rows) {
    const found = [];
    const say = (kind, n, more = "") => found.push([kind, rows[n].no, n + 1, more]);
    const at = new Map(); // hash → line
    rows.forEach((row, n) => {
      if (at.has(row.chain)) say("inserted", n);
      else {
        at.set(row.chain, n);
        if (row.chain !== hash(row)) say("changed", n);
      }
    });
    const lines = [...at.values()];
    if (lines.every((n) => rows[n].previous === (n ? rows[n - 1].chain : START))) return found;
    const runs = follow(rows, lines, at);
    const inserted = new Set(lines);
    const order = [];
    for (const run of runs) {
      const [first, last] = [run[0], run.at(-1)];
      const between = last - first + 1 === run.length && first > 0 && last + 1 < rows.length && rows[last + 1].previous === rows[first - 1].chain;
      if (between || run.extra) continue;
      if (rows[first].previous !== START) {
        const before = order.at(-1);
        const [from, to] = [Number(before === undefined ? 0 : rows[before].no) + 1, Number(rows[first].no) - 1];
        if (from <= to) say("removed", first, from === to ? String(from) : `${from}–${to}`);
        else say("replaced", before === undefined ? first : before);
      }
      run.forEach((n) => inserted.delete(n));
      order.push(...run);
    }
    inserted.forEach((n) => say("inserted", n));
    outOfOrder(order).forEach((n) => say("moved", n));
    return found.sort((a, b) => a[2] - b[2]);
  }

  // Rows as they follow each other by their hashes, in runs; where two follow one row, the longer way is the log.
  function follow(rows, lines, at) {
    const after = new Map();
    for (const n of lines) after.set(rows[n].previous, [...(after.get(rows[n].previous) || []), n]);
    const taken = new Set();
    const walk = (head) => {
      const run = [];
      for (let n = head; n !== undefined && !taken.has(n);) {
        taken.add(n);
        run.push(n);
        const next = (after.get(rows[n].chain) || []).filter((other) => !taken.has(other));
        n = next.length < 2 ? next[0] : next.sort((a, b) => reach(b) - reach(a) || rows[a].no - rows[b].no || b - a)[0];
      }
      return run;
    };
    const reach = (head) => {
      const seen = new Set();
      let edge = [head];
      while (edge.length) {
        edge.forEach((n) => seen.add(n));
        edge = edge.flatMap((n) => after.get(rows[n].chain) || []).filter((n) => !seen.has(n));
      }
      return seen.size;
    };
    const heads = lines.filter((n) => !at.has(rows[n].previous));
    const starts = heads.filter((n) => rows[n].previous === START).sort((a, b) => reach(b) - reach(a) || a - b);
    const runs = starts.map((n, k) => Object.assign(walk(n), { extra: k > 0 }));
    runs.push(...heads.filter((n) => rows[n].previous !== START).map(walk));
    for (const n of lines) if (!taken.has(n)) runs.push(Object.assign(walk(n), { extra: true }));
    return runs;
  }

  // The fewest lines that have to be moved back for the rest to stand in order.
  function outOfOrder(order) {
    const tails = [], before = [];
    order.forEach((line, k) => {
      let [low, high] = [0, tails.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (order[tails[middle]] < line) low = middle + 1;
        else high = middle;
      }
      before[k] = low ? tails[low - 1] : -1;
      tails[low] = k;
    });
    const kept = new Set();
    for (let k = tails.length ? tails.at(-1) : -1; k >= 0; k = before[k]) kept.add(k);
    return order.filter((_, k) => !kept.has(k));
  }

  // Rows that hold today: one that a later row corrects gives way to it.
  function current(rows) {
    const corrected = new Set(rows.map((row) => row.corrects).filter(Boolean));
    return rows.filter((row) => !corrected.has(row.no));
  }

  const gradeOf = (row) => (row["source-grade"] || "–") + (row["info-grade"] || "–");

  // "B > A: words; …" as [from, to, words]
  function linksOf(row) {
    return row.links.split(/[;\n]/).map((part) => /^\s*(.+?)\s*(?:>|→)\s*([^:]+?)\s*(?::\s*(.*?)\s*)?$/.exec(part)).filter(Boolean)
      .map(([, from, to, words]) => [from, to, words || ""]);
  }

  const rolesOf = (row) => row.roles.split(/[;\n]/).map((role) => role.trim()).filter(Boolean);

  // Files

  const table = (rows) => [COLUMNS.map((name) => name + HEADING + HB.words(`log-${name}`)), ...rows.map((row) => COLUMNS.map((name) => row[name]))];
  const json = (rows) => JSON.stringify({ format: FORMAT, version: 1, rows: rows.map((row) => Object.fromEntries(COLUMNS.map((name) => [name, row[name]]))) }, null, 1);

  // What a file holds: {rows, sealed, problems, encoding}; a file that is no log throws a sentence.
  async function open(file) {
    const { rows, json: value, encoding } = await HB.sheets.read(file);
    let found;
    if (rows) found = fromTable(rows, encoding);
    else {
      if (value?.format !== FORMAT || value.version !== 1 || !Array.isArray(value.rows) || !value.rows.every((row) => row && typeof row === "object")) throw new HB.sheets.Unreadable("not-log");
      found = value.rows;
    }
    found = found.map((row) => Object.fromEntries(COLUMNS.map((name) => [name, clean(row[name])])));
    if (!found.length) throw new HB.sheets.Unreadable("no-rows");
    const sealed = found.some((row) => row.chain);
    return { rows: found.map(Object.freeze), sealed, problems: sealed ? verify(found) : [], encoding };
  }

  function fromTable(rows, encoding) {
    const [head, ...lines] = rows;
    const names = new Map(COLUMNS.flatMap((name) => [[name, name], [HB.words(`log-${name}`).toLowerCase(), name]]));
    const columns = head.map((cell) => names.get(cell.split(HEADING)[0].trim().toLowerCase()) || names.get(cell.trim().toLowerCase()));
    if (columns.filter(Boolean).length < 3) throw new HB.sheets.Unreadable(encoding === "windows-1251" ? "no-encoding" : "no-headings");
    return lines.map((line) => {
      const row = Object.fromEntries(columns.flatMap((name, n) => (name ? [[name, line[n]]] : [])));
      for (const name of ["utc", "local"]) row[name] = dayOf(row[name]);
      return row;
    });
  }

  // A day that Excel has turned into a number.
  const dayOf = (text) => (/^\d{5}(\.\d+)?$/.test(text || "") ? stamp(Math.round((Number(text) - 25569) * 86400) * 1000) : text);

  // What is kept in this browser: nothing until the officer says so.

  const keeping = () => HB.read("log.keep") === true;
  const pack = (value) => HB.caseFile.base64(fflate.deflateSync(fflate.strToU8(JSON.stringify(value))));
  const unpack = (text) => JSON.parse(fflate.strFromU8(fflate.inflateSync(HB.caseFile.fromBase64(text))));

  // Parts of the work that are kept together: the rows, and "draft", "matrix", "links".
  const parts = [];

  function part(name, read, elsewhere) {
    const one = HB.kept(`log.${name}`, read, elsewhere);
    parts.push(one);
    return { ...one, write: (value) => (keeping() ? one.write(value) : "off") };
  }

  function rowOf(values) {
    if (!COLUMNS.every((_, n) => typeof values[n] === "string")) throw new Error("no row");
    return Object.freeze(Object.fromEntries(COLUMNS.map((name, n) => [name, values[n]])));
  }

  /** @type {(why: "other" | "gone") => void} */
  let heard = () => {}; // of the page that shows the rows, where another tab has changed them
  const rowsPart = part("rows", (text) => unpack(text).map(rowOf), (why) => heard(why));

  // The kept rows; null where what is kept cannot be read.
  const kept = () => (rowsPart.isDamaged() ? null : rowsPart.value || []);

  // Whether what is kept now, perhaps by another tab, ends with these rows or goes on after them.
  function goesOn(rows) {
    const now = rowsPart.now();
    return Boolean(now) && (!rows.length || now[rows.length - 1]?.chain === rows.at(-1).chain);
  }

  // "" when kept; else why not: "off" where nothing is to be kept, "full", "other" where another window has kept something since, "bad".
  const keep = (rows) => (keeping() ? rowsPart.write(pack(rows.map((row) => COLUMNS.map((name) => row[name])))) : "off");

  const startKeeping = () => HB.write("log.keep", true);

  // In this browser; what is open in other tabs stays there.
  function stopKeeping() {
    parts.forEach((one) => one.forget());
    HB.forget("log.");
  }

  // In this browser and in all open tabs.
  function erase() {
    stopKeeping();
    HB.erase("log.");
  }

  return {
    FIELDS, NEEDED, COLUMNS, START, clean, stamp, timeOf, localOf, canonical, hash, faults, seal, verify, current, nextNumber, gradeOf, linksOf, rolesOf,
    table, json, open, keeping, kept, keep, goesOn, part, startKeeping, stopKeeping, erase, onOther: (act) => { heard = act; },
  };
})();
