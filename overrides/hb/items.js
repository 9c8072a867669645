// Item analysis: answer files of the tests, checked one by one and marked by the key; how hard each question was, whether it tells those who
// know more from those who know less, what was chosen in its place; and what was gained from entry to exit. Nothing is kept or sent.
(function () {
  "use strict";
  const { labelled, select, says } = HB.panel;
  const { frame, row, table, place: at } = HB.logPage;
  const { GUESSING, sum, mean, correlation, upperLower, percent, signed, points, exact, scatter, bars } = HB.itemFigures;
  const { questions, objectives, modules } = JSON.parse(document.getElementById("hb-bank").textContent);
  const FEWEST = 20; // below this a share says more about chance than about the question
  const TESTS = ["entry", "exit"], FORMS = ["a", "b"];
  const NEEDED = ["test", "form", "code", "question", "chosen"];
  const COLUMNS = ["test", "form", "code", "name", "question", "objective", "chosen", "right", "language", "seconds", "started", "ended"];
  const of = Object.fromEntries(FORMS.map((form) => [form, questions.filter((question) => question.form === form)]));
  const byId = new Map(questions.map((question) => [question.id, question]));

  // ---- Files

  // The attempts of one file, and what is wrong with it. An attempt that cannot be trusted whole is left out whole.
  function attemptsOf(rows, file) {
    const head = (rows[0] || []).map((cell) => cell.trim().toLowerCase());
    const missing = NEEDED.filter((name) => !head.includes(name));
    if (missing.length) return { attempts: [], problems: [HB.words("items-not-a-file", file, missing.join(", "))] };
    const lines = rows.slice(1).map((cells) => Object.fromEntries(COLUMNS.map((name) => [name, (cells[head.indexOf(name)] ?? "").trim()])));
    const groups = new Map();
    for (const line of lines) {
      const key = [line.test, line.form, line.code.toUpperCase()].join(" ");
      groups.set(key, [...(groups.get(key) || []), line]);
    }
    const attempts = [], problems = lines.length ? [] : [HB.words("items-empty", file)];
    for (const own of groups.values()) {
      const { problem, note, attempt } = attemptOf(own, file);
      if (problem) problems.push(problem);
      else attempts.push(attempt);
      if (note) problems.push(note);
    }
    return { attempts, problems };
  }

  function attemptOf(lines, file) {
    const { test, form } = lines[0], code = lines[0].code.toUpperCase();
    const bad = (key, ...values) => ({ problem: HB.words(`items-${key}`, file, code || "–", ...values) });
    if (!TESTS.includes(test) || !FORMS.includes(form) || !/^[A-Z]{4}$/.test(code)) return bad("bad-head", test || "–", form || "–");
    const known = new Set(of[form].map(({ id }) => id));
    const ids = lines.map((line) => line.question);
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length) return bad("unknown", unknown.slice(0, 3).join(", "), unknown.length);
    const twice = ids.filter((id, n) => ids.indexOf(id) !== n);
    if (twice.length) return bad("twice", twice.slice(0, 3).join(", "));
    const missing = [...known].filter((id) => !ids.includes(id));
    if (missing.length) return bad("missing", missing.slice(0, 5).join(", "), missing.length);
    const odd = lines.filter(({ chosen }) => !/^[1-4]?$/.test(chosen));
    if (odd.length) return bad("odd", odd[0].question, odd[0].chosen);
    const chosen = Object.fromEntries(lines.map((line) => [line.question, Number(line.chosen || 0)]));
    const attempt = { test, form, code, file, chosen, lines, total: of[form].filter((question) => isRight(question, chosen)).length };
    const marked = lines.filter((line) => line.right && (line.right === "1") !== (chosen[line.question] === byId.get(line.question).right));
    return { attempt, note: marked.length ? HB.words("items-marked", file, code, marked.length) : "" };
  }

  const isRight = ({ id, right }, chosen) => chosen[id] === right;

  async function read(files, before) {
    const attempts = [...before], problems = [], seen = new Map(before.map((attempt) => [`${attempt.test} ${attempt.code}`, attempt.file]));
    for (const file of files) {
      let found;
      try {
        const { rows } = await HB.sheets.read(file);
        found = attemptsOf(rows || [], file.name);
      } catch (error) {
        if (!(error instanceof HB.sheets.Unreadable)) throw error;
        found = { attempts: [], problems: [`${file.name}: ${error.message}`] };
      }
      problems.push(...found.problems);
      for (const attempt of found.attempts) {
        const key = `${attempt.test} ${attempt.code}`;
        if (seen.has(key)) problems.push(HB.words("items-double", file.name, attempt.code, HB.words(`items-${attempt.test}`), seen.get(key)));
        else {
          seen.set(key, file.name);
          attempts.push(attempt);
        }
      }
    }
    return { attempts, problems };
  }

  // ---- Figures

  function itemOf(question, attempts) {
    const own = attempts.filter(({ form }) => form === question.form);
    const given = own.map(({ chosen }) => chosen[question.id]);
    const scores = given.map((n) => Number(n === question.right)), totals = own.map(({ total }) => total);
    const counts = question.options.map((_, n) => given.filter((one) => one === n + 1).length);
    const wrong = counts.map((count, n) => (n + 1 === question.right ? 0 : count));
    const most = Math.max(...wrong);
    const enough = own.length >= FEWEST;
    return {
      question, n: own.length, right: sum(scores), counts, blank: given.filter((one) => !one).length, enough,
      wrong: most ? wrong.indexOf(most) + 1 : 0,
      difficulty: enough ? mean(scores) : null,
      discrimination: enough ? correlation(scores, totals.map((total, n) => total - scores[n])) : null,
      upperLower: enough ? upperLower(scores, totals) : null,
    };
  }

  // People who took both tests, compared with themselves.
  function pairsOf(attempts) {
    const exits = new Map(attempts.filter(({ test }) => test === "exit").map((attempt) => [attempt.code, attempt]));
    return attempts.filter(({ test, code }) => test === "entry" && exits.has(code)).map((entry) => ({ entry, exit: exits.get(entry.code) }));
  }

  function gainOf(level, id, title, wanted, pairs) {
    const count = (side) => {
      const asked = pairs.flatMap((pair) => of[pair[side].form].filter(wanted).map((question) => isRight(question, pair[side].chosen)));
      return [asked.filter(Boolean).length, asked.length];
    };
    const [entryRight, entryAsked] = count("entry"), [exitRight, exitAsked] = count("exit");
    const enough = pairs.length >= FEWEST && entryAsked > 0 && exitAsked > 0;
    /** @type {any[]} */
    const [entry, exit] = enough ? [entryRight / entryAsked, exitRight / exitAsked] : [null, null];
    return { level, id, title, entryRight, entryAsked, exitRight, exitAsked, entry, exit, pairs: pairs.length,
      gain: enough ? exit - entry : null,
      // of what could still be gained; there is none where all was known before, and a loss is no part of it
      normalised: enough && entry < 1 && exit >= entry ? (exit - entry) / (1 - entry) : null };
  }

  function gainsOf(pairs) {
    const inModule = (module) => (question) => objectives[question.objective].module === module.id;
    return [
      gainOf("all", "all", HB.words("items-all-questions"), () => true, pairs),
      ...modules.flatMap((module) => [
        gainOf("module", module.id, `${module.number}. ${module.title}`, inModule(module), pairs),
        ...Object.entries(objectives).filter(([, objective]) => objective.module === module.id)
          .map(([id, objective]) => gainOf("objective", id, objective.text, (question) => question.objective === id, pairs)),
      ]),
    ];
  }

  // ---- Words and tables

  const letter = (n) => HB.words("items-letters")[n - 1];

  // What a trainer should look at; nothing is said of few answers.
  function remarks(item) {
    if (!item.enough) return [];
    const found = [];
    if (item.discrimination !== null && item.discrimination < 0) found.push("items-remark-negative");
    if (item.wrong && item.counts[item.wrong - 1] > item.right) found.push("items-remark-wrong");
    if (item.difficulty <= GUESSING) found.push("items-remark-guess");
    if (item.difficulty >= 0.95) found.push("items-remark-easy");
    return found.map((key) => HB.words(key));
  }

  function itemRows(item) {
    const { question } = item;
    const name = HB.element("th", { scope: "rowgroup", rowSpan: 2 }, question.label);
    const numbers = HB.element("tr", {}, name, ...[`${item.right} / ${item.n}`, percent(item.difficulty), signed(item.discrimination), signed(item.upperLower), item.blank ? String(item.blank) : "–"]
      .map((words) => HB.element("td", {}, words)));
    const wrong = item.wrong ? [HB.element("p", {}, `${HB.words("items-common-wrong")} `, HB.element("b", {}, `${letter(item.wrong)} `),
      `${question.options[item.wrong - 1]} (${item.counts[item.wrong - 1]})`)] : [];
    const told = remarks(item).map((words) => HB.element("p", { className: "hb-items__remark" }, words));
    const cell = HB.element("td", { colSpan: 5 }, HB.element("p", {}, question.text), ...wrong, ...told);
    return [numbers, HB.element("tr", {}, cell)];
  }

  // Twins stand together: they ask for the same, so a large difference tells of the wording.
  function itemTable(items) {
    const known = new Map(items.map((item) => [item.question.id, item]));
    const head = ["question", "right", "difficulty", "discrimination", "upper-lower", "blank"].map((key) => HB.words(`items-${key}`));
    const bodies = of.a.map((question) => HB.element("tbody", {}, HB.element("tr", { className: "hb-items__pair" },
      HB.element("th", { colSpan: 6, scope: "rowgroup" }, `${question.kind} · ${objectives[question.objective].text}`)),
    ...[question.id, question.twin].flatMap((id) => itemRows(known.get(id)))));
    return frame(HB.words("items-table"), HB.element("table", {}, HB.element("thead", {}, row("th", head)), ...bodies));
  }

  function gainTable(gains) {
    const head = ["what", "entry", "exit", "gain", "normalised"].map((key) => HB.words(`items-${key}`));
    const rows = gains.map((gain) => {
      const shares = ["entry", "exit"].map((side) => HB.element("td", {}, `${percent(gain[side])} `, HB.element("small", {}, `${gain[`${side}Right`]} / ${gain[`${side}Asked`]}`)));
      const made = HB.element("tr", {}, HB.element("th", { scope: "row" }, gain.title), ...shares, HB.element("td", {}, points(gain.gain)), HB.element("td", {}, signed(gain.normalised)));
      made.dataset.level = gain.level;
      return made;
    });
    return frame(HB.words("items-gains"), HB.element("table", {}, HB.element("thead", {}, row("th", head)), HB.element("tbody", {}, ...rows)));
  }

  // ---- Marks

  // "KBWT · Entry · Form A"
  const nameOf = ({ code, test, form, lines }) => [code, lines[0].name, HB.words(`items-${test}`), HB.words(`test-form-${form}`)].filter(Boolean).join(" · ");
  const scoreOf = ({ total, form }) => HB.words("test-of", total, of[form].length);

  // What one trainee is told: how many are right, in which modules, and each lesson to read again once, with what to look for in it.
  function slip(attempt) {
    const asked = of[attempt.form], wrong = asked.filter((question) => !isRight(question, attempt.chosen));
    const rows = modules.map((module) => [module, asked.filter((question) => objectives[question.objective].module === module.id)]).filter(([, own]) => own.length)
      .map(([module, own]) => HB.element("tr", {}, HB.element("th", { scope: "row" }, `${module.number}. ${module.title}`),
        HB.element("td", {}, HB.words("test-of", own.filter((question) => !wrong.includes(question)).length, own.length))));
    const again = Object.entries(objectives).filter(([id]) => wrong.some(({ objective }) => objective === id)).map(([, found]) => found);
    const order = (found) => modules.findIndex(({ id }) => id === found.module);
    const pages = [...new Set(again.sort((one, other) => order(one) - order(other)).map(({ page }) => page))];
    const lessons = pages.map((page) => {
      const own = again.filter((found) => found.page === page);
      return HB.element("li", {}, HB.element("a", { href: own[0].url }, page), HB.element("br", {}), own.map(({ text: words }) => words).join("; "));
    });
    return [
      HB.element("p", {}, nameOf(attempt)), HB.element("p", { className: "hb-items__score" }, HB.element("b", {}, HB.words("test-score", attempt.total, asked.length))),
      HB.element("h4", {}, HB.words("test-by-module")), table(HB.words("test-by-module"), [HB.words("test-module"), HB.words("test-right")], rows),
      HB.element("h4", {}, HB.words("test-read-again")), lessons.length ? HB.element("ul", {}, ...lessons) : HB.element("p", {}, HB.words("test-all-right")),
    ];
  }

  function markTable(attempts) {
    const rows = attempts.map((attempt) => HB.element("tr", {}, ...[attempt.code, HB.words(`items-${attempt.test}`), HB.words(`test-form-${attempt.form}`),
      scoreOf(attempt), String(Object.values(attempt.chosen).filter((n) => !n).length)].map((words) => HB.element("td", {}, words))));
    const made = table(HB.words("items-marks"), ["code", "test", "form", "right", "blank"].map((key) => HB.words(`items-${key}`)), rows);
    made.querySelector("table").className = "hb-items__small";
    return made;
  }

  // ---- Files to take along

  const CSV = "text/csv;charset=utf-8";
  const saveCsv = (name, rows) => HB.saveFile(`${name}.csv`, CSV, HB.sheets.csv(rows));

  const itemCsv = (items) => [
    ["question", "form", "twin", "objective", "n", "right", "difficulty", "discrimination", "upper-lower", "blank", "chosen-1", "chosen-2", "chosen-3", "chosen-4", "key", "common-wrong"],
    ...items.map(({ question, n, right, difficulty, discrimination, upperLower: d, blank, counts, wrong }) => [question.id, question.form, question.twin, question.objective, String(n), String(right),
      exact(difficulty), exact(discrimination), exact(d), String(blank), ...counts.map(String), String(question.right), wrong ? String(wrong) : ""]),
  ];

  const gainCsv = (gains) => [
    ["level", "id", "pairs", "entry-right", "entry-asked", "exit-right", "exit-asked", "entry", "exit", "gain", "normalised-gain"],
    ...gains.map((gain) => [gain.level, gain.id, ...[gain.pairs, gain.entryRight, gain.entryAsked, gain.exitRight, gain.exitAsked].map(String), ...[gain.entry, gain.exit, gain.gain, gain.normalised].map(exact)]),
  ];

  // The answers of all, marked; what a file said of itself gives way to the key.
  const answerCsv = (attempts) => [COLUMNS, ...attempts.flatMap(({ lines, chosen }) => lines.map((line) => {
    const question = byId.get(line.question);
    const told = { ...line, objective: question.objective, right: isRight(question, chosen) ? "1" : "0" };
    return COLUMNS.map((name) => told[name]);
  }))];

  // ---- The page

  const node = at("items");
  node.classList.add("hb-items");
  let attempts = [], problems = [], drawings = {};
  const said = says(), marked = HB.element("div", {}), out = HB.element("div", {});
  const input = HB.element("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv", multiple: true });
  const which = select([["all", HB.words("items-both")], ["entry", HB.words("items-entry")], ["exit", HB.words("items-exit")]], "all");
  const whichField = labelled("hb-items-which", HB.words("items-which"), which, HB.words("items-which-help"));
  const clear = HB.button(HB.words("items-clear"), () => {
    [attempts, problems] = [[], []];
    showAll();
  });
  const heading = (key) => HB.element("h3", {}, HB.words(`items-${key}`));
  const list = (entries) => HB.element("ul", {}, ...entries.map((words) => HB.element("li", {}, words)));

  // Every test marked, and the result of one to show or to print for the one who took it.
  function marks() {
    if (!attempts.length) return [];
    const sorted = [...attempts].sort((one, other) => one.code.localeCompare(other.code) || TESTS.indexOf(one.test) - TESTS.indexOf(other.test));
    const whose = select([["", "–"], ...sorted.map((attempt, n) => [String(n), nameOf(attempt)])]), result = HB.element("section", { className: "hb-items__slip" });
    whose.addEventListener("change", () => {
      const attempt = sorted[whose.value];
      result.replaceChildren(...(attempt ? [...slip(attempt), HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("items-print-slip"), printSlip))] : []));
    });
    return [heading("marks"), HB.element("p", {}, HB.words("items-marks-help")), markTable(sorted), labelled("hb-items-slip", HB.words("items-whose"), whose), result];
  }

  function printSlip() {
    node.dataset.print = "slip";
    print();
  }
  addEventListener("afterprint", () => delete node.dataset.print);

  // Who took what: the forms of a test are of equal weight only where each was taken by about half.
  function groups() {
    const rows = TESTS.flatMap((test) => FORMS.map((form) => {
      const totals = attempts.filter((attempt) => attempt.test === test && attempt.form === form).map(({ total }) => total);
      return row("td", [HB.words(`items-${test}`), HB.words(`test-form-${form}`), String(totals.length), totals.length >= FEWEST ? mean(totals).toFixed(1) : "–",
        totals.length ? `${Math.min(...totals)}–${Math.max(...totals)}` : "–"]);
    }));
    return frame(HB.words("items-groups"), HB.element("table", { className: "hb-items__small" }, HB.element("thead", {}, row("th", ["test", "form", "people", "mean", "range"].map((key) => HB.words(`items-${key}`)))), HB.element("tbody", {}, ...rows)));
  }

  function show() {
    whichField.hidden = clear.hidden = !attempts.length;
    const people = HB.words("items-read", attempts.length, new Set(attempts.map(({ code }) => code)).size);
    said.replaceChildren(...(attempts.length || problems.length ? [HB.element("p", {}, people)] : []),
      ...(problems.length ? [HB.element("p", { className: "hb-calc__bad" }, HB.words("items-problems", problems.length)), list(problems)] : []));
    out.replaceChildren(...(attempts.length ? results() : []));
  }

  function showAll() {
    marked.replaceChildren(...marks());
    show();
  }

  function results() {
    const chosen = attempts.filter(({ test }) => which.value === "all" || test === which.value);
    const items = questions.map((question) => itemOf(question, chosen));
    const few = FORMS.filter((form) => chosen.filter((attempt) => attempt.form === form).length < FEWEST);
    const pairs = pairsOf(attempts), gains = gainsOf(pairs), enough = pairs.length >= FEWEST;
    const room = node.clientWidth;
    drawings = {
      ...(items.some(({ discrimination }) => discrimination !== null) ? { "test-questions": scatter(items) } : {}),
      ...(enough ? { "test-gains": bars(gains, room) } : {}),
    };
    const bar = (name, rows, key) => HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words(`items-save-${key}`), () => saveCsv(name, rows)),
      ...(drawings[name] ? [HB.button(HB.words("items-save-svg"), () => HB.svg.save(name, drawings[name]))] : []));
    const drawing = (name, label) => (drawings[name] ? [frame(label, drawings[name])] : []);
    const warn = (words) => HB.element("p", { className: "hb-items__few" }, words);
    const unpaired = new Set(attempts.map(({ code }) => code)).size - pairs.length;
    return [
      heading("groups"), groups(),
      HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("items-save-answers"), () => saveCsv("test-answers", answerCsv(attempts))), HB.button(HB.words("print"), () => print())),
      heading("gains"), HB.element("p", {}, HB.words("items-pairs", pairs.length, unpaired)), ...(enough ? [] : [warn(HB.words("items-few-pairs", FEWEST))]),
      ...drawing("test-gains", HB.words("items-bars-of")), gainTable(gains), HB.element("p", { className: "hb-help hb-work__legend" }, HB.words("items-gain-caution")), bar("test-gains", gainCsv(gains), "gains"),
      heading("table"), ...few.map((form) => warn(HB.words("items-few", HB.words(`test-form-${form}`), FEWEST))),
      ...drawing("test-questions", HB.words("items-scatter-of", questions.length)),
      ...(drawings["test-questions"] ? [HB.element("p", { className: "hb-help hb-work__legend" }, HB.words("items-scatter-legend"))] : []),
      itemTable(items), HB.element("p", { className: "hb-help hb-work__legend" }, HB.words("items-legend")), bar("test-questions", itemCsv(items), "items"),
    ];
  }

  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    said.textContent = HB.words("items-reading", files.length);
    const found = await read(files, attempts);
    [attempts, problems] = [found.attempts, found.problems];
    input.value = ""; // the same file may be chosen again
    showAll();
  });
  which.addEventListener("change", show);
  const field = labelled("hb-items-files", HB.words("items-files"), input, HB.words("items-files-help"));
  node.append(field, HB.element("p", { className: "hb-work__bar" }, clear), said, marked, whichField, out);
  showAll();
})();
