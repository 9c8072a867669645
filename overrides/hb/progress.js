// "My progress": what is kept, as a table; export, import, erase.
(function () {
  "use strict";
  const place = document.getElementById("hb-progress");
  const said = HB.element("p", { className: "hb-progress__said" });
  said.setAttribute("role", "status");
  const table = HB.element("div", { className: "hb-table", tabIndex: 0 });
  table.setAttribute("role", "region");
  table.setAttribute("aria-label", HB.words("progress-table"));
  const bar = HB.element("p", { className: "hb-form__bar" },
    HB.button(HB.words("export"), save), HB.button(HB.words("import"), open), HB.button(HB.words("erase"), erase));
  place.append(table, bar, said);

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
    if (!value || value.version !== 1 || typeof value.answers !== "object") {
      said.textContent = HB.words("import-bad");
      return;
    }
    const kept = HB.answers.replace(HB.answers.clean(value));
    said.textContent = HB.words(kept ? "import-good" : "not-kept");
    show();
  }

  function erase() {
    HB.eraseAll();
    said.textContent = HB.words("erased");
    show();
  }

  HB.loadData("course").then(() => {
    show();
    if (!HB.write("test", 1)) HB.sayNotKept(place);
    HB.write("test", null);
  });
})();
