// What the pages of the capture log, the matrix and the charts share: where rows come from, tables, files of tables.
HB.logPage = (function () {
  "use strict";
  const CSV = "text/csv;charset=utf-8";
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const FILES = ".csv,.tsv,.txt,.json,.xlsx";
  const MOST_PROBLEMS = 20;
  const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" };
  const STACKED = [ // fields of a row, as they share the columns of a table
    ["no", "corrects", "case", "basis"], ["url", "account", "visible"], ["utc", "local", "clock"], ["collector", "witness", "device", "tool"],
    ["file", "size", "sha256", "storage", "copies", "redactions"], ["source-grade", "info-grade", "roles", "links", "remarks"], ["sealed", "chain"]];
  const MANY = 200; // rows; more are printed only after a question
  const ON_A_SHEET = 7, IN_A_MINUTE = 2500; // rows, measured with short ones

  const { labelled, select, says } = HB.panel;

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

  const stackedHead = () => STACKED.map((_, n) => HB.words(`log-column-${n}`));

  // The cells of a row, each of several fields.
  function stacked(entry) {
    const shown = (name) => (name === "chain" || name === "sha256" ? HB.element("code", {}, entry[name]) : entry[name]);
    return STACKED.map((names) => names.filter((name) => entry[name])
      .map((name) => HB.element("p", {}, HB.element("b", {}, `${HB.words(`log-${name}`)}: `), shown(name))));
  }

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

  // The place of a tool on its page.
  function place(name) {
    const found = document.querySelector(`[data-calculator=${name}]`);
    found.className = "hb-work";
    return found;
  }

  // A long log takes minutes and hundreds of sheets: it is told before in `place`, and some of its `most` rows can be chosen.
  // `go` gets the first and the last row, or null for all.
  function choosePart(place, most, go) {
    if (most <= MANY) {
      go(null);
      return;
    }
    const told = says("hb-help"), sheets = (count) => Math.ceil(count / ON_A_SHEET);
    const number = (value) => HB.element("input", { type: "number", min: 1, max: most, step: 1, value, required: true, autocomplete: "off" });
    const from = number(most - MANY + 1), to = number(most);
    const chosen = (part) => {
      place.replaceChildren();
      go(part);
    };
    const some = HB.button(HB.words("log-print-some"), () => chosen([Number(from.value), Number(to.value)]));
    const tell = () => {
      const count = Number(to.value) - Number(from.value) + 1, good = from.checkValidity() && to.checkValidity() && count > 0;
      some.disabled = !good;
      told.textContent = good ? HB.words("log-print-some-are", count, sheets(count)) : HB.words("log-print-bad", most);
    };
    from.addEventListener("input", tell);
    to.addEventListener("input", tell);
    place.replaceChildren(HB.element("p", {}, HB.words("log-print-many", most, sheets(most), Math.ceil(most / IN_A_MINUTE))),
      HB.element("div", { className: "hb-work__bar" }, labelled("hb-log-print-from", HB.words("log-print-from"), from), labelled("hb-log-print-to", HB.words("log-print-to"), to)), told,
      HB.element("p", { className: "hb-work__bar" }, some, HB.button(HB.words("log-print-all"), () => chosen(null)), HB.button(HB.words("log-print-not"), () => place.replaceChildren())));
    tell();
    from.focus();
  }

  // Signatures for the printed page.
  function signatures(...who) {
    return who.map((words) => HB.element("div", { className: "hb-sign hb-work__sign" },
      ...[words, HB.words("log-sign-name"), HB.words("log-sign-date")].map((label) => HB.element("span", {}, label))));
  }

  return { problems, openLog, savers, source, frame, table, row, stackedHead, stacked, filter, place, choosePart, signatures };
})();
