// What stands around the search's results: a term's definition, how words were read, and the other language's answers.
(function () {
  "use strict";
  const { root } = HB;
  const other = document.getElementById("hb-lang").lang;
  const FEW = 3, SHOWN = 5, PAUSE = 300, EXCERPT = 170; // results, milliseconds, letters
  const list = () => document.querySelector("[data-md-component=search-result]");
  const url = (location) => new URL(location, root).href;
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const link = (location, text) => HB.element("a", { href: url(location) }, text);
  const plainText = (html) => HB.element("p", { innerHTML: html }).textContent;

  // Puts a part above or below the results in the place of the one of the last query; null takes it away.
  function put(name, part, below = false) {
    const old = list().querySelector(`:scope > .hb-search-${name}`);
    if (old) old.remove();
    if (!part) return;
    part.classList.add(`hb-search-${name}`);
    list()[below ? "append" : "prepend"](part);
  }

  const withTerms = ({ config, docs, glossary, terms }) => ({ config, docs: [...docs, ...terms.map(([id, term, second, text]) => (
    { location: `${glossary}#${id}`, title: escaped(`${term} (${second})`), text: escaped(text) }))] });

  // The definition of a term that was typed, with the lesson that teaches it.
  function strip(index) {
    const [id, term, second, definition, lesson] = index.strip;
    const part = HB.element("section", {}, HB.element("p", {}, HB.element("b", {}, term), " ", HB.element("span", { lang: other }, second)),
      HB.element("p", {}, definition),
      HB.element("p", {}, link(`${index.glossary}#${id}`, HB.words("search-term-place")), ...(lesson ? [link(lesson, HB.words("search-lesson", titleOf(index, lesson)))] : [])));
    part.setAttribute("aria-label", HB.words("search-term"));
    return part;
  }

  const titleOf = (index, location) => plainText(index.docs[index.pageOf.get(location)].title);

  // How the words were read, if not as typed, and a way to have them as typed.
  function reading(index, typed) {
    const literal = HB.element("button", { type: "button" }, HB.words("search-literal"));
    literal.addEventListener("click", () => {
      const field = document.querySelector(".md-search__input");
      field.value = `"${typed.replaceAll('"', " ").trim()}"`;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
    return HB.element("div", {}, HB.element("p", {}, HB.words("search-read-as", index.read_as), " ", literal));
  }

  // Nothing was found: terms that look like it, the cards for what cannot wait, and the modules.
  function nothing(index, typed) {
    const start = folder(index).length;
    const pages = (pattern) => index.docs.filter(({ location }) => pattern.test(location.slice(start)))
      .map(({ location, title }) => HB.element("li", {}, link(location, plainText(title))));
    const part = (words, links) => (links.length ? [HB.element("h2", {}, HB.words(words)), HB.element("ul", {}, ...links)] : []);
    const nearest = index.nearest(typed).map(({ location, term }) => HB.element("li", {}, link(location, term)));
    return HB.element("div", {}, ...part("search-nearest", nearest),
      ...part("search-quick", pages(/^quick\/[^#]*$/)), ...part("search-modules", pages(/^[^/#]+\/index\.html$/)));
  }

  function show(index, items, typed) {
    const asks = new Map(index.listed.map(({ name, ask }) => [name, ask]));
    for (const item of items) {
      const page = item.find(({ location }) => !location.includes("#")), ask = page && asks.get(page.location);
      if (ask) page.title += `<span class="hb-answers">${escaped(HB.words("search-answers", ask))}</span>`;
    }
    const words = typed.trim();
    put("empty", words && !items.length ? nothing(index, typed) : null, true);
    put("strip", words && index.strip ? strip(index) : null);
    put("note", words && index.read_as ? reading(index, typed) : null);
  }

  let otherIndex;
  // The other language's index is read once somebody needs it.
  function readOther(inner, load) {
    otherIndex = otherIndex || (async () => {
      const mine = window.HB_INDEX;
      await load(document, url(`search/index.${other}.js`));
      const content = window.HB_INDEX;
      window.HB_INDEX = mine;
      return new inner.lunr.mn.Index({ content, docs: withTerms(content).docs });
    })();
    return otherIndex;
  }

  // The folder of an index's language below the site's root; "" for the one at the root.
  const folder = ({ glossary }) => glossary.slice(0, glossary.lastIndexOf("/") + 1);
  const here = (index, answers, name) => folder(index) + name.slice(folder(answers).length);

  // Where this language has few good pages: those of the other one, each beside the same page in the reader's language.
  // `load`: puts a script into a document.
  async function fromOtherLanguage(inner, load, index, typed, isNewest) {
    const none = { places: [], first: false };
    const good = index.good(index.listed);
    if (!typed.trim() || good.length >= FEW) return put("other", null), none;
    if (!otherIndex) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!isNewest()) return none;
    const answers = await readOther(inner, load);
    if (!isNewest()) return none;
    answers.search(typed);
    const found = answers.good(answers.listed).slice(0, SHOWN);
    if (!found.length) return put("other", null), none;
    const first = answers.known > index.known || !good.length;
    put("empty", null);
    put("other", section(index, answers, found), !first);
    return { places: found.map(({ name }) => here(index, answers, name)), first };
  }

  function section(index, answers, found) {
    const rows = found.map((page) => {
      const doc = answers.docs[page.sections[0][0]], own = here(index, answers, page.name);
      const text = plainText(doc.text);
      const excerpt = text.length > EXCERPT ? `${text.slice(0, text.lastIndexOf(" ", EXCERPT))} …` : text;
      const theirs = HB.element("div", { lang: other },
        link(doc.location, plainText(answers.docs[answers.pageOf.get(page.name)].title)), HB.element("p", {}, excerpt));
      return HB.element("li", {}, theirs, ...(index.pageOf.has(own) ? [HB.element("p", {}, HB.words("search-twin"), " ", link(own, titleOf(index, own)))] : []));
    });
    const part = HB.element("section", {}, HB.element("h2", {}, HB.words("search-other-language")), HB.element("ul", {}, ...rows));
    part.setAttribute("aria-label", HB.words("search-other-language"));
    return part;
  }

  HB.results = { show, fromOtherLanguage, withTerms };
})();
