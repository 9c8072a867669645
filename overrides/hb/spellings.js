// A name or key word in the ways in which it may be written, and strings to search for them. Nothing is sent and nothing kept:
// the reader copies. The spellings come from hb/mongolian.js, which the build makes of handbook/mongolian.
(function () {
  "use strict";
  const CHOSEN = { typed: 1, cyrillic: 1, same: Infinity, keyboard: 2, standard: 1, chat: 3, alike: 0 }; // ticked at first, by group
  const BING_TERMS = 10;
  const QUIET = 600; // milliseconds without typing before the result is announced
  const SITE = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/\S*)?$/u;
  const CYRILLIC = /[\u0400-\u04ff]/;

  const phrase = (spelling) => `"${spelling}"`;
  const terms = (spelling) => spelling.split(/[\s.-]+/).length;

  // The strings of each engine, with no operator that its own help does not name.
  const ENGINES = {
    google: (spellings, site) => spellings.map((spelling) => (site ? `${spelling} site:${site}` : spelling)),
    bing: (spellings) => split(spellings).map((part) => (part.length > 1 ? `(${part.map(phrase).join(" OR ")})` : phrase(part[0]))),
    yandex: (spellings) => (spellings.length ? [spellings.map((spelling) => (/\s/.test(spelling) ? phrase(spelling) : spelling)).join(" | ")] : []),
  };
  const NAMES = { google: "Google", bing: "Bing", yandex: "Yandex" };

  // Parts that Bing reads to the end, if OR counts as a term too.
  function split(spellings) {
    const parts = [];
    let left = 0;
    for (const spelling of spellings) {
      if (left > terms(spelling)) parts[parts.length - 1].push(spelling);
      else {
        parts.push([spelling]);
        left = BING_TERMS + 1;
      }
      left -= terms(spelling) + 1;
    }
    return parts;
  }

  // The site without https:// and www., or null where it is none.
  function siteOf(written) {
    const site = written.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/^www\./, "").replace(/\/$/, "");
    return site === "" || SITE.test(site) ? site : null;
  }

  function logLine(engine, string, now = new Date()) {
    return [...HB.bothTimes(now), NAMES[engine], string, HB.words("spell-log-results")].join("\t");
  }

  HB.spellings = { ENGINES, siteOf, logLine };

  function spelled(tag, spelling, properties = {}) {
    const node = HB.element(tag, properties, spelling);
    if (CYRILLIC.test(spelling)) node.lang = "mn";
    return node;
  }

  // Latin letters in a Cyrillic word cannot be seen: they are named.
  function latinIn(spelling) {
    const letters = CYRILLIC.test(spelling) ? [...new Set(spelling.match(/[a-z]/g))] : [];
    return letters.length ? [HB.element("span", { className: "hb-help" }, HB.words("spell-latin", letters.join(", ")))] : [];
  }

  const place = document.querySelector("[data-calculator=spellings]");
  const id = (name) => `hb-spell-${name}`;
  /** @type {any} */
  let result = null;
  let waiting = 0;

  /** @returns {[HTMLInputElement, HTMLDivElement]} */
  function field(name, maxLength) {
    const input = HB.element("input", { type: "text", id: id(name), maxLength, autocomplete: "off", spellcheck: false });
    input.setAttribute("autocapitalize", "none");
    return [input, HB.element("div", { className: "hb-spell__field" }, HB.element("label", { htmlFor: input.id }, HB.words(`spell-${name}`)), input)];
  }
  const [word, wordField] = field("word", 60);
  const [site, siteField] = field("site", 100);
  const siteBad = HB.element("p", { className: "hb-calc__bad", id: id("site-bad"), hidden: true }, HB.words("spell-site-bad"));
  const meant = HB.element("div", {}), groups = HB.element("div", {}), strings = HB.element("div", {});
  const said = HB.element("p", { className: "hb-spell__said" }), copied = HB.element("p", { className: "hb-sr" });
  said.setAttribute("role", "status");
  copied.setAttribute("role", "status");
  const after = HB.element("div", { hidden: true }, groups, siteField, siteBad, strings);
  site.setAttribute("aria-describedby", siteBad.id);

  function read(chosen) {
    result = MongolianSpellings.spellings(word.value, chosen);
    after.hidden = !result.typed;
    groups.replaceChildren(...Object.entries(result.groups).map(([name, group]) => groupOf(name, group)));
    showStrings();
    say();
  }

  // Which word is meant, where the letters leave it open.
  function ask() {
    meant.replaceChildren();
    if (result.readings.length < 2) return;
    const choices = result.readings.map((reading, n) => {
      const input = HB.element("input", { type: "radio", name: id("meant"), checked: n === 0 });
      input.addEventListener("change", () => read(n));
      return HB.element("label", {}, input, spelled("span", reading));
    });
    meant.append(HB.element("fieldset", { className: "hb-spell__group" }, HB.element("legend", {}, HB.words("spell-meant")), ...choices));
  }

  function groupOf(name, { shown, more }) {
    const boxes = shown.map((spelling, n) => {
      const input = HB.element("input", { type: "checkbox", value: spelling, checked: n < CHOSEN[name] });
      input.addEventListener("change", () => {
        showStrings();
        say();
      });
      return HB.element("label", {}, input, spelled("span", spelling), ...latinIn(spelling));
    });
    const rest = more ? [HB.element("span", { className: "hb-help" }, HB.words("spell-more", more))] : [];
    return HB.element("fieldset", { className: "hb-spell__group" }, HB.element("legend", {}, HB.words(`spell-${name}`)), ...boxes, ...rest);
  }

  const ticked = () => [...groups.querySelectorAll("input:checked")].map((input) => input.value);

  function showStrings() {
    const only = siteOf(site.value);
    siteBad.hidden = only !== null;
    if (only === null) site.setAttribute("aria-invalid", "true");
    else site.removeAttribute("aria-invalid");
    const chosen = ticked();
    strings.replaceChildren(...Object.keys(ENGINES).map((engine) => HB.element("section", {},
      HB.element("p", {}, HB.element("b", {}, NAMES[engine]), `: ${HB.words(`spell-${engine}`)}`),
      HB.element("ul", {}, ...ENGINES[engine](chosen, only || "").map((string) => row(engine, string))))));
    if (!chosen.length) strings.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, HB.words("spell-choose")));
  }

  function row(engine, string) {
    const code = spelled("code", string), done = HB.element("span", { className: "hb-spell__done" });
    done.setAttribute("aria-hidden", "true"); // `copied` tells those who listen
    async function give(text, message) {
      const good = await HB.copy(text);
      strings.querySelectorAll(".hb-spell__done").forEach((other) => other.replaceChildren());
      done.textContent = copied.textContent = HB.words(good ? message : "spell-failed");
      if (good) return;
      if (text !== string) done.append(" ", HB.element("code", {}, text));
      HB.select(text === string ? code : done.lastChild);
    }
    function button(name, action) {
      const made = HB.button(HB.words(`spell-${name}`), action);
      made.setAttribute("aria-label", `${HB.words(`spell-${name}`)}: ${NAMES[engine]}, ${string}`);
      return made;
    }
    return HB.element("li", {}, code, HB.element("span", { className: "hb-spell__act" },
      button("copy", () => give(string, "spell-copied")), button("log", () => give(logLine(engine, string), "spell-logged"))), done);
  }

  function say() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const all = groups.querySelectorAll("input").length;
      const none = word.value.trim() ? HB.words("spell-none") : "";
      said.textContent = result.typed ? HB.words("spell-said", result.word || result.typed, all, ticked().length) : none;
    }, QUIET);
  }

  word.addEventListener("input", () => {
    read(0);
    ask();
  });
  site.addEventListener("input", showStrings);
  const form = HB.element("form", {}, HB.element("fieldset", {}, HB.element("legend", {}, HB.words("spell-title")),
    HB.element("p", { className: "hb-help" }, HB.words("spell-private")), wordField, meant));
  form.addEventListener("submit", (event) => event.preventDefault());
  const notes = ["noise", "order", "endings", "empty"].map((name) => HB.element("li", {}, HB.words(`spell-note-${name}`)));
  place.classList.add("hb-spell");
  place.append(form, said, after, copied, HB.element("ul", { className: "hb-help" }, ...notes));
})();
