// How well pages and their sections fit a query, word by word. In the search worker, after meanings.js.
(function (root) {
  "use strict";
  const mn = root.lunr.mn.analyser;
  const { isAsked, EXACT, LEMMA, BEGINNING } = root.HB_MEANINGS;
  const WEIGHT = [1, 0.85, 0.45, 0.7, 0.98, 0.4, 0.015, 0.4, 0.4]; // of a word, by tier
  const OF_TITLE = 0.96, TITLED = 1.68, OF_PAGE = 0.85, OF_SECTION = 0.146, OF_ASK = 0.125; // what a page's words, its best section and its best phrase weigh
  const PAGE_TITLE = 2, HEADING = 0.435, IN_ASK = 1.763, IN_SAID = 3.251, IN_ABOUT = 1.44, IN_TEXT = 0.011, PAGE_SATURATION = 25.2, LENGTH_COUNTS = 0.498;
  const IN_TITLE = 0.46, SATURATION = 3.06, NEXT_TO = 2.7, WHOLE_TITLE = 8.4;
  const OF_WHOLE_ASK = 0.5, WHOLE = 0.9; // more for a phrase that is just what was typed
  const WHOLE_ASK = 1; // of a phrase: how much it counts that it has no other words
  const COVERED = 0.525, COVERED_ASK = 0.318, COVERED_PAGE = 0.147; // how much more counts what has more of the meaning
  const RARE = 0.5; // how much more rare words weigh
  const LOOKED_AT = 60; // sections whose words are looked at side by side
  const ABOUT = 0, ASK = 1, SAID = 2; // a page's description, what readers type, what they say in daily speech
  const NONE = 255;

  // Numbers for each of a kind of thing, of which a query touches a few: they are taken back without going through all.
  class Tally {
    constructor(size, names) {
      this.tier = new Uint8Array(size).fill(NONE);
      this.names = names;
      for (const name of names) this[name] = new Float32Array(size);
      this.touched = [];
    }
    touch(nth, tier) {
      if (this.tier[nth] === NONE) this.touched.push(nth);
      if (tier < this.tier[nth]) this.tier[nth] = tier;
    }
    clear() {
      for (const nth of this.touched) {
        this.tier[nth] = NONE;
        for (const name of this.names) this[name][nth] = 0;
      }
      this.touched = [];
    }
  }

  // One of each for a word of the query, one for the sum over its words.
  const tallies = new WeakMap();
  function talliesOf(index) {
    if (!tallies.has(index)) {
      const places = index.places.length, sections = index.docs.length, asks = index.asks.length;
      tallies.set(index, {
        page: new Tally(places, ["title", "heading", "text", "asked", "said", "about"]), section: new Tally(sections, ["title", "text"]), ask: new Tally(asks, []),
        pages: new Tally(places, ["score", "share", "worst"]), sections: new Tally(sections, ["title", "text", "share", "worst", "named", "met"]),
        asks: new Tally(asks, ["share", "met", "worst"]),
      });
    }
    return tallies.get(index);
  }

  // Which words of a query say what it is about.
  function counts(words) {
    const numbered = words.some((word) => /\d/.test(word));
    const weighty = words.map((word) => !isAsked(word) && !(numbered && mn.ARTICLE.has(word)));
    return weighty.some(Boolean) ? weighty : words.map(() => true);
  }

  // The pages that one of the words leads to, by how well their words, their sections and what readers type fit the query.
  // `meanings`: of each word the forms it may stand for, with the tier of each; `least`: the tier of the way the query was read.
  function rank(index, words, meanings, least = EXACT) {
    // a word that nobody wrote takes nothing from the others
    const counted = counts(words).map((isCounted, nth) => isCounted && meanings[nth].size > 0);
    const many = counted.filter(Boolean).length, sums = talliesOf(index);
    let all = 0;
    meanings.forEach((forms, nth) => {
      if (!counted[nth]) return;
      tally(index, forms, sums);
      const hits = sums.page.touched.length;
      const rare = hits ? Math.log(1 + index.places.length / (hits + 0.5)) ** RARE : 0;
      all += rare;
      add(index, nth, rare, sums);
    });
    const asking = meanings.filter((_, nth) => counted[nth]);
    const found = {
      meanings: asking, single: many < 2, sections: bestSections(index, sums, all || 1, many, asking, least),
      asks: bestAsks(index, sums, all || 1, many, least), pages: wholePages(sums, all || 1, least),
    };
    for (const sum of [sums.pages, sums.sections, sums.asks]) sum.clear();
    return found;
  }

  // Counts where the forms of one word stand.
  function tally(index, forms, { page, section, ask }) {
    for (const [id, tier] of forms) {
      const worth = WEIGHT[tier];
      const postings = index.postings[id] || [];
      for (let nth = 0; nth < postings.length; nth += 3) {
        const at = postings[nth], title = postings[nth + 1], text = postings[nth + 2];
        const number = index.numbers[at], kind = index.isWhole[at] ? page.title : page.heading;
        page.touch(number, tier);
        section.touch(at, tier);
        if (title && kind[number] < worth) kind[number] = worth;
        if (title && section.title[at] < worth) section.title[at] = worth;
        page.text[number] += worth * text;
        section.text[at] += worth * text;
      }
      for (const nth of index.asksOf.get(id) || []) {
        const { number, kind } = index.asks[nth];
        page.touch(number, tier);
        ask.touch(nth, tier);
        if (kind === ABOUT) page.about[number] = Math.max(page.about[number], worth);
        else (kind === ASK ? page.asked : page.said)[number] += worth;
      }
    }
  }

  // Adds what was counted of one word to the sums, by how rare it is.
  function add(index, nth, rare, { page, section, ask, pages, sections, asks }) {
    const met = (tier) => (tier < BEGINNING ? 1 : WEIGHT[tier]);
    for (const number of page.touched) {
      const long = LENGTH_COUNTS * index.lengths[number] / index.meanLength + 1 - LENGTH_COUNTS, tier = page.tier[number];
      const weight = PAGE_TITLE * page.title[number] + HEADING * page.heading[number] + IN_ASK * page.asked[number] +
        IN_SAID * page.said[number] + IN_ABOUT * page.about[number] + IN_TEXT * page.text[number] / long;
      pages.touch(number, tier);
      pages.score[number] += rare * weight / (weight + PAGE_SATURATION);
      pages.share[number] += rare * met(tier);
      pages.worst[number] = Math.max(pages.worst[number], tier);
    }
    for (const at of section.touched) {
      const tier = section.tier[at];
      sections.touch(at, tier);
      sections.title[at] += rare * section.title[at];
      sections.text[at] += rare * section.text[at] / (section.text[at] + SATURATION);
      sections.share[at] += rare * met(tier);
      sections.worst[at] = Math.max(sections.worst[at], tier);
      sections.met[at] += 2 ** nth;
      if (tier <= LEMMA && section.title[at]) sections.named[at]++;
    }
    for (const phrase of ask.touched) {
      const tier = ask.tier[phrase];
      asks.touch(phrase, tier);
      asks.share[phrase] += rare * WEIGHT[tier];
      asks.worst[phrase] = Math.max(asks.worst[phrase], tier);
      asks.met[phrase]++;
    }
    for (const one of [page, section, ask]) one.clear();
  }

  // How well a page as a whole has the words: in its title, its headings, what readers type, its description and its text.
  function wholePages({ pages }, all, least) {
    return new Map(pages.touched.map((number) => {
      const share = pages.share[number] / all;
      return [number, { score: pages.score[number] / all * share ** COVERED_PAGE * WEIGHT[least], share, tier: Math.max(least, pages.worst[number]), met: 0 }];
    }));
  }

  // place → how well it has the words.
  function bestSections(index, { sections }, all, many, meanings, least) {
    const found = sections.touched.map((at) => {
      const inTitle = sections.title[at] / all, share = sections.share[at] / all;
      const score = (inTitle * IN_TITLE + sections.text[at] / all) * share ** COVERED * WEIGHT[least];
      const fit = inTitle ? inTitle ** TITLED * fits(index, at, meanings) * WEIGHT[least] : 0;
      // A heading that has all the words is what they name, whatever their endings: as good as the exact form in a text.
      const tier = sections.named[at] === many ? least : Math.max(least, sections.worst[at]);
      return [at, { tier, score, fit, share, met: sections.met[at] }];
    });
    const best = found.sort(([, a], [, b]) => b.score + b.fit - a.score - a.fit).slice(0, LOOKED_AT);
    for (const [at, match] of best) match.score *= closeness(index, at, meanings);
    return best;
  }

  // How much of a heading's meaning was typed: 1 for a heading of nothing else.
  function fits(index, at, meanings) {
    let all = 0, met = 0;
    for (const id of new Set(index.tokens[at][0])) {
      if (index.isAsked(id)) continue;
      const worth = Math.log(1 + index.docs.length / (1 + index.postings[id].length / 3));
      all += worth;
      if (meanings.some((forms) => forms.has(id))) met += worth;
    }
    return met / (all || 1);
  }

  // More for words that stand side by side in the order they were typed, and for a title that is just these words.
  function closeness(index, at, meanings) {
    if (meanings.length < 2) return 1;
    let more = 1;
    index.tokens[at].forEach((tokens, inField) => {
      const pairs = new Set();
      let before = -1;
      for (const id of tokens) {
        for (let nth = 1; before >= 0 && nth < meanings.length; nth++) if (meanings[nth].has(id) && meanings[nth - 1].has(before)) pairs.add(nth);
        before = id;
      }
      more += (NEXT_TO * pairs.size / (meanings.length - 1)) * (inField ? 1 : 2);
      if (!inField && tokens.length === meanings.length && tokens.every((id, place) => meanings[place].has(id))) more += WHOLE_TITLE;
    });
    return more;
  }

  // number of a page → the phrase readers type that is most like the query.
  function bestAsks(index, { asks }, all, many, least) {
    const best = new Map();
    for (const nth of asks.touched) {
      const { number, phrase, ids, kind } = index.asks[nth];
      if (kind === ABOUT) continue;
      const share = asks.share[nth] / all, met = asks.met[nth];
      const score = share ** COVERED_ASK * (1 - WHOLE_ASK + WHOLE_ASK * met / Math.max(ids.length, met)) * WEIGHT[least];
      const before = best.get(number) || { score: -1, shown: "", shownShare: 0 };
      const own = score > before.score ? { score, share, whole: many > 1 && share > WHOLE && met >= ids.length ? WEIGHT[least] : 0, tier: Math.max(least, asks.worst[nth]) } : before;
      const isShown = kind === ASK && share > before.shownShare; // what is said in daily speech is never shown
      best.set(number, { ...own, shown: isShown ? phrase : before.shown, shownShare: isShown ? share : before.shownShare });
    }
    return best;
  }

  // What a page as a whole, its best sections and its best phrase make together.
  function together(whole, sections, ask) {
    const fit = Math.max(...sections.map(([, match]) => match.fit));
    return OF_PAGE * whole.score + OF_SECTION * sections[0][1].score + OF_TITLE * fit + (ask ? OF_ASK * ask.score + OF_WHOLE_ASK * ask.whole : 0);
  }

  root.HB_SCORE = { rank, together, counts, ABOUT, ASK, SAID };
})(self);
