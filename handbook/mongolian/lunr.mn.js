/*!
 * Mongolian (Cyrillic) for lunr, in the shape of lunr-languages: lunr.mn with trimmer, stopWordFilter and stemmer.
 * It also takes words apart (lunr.mn.analyser): keys, known lemmas, readings of Latin spellings.
 * All rules are data: RULES below is rules.yml as it stands in handbook/mongolian, where analyser.py reads the same file.
 * WORDS are derived from dict-mn, the Hunspell dictionary mn_MN (LaTeX Project Public Licence 1.3c), modified.
 */
(function (root, factory) {
  "use strict";
  if (typeof define === "function" && define.amd) define(factory);
  else if (typeof exports === "object") module.exports = factory();
  else factory()(root.lunr);
})(this, function () {
  "use strict";
  /** @type {any} */
  const RULES = /* rules.yml */ null;
  /** @type {any} */
  const WORDS = /* words.tsv: known lemmas, and forms that the rules alone would misread */ null;

  const VOWELS = new Set(RULES.vowels);
  const CYRILLIC = /[\u0400-\u04ff]/;
  const PLAIN = /^(?:[a-z0-9.]+|[а-яөүё]+)$/;
  const IGNORED = /[\u0300-\u0305\u0307\u0309-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const LONGEST_LATIN = Math.max(...Object.keys(RULES.latin).map((group) => group.length));
  const TWICE = new RegExp(`([${RULES.vowels}])\\1+`, "g");
  const READINGS = 24, LONGEST = 40, VERB = "-", WORD = ".";
  const STOP = new Set(RULES.stop.split(/\s+/));
  const CHAT = new Set(RULES.asked.chat.split(/\s+/));
  const ASKED = new Set(Object.values(RULES.asked).flatMap((words) => words.split(/\s+/)));
  const ENGLISH = new Set(RULES.asked.en.split(/\s+/).filter((word) => word.length > 2 && !CHAT.has(word)));
  const ARTICLE = new Set(RULES.article.split(/\s+/));
  const ATTACHED = new Set(RULES.attached.split(/\s+/));
  const has = (table, name) => Object.prototype.hasOwnProperty.call(table, name);
  const mapper = (table) => {
    const letters = new RegExp(`[${Object.keys(table).join("")}]`, "g");
    return (text) => text.replace(letters, (letter) => table[letter]);
  };
  const lookalike = mapper(RULES.lookalike), folded = mapper(RULES.fold), loosened = mapper(RULES.loose);
  const unique = (list) => [...new Set(list)];
  const hasVowel = (text) => Array.from(text).some((letter) => VOWELS.has(letter));
  const withoutMark = (lemma) => (lemma.endsWith(VERB) ? lemma.slice(0, -1) : lemma);

  // Names in all spellings, and irregular words → the one that stands for all.
  const HEADS = new Map();
  for (const group of RULES.same.split("|")) {
    const spellings = group.trim().split(/\s+/);
    for (const spelling of spellings) HEADS.set(spelling, spellings[0]);
  }
  for (const form of Object.keys(RULES.lemmas)) HEADS.set(form, RULES.lemmas[form]);

  function normalise(word) {
    word = word.toLowerCase();
    if (PLAIN.test(word)) return word;
    word = word.normalize("NFC").replace(IGNORED, "").normalize("NFC");
    return CYRILLIC.test(word) ? lookalike(word).replace(/з(?=\d)|(?<=\d)з/g, "3") : word;
  }

  const fold = (word) => folded(normalise(word));

  const FOLDED_HEADS = new Map([...HEADS].map(([spelling, head]) => [fold(spelling), head]));

  function loose(letters) {
    const text = loosened(letters).replace(TWICE, "$1");
    return text.length > 2 && text.endsWith("и") && !VOWELS.has(text[text.length - 2]) ? text.slice(0, -1) : text;
  }

  const consonants = (loosened) =>
    loosened.slice(0, 1) + Array.from(loosened.slice(1)).filter((letter) => !VOWELS.has(letter)).join("");

  function readings(latin) {
    if (latin.length > LONGEST) return [];
    let found = [""];
    for (let at = 0; at < latin.length;) {
      let length = LONGEST_LATIN;
      while (length && !(at + length <= latin.length && has(RULES.latin, latin.slice(at, at + length)))) length--;
      if (!length) {
        if (!"'’`".includes(latin[at])) return [];
        at++;
        continue;
      }
      const ends = RULES.latin[latin.slice(at, at + length)];
      found = found.flatMap((start) => ends.map((end) => start + end)).slice(0, READINGS);
      at += length;
    }
    return unique(found);
  }

  function skeleton(base) {
    const letter = (back) => base[base.length - back];
    if (base.length > 2 && letter(1) === "и" && !VOWELS.has(letter(2))) base = base.slice(0, -1) + "ь";
    if (base.length > 3 && "аеоу".includes(letter(1)) && !VOWELS.has(letter(2)) && hasVowel(base.slice(0, -2))) {
      base = base.slice(0, -1);
    }
    if (base.length > 3 && !VOWELS.has(letter(1)) && letter(1) !== "ь" && "аеои".includes(letter(2)) &&
        !VOWELS.has(letter(3)) && letter(3) !== "ь" && hasVowel(base.slice(0, -3))) {
      base = base.slice(0, -2) + letter(1);
    }
    return base;
  }

  function endings(written) {
    return written.trim().split(/\s+/).flatMap((part) => {
      const colon = part.lastIndexOf(":");
      const [text, instead = ""] = part.slice(colon + 1).split(">");
      const after = colon < 0 ? "" : part.slice(0, colon);
      return (text.includes("А") ? ["а", "е", "о"] : [""]).map((vowel) => (
        { text: text.replaceAll("А", vowel), instead: instead.replaceAll("А", vowel), after, vowel }));
    });
  }

  const TAKES = { "": [false], ending: [false], root: [true], both: [false, true] }; // verbs' roots, other words
  const STEPS = RULES.steps.map((step) => {
    const byText = new Map();
    for (const ending of endings(step.endings)) byText.set(ending.text, [...(byText.get(ending.text) || []), ending]);
    return { verb: step.verb || "", byText, longest: Math.max(...[...byText.keys()].map((text) => text.length)) };
  });
  const INFINITIVE = endings(RULES.infinitive);

  function fits(text, ending) {
    const base = text.slice(0, text.length - ending.text.length);
    if (!text.endsWith(ending.text) || base.length < 2 || !hasVowel(base)) return false;
    const before = base[base.length - 1], vowelBefore = VOWELS.has(before);
    if (ending.after === "V" ? !vowelBefore : ending.after === "C" ? vowelBefore
      : ending.after && !ending.after.includes(before)) return false;
    if (!ending.vowel) return true;
    const last = Array.from(base).reverse().find((letter) => VOWELS.has(letter) && letter !== "и");
    return last ? RULES.harmony[ending.vowel].includes(last) : ending.vowel === "е";
  }

  function shorter(step, found) {
    const left = [];
    for (const { text, verb, taken } of found) {
      if (!TAKES[step.verb].includes(verb) || (step.verb && text.endsWith(RULES.whole))) continue;
      for (let length = 1; length <= Math.min(step.longest, text.length - 2); length++) {
        for (const ending of step.byText.get(text.slice(-length)) || []) {
          if (!fits(text, ending)) continue;
          const base = text.slice(0, -length);
          const texts = [base + ending.instead];
          if (ending.text[0] === "и" && !VOWELS.has(base[base.length - 1]) && !ending.instead) texts.push(base + "ь");
          for (const shortened of texts) left.push({ text: shortened, verb: step.verb !== "", taken: taken + 1 });
        }
      }
    }
    return left;
  }

  const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  // What is left of a word when endings are taken off, longest first.
  function bases(word) {
    const whole = fold(word);
    const found = new Map([[whole, { text: whole, verb: false, taken: 0 }]]);
    if (whole.length <= LONGEST) {
      for (const step of STEPS) {
        const before = [...found.values()], fresh = new Map();
        for (const base of shorter(step, before)) {
          const name = base.text + (base.verb ? VERB : "");
          if (!found.has(name) && !(fresh.has(name) && fresh.get(name).taken <= base.taken)) fresh.set(name, base);
        }
        for (const [name, base] of fresh) found.set(name, base);
      }
    }
    return [...found.values()].sort((a, b) =>
      b.text.length - a.text.length || a.taken - b.taken || Number(a.verb) - Number(b.verb) || byCodePoint(a.text, b.text));
  }

  const key = (base) => skeleton(base.text) + (base.verb ? VERB : WORD);
  const lemmaKey = (lemma) => skeleton(fold(withoutMark(lemma))) + (lemma.endsWith(VERB) ? VERB : WORD);

  function infinitiveRoot(whole) {
    const ending = INFINITIVE.find((candidate) => fits(whole, candidate));
    return ending ? whole.slice(0, -ending.text.length) + ending.instead : "";
  }

  // All keys of a word; the first is its own: of an infinitive the verb's root. A key is no word and is not taken apart.
  function keys(word) {
    if (word.endsWith(WORD)) return [word];
    if (word.endsWith(VERB)) return [lemmaKey(word)];
    const root = infinitiveRoot(fold(word)), head = FOLDED_HEADS.get(fold(word));
    return unique([root ? skeleton(root) + VERB : skeleton(fold(word)) + WORD, ...bases(word).map(key), ...(head ? [lemmaKey(head)] : [])]);
  }

  // Whether the letters a word and a lemma share are the same letters, not only folded ones (хүнээс: хүн, not хун).
  function agree(word, lemma) {
    const other = withoutMark(lemma);
    for (let at = 0; at < Math.min(word.length, other.length); at++) {
      if (word[at] !== other[at]) return folded(word[at]) !== folded(other[at]);
    }
    return true;
  }

  function leadsTo(base, lemma) {
    const whole = fold(withoutMark(lemma));
    return base.taken ? base.text.length <= whole.length : base.text === whole;
  }

  // Words whose dictionary form is known. `lemmas`: all known ones; `forms`: Map of the forms that rules would misread.
  class Lexicon {
    constructor(lemmas, forms) {
      this.lemmas = lemmas;
      this.forms = forms;
    }
    get byKey() {
      const byKey = new Map();
      for (const lemma of unique([...this.lemmas, ...HEADS.keys()])) {
        const name = lemmaKey(lemma);
        byKey.set(name, [...(byKey.get(name) || []), lemma]);
      }
      Object.defineProperty(this, "byKey", { value: byKey });
      return byKey;
    }
    has(lemma) {
      return this.byKey.has(lemmaKey(lemma)) && this.byKey.get(lemmaKey(lemma)).includes(lemma);
    }
    // The one dictionary form of a word; if no known lemma fits, the word itself.
    lemma(word) {
      word = normalise(word);
      if (HEADS.has(word)) return HEADS.get(word);
      if (this.forms.has(word)) return this.forms.get(word);
      return this.known(word)[0] || word;
    }
    // Known lemmas by the longest base that has one; `sameLetters` false also takes folded ones (хунээс: хүн).
    known(word, sameLetters = true) {
      word = normalise(word);
      for (const base of bases(word)) {
        const found = (this.byKey.get(key(base)) || [])
          .filter((lemma) => leadsTo(base, lemma) && (!sameLetters || agree(word, lemma)));
        if (found.length) return unique(found.map((lemma) => HEADS.get(lemma) || lemma));
        if (!base.verb && base.text.endsWith(RULES.whole)) return [word.slice(0, base.text.length)]; // in -гч, known or not
      }
      return [];
    }
  }
  const LEXICON = new Lexicon(WORDS.lemmas.split(" "), new Map(Object.entries(WORDS.forms)));

  const stem = (word) => (CYRILLIC.test(word) ? LEXICON.lemma(word) : word);

  return function (lunr) {
    if (!lunr) throw new Error("lunr is not there: load lunr before lunr.mn");
    if (!lunr.stemmerSupport) throw new Error("lunr.stemmerSupport is not there: load lunr.stemmer.support before lunr.mn");
    lunr.mn = function () {
      const steps = [lunr.mn.trimmer, lunr.mn.stopWordFilter, lunr.mn.stemmer];
      this.pipeline.reset();
      this.pipeline.add(...steps);
      if (this.searchPipeline) { // lunr 2: what is typed goes through the stemmer too
        this.searchPipeline.reset();
        this.searchPipeline.add(lunr.mn.stemmer);
      }
    };
    lunr.mn.wordCharacters = "\u0400-\u04FFA-Za-z0-9";
    lunr.mn.trimmer = lunr.trimmerSupport.generateTrimmer(lunr.mn.wordCharacters);
    lunr.Pipeline.registerFunction(lunr.mn.trimmer, "trimmer-mn");
    lunr.mn.stopWordFilter = lunr.generateStopWordFilter([...STOP]);
    lunr.Pipeline.registerFunction(lunr.mn.stopWordFilter, "stopWordFilter-mn");
    lunr.mn.stemmer = (token) => (typeof token.update === "function" ? token.update(stem) : stem(token));
    lunr.Pipeline.registerFunction(lunr.mn.stemmer, "stemmer-mn");
    lunr.mn.analyser = {
      normalise, fold, loose, consonants, readings, skeleton, bases, key, keys, lemmaKey, CYRILLIC, STOP, ASKED, CHAT, ENGLISH, ARTICLE, ATTACHED, HEADS,
      lexicon: LEXICON,
    };
  };
});
