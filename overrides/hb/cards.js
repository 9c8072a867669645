// Questions of the course that are asked on other pages: loaded by module, made into elements, each with the way to where it is taught.
HB.cards = (function () {
  "use strict";

  const shuffled = (list) => list.map((one) => [Math.random(), one]).sort(([a], [b]) => a - b).map(([, one]) => one);

  // The cards of these modules, by the id of the question.
  /** @type {Handbook["cards"]["load"]} */
  async function load(modules) {
    await Promise.all(modules.filter((module) => !window.HB_REVIEW?.[module]).map((module) => HB.loadData(`review.${module}`)));
    return new Map(modules.flatMap((module) => (window.HB_REVIEW?.[module] ?? []).map((card) => /** @type {[string, Card]} */ ([card.id, { ...card, module }]))));
  }

  // The modules of the course that have questions, in their order, each with the ids.
  async function modules() {
    await HB.loadData("course");
    const all = window.HB_COURSE.map(({ id, pages }) => ({ id, questions: pages.flatMap((page) => page.questions) }));
    return all.filter(({ questions }) => questions.length);
  }

  // The options in another order, so that nobody remembers a place; the letters stay in theirs.
  function mix(quiz) {
    const labels = [...quiz.querySelectorAll("label")], reasons = [...quiz.querySelectorAll("details li")];
    const letters = labels.map((label) => label.querySelector("b").textContent);
    const order = shuffled(labels.map((label, n) => n));
    labels.at(-1).after(...order.map((n) => labels[n]));
    reasons[0].parentNode.append(...order.map((n) => reasons[n]));
    order.forEach((n, place) => (labels[n].querySelector("b").textContent = letters[place]));
  }

  // The question as on its page, under the given number.
  function quiz(card, number) {
    const made = /** @type {HTMLElement} */ (new DOMParser().parseFromString(card.html, "text/html").body.firstElementChild);
    for (const [name, selector] of [["href", "a"], ["src", "img"], ["srcset", "source"]]) {
      for (const node of made.querySelectorAll(`${selector}[${name}]`)) node.setAttribute(name, new URL(node.getAttribute(name), HB.root).href);
    }
    made.querySelector("legend > b").textContent = number;
    mix(made);
    made.dataset.v = card.version;
    return document.adoptNode(made);
  }

  const letters = (made) => [...made.querySelectorAll("details li")].flatMap((reason, n) =>
    (reason.classList.contains("right") ? [made.querySelectorAll("label > b")[n].textContent] : [])).join(", ");

  // Where it is taught.
  const way = (card) => HB.element("p", { className: "hb-again__way" }, `${HB.words("review-taught")} `,
    HB.element("a", { href: new URL(card.url, HB.root).href }, `${card.lesson}: ${card.section}`));

  // As many as wanted, the modules mixed: the first of each in their order, then the second, until there are enough.
  function mixed(list, count, moduleOf = ({ module }) => module) {
    const byModule = new Map();
    for (const one of list) byModule.set(moduleOf(one), [...(byModule.get(moduleOf(one)) || []), one]);
    const rows = [...byModule.values()];
    const longest = Math.max(0, ...rows.map((row) => row.length));
    return Array.from({ length: longest }, (_, n) => rows.flatMap((row) => row.slice(n, n + 1))).flat().slice(0, count);
  }

  return { shuffled, mixed, load, modules, quiz, letters, way };
})();
