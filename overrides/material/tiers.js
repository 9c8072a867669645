// Ranks pages by their best section and by what readers type who need them. Loaded in the search worker after meanings.js.
(function (root) {
  "use strict";
  const lunr = root.lunr, mn = lunr.mn.analyser;
  const { rank, together, ABOUT, ASK, SAID } = root.HB_SCORE;
  const { Vocabulary, lemmaOf, unique, put, isLatin } = root.HB_WORDS;
  const { Meanings, isAsked, isEnglish, EXACT, LEMMA, SYNONYM, FOLDED, BEGINNING } = root.HB_MEANINGS;
  const GOOD = 0.6; // share of the meaning a good page has
  const PAGES = 10, SECTIONS = 3, LONGEST_QUERY = 16, NEAREST = 4, LONGEST_SAID = 2;
  const TITLE = 2 ** 20; // so much more counts a word in a title while words are counted; no text has so many

  class Index {
    constructor({ builder, docs, content }) {
      this.fields = Object.keys(content.config.fields);
      this.invertedIndex = {};
      this.builder = builder;
      this.docs = docs;
      this.separator = new RegExp(content.config.separator);
      this.vocabulary = new Vocabulary();
      this.postings = [];
      this.asked = []; // id of a form → whether it says only how something is asked
      this.seen = new Map([["", -1]]); // word as written → id of its form
      this.tokens = docs.map((doc, at) => this.read(doc, at));
      this.places = unique(docs.map((doc) => pageOf(doc.location)));
      const numbers = new Map(this.places.map((place, number) => [place, number]));
      const asks = content.asks.flatMap(([location, about, ...phrases]) => [[location, about, ABOUT], ...phrases.map((phrase) => [location, phrase, ASK])]);
      const said = content.everyday.flatMap(([location, , ...phrases]) => phrases.map((phrase) => [location, phrase, SAID]));
      this.asks = [...asks, ...said].map(([location, phrase, kind]) => (
        { number: numbers.get(location), phrase, ids: this.meaningful(phrase), kind }));
      this.vocabulary.learn(content.words);
      this.numbers = docs.map((doc) => numbers.get(pageOf(doc.location)));
      this.isWhole = docs.map((doc) => !doc.location.includes("#"));
      this.lengths = this.places.map(() => 0);
      this.tokens.forEach(([title, text], at) => (this.lengths[this.numbers[at]] += title.length + text.length));
      this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / this.lengths.length;
      this.pageOf = new Map(docs.map((doc, at) => [doc.location, at]));
      this.weights = content.weights;
      this.glossary = content.glossary;
      this.positions = new Map();
      this.listed = []; // pages that answer the last query
      this.unknown = 0; // share of its words that nobody wrote
      this.looked = new Set(); // ids of the forms that were looked for
      this.folded = new Map(); // word → itself and its dictionary word in folded letters
      this.asksOf = new Map(); // id of a form → places in this.asks
      this.asks.forEach(({ ids }, nth) => ids.forEach((id) => put(this.asksOf, id, nth)));
      this.terms = this.readTerms(content.glossary, content.terms);
      this.everyday = this.readEveryday(content.everyday);
      const names = new Set([...this.terms.keys(), ...this.everyday.keys()].filter((name) => !/^[fl] /.test(name)).flatMap((name) => name.split(" ")));
      this.meant = new Meanings(this.vocabulary, names, this.readAlike(content.alike), (id) => new Set(this.placesOf(id).map((at) => this.numbers[at])).size);
    }

    split(text) {
      return pieces(text, this.separator).filter(Boolean).map(mn.normalise).filter((word) => !mn.ATTACHED.has(word));
    }

    // Ids of a text's words, in order.
    ids(text) {
      const ids = [];
      for (const word of pieces(text, this.separator)) {
        let id = this.seen.get(word); // most words come many times
        if (id === undefined) this.seen.set(word, (id = Number(this.vocabulary.read(word))));
        if (id >= 0) ids.push(id);
      }
      return ids;
    }

    // Notes where the words of a place stand: of each form place, times in the title, times in the text, one after the other.
    read(doc, at) {
      const counts = new Map(), tokens = this.fields.map((field) => this.ids(doc[field] || ""));
      tokens.forEach((ids, inField) => {
        for (const id of ids) counts.set(id, (counts.get(id) || 0) + (inField ? 1 : TITLE));
      });
      for (const [id, times] of counts) {
        const postings = this.postings[id] || (this.postings[id] = []);
        postings.push(at, Math.floor(times / TITLE), times % TITLE);
      }
      return tokens;
    }

    // Ids of the words of a phrase that say more than how something is asked.
    meaningful(phrase) {
      return unique(this.ids(phrase)).filter((id) => !this.isAsked(id));
    }

    isAsked(id) {
      if (this.asked[id] === undefined) this.asked[id] = isAsked(this.vocabulary.forms[id]);
      return this.asked[id];
    }

    // What a reader may call a term → its entry, and the words of the page's language for it.
    readTerms(glossary, rows) {
      this.spellings = rows.map(([id, term, other, , , ...avoided]) => {
        const names = [term, other, ...avoided, id.replaceAll("-", " ")];
        const short = term.replace(/\s*\([^)]*\)/g, "").trim(); // without what is in brackets
        return { location: `${glossary}#${id}`, spellings: unique([short, ...names, ...names.flatMap((name) => name.split(/[()/;]/))]) };
      });
      const names = new Map();
      this.spellings.forEach(({ location, spellings }, nth) => {
        const entry = { at: this.pageOf.get(location), row: rows[nth], words: this.split(spellings[0]) };
        for (const spelling of spellings) this.name(names, spelling, entry);
      });
      return names;
    }

    // What people call things in daily speech → the words of the handbook for it.
    readEveryday(rows) {
      const names = new Map();
      for (const [, means, ...said] of rows) {
        const entry = { words: this.split(means) };
        for (const words of said) if (words.split(" ").length <= LONGEST_SAID) this.name(names, words, entry);
      }
      return names;
    }

    // Words that readers use for one another: dictionary word → the other ones of its groups. A pair of words is one with the first word.
    readAlike(groups) {
      const alike = new Map();
      for (const group of groups) {
        const lemmas = unique(group.filter((word) => !word.includes(" ")).map((word) => lemmaOf(mn.normalise(word))));
        for (const lemma of lemmas) put(alike, lemma, lemmas);
        const [first] = lemmas.length ? [group.find((word) => !word.includes(" "))] : [];
        for (const pair of group) if (first && pair.includes(" ")) this.name(this.everyday, pair, { words: this.split(first) });
      }
      return alike;
    }

    placesOf(id) {
      return (this.postings[id] || []).filter((_, nth) => nth % 3 === 0);
    }

    name(names, text, entry) {
      const words = this.split(text);
      if (words.length) for (const name of this.names(words)) if (!names.has(name)) names.set(name, entry);
    }

    // A run of words as written, in folded letters, and by dictionary word: as keys of one map.
    names(words) {
      const folded = words.map((word) => this.folds(word));
      return unique([words.join(" "), `f ${folded.map(([word]) => word).join(" ")}`, `l ${folded.map(([, lemma]) => lemma).join(" ")}`]);
    }

    folds(word) {
      if (!this.folded.has(word)) this.folded.set(word, [mn.fold(word), mn.fold(lemmaOf(word))]);
      return this.folded.get(word);
    }

    // The words of a query. lunr's own query language keeps its signs: +word must be there as written, -word must not, "two words" are +two +words.
    typed(query) {
      return query.split(/\s+/).filter(Boolean).slice(0, LONGEST_QUERY).flatMap((part) => {
        const sign = /^[+-]/.test(part) ? part[0] : "";
        return this.split(part.replace(/^[+-]|[*~^][\d.]*$/g, "")).map((word) => ({ sign, word }));
      });
    }

    // What each word may stand for: one behind + for itself alone, the last one also for what begins so.
    meanings(wanted, how) {
      return wanted.map(({ sign, word }, at) => {
        if (sign !== "+") return this.meant.of(word, { ...how, typing: at === wanted.length - 1 });
        return new Map(this.vocabulary.ids.has(word) ? [[this.vocabulary.ids.get(word), EXACT]] : []);
      });
    }

    // How many of the words stand here as typed, and the share of those that nobody wrote.
    count(words, meanings) {
      const weighty = words.map((_, nth) => nth).filter((nth) => !isAsked(words[nth]));
      this.known = weighty.filter((nth) => Math.min(...meanings[nth].values()) <= LEMMA).length;
      this.unknown = weighty.filter((nth) => !meanings[nth].size).length / (weighty.length || 1);
    }

    // The term that a run of words is a name of.
    termOf(words) {
      return this.terms.get(this.names(words).find((name) => this.terms.has(name)));
    }

    search(query) {
      this.read_as = "";
      this.strip = null;
      this.listed = [];
      this.known = 0;
      const typed = this.typed(query), wanted = typed.filter(({ sign }) => sign !== "-");
      if (!wanted.length) return [];
      const without = new Set(typed.filter(({ sign }) => sign === "-").flatMap(({ word }) =>
        this.placesOf(this.vocabulary.ids.get(word))));
      const words = wanted.map(({ word }) => word);
      const how = { english: this.isEnglish(words) };
      const meanings = this.meanings(wanted, how);
      this.count(words, meanings);
      this.read_as = this.reading(words, meanings);
      const ways = [rank(this, words, meanings)];
      const read = this.read_as ? this.read_as.split(" ") : words;
      const named = this.termOf(words) || this.termOf(read);
      this.strip = named && named.row;
      if (named) without.add(named.at); // what stands above the results is none of them
      if (!wanted.some(({ sign }) => sign)) {
        for (const other of this.otherWords(read, named)) {
          ways.push(rank(this, other, other.map((word) => this.meant.of(word, how)), SYNONYM));
        }
      }
      return this.results(ways, without, words);
    }

    // A query is English, too, if most of its Latin words stand in the glossary or in the text as they are.
    isEnglish(words) {
      const latin = words.filter((word) => isLatin(word) && !isAsked(word));
      return isEnglish(words) || (latin.length > 1 && !words.some((word) => mn.CHAT.has(word)) &&
        latin.filter((word) => this.meant.stands(word)).length * 2 > latin.length);
    }

    // The query with the handbook's own words for what is named in it, by the glossary and in daily speech.
    otherWords(words, named) {
      const found = new Map();
      const add = (other) => found.set(other.join(" "), other);
      const swap = (from, tables) => {
        for (let length = Math.min(4, from.length); length; length--) {
          for (let start = 0; start + length <= from.length; start++) {
            const run = from.slice(start, start + length), names = this.names(run);
            for (const table of tables) {
              const entry = table.get(names.find((name) => table.has(name)));
              if (entry && entry.words.join(" ") !== run.join(" ")) add([...from.slice(0, start), ...entry.words, ...from.slice(start + length)]);
            }
          }
        }
      };
      if (named) add(named.words);
      swap(words, [this.everyday, this.terms]);
      for (const other of [...found.values()].slice(0, 3)) swap(other, [this.everyday, this.terms]); // two of them in one query
      found.delete(words.join(" "));
      return [...found.values()].slice(0, 6);
    }

    // Pages in all ways the query was read; of each its best sections.
    results(ways, without, words) {
      const { single } = ways[0], pages = new Map();
      for (const way of ways) {
        const ofPages = new Map();
        for (const [at, match] of way.sections) {
          if (!without.has(at)) put(ofPages, this.numbers[at], [at, match]);
        }
        for (const [number, whole] of way.pages) {
          const sections = (ofPages.get(number) || []).sort(([, a], [, b]) => order(single, a, b)).slice(0, SECTIONS);
          const own = this.ofPage(number, whole, sections, way.asks.get(number), single);
          if (own && (!pages.has(number) || order(single, own, pages.get(number)) < 0)) pages.set(number, own);
        }
      }
      const listed = [...pages.values()].sort((a, b) => order(single, a, b)).slice(0, PAGES);
      this.listed = listed;
      this.looked = new Set(ways.flatMap(({ meanings }) => meanings.flatMap((forms) => [...forms.keys()])));
      let rank = 0;
      return listed.flatMap((own) => own.sections.map(([at, match]) => this.result(at, match, rank++, words)));
    }

    ofPage(number, whole, sections, ask, single) {
      const name = this.places[number], at = this.pageOf.get(name);
      if (!sections.length && at !== undefined) sections.push([at, { ...whole, score: 0, fit: 0 }]);
      if (!sections.length) return null;
      const weight = single && !name.startsWith(this.glossary) ? 1 : (this.weights.find(([start]) => name.startsWith(start)) || ["", 1])[1];
      return {
        name, sections, ask: ask && ask.shownShare >= GOOD ? ask.shown : "", score: weight * together(whole, sections, ask), fit: 0,
        tier: Math.min(sections[0][1].tier, whole.tier), share: Math.max(whole.share, sections[0][1].share, ask ? ask.share : 0),
      };
    }

    // Of the pages listed those that have most of what was meant: words that nobody wrote count against them.
    good(listed) {
      return listed.filter(({ name, share, tier }) => share * (1 - this.unknown) >= GOOD && tier < BEGINNING && !name.startsWith(this.glossary));
    }

    // As lunr gives it. Scores only say the order: the theme multiplies them by up to five, so each is a tenth of the one before.
    result(at, match, rank, words) {
      const doc = this.docs[at];
      const metadata = Object.fromEntries(words.filter((word, nth) => isAsked(word) || match.met & (1 << nth)).map((word) => [word, {}]));
      for (const [field, tokens] of this.placed(doc)) {
        const position = tokens.filter(({ id }) => this.looked.has(id)).map((token) => token.position);
        if (position.length) metadata[words[0]] = { ...metadata[words[0]], [field]: { position } };
      }
      return { ref: doc.location, score: 10 ** -rank, matchData: { metadata } };
    }

    // Where each word of a document stands, as the theme's own tokenizer says; asked for only when a document is shown.
    placed(doc) {
      if (!this.builder) return [];
      if (!this.positions.has(doc.location)) {
        this.positions.set(doc.location, this.fields.map((field) => {
          const text = this.builder._fields[field].extractor(doc);
          return [field, this.builder.tokenizer(text).map((token) => (
            { id: this.vocabulary.ids.get(mn.normalise(token.toString())), position: token.metadata.position }))];
        }));
      }
      return this.positions.get(doc.location);
    }

    // What was looked for, if it is not what was typed: the form that is spelled so, or the commonest found.
    reading(words, meanings) {
      const read = words.map((word, nth) => {
        const tightest = Math.min(...meanings[nth].values());
        if (!meanings[nth].size || tightest < FOLDED || tightest === BEGINNING || isAsked(word)) return word;
        const found = [...meanings[nth]].filter(([, tier]) => tier === tightest).map(([id]) => this.vocabulary.forms[id]);
        const spelled = new Set(isLatin(word) ? mn.readings(word) : [mn.fold(word)]);
        const loosely = new Set([...spelled].map(mn.loose));
        const like = (form) => (spelled.has(mn.fold(form)) ? 2 : loosely.has(mn.loose(mn.fold(form))) ? 1 : 0);
        const times = (form) => (this.postings[this.vocabulary.ids.get(form)] || []).length;
        return found.sort((a, b) => like(b) - like(a) || times(b) - times(a))[0];
      });
      return read.join(" ") === words.join(" ") ? "" : read.join(" ");
    }

    // For a query that found nothing: the glossary's terms that look most like it.
    nearest(query) {
      const typed = pairsOf(query);
      return this.spellings.map(({ location, spellings }) => (
        { location, term: spellings[0], like: Math.max(...spellings.map((spelling) => alike(typed, pairsOf(spelling)))) }))
        .filter(({ like }) => like > 0.25).sort((a, b) => b.like - a.like).slice(0, NEAREST);
    }
  }

  const pieces = (text, separator) => (text.includes("<") ? text.replace(/<[^>]*>/g, " ") : text).split(separator);
  const pageOf = (location) => location.split("#")[0];

  // The better first. Of one word a loose match never stands above a tight one.
  const order = (single, a, b) => (single ? a.tier - b.tier : 0) || b.score + b.fit - a.score - a.fit;

  // Pairs of neighbouring letters, Latin and Cyrillic in the same letters.
  function pairsOf(text) {
    const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, LONGEST_QUERY)
      .map((word) => mn.loose(isLatin(word) ? mn.readings(word)[0] || word : mn.fold(word)));
    const joined = ` ${words.join(" ")} `;
    return new Set(Array.from(joined.slice(1), (letter, at) => joined[at] + letter));
  }

  const alike = (a, b) => (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size || 1);

  // A lunr plugin: takes the place of lunr's inverted index, which cannot rank so.
  lunr.mn = Object.assign(/** @this {any} */ function () {
    const docs = [];
    this.add = (doc) => docs.push(doc);
    this.build = () => (lunr.mn.index = new Index({ builder: this, docs, content: root.HB_INDEX }));
  }, lunr.mn);
  lunr.mn.Index = Index;
})(self);
