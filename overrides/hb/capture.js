// The capture log: a form for the next item, the sealed rows page by page, files, print. Nothing is kept unless the officer says so.
(function () {
  "use strict";
  const { labelled, select, says, ask } = HB.panel;
  const { openLog, savers, filter, place: at, signatures } = HB.logPage;
  const PAGE = 25, QUIET = 600; // rows; milliseconds without typing before their number is said
  const LONG = new Set(["visible", "copies", "redactions", "links", "remarks"]);
  const HELPED = new Set(["basis", "url", "account", "visible", "utc", "clock", "collector", "sha256", "copies", "source-grade", "info-grade", "roles", "links"]);
  const STAYS = ["case", "basis", "clock", "collector", "witness", "device", "tool", "storage"]; // the same for the next item, as a rule
  const GRADES = { "source-grade": [..."ABCDEF"], "info-grade": [..."123456"] };
  /** @type {[group: string, fields: string[]][]} */
  const GROUPS = [ // as the form asks
    ["what", ["case", "basis"]],
    ["where", ["url", "account", "visible"]],
    ["when", ["utc", "local", "clock", "collector", "witness", "device", "tool"]],
    ["file", ["file", "size", "sha256", "storage", "copies"]],
    ["worth", ["redactions", "source-grade", "info-grade", "roles", "links", "remarks"]],
  ];

  const place = at("capture-log");
  /** @type {[first: number, last: number] | null} */
  let printed = null; // first and last row on paper; all where nothing was chosen
  let rows = [], shown = [], later = new Map(), first = 0, reading = 0, waiting = 0, correcting = "";
  let saved = true, kept = false, draftKept = false; // the rows in a file; the rows, the draft in this browser
  const controls = {};
  const said = says(), tell = HB.teller(said, "log-not-kept"), asked = HB.element("div", { className: "hb-work__ask" }), formSaid = says(), alarm = HB.element("div", { className: "hb-calc__bad" });
  alarm.setAttribute("role", "alert");

  // The form

  function control(name) {
    if (GRADES[name]) return select([["", "–"], ...GRADES[name].map((grade) => [grade, `${grade} – ${HB.words(`log-${name}-${grade.toLowerCase()}`)}`])]);
    if (LONG.has(name)) return HB.element("textarea", { rows: 2, maxLength: 8000 });
    return HB.element("input", { type: "text", maxLength: 2000, spellcheck: false });
  }

  function fieldOf(name) {
    controls[name] = control(name);
    controls[name].name = name;
    if (name === "local") controls[name].readOnly = true;
    return labelled(`hb-log-${name}`, HB.words(`log-${name}`) + (HB.log.NEEDED.includes(name) ? " *" : ""), controls[name], HELPED.has(name) ? HB.words(`log-help-${name}`) : "");
  }

  const groups = GROUPS.map(([group, names]) => {
    const fields = names.map(fieldOf);
    if (group === "when") fields.unshift(HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("log-now"), now)));
    if (group === "file") fields.unshift(HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("log-choose"), choose)));
    return HB.element("fieldset", {}, HB.element("legend", {}, HB.words(`log-group-${group}`)), ...fields);
  });
  const title = HB.element("p", { className: "hb-work__title" });
  const cancel = HB.button(HB.words("log-cancel"), () => startOver());
  const form = HB.element("form", { className: "hb-work__form", noValidate: true }, title, HB.element("p", { className: "hb-help" }, HB.words("log-roles-only")), ...groups, alarm,
    HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("log-seal"), sealRow), cancel), formSaid);

  // Takes these rows as the log of the page.
  function hold(given) {
    rows = given;
    later = new Map(rows.filter((row) => row.corrects).map((row) => [row.corrects, row.no]));
  }

  const values = () => Object.fromEntries(Object.entries(controls).map(([name, input]) => [name, input.value]));

  function fill(given) {
    for (const [name, input] of Object.entries(controls)) input.value = given[name] ?? "";
    correcting = given.corrects || "";
    showTitle();
  }

  function showTitle() {
    title.textContent = correcting ? HB.words("log-correcting", correcting, HB.log.nextNumber(rows)) : HB.words("log-new", HB.log.nextNumber(rows));
    cancel.hidden = !correcting;
  }

  function startOver() {
    const stays = Object.fromEntries(STAYS.map((name) => [name, controls[name].value]));
    fill(stays);
    alarm.replaceChildren();
    reading += 1;
    formSaid.textContent = "";
    keepDraft();
  }

  function now() {
    controls.utc.value = HB.log.stamp(Date.now());
    controls.local.value = HB.log.localOf(controls.utc.value);
    keepDraft();
  }

  async function choose() {
    const file = await HB.pickFile("");
    const mine = reading += 1;
    const stopped = () => mine !== reading;
    try {
      const told = (at) => { formSaid.textContent = HB.words("log-hashing", Math.round((100 * at) / file.size)); };
      const hash = await HB.hashOf(file, told, stopped);
      if (hash === null) return;
      Object.assign(controls.file, { value: file.name });
      controls.size.value = String(file.size);
      controls.sha256.value = hash;
      formSaid.textContent = HB.words("log-hashed", file.name);
      keepDraft();
    } catch {
      if (!stopped()) formSaid.textContent = HB.words("log-file-unread", file.name);
    }
  }

  function sealRow() {
    const given = Object.fromEntries(Object.entries(values()).map(([name, value]) => [name, HB.log.clean(value)]));
    const found = HB.log.faults(given);
    for (const [name, input] of Object.entries(controls)) {
      if (found.some(([other]) => other === name)) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    alarm.replaceChildren(...found.map(([, words]) => HB.element("p", {}, words)));
    if (found.length) {
      controls[found[0][0]].focus();
      return;
    }
    given.utc = HB.log.stamp(/** @type {number} */ (HB.log.timeOf(given.utc)));
    given.local = HB.log.localOf(given.utc);
    given.sha256 = given.sha256.toLowerCase();
    given.corrects = correcting;
    const row = HB.log.seal(given, rows);
    hold([...rows, row]);
    saved = false;
    keepRows();
    startOver();
    search.value = "";
    show(Infinity);
    sayLocked(row);
  }

  // A browser writes to the disk when it likes: until the log is a file a crash may take the row.
  function sayLocked(row) {
    const risk = HB.words(kept ? "log-not-safe-kept" : "log-not-safe");
    formSaid.replaceChildren(HB.element("p", {}, HB.words("log-sealed-row", row.no)), HB.element("p", {}, risk),
      HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("log-save-now"), () => {
        saveJson();
        formSaid.textContent = HB.words("log-saved-now");
      })));
  }

  // A finished row stays; its correction is a new one that begins with its words.
  function correct(row) {
    fill({ ...row, corrects: row.no });
    alarm.replaceChildren();
    form.scrollIntoView();
    controls.visible.focus({ preventScroll: true });
    keepDraft();
  }

  // The table

  const search = HB.element("input", { type: "text", spellcheck: false });
  const count = says(), body = HB.element("tbody", {});
  const head = HB.element("thead", {}, HB.logPage.row("th", [...HB.logPage.stackedHead(), HB.words("log-column-act")]));
  const frame = HB.element("div", { className: "hb-table hb-work__log", tabIndex: 0 }, HB.element("table", {}, head, body));
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", HB.words("log-table"));
  const back = HB.button(HB.words("log-back"), () => show(first - PAGE)), on = HB.button(HB.words("log-on"), () => show(first + PAGE));
  const where = HB.element("span", {});
  const last = HB.element("p", { className: "hb-work__last" });

  function lineOf(row, corrected) {
    const cells = HB.logPage.stacked(row);
    if (corrected) cells[0].push(HB.element("p", { className: "hb-work__corrected" }, HB.words("log-corrected", corrected)));
    const button = HB.button(HB.words("log-correct"), () => correct(row));
    button.setAttribute("aria-label", HB.words("log-correct-row", row.no));
    return HB.logPage.row("td", [...cells, button]);
  }

  function show(from, all = false) {
    shown = filter(rows, search.value);
    const end = Math.max(0, Math.floor((shown.length - 1) / PAGE) * PAGE);
    first = Math.max(0, Math.min(from, end));
    const part = all ? shown.slice(...(printed ? [printed[0] - 1, printed[1]] : [])) : shown.slice(first, first + PAGE);
    body.replaceChildren(...part.map((row) => lineOf(row, later.get(row.no))));
    frame.hidden = !part.length;
    back.disabled = first === 0;
    on.disabled = first >= end;
    pages.hidden = shown.length <= PAGE;
    where.textContent = HB.words("log-page", first + 1, Math.min(first + PAGE, shown.length), shown.length);
    last.textContent = rows.length ? HB.words("log-last", rows.length, rows.at(-1).chain) : HB.words("log-none");
    if (all && printed) last.prepend(HB.words("log-print-part", ...printed, shown.length), " ");
    showTitle();
  }

  function say() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { count.textContent = HB.words("log-found", shown.length, rows.length); }, QUIET);
  }
  search.addEventListener("input", () => {
    show(0);
    say();
  });

  function printLog() {
    HB.logPage.choosePart(asked, shown.length, (part) => {
      printed = part;
      print();
    });
  }

  // Files and keeping

  function keepRows() {
    const why = HB.log.keep(rows);
    kept = !why;
    tell(why);
  }

  // What stands in the form and is not what stays for the next row anyway.
  const isTyped = () => Object.entries(values()).some(([name, value]) => value && !STAYS.includes(name));

  const draft = HB.log.part("draft", (value) => (Object.values(value).every((one) => typeof one === "string") ? value : null), () => { draftKept = false; });

  function keepDraft() {
    const why = draft.write({ ...values(), corrects: correcting });
    draftKept = !why;
    if (kept) tell(why); // else it was told of the rows
  }

  // Another tab has changed the kept rows, or keeps them no more.
  HB.log.onOther((why) => {
    keepBox.checked = HB.log.keeping();
    kept = HB.log.goesOn(rows);
    tell(why);
  });

  function saveJson() {
    if (!rows.length) {
      said.textContent = HB.words("log-none");
      return;
    }
    HB.saveFile("capture-log.json", "application/json", HB.log.json(rows));
    saved = true;
  }

  function take(found, name, lost) {
    if (!found.sealed) {
      ask(asked, HB.words("log-unsealed", found.rows.length, name) + lost, HB.words("log-seal-them"), () => {
        const taken = [...rows];
        for (const row of found.rows) taken.push(HB.log.seal(rows.length ? { ...row, no: "", remarks: `${HB.words("log-old-no", row.no)} ${row.remarks}` } : row, taken));
        replace(taken, HB.words("log-sealed-now", found.rows.length), false);
      });
      return;
    }
    const go = () => replace(found.rows, HB.words("log-opened", found.rows.length, name) + lost, true);
    if (rows.length) ask(asked, HB.words("log-replace", rows.length, found.rows.length), HB.words("log-replace-yes"), go);
    else go();
  }

  function replace(taken, words, isFile) {
    hold(taken);
    search.value = "";
    show(Infinity);
    saved = isFile;
    said.textContent = words;
    keepRows();
  }

  function check() {
    const found = HB.log.verify(rows);
    const noted = compare.value.trim().toLowerCase();
    const lines = [found.length ? HB.logPage.problems(found) : HB.element("p", {}, HB.words("log-holds", rows.length))];
    if (noted) {
      const row = rows.find((other) => other.chain === noted);
      lines.push(HB.element("p", row ? {} : { className: "hb-calc__bad" }, row ? HB.words("log-noted", row.no) : HB.words("log-not-noted")));
    }
    said.replaceChildren(...lines);
  }

  function erase() {
    ask(asked, HB.words("log-erase-ask", rows.length), HB.words("log-erase-yes"), () => {
      HB.log.erase();
      keepBox.checked = false;
      hold([]);
      STAYS.forEach((name) => { controls[name].value = ""; });
      startOver();
      search.value = "";
      show(0);
      saved = true;
      said.textContent = HB.words("log-erased");
    });
  }

  const keepBox = HB.element("input", { type: "checkbox", id: "hb-log-keep", checked: HB.log.keeping() });
  keepBox.addEventListener("change", () => {
    if (keepBox.checked) {
      if (!HB.log.startKeeping()) {
        keepBox.checked = false;
        tell("full");
        return;
      }
      said.textContent = HB.words("log-keeping");
      keepRows();
      keepDraft();
      return;
    }
    keepBox.checked = true; // until the answer
    ask(asked, HB.words("log-keep-off"), HB.words("log-keep-off-yes"), () => {
      HB.log.stopKeeping();
      kept = draftKept = false;
      keepBox.checked = false;
      said.textContent = HB.words("log-kept-gone");
    });
  });

  const compare = HB.element("input", { type: "text", maxLength: 64, spellcheck: false });
  const pages = HB.element("p", { className: "hb-work__bar" }, back, where, on);
  const files = HB.element("p", { className: "hb-work__bar" },
    HB.button(HB.words("log-open"), () => openLog({ said, asked }, take)), HB.button(HB.words("log-save-json"), saveJson),
    HB.caseFile.sealer("capture-log", () => HB.log.json(rows), { asked, said, done: () => { saved = true; } }),
    ...savers("hb-log-separator", "capture-log", () => {
      saved = true;
      return HB.log.table(rows);
    }), HB.button(HB.words("print"), printLog), HB.button(HB.words("log-erase"), erase));
  place.append(
    HB.element("p", { className: "hb-work__keep" }, HB.element("label", {}, keepBox, HB.element("span", {}, HB.words("log-keep")))),
    HB.element("p", { className: "hb-help" }, HB.words("log-keep-help")), HB.neverOpen(), files, asked, said, form,
    labelled("hb-log-search", HB.words("log-search"), search), count, frame, pages, last,
    HB.element("details", {}, HB.element("summary", {}, HB.words("log-check")), labelled("hb-log-compare", HB.words("log-compare"), compare, HB.words("log-compare-help")),
      HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("log-check-now"), check))),
    ...signatures(HB.words("log-sign-collector"), HB.words("log-sign-witness")));

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target === controls.utc) controls.local.value = HB.log.localOf(controls.utc.value);
    keepDraft();
  });
  addEventListener("beforeprint", () => show(first, true));
  addEventListener("afterprint", () => {
    printed = null;
    show(first);
  });
  const found = HB.log.kept();
  if (found === null) said.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, HB.words("log-kept-bad")));
  hold(found || []);
  saved = !rows.length;
  kept = draftKept = HB.log.keeping();
  fill(draft.value || {});
  HB.holds("log.rows", () => (!saved && !kept) || (isTyped() && !draftKept));
  show(Infinity);
  const bad = HB.log.verify(rows);
  if (bad.length) said.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, HB.words("log-broken", HB.words("log-kept"))), HB.logPage.problems(bad));
})();
