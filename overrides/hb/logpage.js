// What the pages of the capture log, the matrix and the charts share: where rows come from, tables, files of tables.
HB.logPage = (function () {
  "use strict";
  const CSV = "text/csv;charset=utf-8";
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const FILES = ".csv,.tsv,.txt,.json,.xlsx";
  const MOST_PROBLEMS = 20;
  const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" };

  const { select, says } = HB.panel;

  // What is wrong with a chain, each item by name.
  function problems(found) {
    const items = found.slice(0, MOST_PROBLEMS).map(([kind, no, line, more]) => HB.element("li", {}, HB.words(`log-is-${kind}`, no, line, more)));
    const rest = found.length > MOST_PROBLEMS ? [HB.element("li", {}, HB.words("log-more-problems", found.length - MOST_PROBLEMS))] : [];
    return HB.element("ul", {}, ...items, ...rest);
  }

  // Lets the reader choose a log; takes it only if its chain holds. Rows never sealed are the caller's question.
  function openLog({ said, asked }, take) {
    return HB.caseFile.pick(FILES, { said, asked }, (file) => readLog(file, said, take));
  }

  async function readLog(file, said, take) {
    said.textContent = HB.words("log-reading", file.name);
    try {
      const found = await HB.log.open(file);
      if (found.problems.length) {
        said.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, HB.words("log-broken", file.name)), problems(found.problems));
        return;
      }
      const lost = found.encoding === "windows-1251" ? ` ${HB.words("log-1251")}` : "";
      said.textContent = "";
      take(found, file.name, lost);
    } catch (error) {
      if (!(error instanceof HB.sheets.Unreadable)) throw error;
      said.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, error.message));
    }
  }

  // Buttons that save a table: XLSX, which no office takes apart otherwise than it was written, then CSV with the separator chosen.
  function savers(id, name, rows) {
    const separator = select(Object.keys(SEPARATORS).map((key) => [key, HB.words(`log-${key}`)]), "comma");
    separator.id = id;
    return [
      HB.button(HB.words("log-save-xlsx"), () => HB.saveFile(`${name}.xlsx`, XLSX, HB.sheets.xlsx(rows(), name))),
      HB.button(HB.words("log-save-csv"), () => HB.saveFile(`${name}.csv`, CSV, HB.sheets.csv(rows(), SEPARATORS[separator.value]))),
      HB.element("label", { htmlFor: id, className: "hb-sr" }, HB.words("log-separator")), separator,
    ];
  }

  // For the matrix and the charts: the kept log, or one from a file.
  function source(place, show) {
    const said = says(), asked = HB.element("div", { className: "hb-work__ask" });
    const name = HB.element("p", { className: "hb-work__source" });
    const from = (rows, words) => {
      name.textContent = words;
      show(rows);
    };
    const open = HB.button(HB.words("log-open"), () => openLog({ said, asked }, (found, file, lost) => {
      if (found.sealed) from(found.rows, HB.words("log-from-file", found.rows.length, file) + lost);
      else said.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, HB.words("log-unsealed-here")));
    }));
    place.append(HB.neverOpen(), HB.element("p", { className: "hb-work__bar" }, open), name, asked, said);
    const kept = HB.log.kept();
    if (kept === null) from([], HB.words("log-kept-bad"));
    else if (!kept.length) from([], HB.words("log-from-nowhere"));
    else {
      const bad = HB.log.verify(kept);
      if (bad.length) {
        said.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, HB.words("log-broken", HB.words("log-kept"))), problems(bad));
        from([], HB.words("log-from-nowhere"));
      } else from(kept, HB.words("log-from-browser", kept.length));
    }
  }

  // A frame in which a wide table scrolls and which the keyboard reaches.
  function frame(label, ...children) {
    const made = HB.element("div", { className: "hb-table", tabIndex: 0 }, ...children);
    made.setAttribute("role", "region");
    made.setAttribute("aria-label", label);
    return made;
  }

  function row(tag, cells) {
    return HB.element("tr", {}, ...cells.map((cell) => {
      const made = HB.element(tag, {});
      if (tag === "th") made.scope = "col";
      made.append(...[].concat(cell));
      return made;
    }));
  }

  const table = (label, head, rows) => frame(label, HB.element("table", {}, HB.element("thead", {}, row("th", head)), HB.element("tbody", {}, ...rows)));

  const haystacks = new WeakMap();
  function matches(entry, wanted) {
    if (!haystacks.has(entry)) haystacks.set(entry, HB.log.FIELDS.map((name) => entry[name]).join("\n").toLowerCase());
    return haystacks.get(entry).includes(wanted);
  }

  // All rows that hold every word typed.
  function filter(rows, typed) {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length ? rows.filter((entry) => words.every((word) => matches(entry, word))) : rows;
  }

  function place(name, make) {
    document.querySelectorAll(`[data-calculator=${name}]`).forEach((node) => {
      node.className = "hb-work";
      make(node);
    });
  }

  // Signatures for the printed page.
  function signatures(...who) {
    return who.map((words) => HB.element("div", { className: "hb-sign hb-work__sign" },
      ...[words, HB.words("log-sign-name"), HB.words("log-sign-date")].map((label) => HB.element("span", {}, label))));
  }

  return { problems, openLog, savers, source, frame, table, row, filter, place, signatures };
})();
