// What a sign finds among many people: the reader changes four numbers and sees in words and as marks who is found,
// missed and wrongly marked. The shapes are those of the figures of kind "dots" (handbook/render/figures).
(function () {
  "use strict";
  const COLUMNS = 40;
  const MOST_MARKS = 1000;
  const STEP = 10;
  /** @type {[name: string, start: number, least: number, most: number, step: number | "any"][]} */
  const FIELDS = [ // name, start, least, most, step
    ["people", 1000, 1, 10000000, 1],
    ["per-thousand", 10, 0, 1000, "any"],
    ["finds", 90, 0, 100, "any"],
    ["wrongly", 20, 0, 100, "any"],
  ];
  // in the order of the picture; the shape of one mark of 7 × 7 at x, y
  /** @type {[name: string, shape: (x: number, y: number) => string][]} */
  const GROUPS = [
    ["found", (x, y) => `M${x} ${y}h7v7h-7z`],
    ["missed", (x, y) => `M${x} ${y}h7v7h-7z`],
    ["wrong", (x, y) => `M${x} ${y}l7 7m0-7l-7 7`],
    ["rest", (x, y) => `M${x + 2} ${y + 2}h3v3h-3z`],
  ];

  // How many people fall into each group on average; null where a number is missing or cannot be.
  function calculate(people, perThousand, finds, wrongly) {
    const values = [people, perThousand, finds, wrongly];
    if (!values.every((value, n) => fits(value, FIELDS[n]))) return null;
    const real = (people * perThousand) / 1000;
    const found = (real * finds) / 100;
    const wrong = ((people - real) * wrongly) / 100;
    const marked = found + wrong;
    return {
      real, found, missed: real - found, wrong, marked, rest: people - real - wrong,
      share: marked ? (100 * found) / marked : null,
    };
  }

  function fits(value, [, , least, most, step]) {
    return Number.isFinite(value) && value >= least && value <= most && (step === "any" || Number.isInteger(value));
  }

  // Marks for each group: one for each person, or each for as many as are needed to stay within a thousand.
  function share(result, people) {
    const total = Math.min(people, MOST_MARKS);
    const exact = GROUPS.map(([name]) => (result[name] / people) * total);
    const counts = exact.map(Math.floor);
    const byRest = exact.map((value, n) => [value - counts[n], n]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    for (let n = counts.reduce((sum, count) => sum + count, 0), k = 0; n < total; n += 1, k += 1) counts[byRest[k][1]] += 1;
    return counts;
  }

  HB.baseRate = { calculate, share };

  const say = (value) => (Math.round(value * 10) / 10).toLocaleString("en-US", { maximumFractionDigits: 1 });

  function drawn(name, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  function picture(counts) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const high = Math.ceil(total / COLUMNS) * STEP + 2;
    const svg = drawn("svg", { viewBox: `-1 -1 ${COLUMNS * STEP + 2} ${high}`, class: "hb-calc__dots", "aria-hidden": "true" });
    let at = 0;
    counts.forEach((count, n) => {
      let d = "";
      for (const end = at + count; at < end; at += 1) d += GROUPS[n][1]((at % COLUMNS) * STEP, Math.floor(at / COLUMNS) * STEP);
      if (d) svg.append(drawn("path", { class: `hb-calc__${GROUPS[n][0]}`, d }));
    });
    return svg;
  }

  function sample(n) {
    const path = drawn("path", { class: `hb-calc__${GROUPS[n][0]}`, d: GROUPS[n][1](0, 0) });
    return drawn("svg", { viewBox: "-1 -1 9 9", class: "hb-calc__mark", "aria-hidden": "true" }, path);
  }

  function make(place, number) {
    const id = (name) => `hb-calc-${number}-${name}`;
    const inputs = FIELDS.map(([name, value, min, max, step]) => {
      const input = HB.element("input", { type: "number", id: id(name), value, min, max, step, required: true, autocomplete: "off" });
      input.setAttribute("inputmode", "decimal");
      input.addEventListener("input", show);
      return input;
    });
    const rows = FIELDS.map(([name], n) => HB.element("div", { className: "hb-calc__field" },
      HB.element("label", { htmlFor: inputs[n].id }, HB.words(`calc-${name}`)), inputs[n]));
    const title = HB.element("legend", {}, HB.words("calc-title"));
    const out = HB.element("div", { className: "hb-calc__out", id: id("out") });
    out.setAttribute("role", "status");
    const dots = HB.element("div", {});

    function show() {
      const values = inputs.map((input) => input.valueAsNumber);
      inputs.forEach((input, n) => {
        if (fits(values[n], FIELDS[n])) input.removeAttribute("aria-invalid");
        else input.setAttribute("aria-invalid", "true");
      });
      const bad = values.findIndex((value, n) => !fits(value, FIELDS[n]));
      if (bad >= 0) {
        const [name, , least, most, step] = FIELDS[bad];
        const range = HB.words(step === "any" ? "calc-bad" : "calc-bad-whole", HB.words(`calc-${name}`), say(least), say(most));
        out.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, range));
        dots.replaceChildren();
        return;
      }
      const result = /** @type {Marked} */ (calculate(...values)); // of numbers that fit
      const counts = share(result, values[0]);
      const groups = GROUPS.map(([name], n) => HB.element("li", {}, sample(n), HB.element("span", {}, HB.element("b", {}, say(result[name])), ` ${HB.words(`calc-${name}`)}`)));
      const sentence = result.share === null
        ? HB.words("calc-nobody")
        : HB.words("calc-result", say(values[0]), say(result.real), say(result.marked), say(result.found), say(result.share));
      const scale = values[0] > MOST_MARKS ? [HB.element("p", { className: "hb-help" }, HB.words("calc-scale", say(values[0] / MOST_MARKS)))] : [];
      out.replaceChildren(HB.element("p", {}, sentence), HB.element("ul", {}, ...groups));
      dots.replaceChildren(picture(counts), ...scale);
    }

    const form = HB.element("form", { className: "hb-calc__form" }, HB.element("fieldset", {}, title, ...rows));
    form.addEventListener("submit", (event) => event.preventDefault());
    place.append(form, out, dots);
    show();
  }

  document.querySelectorAll("[data-calculator=base-rate]").forEach(make);
})();
