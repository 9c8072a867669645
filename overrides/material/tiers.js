// Ranks what lunr finds in tiers: a loose match never stands above a tight one. Loaded in the search worker after lunr.mn.
(function (root) {
  "use strict";
  const lunr = root.lunr, mn = lunr.mn.analyser;
  const EXACT = 0, LEMMA = 1, SYNONYM = 2, FOLDED = 3, LATIN = 4, BEGINNING = 5, ENDING = 6, ERROR = 7;
  const WEIGHT = [1, 0.9, 0.8, 0.7, 0.6, 0.4, 0.4, 0.3]; // of a word within its tier's own score
  const IN_TITLE = 4, IN_PAGE_TITLE = 1.5, SATURATION = 1.2, NEXT_TO = 1.5, WHOLE_TITLE = 3;
  const RESULTS = 60, LOOKED_AT = 150, LONGEST_QUERY = 12, SHORTEST_ERROR = 5, SHORTEST_KEY = 3, NEAREST = 4;

  const unique = (list) => [...new Set(list)];
  const put = (map, name, value) => (map.has(name) ? map.get(name).push(value) : map.set(name, [value]));
  const isCyrillic = (word) => mn.CYRILLIC.test(word);
  const isLatin = (word) => /[a-z]/.test(word) && !isCyrillic(word);
  const isKnown = (lemma) => !isCyrillic(lemma) || mn.lexicon.has(lemma);
  const verbless = (lemma) => mn.fold(lemma);

  // The dictionary word of a word: Mongolian by lunr.mn, names by their head, other Latin words by lunr's English stemmer.
  // `known`: what the index says of its own words, which spares taking them apart.
  const known = new Map();
  function lemmaOf(word) {
    if (known.has(word)) return known.get(word);
    if (mn.HEADS.has(word)) return mn.HEADS.get(word);
    if (isCyrillic(word)) return mn.lexicon.lemma(word);
    return isLatin(word) ? `en:${lunr.stemmer(new lunr.Token(word)).toString()}` : word;
  }

  // One letter more, less, other, or two changed about.
  function oneError(a, b) {
    if (a === b || Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
    const restA = a.slice(start), restB = b.slice(start);
    return restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1) ||
      (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  class Vocabulary {
    constructor() {
      this.forms = [];
      this.ids = new Map();
    }
    // The id of a word's form; -1 for endings written apart.
    read(word) {
      const form = mn.normalise(word);
      if (mn.ATTACHED.has(form)) return -1;
      let id = this.ids.get(form);
      if (id === undefined) this.ids.set(form, (id = this.forms.push(form) - 1));
      return id;
    }
    // `groups`: lines of a lemma and its forms, each as the number of letters it drops and what it adds; ~ marks a second reading.
    learn(groups) {
      this.lemmas = new Map(); // lemma → ids of its forms
      this.others = new Map(); // lemma → ids of forms that may also be read so
      this.lemma = new Array(this.forms.length); // id → lemma
      for (const line of groups.split("\n")) {
        const [lemma, ...forms] = line.split(" ");
        const base = lemma.endsWith("-") ? lemma.slice(0, -1) : lemma;
        for (const written of forms) {
          const second = written[0] === "~";
          const rest = second ? written.slice(1) : written;
          const form = base.slice(0, base.length - parseInt(rest[0], 36)) + rest.slice(1);
          const id = this.ids.get(form);
          if (!second) known.set(form, lemma);
          if (id === undefined) continue; // a word of a term's other names
          put(second ? this.others : this.lemmas, lemma, id);
          if (!second) this.lemma[id] = lemma;
        }
      }
      this.forms.forEach((form, id) => {
        if (this.lemma[id] === undefined) put(this.lemmas, (this.lemma[id] = lemmaOf(form)), id);
      });
      this.order = this.forms.map((form, id) => [mn.fold(form), id]).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    }
    table(name, make) { // made when first asked for
      const value = make();
      Object.defineProperty(this, name, { value });
      return value;
    }
    get folded() {
      return this.table("folded", () => {
        const folded = new Map();
        for (const [form, id] of this.order) put(folded, form, id);
        return folded;
      });
    }
    get foldedLemmas() {
      return this.table("foldedLemmas", () => {
        const folded = new Map();
        for (const lemma of this.lemmas.keys()) put(folded, verbless(lemma), lemma);
        return folded;
      });
    }
    get loose() {
      return this.table("loose", () => {
        const loose = new Map();
        for (const [form, id] of this.order) if (isCyrillic(form)) put(loose, mn.loose(form), id);
        return loose;
      });
    }
    get looseKeys() {
      return this.table("looseKeys", () => {
        const loose = new Map();
        for (const lemma of this.lemmas.keys()) if (isCyrillic(lemma)) put(loose, looseKey(mn.lemmaKey(lemma)), lemma);
        return loose;
      });
    }
    get skeletons() {
      return this.table("skeletons", () => {
        const loose = new Map();
        for (const [form, ids] of this.loose) put(loose, mn.consonants(form), ids);
        return loose;
      });
    }
    get keys() {
      return this.table("keys", () => {
        const keys = new Map();
        for (const lemma of this.lemmas.keys()) { // of a word no dictionary knows, every key
          for (const key of isKnown(lemma) ? [mn.lemmaKey(lemma)] : mn.keys(lemma)) put(keys, key, lemma);
        }
        return keys;
      });
    }
    of(lemmas) {
      return lemmas.flatMap((lemma) => this.lemmas.get(lemma) || []);
    }
    beginning(start) {
      let low = 0, high = this.order.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.order[middle][0] < start) low = middle + 1; else high = middle;
      }
      const found = [];
      for (; low < this.order.length && this.order[low][0].startsWith(start); low++) found.push(this.order[low][1]);
      return found;
    }
  }

  const looseKey = (key) => mn.loose(key.slice(0, -1)) + key.slice(-1); // a key's last sign says what kind it is

  class Index {
    constructor({ builder, docs, separator, words, glossary, terms }) {
      this.fields = Object.keys(builder._fields);
      this.invertedIndex = {};
      this.builder = builder;
      this.docs = docs;
      this.separator = separator;
      this.vocabulary = new Vocabulary();
      this.postings = [];
      this.seen = new Map([["", -1]]); // word as written → id of its form
      this.tokens = docs.map((doc, at) => this.read(doc, at));
      this.vocabulary.learn(words);
      this.pages = docs.map((doc) => doc.location.split("#")[0]);
      this.pageOf = new Map(docs.map((doc, at) => [doc.location, at]));
      this.positions = new Map();
      this.terms = this.readTerms(glossary, terms);
    }

    split(text) {
      return text.replace(/<[^>]*>/g, " ").split(this.separator).filter(Boolean).map(mn.normalise)
        .filter((word) => !mn.ATTACHED.has(word));
    }

    read(doc, at) {
      const counts = new Map();
      const tokens = this.fields.map((field, inField) => {
        const ids = [];
        for (const word of (doc[field] || "").replace(/<[^>]*>/g, " ").split(this.separator)) {
          if (!this.seen.has(word)) this.seen.set(word, this.vocabulary.read(word)); // most words come many times
          const id = this.seen.get(word);
          if (id < 0) continue;
          if (!counts.has(id)) counts.set(id, this.fields.map(() => 0));
          counts.get(id)[inField]++;
          ids.push(id);
        }
        return ids;
      });
      for (const [id, times] of counts) (this.postings[id] = this.postings[id] || []).push([at, ...times]);
      return tokens;
    }

    // What a reader may call a term → its entry, and the words of the page's language for it.
    readTerms(glossary, rows) {
      this.spellings = rows.map(([id, term, other, , ...avoided]) => {
        const names = [term, other, ...avoided, id.replaceAll("-", " ")];
        const short = term.replace(/\s*\([^)]*\)/g, "").trim(); // without what is in brackets
        return { location: `${glossary}#${id}`, spellings: unique([short, ...names, ...names.flatMap((name) => name.split(/[()/;]/))]) };
      });
      const names = new Map();
      for (const { location, spellings } of this.spellings) {
        const entry = { at: this.pageOf.get(location), words: this.split(spellings[0]) };
        for (const spelling of spellings) {
          const words = this.split(spelling);
          if (words.length) for (const name of this.names(words)) if (!names.has(name)) names.set(name, entry);
        }
      }
      return names;
    }

    // A run of words as written, in folded letters, and by dictionary word: as keys of one map.
    names(words) {
      return unique([words.join(" "), `f ${words.map(mn.fold).join(" ")}`, `l ${words.map((word) => mn.fold(lemmaOf(word))).join(" ")}`]);
    }

    // The forms a typed word may stand for: Map of id → tier.
    meanings(word, typing) {
      const found = new Map(), all = this.vocabulary;
      const add = (ids, tier) => ids.forEach((id) => found.has(id) || found.set(id, tier));
      const folded = mn.fold(word);
      if (all.ids.has(word)) add([all.ids.get(word)], EXACT);
      const own = all.ids.has(word) ? all.lemma[all.ids.get(word)] : lemmaOf(word);
      add(all.of([own]), LEMMA);
      if (isCyrillic(word)) {
        add(all.folded.get(folded) || [], FOLDED);
        const lemmas = [own, ...mn.lexicon.known(word, false), ...(all.folded.get(folded) || []).map((id) => all.lemma[id])];
        add(unique(lemmas).flatMap((lemma) => all.of(all.foldedLemmas.get(verbless(lemma)) || [])), FOLDED);
      } else if (isLatin(word)) {
        this.latin(word, add);
      }
      if (typing && word.length > 1) {
        add(all.beginning(folded), BEGINNING);
        if (isLatin(word) && word.length > 2) {
          for (const reading of mn.readings(word)) add(all.beginning(reading), BEGINNING);
        }
      }
      if (![...found.values()].some((tier) => tier < BEGINNING)) this.guess(word, add);
      add(all.others.get(own) || [], ENDING);
      return found;
    }

    latin(word, add) {
      const all = this.vocabulary;
      for (const reading of mn.readings(word)) {
        const letters = mn.loose(reading);
        const same = (letters.length > 1 && all.loose.get(letters)) || [];
        add(same, LATIN);
        add(all.of(unique(same.map((id) => all.lemma[id]))), LATIN);
        if (same.length) continue;
        const key = mn.bases(reading).filter(({ taken }) => taken).map((base) => looseKey(mn.key(base)))
          .find((candidate) => candidate.length > SHORTEST_KEY && all.looseKeys.has(candidate));
        if (key) add(all.of(all.looseKeys.get(key)), LATIN);
      }
    }

    // Nothing tight was found: other keys, then one error, then consonants alone for Latin.
    guess(word, add) {
      const all = this.vocabulary, before = { any: false };
      const note = (ids, tier) => {
        before.any = before.any || ids.length > 0;
        add(ids, tier);
      };
      if (isCyrillic(word)) {
        for (const key of mn.keys(word)) note(all.of(all.keys.get(key) || []), ENDING);
      }
      if (before.any || word.length < SHORTEST_ERROR || word.length > 40) return;
      const spellings = isLatin(word) ? mn.readings(word).map(mn.loose) : [mn.fold(word)];
      const near = all.order.filter(([form]) => {
        const other = isLatin(word) && isCyrillic(form) ? mn.loose(form) : form;
        return (isLatin(word) && oneError(word, other)) || spellings.some((spelling) => oneError(spelling, other));
      }).map(([, id]) => id);
      note(all.of(unique(near.map((id) => all.lemma[id]))), ERROR);
      if (!before.any && isLatin(word)) {
        for (const spelling of spellings) note((all.skeletons.get(mn.consonants(spelling)) || []).flat(), ERROR);
      }
    }

    // lunr's own query language keeps its signs: +word must be there as written, -word must not, "two words" are +two +words.
    search(query) {
      const typed = query.split(/\s+/).filter(Boolean).slice(0, LONGEST_QUERY)
        .map((part) => ({ sign: /^[+-]/.test(part) ? part[0] : "", word: mn.normalise(part.replace(/^[+-]|[*~^][\d.]*$/g, "")) }))
        .filter(({ word }) => word);
      let wanted = typed.filter(({ sign }) => sign !== "-");
      if (wanted.some(({ word }) => !mn.ATTACHED.has(word))) wanted = wanted.filter(({ word }) => !mn.ATTACHED.has(word));
      if (!wanted.length) return [];
      const without = new Set(typed.filter(({ sign }) => sign === "-").flatMap(({ word }) =>
        (this.postings[this.vocabulary.ids.get(word)] || []).map(([at]) => at)));
      const words = wanted.map(({ word }) => word);
      const meanings = wanted.map(({ word, sign }, at) => (sign === "+"
        ? new Map(this.vocabulary.ids.has(word) ? [[this.vocabulary.ids.get(word), EXACT]] : [])
        : this.meanings(word, at === wanted.length - 1)));
      this.read_as = this.reading(words, meanings);
      const found = this.rank(words, meanings, EXACT);
      const named = this.term(words);
      const { entry, synonym } = named.entry === undefined && this.read_as ? this.term(this.read_as.split(" ")) : named;
      if (synonym) {
        const others = synonym.map((word) => this.meanings(word, false));
        for (const [at, other] of this.rank(synonym, others, SYNONYM)) {
          if (!found.has(at) || order(other, found.get(at)) < 0) found.set(at, other);
        }
      }
      if (entry !== undefined && found.has(entry)) found.get(entry).first = 1;
      else if (entry !== undefined) found.set(entry, { first: 1, missing: 0, tier: SYNONYM, score: 0, ids: [] });
      return [...found].filter(([at]) => !without.has(at)).sort(([, a], [, b]) => order(a, b))
        .slice(0, RESULTS).map(([at, match], rank) => this.result(at, match, rank, words));
    }

    // The glossary's entry of exactly these words, and the page language's words for what they name.
    term(words) {
      const whole = this.names(words).map((name) => this.terms.get(name)).find(Boolean);
      const same = (one, other) => one.join(" ") === other.join(" ");
      if (whole) return { entry: whole.at, synonym: same(whole.words, words) ? null : whole.words };
      for (let length = words.length - 1; length; length--) {
        for (let start = 0; start + length <= words.length; start++) {
          const run = words.slice(start, start + length);
          const part = this.names(run).map((name) => this.terms.get(name)).find(Boolean);
          if (part && !same(part.words, run)) {
            return { synonym: [...words.slice(0, start), ...part.words, ...words.slice(start + length)] };
          }
        }
      }
      return {};
    }

    rank(words, meanings, least) {
      const found = new Map();
      const numbered = words.some((word) => /\d/.test(word));
      const weighty = words.map((word) => !mn.STOP.has(word) && !(numbered && mn.ARTICLE.has(word)));
      const counted = weighty.some(Boolean) ? weighty : words.map(() => true);
      const inTitle = meanings.map(() => new Map()); // page → best tier of the word in the page's own title
      meanings.forEach((forms, nth) => {
        const hits = new Map();
        for (const [id, tier] of forms) {
          for (const [at, title, text] of this.postings[id]) {
            const hit = hits.get(at) || { tier, inTitle: ERROR, score: 0, ids: [] };
            hit.tier = Math.min(hit.tier, tier);
            if (title) hit.inTitle = Math.min(hit.inTitle, tier);
            hit.score += WEIGHT[tier] * ((title ? IN_TITLE / Math.sqrt(this.tokens[at][0].length) + 1 : 0) + text / (text + SATURATION));
            hit.ids.push(id);
            hits.set(at, hit);
            if (title && !this.docs[at].location.includes("#")) {
              const page = inTitle[nth];
              page.set(this.pages[at], Math.min(tier, page.has(this.pages[at]) ? page.get(this.pages[at]) : tier));
            }
          }
        }
        const rarity = Math.log(1 + this.docs.length / (1 + hits.size));
        for (const [at, hit] of hits) {
          const match = found.get(at) || { first: 0, missing: 0, tier: least, score: 0, ids: [], met: new Map(), named: 0 };
          match.met.set(nth, hit.tier);
          if (counted[nth] && hit.inTitle <= LEMMA) match.named++;
          match.score += rarity * hit.score * (counted[nth] ? 1 : 0.1);
          match.ids.push(...hit.ids);
          found.set(at, match);
        }
      });
      for (const [at, match] of found) {
        words.forEach((word, nth) => {
          const above = inTitle[nth].get(this.pages[at]);
          if (!match.met.has(nth) && above !== undefined) {
            match.met.set(nth, above);
            match.score += IN_PAGE_TITLE;
          } else if (above !== undefined) {
            match.score += IN_PAGE_TITLE;
          }
        });
        match.tier = Math.max(least, ...[...match.met].filter(([nth]) => counted[nth]).map(([, tier]) => tier));
        // A heading that has all the words is what they name, whatever their endings: as good as the exact form in a text.
        if (match.named === counted.filter(Boolean).length) match.tier = least;
        match.missing = words.filter((word, nth) => counted[nth] && !match.met.has(nth)).length;
      }
      const most = Math.floor(counted.filter(Boolean).length / 2);
      const best = [...found].filter(([, match]) => match.missing <= most).sort(([, a], [, b]) => order(a, b)).slice(0, LOOKED_AT);
      for (const [at, match] of best) match.score *= this.closeness(at, meanings);
      return new Map(best);
    }

    // More for words that stand side by side in the order they were typed, and for a title that is just these words.
    closeness(at, meanings) {
      let more = 1;
      this.tokens[at].forEach((tokens, inField) => {
        let pairs = 0;
        for (let nth = 1; nth < meanings.length; nth++) {
          if (tokens.some((id, place) => place && meanings[nth].has(id) && meanings[nth - 1].has(tokens[place - 1]))) pairs++;
        }
        if (meanings.length > 1) more += (NEXT_TO * pairs / (meanings.length - 1)) * (inField ? 1 : 2);
        if (!inField && tokens.length === meanings.length && tokens.every((id, place) => meanings[place].has(id))) more += WHOLE_TITLE;
      });
      return more;
    }

    // As lunr gives it. Scores only say the order: the theme multiplies them by up to five, so each is a tenth of the one before.
    result(at, match, rank, words) {
      const doc = this.docs[at];
      const metadata = Object.fromEntries(words.filter((word, nth) => !match.met || match.met.has(nth)).map((word) => [word, {}]));
      const forms = new Set(match.ids);
      for (const [field, tokens] of this.placed(doc)) {
        const position = tokens.filter(({ id }) => forms.has(id)).map((token) => token.position);
        if (position.length) metadata[words[0]] = { ...metadata[words[0]], [field]: { position } };
      }
      return { ref: doc.location, score: 10 ** -rank, matchData: { metadata } };
    }

    // Where each word of a document stands, as the theme's own tokenizer says; asked for only when a document is shown.
    placed(doc) {
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
        if (!meanings[nth].size || tightest < FOLDED || tightest === BEGINNING) return word;
        const found = [...meanings[nth]].filter(([, tier]) => tier === tightest).map(([id]) => this.vocabulary.forms[id]);
        const spelled = new Set(isLatin(word) ? mn.readings(word) : [mn.fold(word)]);
        const loosely = new Set([...spelled].map(mn.loose));
        const like = (form) => (spelled.has(mn.fold(form)) ? 2 : loosely.has(mn.loose(mn.fold(form))) ? 1 : 0);
        const times = (form) => this.postings[this.vocabulary.ids.get(form)].length;
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

  // Pairs of neighbouring letters, Latin and Cyrillic in the same letters.
  function pairsOf(text) {
    const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, LONGEST_QUERY)
      .map((word) => mn.loose(isLatin(word) ? mn.readings(word)[0] || word : mn.fold(word)));
    const joined = ` ${words.join(" ")} `;
    return new Set(Array.from(joined.slice(1), (letter, at) => joined[at] + letter));
  }

  const alike = (a, b) => (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size || 1);

  // The better match first.
  const order = (a, b) => b.first - a.first || a.missing - b.missing || a.tier - b.tier || b.score - a.score;

  // A lunr plugin: takes the place of lunr's inverted index, which cannot rank in tiers.
  lunr.mn = Object.assign(function () {
    const docs = [], { words, glossary, terms } = root.HB_INDEX;
    this.add = (doc) => docs.push(doc);
    this.build = () => (lunr.mn.index = new Index({ builder: this, docs, separator: lunr.tokenizer.separator, words, glossary, terms }));
  }, lunr.mn);
})(self);
