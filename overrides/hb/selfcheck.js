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
    const { fields, values, restore, check } = (kind === "choice" ? choice : kind === "sort" ? sort : typed)(row, id, kind, own);
    if (before[id]) restore(before[id]);

    function act() {
      const given = values();
      if (!given.some(Boolean)) {
        show("", [line(HB.words("self-empty"))]);
        return;
      }
      const [right, ...lines] = check(given);
      const why = right && own.why ? HB.unveil(own.why).split("\n\n").map(told) : [];
      show(right === null ? "" : right ? "right" : "wrong", [...lines, ...why]);
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
    const field = own.several
      ? HB.element("textarea", { rows: Math.min(own.right.length + 2, 12), spellcheck: false })
      : HB.element("input", { type: "text", spellcheck: false, inputMode: kind === "number" ? "decimal" : "text" });
    field.setAttribute("aria-labelledby", `${id}-ask`);

    /** @param {string[]} given */
    function check([given]) {
      const answers = HB.typed(given, own);
      const malformed = answers.filter((answer) => answer.bad);
      if (malformed.length) {
        return [null, ...malformed.map(({ said, bad }) => line(...(own.several ? [HB.element("q", {}, said), ": "] : []), bad))];
      }
      const found = new Set();
      const hints = new Set();
      const unknown = [];
      for (const { said, value, unless, also = [] } of answers) {
        const tiers = [[value], ...(own.several ? also : [])].map((tier) => tier.map((one) => HB.seal(id, one)));
        const has = (marks) => (tier) => marks.some((mark) => tier.includes(mark));
        // the first way to read the entry of which something is known decides
        const tier = tiers.find((one) => own.right.some((marks) => has(marks)(one)) || own.hints.some(([marks]) => has(marks)(one))) || tiers[0];
        const group = own.right.findIndex((marks) => has(marks)(tier));
        if (group >= 0) {
          found.add(group);
          continue;
        }
        const hint = own.hints.find(([marks]) => has(marks)(tier));
        hints.add(hint ? hint[1] : unless || own.otherwise);
        unknown.push(said);
      }
      if (found.size && found.size < own.right.length && !unknown.length) hints.add(own.otherwise);
      const right = found.size === own.right.length && !unknown.length;
      const verdict = own.several
        ? HB.words("self-found", found.size, own.right.length)
        : HB.words(right ? "verdict-right" : "verdict-wrong");
      const read = own.several ? [line(HB.words("self-read", answers.map(({ said }) => said).join(" · ")))] : [];
      const wrong = own.several && unknown.length ? [line(HB.words("self-not-these", unknown.join(" · ")))] : [];
      return [right, line(HB.element("b", {}, verdict)), ...read, ...wrong, ...[...hints].map(told)];
    }

    const values = () => [field.value.trim()];
    // earlier editions kept a list by its lines
    const restore = (given) => { field.value = given.join("\n"); };
    return { fields: [field], values, restore, check };
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

    // Of several that are chosen each bears its words and verdict; who has chosen right ones only, and not all, is told so.
    function check(given) {
      const right = own.right[0].includes(HB.seal(id, [...given].sort().join(",")));
      if (!own.many) return [right, line(HB.element("b", {}, HB.words(right ? "verdict-right" : "verdict-wrong"))), ...given.map((name) => told(own.reasons[name]))];
      const isRight = (name) => own.each.includes(HB.seal(id, name));
      const verdict = right ? "verdict-right" : given.every(isRight) ? "self-more" : "verdict-wrong";
      const words = (name) => inputs.find((input) => input.value === name)?.nextSibling?.textContent ?? "";
      const rows = given.map((name) => {
        const row = HB.element("li", {}, HB.element("i", {}, words(name)), ...told(own.reasons[name]).childNodes);
        row.dataset.mark = isRight(name) ? "right" : "wrong";
        return row;
      });
      return [right || (verdict === "self-more" ? null : false), line(HB.element("b", {}, HB.words(verdict))), HB.element("ul", { className: "hb-self__rows" }, ...rows)];
    }

    const values = () => inputs.filter((input) => input.checked).map((input) => input.value);
    const restore = (given) => inputs.forEach((input) => { input.checked = given.includes(input.value); });
    return { fields: many, values, restore, check };
  }

  // What was found and missed of what is real, and how much of what was marked is: numbers of rows.
  function triage(marked, real, without) {
    const found = marked.filter((n) => real.includes(n)).length;
    const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)}%` : "—");
    return [
      line(HB.words("self-recall", real.length, found, real.length - found, percent(found, real.length))),
      line(HB.words("self-precision", marked.length, found, percent(found, marked.length))),
      line(`${without}: ${marked.length - found}.`),
    ];
  }

  // A field for each row of a table, in which one of the choices is chosen.
  function choosers(rows, choices) {
    return rows.map((item) => {
      const select = HB.element("select", {}, HB.element("option", { value: "" }, "—"));
      for (const entry of choices) select.append(HB.element("option", { value: entry.dataset.choice }, entry.textContent));
      select.setAttribute("aria-label", item.querySelector("th").textContent);
      item.querySelector("td").replaceChildren(select);
      return select;
    });
  }

  // One choice for each row of a table; with a choice that means "found" also precision and recall. A wrong row gets its hint; the reasons of all
  // rows follow once the table is solved, or when they are asked for.
  function sort(row, id, kind, own) {
    const choices = [...row.querySelector("ul").children];
    const rows = [...row.querySelectorAll("tr")];
    const name = (n) => rows[n].querySelector("th").textContent;
    const selects = choosers(rows, choices);
    const mark = (n, value) => HB.seal(id, `${rows[n].dataset.item}=${value}`);
    const truth = (n, value) => own.right[n].includes(mark(n, value));
    const list = (texts) => HB.element("ul", { className: "hb-self__rows" },
      ...texts.map(([n, text, verdict, mark]) => {
        const row = HB.element("li", {}, HB.element("b", {}, name(n)), ...(verdict ? [HB.element("i", {}, verdict)] : []), ...told(text).childNodes);
        if (mark) row.dataset.mark = mark;
        return row;
      }));
    // Beside each reason what was chosen, and what is right where that was not.
    function reasons(given) {
      const said = (value) => choices.find((entry) => entry.dataset.choice === value).textContent;
      const right = (n) => choices.map((entry) => entry.dataset.choice).find((value) => mark(n, value) === own.right[n][0]);
      const verdict = (n) => (truth(n, given[n]) ? said(given[n]) : HB.words("self-but", said(given[n]), said(right(n))));
      return list(rows.map((item, n) => [n, HB.unveil(own.reasons[n]), verdict(n), truth(n, given[n]) ? "right" : "wrong"]));
    }
    let tries = 0;

    function check(given) {
      const missing = given.filter((value) => !value).length;
      if (missing) return [null, line(HB.words("self-rows-left", missing))];
      tries += 1;
      const wrong = given.flatMap((value, n) => (truth(n, value) ? [] : [n]));
      const isCounted = own.positive && !own.hints.length; // its numbers tell something, no verdict does
      const verdict = isCounted ? [] : [line(HB.element("b", {}, HB.words("self-sorted", given.length - wrong.length, given.length)))];
      const count = [...verdict, ...(own.positive ? sums(given) : [])];
      if (!wrong.length) return [true, ...count, reasons(given)];
      const hints = own.hints.length ? [list(wrong.map((n) => [n, own.hints[n]]))] : [];
      return [isCounted ? null : false, ...count, ...hints, ...(tries > 1 || !hints.length ? [shown(given)] : [])];
    }

    // Of the rows marked as found and of those that are.
    function sums(given) {
      const numbers = rows.map((_, n) => n);
      return triage(numbers.filter((n) => given[n] === own.positive), numbers.filter((n) => own.right[n][0] === mark(n, own.positive)), own.without);
    }

    // Whoever has tried may read the reasons and end the question.
    function shown(given) {
      const place = HB.element("div", {});
      place.append(HB.element("p", {}, HB.button(HB.words("self-reasons"), () => place.replaceChildren(reasons(given)))));
      return place;
    }

    const values = () => selects.map((select) => select.value);
    const restore = (given) => selects.forEach((select, n) => { select.value = given[n] ?? ""; });
    return { fields: [], values, restore, check };
  }

  const before = kept();
  section.querySelectorAll(".hb-self__q").forEach(set);
})();
