// A search engine over the pages of this web (pages-index.js). data-matching="mongolian" reads words as the handbook's
// search does (mongolian.js); "exact" knows only whole words as typed. Words are joined by OR, pages with all of them first.
(() => {
  "use strict";
  const exact = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.matching === "exact";
  const mn = exact ? null : window.lunr.mn.analyser;
  const { tidy, bare, digits } = window.trainingWebQuery;
  const SAME = 0, LEMMA = 1, FOLDED = 2, LATIN = 3, KEY = 4, NONE = 9;
  const SHORTEST_KEY = 4;
  const IN_TITLE = 4, SNIPPET = 190, LEAD = 60;
  const WORD = /[\p{L}\p{N}]+/gu;

  const normalise = exact ? (word) => word.toLowerCase() : mn.normalise;
  const tokens = (text) => [...text.matchAll(WORD)].map((match) => (
    { word: normalise(match[0]), start: match.index, end: match.index + match[0].length }));

  // What a word of a page can be found by.
  const known = new Map();
  function traits(word) {
    if (!known.has(word)) {
      const lemma = mn.lexicon.lemma(word), cyrillic = mn.CYRILLIC.test(word);
      known.set(word, {
        lemma,
        cyrillic,
        fold: mn.fold(word),
        foldedLemma: mn.fold(lemma),
        loose: cyrillic ? mn.loose(mn.fold(word)) : "",
        keys: cyrillic ? mn.keys(word) : [], // the first is the word's own; names are often taken for forms of other words
      });
    }
    return known.get(word);
  }

  // How near a word of a page is to a typed one.
  function matcher(typed) {
    if (exact) return (word) => (word === typed ? SAME : NONE);
    const own = traits(typed), latin = !own.cyrillic && /[a-z]/.test(typed);
    const readings = latin ? new Set(mn.readings(typed).map(mn.loose).filter((letters) => letters.length > 1)) : new Set();
    const readKeys = latin ? new Set(mn.readings(typed).map((reading) => mn.keys(reading)[0])) : new Set();
    const cache = new Map();
    const tier = (word) => {
      if (word === typed) return SAME;
      const other = traits(word);
      if (own.cyrillic !== other.cyrillic) {
        if (readings.has(other.loose)) return LATIN;
        return other.keys.some((key) => key.length >= SHORTEST_KEY && readKeys.has(key)) ? KEY : NONE;
      }
      if (!own.cyrillic) return NONE;
      if (own.lemma === other.lemma) return LEMMA;
      if (own.fold === other.fold || own.foldedLemma === other.foldedLemma) return FOLDED;
      const form = (one, all) => one.length >= SHORTEST_KEY && all.includes(one);
      return form(own.keys[0], other.keys) || form(other.keys[0], own.keys) ? KEY : NONE;
    };
    return (word) => {
      if (!cache.has(word)) cache.set(word, tier(word));
      return cache.get(word);
    };
  }

  // The parts of a query: words, "phrases" (also words with signs in them), each with or without a minus; and site:host.
  function parse(query) {
    const parts = [], sites = [];
    const written = tidy(query).replace(/[“”„«»]/g, '"');
    for (const [, minus, site, phrase, word] of written.matchAll(/([-−]?)(?:site:(\S+)|"([^"]*)"?|([^\s"]+))/g)) {
      if (site !== undefined) {
        sites.push({ without: minus !== "", host: bare(site.toLowerCase()) });
        continue;
      }
      const asked = bare((phrase === undefined ? word : phrase).trim());
      const words = tokens(asked).map((token) => token.word);
      if (!words.length) continue;
      const asTyped = words.length > 1 || phrase !== undefined;
      const match = words.map((one) => (asTyped ? (other) => (other === one ? SAME : NONE) : matcher(one)));
      parts.push({ without: minus !== "", words, match, digits: digits(asked) });
    }
    const wanted = parts.filter((part) => !part.without);
    const weighty = exact ? wanted : wanted.filter((part) => part.words.length > 1 || !mn.STOP.has(part.words[0]));
    return { wanted: weighty.length ? weighty : wanted, refused: parts.filter((part) => part.without), sites };
  }

  // Places of a number in a text, however its digits are grouped there.
  function numbers(digits, text) {
    const found = [];
    for (let at = 0; at < text.length; at++) {
      let read = "";
      for (let to = at; to < text.length && digits.startsWith(read) && (to === at || text[to].start - text[to - 1].end === 1); to++) {
        read += text[to].word;
        if (read === digits) found.push({ tier: SAME, start: text[at].start, end: text[to].end });
      }
    }
    return found;
  }

  // Places of a part in a text, with the tier of each.
  function places(part, text) {
    if (part.digits) return numbers(part.digits, text);
    const found = [];
    for (let at = 0; at + part.match.length <= text.length; at++) {
      const tiers = part.match.map((match, n) => match(text[at + n].word));
      const tier = Math.max(...tiers);
      if (tier < NONE) found.push({ tier, start: text[at].start, end: text[at + part.match.length - 1].end });
    }
    return found;
  }

  const inSite = (address, host) => {
    const own = address.split("/")[0];
    return host.includes("/") ? address.startsWith(host) : own === host || own.endsWith(`.${host}`);
  };

  function search(query, pages) {
    const { wanted, refused, sites } = parse(query);
    if (!wanted.length && !sites.length) return [];
    const found = [];
    for (const page of pages) {
      if (sites.some(({ without, host }) => inSite(page.address, host) === without)) continue;
      const title = tokens(page.title), text = tokens(page.text);
      if (refused.some((part) => places(part, title).length + places(part, text).length)) continue;
      let missing = 0, worst = 0, score = 0;
      const marks = [];
      for (const part of wanted) {
        const heads = places(part, title), bodies = places(part, text);
        if (!heads.length && !bodies.length) {
          missing++;
          continue;
        }
        const best = Math.min(...[...heads, ...bodies].map((place) => place.tier));
        worst = Math.max(worst, best);
        score += (IN_TITLE * heads.length + bodies.length) / (1 + best) / (4 + title.length + text.length / 8);
        marks.push(...bodies);
      }
      if (wanted.length && missing === wanted.length) continue;
      found.push({ page, missing, worst, score, marks: marks.sort((a, b) => a.start - b.start) });
    }
    return found.sort((a, b) => a.missing - b.missing || a.worst - b.worst || b.score - a.score ||
      (a.page.day < b.page.day ? 1 : a.page.day > b.page.day ? -1 : 0));
  }

  function make(name, words, attributes = {}) {
    const element = document.createElement(name);
    if (words) element.textContent = words;
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    return element;
  }

  // The part of a text around its first mark, with the marks.
  function snippet(text, marks) {
    const line = make("p", "", { class: "words" });
    let from = marks.length ? Math.max(0, marks[0].start - LEAD) : 0;
    if (from) from = text.indexOf(" ", from) + 1 && text.indexOf(" ", from) < marks[0].start ? text.indexOf(" ", from) + 1 : marks[0].start;
    const to = Math.min(text.length, from + SNIPPET);
    if (from) line.append("… ");
    let at = from;
    for (const mark of marks) {
      if (mark.start < at || mark.end > to) continue;
      line.append(text.slice(at, mark.start), make("mark", text.slice(mark.start, mark.end)));
      at = mark.end;
    }
    line.append(text.slice(at, to));
    if (to < text.length) line.append("…");
    return line;
  }

  const form = document.querySelector("form[data-find]"), field = form.elements.q;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    location.href = location.pathname.split("/").pop() + (query ? `?q=${encodeURIComponent(query)}` : "");
  });
  const query = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!query) return;
  field.value = query;
  document.title = `${query} – ${document.title}`;
  document.body.classList.add("asked");
  const found = search(query, window.trainingWebPages);
  const answer = document.querySelector("[data-answer]"), list = document.querySelector("[data-results]");
  answer.hidden = false;
  answer.textContent = found.length ? `Илэрц: ${found.length} · Results: ${found.length}` : `«${query}» гэсэн илэрц алга · Nothing found`;
  for (const { page, marks } of found) {
    const item = make("li");
    const head = make("h2");
    head.append(make("a", page.title, { href: page.file, lang: page.lang }));
    const text = snippet(page.text, marks);
    text.lang = page.lang;
    const where = make("p", "", { class: "where" });
    where.append(make("span", page.site), " · ", make("span", page.address, { lang: "en" }));
    if (page.day) where.append(" · ", make("time", page.day, { datetime: page.day }));
    item.append(head, where, text);
    list.append(item);
  }
})();
