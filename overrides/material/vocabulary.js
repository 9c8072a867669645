// The words of a search index with their dictionary words, found by letters, by sound and by beginning. In the worker, after lunr.mn.
(function (root) {
  "use strict";
  const lunr = root.lunr, mn = lunr.mn.analyser;

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

  const looseKey = (key) => mn.loose(key.slice(0, -1)) + key.slice(-1); // a key's last sign says what kind it is

  class Vocabulary {
    constructor() {
      this.forms = [];
      this.ids = new Map();
      this.lemmas = new Map(); // lemma → ids of its forms
      this.others = new Map(); // lemma → ids of forms that may also be read so
      /** @type {string[]} */
      this.lemma = []; // id → lemma
      /** @type {[folded: string, id: number][]} */
      this.order = [];
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
      this.lemma = new Array(this.forms.length);
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
      this.order = this.forms.map((form, id) => /** @type {[string, number]} */ ([mn.fold(form), id])).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
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
    // Forms by their number of letters, folded and by sound: what is one letter off is looked for among those as long.
    get byLength() {
      return this.table("byLength", () => {
        const lengths = { folded: new Map(), loose: new Map() };
        for (const [form, id] of this.order) {
          put(lengths.folded, form.length, [form, id]);
          if (!isCyrillic(form)) continue;
          const sound = mn.loose(form);
          put(lengths.loose, sound.length, [sound, id]);
        }
        return lengths;
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
    // Forms that begin so, at most `most`: the first of the alphabet, among which the shortest of a word stand.
    beginning(start, most = Infinity) {
      let low = 0, high = this.order.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.order[middle][0] < start) low = middle + 1; else high = middle;
      }
      const found = [];
      for (; low < this.order.length && found.length < most && this.order[low][0].startsWith(start); low++) found.push(this.order[low][1]);
      return found;
    }
  }

  root.HB_WORDS = { Vocabulary, lemmaOf, looseKey, unique, put, isCyrillic, isLatin, verbless };
})(self);
