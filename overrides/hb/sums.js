// Lists of hash values: reads those of sha256sum, BSD and macOS, Get-FileHash, certutil and our own log lines; compares; writes.
(function () {
  "use strict";
  const LINES = [ // the first that fits; groups of name and hash
    [/^(\\?)(?<hash>[0-9a-f]{64}) [ *](?<name>.+)$/i], // GNU
    [/^(\\?)SHA-?(?:2-)?256 ?\((?<name>.+)\) ?= ?(?<hash>[0-9a-f]{64})$/i], // BSD
    [/^()SHA256\s+(?<hash>[0-9a-f]{64})\s+(?<name>\S.*)$/i], // Get-FileHash
    [/^()(?:[^\t]*\t)+(?<name>[^\t]+)\t[^\t]+\tSHA-256 (?<hash>[0-9a-f]{64})$/i], // a line of our log
    [/^()(?<hash>[0-9a-f]{64})(?:\s+(?<name>\S.*))?$/i],
    [/^()(?:Hash\s*:\s*)(?<hash>[0-9a-f]{64})$/i],
  ].map(([line]) => line);
  const IDLE = /^(#.*|;.*|-----.*|Algorithm\s+Hash\s+Path|[- ]+|Algorithm\s*:.*|Path\s*:.*|CertUtil:.*|SHA256 .*:)?$/i; // says nothing about a file

  // Text of a file: UTF-8 or UTF-16 with its mark or without, else Cyrillic of old Windows.
  function decode(bytes) {
    const coded = (name, fatal = false) => new TextDecoder(name, { fatal }).decode(bytes); // takes the mark away
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return coded("utf-16le");
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return coded("utf-16be");
    if (bytes.length > 1 && bytes[1] === 0 && bytes[0]) return coded("utf-16le");
    if (bytes.length > 1 && bytes[0] === 0 && bytes[1]) return coded("utf-16be");
    try {
      return coded("utf-8", true);
    } catch {
      return coded("windows-1251");
    }
  }

  const UNESCAPED = { "\\\\": "\\", "\\n": "\n", "\\r": "\r" };

  // A name without its folders, in one spelling of its letters.
  function nameOf(written, escaped) {
    const name = escaped ? written.replace(/\\[\\nr]/g, (pair) => UNESCAPED[pair]) : written.trim();
    const parts = escaped ? name.split("/") : name.split(/[/\\]/);
    return parts.at(-1).normalize("NFC");
  }

  // Entries {name, hash}; the name is "" where only a value stands. `bad` are the numbers of lines that nobody can read.
  function read(text) {
    const entries = [], bad = [];
    text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/).forEach((line, n) => {
      const found = LINES.map((form) => form.exec(line.trim())).find(Boolean);
      if (found?.groups) entries.push({ name: found.groups.name ? nameOf(found.groups.name, found[1]) : "", hash: found.groups.hash.toLowerCase() });
      else if (!IDLE.test(line.trim())) bad.push(n + 1);
    });
    return { entries, bad };
  }

  // What the list says of each file {name, hash}: same, named otherwise, differs or not in the list; and what is missing.
  function compare(entries, files) {
    const used = new Set();
    const alone = files.length === 1 && entries.length === 1 && !entries[0].name;
    const verdicts = files.map((file) => {
      const name = file.name.normalize("NFC");
      const named = entries.filter((entry) => entry.name === name);
      const equal = entries.filter((entry) => entry.hash === file.hash);
      [...named, ...equal].forEach((entry) => used.add(entry));
      const bare = equal.some((entry) => !entry.name);
      if (bare || named.some((entry) => entry.hash === file.hash)) return { verdict: "same" };
      if (named.length) return { verdict: "differs", listed: named[0].hash };
      if (equal.length) return { verdict: "renamed", listed: equal[0].name };
      if (alone) {
        used.add(entries[0]);
        return { verdict: "differs", listed: entries[0].hash };
      }
      return { verdict: "unlisted" };
    });
    return { verdicts, missing: entries.filter((entry) => !used.has(entry)) };
  }

  // A line as sha256sum writes it, for `sha256sum -c`.
  function line({ name, hash }) {
    const odd = /[\\\n\r]/.test(name);
    return `${odd ? "\\" : ""}${hash}  ${odd ? name.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r") : name}`;
  }

  HB.sums = { decode, read, compare, line };
})();
