// Self-check of an exercise: an answer is normalised, sealed with the question's id and compared with the seals of the page,
// so that its source shows none at a glance. What was answered is kept, as with questions, and can be erased on the page of progress.
(function () {
  "use strict";
  const section = document.querySelector(".hb-self");
  const sealed = JSON.parse(document.getElementById("hb-sealed").textContent);
  const NAME = `self.${document.body.dataset.page}`;
  // What was given, by question; whatever else lies there is none.
  function kept() {
    const found = Object.entries(HB.read(NAME) || {}).filter(([, given]) => Array.isArray(given) && given.every((one) => typeof one === "string"));
    return Object.fromEntries(found);
  }

  // The same as handbook/exercises/normal.py.
  const SAME = { ү: "у", ө: "о", ё: "е" };
  const normal = (text) => text.normalize("NFKC").toLowerCase().trim().replace(/^https?:\/\/(www\.)?/, "")
    .replace(/[үөё]/g, (letter) => SAME[letter]).replace(/[^\p{L}\p{N}]/gu, "");
  function normalNumber(text, decimals) {
    const bare = text.replace(/\s/g, "");
    const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare.replaceAll(",", ".");
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain).toFixed(decimals) : "";
  }
  function normalTime(text) {
    const match = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim());
    return match ? `${match[1].padStart(2, "0")}:${match[2]}` : "";
  }

  const READ = {
    text: (text) => normal(text),
    set: (text) => normal(text),
    number: (text, own) => normalNumber(text, own.decimals),
    time: (text) => normalTime(text),
  };
  const BAD = { number: "self-bad-number", time: "self-bad-time" };

  const line = (...words) => HB.element("p", {}, ...words);
  // What stands between backquotes is typed as it is.
  const told = (text) => line(...text.split("`").map((part, n) => (n % 2 ? HB.element("code", {}, part) : part)));

  function set(row) {
    const { id, dataset: { kind } } = row;
    const own = sealed[id];
    const out = HB.element("div", { className: "hb-self__out" });
    out.setAttribute("role", "status");
    const ask = row.querySelector(".hb-self__ask");
    ask.id = `${id}-ask`;
    const { fields, values, check } = (kind === "choice" ? choice : kind === "sort" ? sort : typed)(row, id, kind, own);
    if (before[id]) values(before[id]);

    function act() {
      const given = values();
      if (!given.some(Boolean)) {
        show("", [line(HB.words("self-empty"))]);
        return;
      }
      const [right, ...lines] = check(given);
      show(right ? "right" : "wrong", lines);
      if (!HB.write(NAME, { ...kept(), [id]: given })) HB.sayNotKept(section);
    }

    function show(state, lines) {
      row.dataset.state = state;
      out.replaceChildren(...lines);
    }

    const button = HB.button(HB.words("check"), act);
    button.setAttribute("aria-describedby", ask.id);
    row.append(...fields, HB.element("p", { className: "hb-self__act" }, button), out);
    row.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.tagName === "INPUT") act();
    });
  }

  // One answer in a field, or several, one a line.
  function typed(row, id, kind, own) {
    const several = kind === "set";
    const field = several
      ? HB.element("textarea", { rows: Math.min(own.right.length + 2, 12), spellcheck: false })
      : HB.element("input", { type: "text", spellcheck: false, inputMode: kind === "number" ? "decimal" : "text" });
    field.setAttribute("aria-labelledby", `${id}-ask`);
    const lines = () => field.value.split("\n").map((text) => text.trim()).filter(Boolean);

    function check(given) {
      const found = new Set();
      const hints = new Set();
      const unknown = [];
      for (const text of given) {
        const answer = READ[kind](text, own);
        const mark = HB.seal(id, answer);
        const group = answer ? own.right.findIndex((marks) => marks.includes(mark)) : -1;
        if (group >= 0) {
          found.add(group);
          continue;
        }
        if (!answer && BAD[kind]) return [false, line(HB.words(BAD[kind]))];
        const hint = own.hints.find(([marks]) => marks.includes(mark));
        hints.add(hint ? hint[1] : own.otherwise);
        unknown.push(text);
      }
      const right = found.size === own.right.length && !unknown.length;
      const verdict = several
        ? HB.words("self-found", found.size, own.right.length)
        : HB.words(right ? "verdict-right" : "verdict-wrong");
      const wrong = several && unknown.length ? [line(HB.words("self-not-these", unknown.join("; ")))] : [];
      return [right, line(HB.element("b", {}, verdict)), ...wrong, ...[...hints].map(told)];
    }

    const values = (given) => (given ? void (field.value = given.join("\n")) : lines());
    return { fields: [field], values, check };
  }

  // One or more of the choices of the page.
  function choice(row, id, kind, own) {
    const list = row.querySelector("ul");
    const inputs = [...list.children].map((item) => {
      const input = HB.element("input", { type: own.many ? "checkbox" : "radio", name: id, value: item.dataset.choice });
      const label = HB.element("label", {}, input, HB.element("span", {}, ...item.childNodes));
      item.replaceChildren(label);
      return input;
    });
    list.setAttribute("role", own.many ? "group" : "radiogroup");
    list.setAttribute("aria-labelledby", `${id}-ask`);
    for (const item of list.children) item.setAttribute("role", "presentation");
    const many = own.many ? [HB.element("p", { className: "hb-help" }, HB.words("self-many"))] : [];

    function check(given) {
      const right = own.right[0].includes(HB.seal(id, [...given].sort().join(",")));
      const reasons = given.map((name) => told(own.reasons[name]));
      return [right, line(HB.element("b", {}, HB.words(right ? "verdict-right" : "verdict-wrong"))), ...reasons];
    }

    const values = (given) =>
      given
        ? inputs.forEach((input) => (input.checked = given.includes(input.value)))
        : inputs.filter((input) => input.checked).map((input) => input.value);
    return { fields: many, values, check };
  }

  // One choice for each row of a table; with a choice that means "found" also precision and recall.
  function sort(row, id, kind, own) {
    const choices = [...row.querySelector("ul").children];
    const rows = [...row.querySelectorAll("tr")];
    const selects = rows.map((item) => {
      const select = HB.element("select", {}, HB.element("option", { value: "" }, "—"));
      for (const entry of choices) select.append(HB.element("option", { value: entry.dataset.choice }, entry.textContent));
      select.setAttribute("aria-label", item.querySelector("th").textContent);
      item.querySelector("td").replaceChildren(select);
      return select;
    });
    const truth = (n, value) => own.right[n].includes(HB.seal(id, `${rows[n].dataset.item}=${value}`));

    function check(given) {
      const missing = given.filter((value) => !value).length;
      if (missing) return [false, line(HB.words("self-rows-left", missing))];
      const right = given.filter((value, n) => truth(n, value)).length;
      const lines = [line(HB.element("b", {}, HB.words("self-sorted", right, given.length)))];
      return [right === given.length, ...lines, ...(own.positive ? triage(given) : [])];
    }

    // Of what the trainee took for real: how much is; of what is real: how much was taken for it.
    function triage(given) {
      const marked = given.flatMap((value, n) => (value === own.positive ? [n] : []));
      const real = given.flatMap((value, n) => (truth(n, own.positive) ? [n] : []));
      const found = marked.filter((n) => real.includes(n)).length;
      const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)}%` : "—");
      return [
        line(HB.words("self-precision", marked.length, found, percent(found, marked.length))),
        line(HB.words("self-recall", real.length, found, percent(found, real.length))),
        line(HB.words("self-accused", marked.length - found)),
      ];
    }

    const values = (given) =>
      given ? selects.forEach((select, n) => (select.value = given[n] ?? "")) : selects.map((select) => select.value);
    return { fields: [], values, check };
  }

  const before = kept();
  section.querySelectorAll(".hb-self__q").forEach(set);
})();
