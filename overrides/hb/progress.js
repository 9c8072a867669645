// "My progress": answers as a table; export, import; a list of all that is kept in this browser; erase.
(function () {
  "use strict";
  const place = document.getElementById("hb-progress");
  const said = HB.element("p", { className: "hb-progress__said" });
  said.setAttribute("role", "status");
  const asked = HB.element("div", { className: "hb-work__ask" }), list = HB.element("ul", { className: "hb-progress__kept" });
  const title = HB.element("p", { className: "hb-progress__title" }, HB.words("kept-list"));
  // How the names of what is kept begin, and what it is; behind the beginning stands which one.
  const KINDS = [["progress", "answers"], ["form.", "form"], ["log.rows", "rows"], ["log.draft", "draft"], ["log.matrix", "matrix"], ["log.links", "links"],
    ["log.", "log"], ["phones", "phones"], ["self.", "self"], ["test.", "test"], ["visit:", "visit"], ["__palette", "colours"]];

  function told(name) {
    const [start, kind] = KINDS.find(([beginning]) => name.startsWith(beginning)) ?? ["", "other"];
    return HB.words(`kept-is-${kind}`, name.slice(start.length));
  }
  const table = HB.element("div", { className: "hb-table", tabIndex: 0 });
  table.setAttribute("role", "region");
  table.setAttribute("aria-label", HB.words("progress-table"));
  const bar = HB.element("p", { className: "hb-form__bar" },
    HB.button(HB.words("export"), save), HB.button(HB.words("import"), open), HB.button(HB.words("erase"), erase));
  place.append(table, bar, asked, said, title, list);

  function row(tag, ...cells) {
    return HB.element("tr", {}, ...cells.map((cell, n) => HB.element(n ? tag : "th", n ? {} : { scope: tag === "th" ? "col" : "row" }, cell)));
  }

  function show() {
    const { answers } = HB.answers.all();
    const rows = window.HB_COURSE.flatMap((module) => module.pages.filter((page) => page.questions.length).map((page) => {
      const given = page.questions.filter((id) => answers[id]);
      const link = HB.element("a", { href: `${page.id}.html` }, page.title);
      return row("td", link, `${given.length} / ${page.questions.length}`, String(given.filter((id) => answers[id].right).length));
    }));
    const head = row("th", HB.words("page"), HB.words("answered"), HB.words("right-answers"));
    table.replaceChildren(HB.element("table", {}, HB.element("thead", {}, head), HB.element("tbody", {}, ...rows)));
    const names = HB.names();
    list.replaceChildren(...(names.length ? names.map(told) : [HB.words("kept-nothing")]).map((words) => HB.element("li", {}, words)));
  }

  function save() {
    HB.saveFile("osint-handbook-progress.json", "application/json", JSON.stringify(HB.answers.all(), null, 1));
  }

  async function open() {
    const text = await HB.chooseFile(".json,application/json");
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      value = null;
    }
    if (!HB.answers.isGood(value)) {
      said.textContent = HB.words("import-bad");
      return;
    }
    const take = () => {
      const kept = HB.answers.replace(HB.answers.clean(value));
      said.textContent = HB.words(kept ? "import-good" : "not-kept");
      show();
    };
    const count = Object.keys(HB.answers.all().answers).length;
    if (count) HB.panel.ask(asked, HB.words("import-ask", count), HB.words("log-replace-yes"), take);
    else take();
  }

  function erase() {
    HB.panel.ask(asked, HB.words("erase-ask", HB.names().map(told).join("; ") || HB.words("kept-nothing")), HB.words("log-erase-yes"), () => {
      HB.erase();
      said.textContent = HB.words("erased");
      show();
    });
  }

  HB.loadData("course").then(() => {
    show();
    HB.tryToKeep(place);
  });
})();
