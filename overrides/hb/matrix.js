// The evidence matrix: elements of the offence (docs/_data/elements.yml) and the officer's own, with the items of the log that
// speak for and against each. What is empty is named.
(async function () {
  "use strict";
  const { labelled, select, says, ask } = HB.panel;
  const { savers, source, place: at, signatures } = HB.logPage;
  const SIDES = ["for", "against"];
  const SHORT = 90;
  const EMPTY = { article: "", compared: "", child: false, own: [], entries: [], missing: {} };

  const isText = (value) => typeof value === "string";
  const isEntry = (entry) => entry && isText(entry.part) && isText(entry.no) && SIDES.includes(entry.side) && isText(entry.note);

  // A matrix from a file or from storage, or null where it is none.
  function matrixOf(value) {
    const good = value && isText(value.article) && isText(value.compared) && typeof value.child === "boolean" && Array.isArray(value.own)
      && value.own.every((own) => own && isText(own.id) && isText(own.title)) && Array.isArray(value.entries) && value.entries.every(isEntry)
      && value.missing && typeof value.missing === "object" && Object.values(value.missing).every(isText);
    return good ? Object.fromEntries(Object.keys(EMPTY).map((key) => [key, structuredClone(value[key])])) : null;
  }

  const short = (text) => (text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()} …` : text).replaceAll("\n", " ");

  await HB.loadData("elements");
  const place = at("matrix");
  const elements = window.HB_ELEMENTS;
  const said = says(), tell = HB.teller(said, "kept-not"), kept = HB.log.part("matrix", matrixOf, elsewhere);
  let state = kept.value || structuredClone(EMPTY), safe = true; // in a file, or kept
  let rows = [], byNumber = new Map(), corrected = new Map();
  const asked = HB.element("div", { className: "hb-work__ask" }), gaps = HB.element("div", { className: "hb-work__gaps" }), table = HB.element("div", {});
  const top = HB.element("div", {});

  const all = () => [...elements, ...(state.own.length ? [{ id: "own", title: HB.words("matrix-own"), needed: "beside", law: [], parts: state.own }] : [])];
  const entries = (part, side) => state.entries.filter((entry) => entry.part === part && entry.side === side);
  const has = (element, side) => element.parts.some((part) => entries(part.id, side).length);
  const isNeeded = (element) => element.needed === "always" || (element.needed === "adult" && !state.child);

  // What is empty: an element without an item for it; one for which nobody has looked at the other side.
  function gapsOf() {
    const found = [];
    for (const element of all()) {
      if (isNeeded(element) && !has(element, "for")) found.push(HB.words("matrix-gap-for", element.title));
      if (has(element, "for") && !has(element, "against")) found.push(HB.words("matrix-gap-against", element.title));
    }
    return found;
  }

  function about(entry) {
    const row = byNumber.get(entry.no);
    if (!row) return HB.words("matrix-unknown", entry.no);
    const later = corrected.has(entry.no) ? ` (${HB.words("log-corrected", corrected.get(entry.no))})` : "";
    return `№ ${entry.no} · ${HB.log.gradeOf(row)}${later} · ${short(row.visible)}`;
  }

  function chip(entry) {
    const button = HB.button(HB.words("matrix-remove"), () => {
      state.entries.splice(state.entries.indexOf(entry), 1);
      changed();
      said.textContent = HB.words("matrix-removed", entry.no);
      number.focus();
    });
    button.setAttribute("aria-label", HB.words("matrix-remove-item", entry.no));
    return HB.element("p", { className: "hb-work__chip" }, about(entry), entry.note ? HB.element("span", { className: "hb-help" }, entry.note) : "", button);
  }

  function partRow(part) {
    const question = HB.element("textarea", { rows: 2, maxLength: 1000, value: state.missing[part.id] || "" });
    question.setAttribute("aria-label", HB.words("matrix-missing-of", part.title));
    question.addEventListener("input", () => {
      if (question.value) state.missing[part.id] = question.value;
      else delete state.missing[part.id];
      keep();
    });
    const cells = SIDES.map((side) => {
      const found = entries(part.id, side).map(chip);
      return found.length ? found : HB.element("span", { className: "hb-work__empty" }, HB.words("matrix-empty"));
    });
    const line = HB.logPage.row("td", ["", ...cells, question]);
    line.cells[0].replaceWith(HB.element("th", { scope: "row" }, part.title));
    return line;
  }

  function elementRow(element) {
    const law = element.law.map((fact) => HB.element("a", { href: `../reference/law-facts.html#${fact.id}` }, `${fact.name} (${fact.status})`));
    const links = law.length ? law.flatMap((link, n) => (n ? ["; ", link] : [link])) : [HB.words("matrix-house")];
    const rest = isNeeded(element) && !has(element, "for") ? [HB.element("b", { className: "hb-work__gap" }, HB.words("matrix-gap"))] : [];
    const cell = HB.element("th", { colSpan: 4, scope: "colgroup", className: "hb-work__element" }, `${element.title} `, ...rest, HB.element("span", { className: "hb-help" }, ...links));
    return HB.element("tr", {}, cell);
  }

  function show() {
    const found = gapsOf();
    gaps.replaceChildren(HB.element("p", {}, HB.element("b", {}, HB.words(found.length ? "matrix-gaps" : "matrix-no-gaps"))),
      ...(found.length ? [HB.element("ul", {}, ...found.map((words) => HB.element("li", {}, words)))] : []));
    const head = ["element", "for", "against", "missing"].map((name) => HB.words(`matrix-${name}`));
    table.replaceChildren(HB.logPage.table(HB.words("matrix-table"), head, all().flatMap((element) => [elementRow(element), ...element.parts.map(partRow)])));
    const chosen = part.value;
    part.replaceChildren(...all().map((element) => HB.element("optgroup", { label: element.title }, ...element.parts.map((one) => HB.element("option", { value: one.id }, one.title)))));
    if ([...part.options].some((option) => option.value === chosen)) part.value = chosen;
  }

  const isEmpty = () => JSON.stringify(state) === JSON.stringify(EMPTY);

  function keep() {
    const why = kept.write(state);
    safe = isEmpty() || !why;
    tell(why);
  }

  function elsewhere(why) {
    safe = isEmpty();
    tell(why);
  }

  function changed() {
    keep();
    show();
  }

  // The form

  const part = HB.element("select", {}), number = HB.element("input", { type: "text", maxLength: 40 }), note = HB.element("input", { type: "text", maxLength: 300 });
  const side = select(SIDES.map((name) => [name, HB.words(`matrix-${name}`)]), "for");
  const meant = says("hb-help"), bad = HB.element("p", { className: "hb-calc__bad" });
  bad.setAttribute("role", "alert");
  number.addEventListener("input", () => {
    const row = byNumber.get(number.value.trim());
    meant.textContent = row ? about({ no: row.no }) : "";
  });

  function add() {
    const no = number.value.trim();
    const same = state.entries.some((entry) => entry.part === part.value && entry.no === no && entry.side === side.value);
    bad.textContent = !byNumber.has(no) ? HB.words("matrix-no-item", no || "–") : same ? HB.words("matrix-same", no) : "";
    if (bad.textContent) {
      number.focus();
      return;
    }
    state.entries.push({ part: part.value, no, side: side.value, note: HB.log.clean(note.value) });
    changed();
    said.textContent = HB.words("matrix-added", no);
    number.value = note.value = meant.textContent = "";
    number.focus();
  }

  const article = HB.element("input", { type: "text", maxLength: 300 }), compared = HB.element("input", { type: "date" }), child = HB.element("input", { type: "checkbox", id: "hb-matrix-child" });
  const own = HB.element("input", { type: "text", maxLength: 200 });
  for (const [key, input] of Object.entries({ article, compared })) {
    input.addEventListener("input", () => {
      state[key] = input.value;
      keep();
    });
  }
  child.addEventListener("change", () => {
    state.child = child.checked;
    changed();
  });

  function addOwn() {
    const title = HB.log.clean(own.value);
    if (!title) return;
    const most = state.own.reduce((found, one) => Math.max(found, Number(one.id.slice(4)) || 0), 0);
    state.own.push({ id: `own-${most + 1}`, title });
    own.value = "";
    changed();
    part.value = state.own.at(-1).id;
    said.textContent = HB.words("matrix-own-added", title);
  }

  function fillTop() {
    article.value = state.article;
    compared.value = state.compared;
    child.checked = state.child;
  }

  // For a file: one line an item, and one for each part that has none.
  function lines() {
    const head = ["element", "part", "side", "item", "grade", "visible", "note", "missing"].map((name) => HB.words(`matrix-column-${name}`));
    const found = all().flatMap((element) => element.parts.flatMap((one) => {
      const given = SIDES.flatMap((name) => entries(one.id, name));
      const missing = state.missing[one.id] || "";
      if (!given.length) return [[element.title, one.title, "", "", "", "", HB.words("matrix-empty"), missing]];
      return given.map((entry) => {
        const row = byNumber.get(entry.no);
        return [element.title, one.title, HB.words(`matrix-${entry.side}`), entry.no, row ? HB.log.gradeOf(row) : "", row ? row.visible : HB.words("matrix-unknown", entry.no), entry.note, missing];
      });
    }));
    const notes = [[HB.words("matrix-article"), state.article], [HB.words("matrix-compared"), state.compared], ...gapsOf().map((words) => [HB.words("matrix-gap"), words])];
    return [head, ...found, ...notes.map(([name, words]) => [name, words, "", "", "", "", "", ""])];
  }

  function erase() {
    ask(asked, HB.words("matrix-erase-ask", state.entries.length), HB.words("log-erase-yes"), () => {
      state = structuredClone(EMPTY);
      safe = true;
      kept.erase();
      fillTop();
      show();
      said.textContent = HB.words("matrix-erased");
    });
  }

  const FORMAT = "osint-handbook-matrix";
  const file = {
    name: "matrix",
    value: () => ({ format: FORMAT, version: 1, ...state }),
    read: (value) => (value.format === FORMAT && value.version === 1 ? matrixOf(value) : null),
    take(given) {
      state = given;
      fillTop();
      changed();
    },
    filled: () => !isEmpty(),
    done() { safe = true; },
  };

  const form = HB.element("form", { className: "hb-work__form" },
    HB.element("fieldset", {}, HB.element("legend", {}, HB.words("matrix-offence")), labelled("hb-matrix-article", HB.words("matrix-article"), article, HB.words("matrix-article-help")),
      labelled("hb-matrix-compared", HB.words("matrix-compared"), compared), HB.element("p", { className: "hb-work__keep" }, HB.element("label", {}, child, HB.element("span", {}, HB.words("matrix-child")))),
      labelled("hb-matrix-own", HB.words("matrix-own-label"), own), HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("matrix-own-add"), addOwn))),
    HB.element("fieldset", {}, HB.element("legend", {}, HB.words("matrix-add-title")), labelled("hb-matrix-no", HB.words("matrix-item"), number), meant, bad,
      labelled("hb-matrix-part", HB.words("matrix-element"), part), labelled("hb-matrix-side", HB.words("matrix-side"), side), labelled("hb-matrix-note", HB.words("matrix-note"), note, HB.words("matrix-note-help")),
      HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("matrix-add"), add))));
  form.addEventListener("submit", (event) => event.preventDefault());
  place.append(top, form, HB.element("p", { className: "hb-work__bar" }, ...HB.caseFile.buttons(file, { asked, said }), ...savers("hb-matrix-separator", "evidence-matrix", lines),
    HB.button(HB.words("print"), () => print()), HB.button(HB.words("matrix-erase"), erase)), asked, said, gaps, table, ...signatures(HB.words("log-sign-collector")));
  fillTop();
  if (kept.isDamaged()) tell("bad");
  HB.holds("log.matrix", () => !safe);
  source(top, (given) => {
    rows = given;
    byNumber = new Map(rows.map((row) => [row.no, row]));
    corrected = new Map(rows.filter((row) => row.corrects).map((row) => [row.corrects, row.no]));
    show();
  });
})();
