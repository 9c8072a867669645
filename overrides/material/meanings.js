// What a typed word may stand for among the words of an index, the surest first. In the worker, after vocabulary.js.
(function (root) {
  "use strict";
  const mn = root.lunr.mn.analyser;
  const { lemmaOf, looseKey, unique, isCyrillic, isLatin, verbless } = root.HB_WORDS;
  const EXACT = 0, LEMMA = 1, SYNONYM = 2, FOLDED = 3, LATIN = 4, ALIKE = 5, BEGINNING = 6, ENDING = 7, ERROR = 8;
  const SHORTEST_ERROR = 5, SHORTEST_KEY = 3, LONGEST_ERROR = 40, SHORTEST_BEGINNING = 3, MOST_BEGINNING = 60, FEW_PAGES = 3;
  // No Mongolian word typed in Latin letters looks so: two consonants at its beginning, or letters that stand for no Cyrillic one.
  const NOT_MONGOLIAN = /^(?!kh|sh|ch|ts|zh|dz)[bcdfghjklmnpqrstvwxz]{2}|ph|ck|['’]|w(?![aeiou])/;

  // One letter more, less, other, or two changed about.
  function oneError(a, b) {
    if (a === b || Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
    const restA = a.slice(start), restB = b.slice(start);
    return restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1) ||
      (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  // Whether a word says only how something is asked: яаж, вэ; how, can; yaj, ve.
  const LOOSE_ASKED = new Set([...mn.STOP, ...mn.ASKED].filter(isCyrillic).map((word) => mn.loose(mn.fold(word))));
  const asked = new Map();
  function isAsked(word) {
    if (!asked.has(word)) asked.set(word, saysHow(word));
    return asked.get(word);
  }
  function saysHow(word) {
    if (mn.STOP.has(word) || mn.ASKED.has(word)) return true;
    return isLatin(word) && word.length < 9 && mn.readings(word).some((reading) => LOOSE_ASKED.has(mn.loose(reading)));
  }

  // Whether a query is English: then no word of it is read as Mongolian in Latin letters.
  const isEnglish = (words) => words.some((word) => mn.ENGLISH.has(word)) &&
    !words.some((word) => isCyrillic(word) || (mn.CHAT.has(word) && !mn.ENGLISH.has(word) && word.length > 1));

  class Meanings {
    constructor(vocabulary, names, alike, pagesOf) {
      this.vocabulary = vocabulary;
      this.alike = alike; // dictionary word → groups of words that readers use for one another
      this.pagesOf = pagesOf; // id of a form → number of pages that have it
      this.names = names; // words of the glossary's terms and of daily speech
    }
    // A word that anybody would know as it stands is never read as another one. A Latin one must stand on more than the few
    // pages that show how Mongolian is spelled.
    stands(word) {
      const id = this.vocabulary.ids.get(word);
      return this.names.has(word) || mn.HEADS.has(word) || (id !== undefined && (isCyrillic(word) || this.pagesOf(id) > FEW_PAGES));
    }
    // The forms a typed word may stand for: Map of id → tier.
    of(word, { typing = false, english = false } = {}) {
      const found = new Map(), all = this.vocabulary;
      const add = (ids, tier) => ids.forEach((id) => found.has(id) || found.set(id, tier));
      const folded = mn.fold(word);
      if (all.ids.has(word)) add([all.ids.get(word)], EXACT);
      const own = all.ids.has(word) ? all.lemma[all.ids.get(word)] : lemmaOf(word);
      add(all.of([own]), mn.HEADS.has(word) ? EXACT : LEMMA); // a name is one in all its spellings
      if (isCyrillic(word)) this.cyrillic(word, own, folded, add);
      else if (isLatin(word) && !english && !this.stands(word)) this.latin(word, add);
      const sure = [...found.values()].some((tier) => tier < BEGINNING);
      const lemmas = unique([own, ...[...found].filter(([, tier]) => tier > LEMMA).map(([id]) => all.lemma[id])]);
      add(lemmas.flatMap((lemma) => this.alike.get(lemma) || []).flat().flatMap((lemma) => all.of([lemma])), ALIKE);
      if (typing && word.length > 1) this.begun(word, folded, sure, english, add);
      if (!sure && !this.stands(word)) this.guess(word, english, add);
      add(all.others.get(own) || [], ENDING);
      return found;
    }

    // Forms that are the same in folded letters, or whose dictionary word is.
    cyrillic(word, own, folded, add) {
      const all = this.vocabulary;
      add(all.folded.get(folded) || [], FOLDED);
      const lemmas = [own, ...mn.lexicon.known(word, false), ...(all.folded.get(folded) || []).map((id) => all.lemma[id])];
      add(unique(lemmas).flatMap((lemma) => all.of(all.foldedLemmas.get(verbless(lemma)) || [])), FOLDED);
    }

    // Forms that begin with what is being typed.
    begun(word, folded, sure, english, add) {
      const all = this.vocabulary;
      if (!sure || word.length >= SHORTEST_BEGINNING) add(all.beginning(folded, MOST_BEGINNING), BEGINNING);
      if (isLatin(word) && word.length > 2 && !english && !this.stands(word)) {
        for (const reading of mn.readings(word)) add(all.beginning(reading, MOST_BEGINNING), BEGINNING);
      }
    }

    latin(word, add) {
      const all = this.vocabulary;
      for (const reading of mn.readings(word)) {
        const letters = mn.loose(reading);
        // a short word is read letter by letter only: too many others sound like it
        const same = (word.length < SHORTEST_ERROR ? all.folded.get(reading) : all.loose.get(letters)) || [];
        add(same, LATIN);
        add(all.of(unique(same.map((id) => all.lemma[id]))), LATIN);
        if (same.length || word.length < SHORTEST_ERROR) continue;
        const key = mn.bases(reading).filter(({ taken }) => taken).map((base) => looseKey(mn.key(base)))
          .find((candidate) => candidate.length > SHORTEST_KEY && all.looseKeys.has(candidate));
        if (key) add(all.of(all.looseKeys.get(key)), LATIN);
      }
    }

    // Nothing tight was found: other keys, then one error, then consonants alone for Latin.
    guess(word, english, add) {
      const all = this.vocabulary, before = { any: false };
      const note = (ids, tier) => {
        before.any = before.any || ids.length > 0;
        add(ids, tier);
      };
      if (isCyrillic(word)) {
        for (const key of mn.keys(word)) note(all.of(all.keys.get(key) || []), ENDING);
      }
      if (before.any || word.length < SHORTEST_ERROR || word.length > LONGEST_ERROR) return;
      const mongolian = isLatin(word) && !english && !NOT_MONGOLIAN.test(word);
      const spellings = isLatin(word) ? (mongolian ? mn.readings(word).map(mn.loose) : []) : [mn.fold(word)];
      const near = [];
      const look = (table, spelling) => {
        for (let length = spelling.length - 1; length <= spelling.length + 1; length++) {
          for (const [form, id] of table.get(length) || []) if (oneError(spelling, form)) near.push(id);
        }
      };
      if (isLatin(word)) look(all.byLength.folded, word);
      for (const spelling of unique(spellings)) look(mongolian ? all.byLength.loose : all.byLength.folded, spelling);
      note(all.of(unique(near.map((id) => all.lemma[id]))), ERROR);
      if (!before.any && mongolian) {
        for (const spelling of spellings) note((all.skeletons.get(mn.consonants(spelling)) || []).flat(), ERROR);
      }
    }
  }

  root.HB_MEANINGS = { Meanings, isAsked, isEnglish, EXACT, LEMMA, SYNONYM, FOLDED, LATIN, ALIKE, BEGINNING, ENDING, ERROR };
})(self);
