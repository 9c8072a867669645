// Reads what a trainee typed into the form in which answers are compared; the right ones are brought into it by the types in handbook/course/questions.
// Understood are the ways in which a date, a time, a number, an id or an address is written; else a message about the form is given, which tells
// nothing of what is right.
(function () {
  "use strict";
  const SAME = { ү: "у", ө: "о", ё: "е" };
  const ALIKE = Object.fromEntries([..."авсекмнорсухт"].map((letter, n) => [letter, "abcekmnopcyxt"[n]]));
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  // Words behind which a number is no longer the one that is written.
  const MANY = /сая|мянга|тэрбум|million|thousand|\d\s*[kк](?!\p{L})/u;

  const good = (value) => ({ value });
  const bad = (key, ...values) => ({ value: "", bad: HB.words(`self-bad-${key}`, ...values) });
  const signs = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const alike = (text) => signs(text).replace(/[авсекмнорсухт]/g, (letter) => ALIKE[letter]);
  const noScheme = (text) => text.replace(/^h(?:tt|xx)ps?:\/\//, "");
  const noWww = (text) => text.replace(/^www\./, "");
  // № becomes No where compatible signs are made one, and would stand before the number as letters.
  const plain = (text) => text.replace(/№/g, " ").normalize("NFKC").toLowerCase().replace(/[‐-―−]/g, "-").trim();

  const folded = (words) => signs(words.replace(/[үөё]/g, (letter) => SAME[letter]));

  // A name; in a list the entry may also be, in this order, what stands behind a label or an arrow, a number in it, or one of its words.
  function text(typed) {
    const words = plain(typed);
    const behind = [/^[^:]{1,30}:\s*(.+)$/, /(?:→|->|=>)\s*(.+)$/].map((pattern) => pattern.exec(words)?.[1]).filter(Boolean);
    const numbers = (behind[0] || words).match(/\d[\d\s.,’'-]*\d/g) || [];
    const single = words.split(/[\s,()]+/).filter((word) => word.length > 2);
    return { value: folded(noWww(noScheme(words))), also: [behind, numbers, single].map((tier) => tier.map(folded)) };
  }

  function address(typed) {
    const whole = noWww(noScheme(plain(typed).replace(/\[\.\]|\(\.\)/g, ".").replace(/^[<"«]+/, "")));
    return good(signs(whole.split(/[/?#:]/)[0]));
  }

  // One number, with words before or behind it; signs between thousands do not count.
  function number(typed, { decimals }) {
    const words = plain(typed);
    const found = words.match(/-?\d{1,3}(?:[ ,.'’]\d{3})+(?:[.,]\d+)?(?!\d)|-?\d+(?:[.,]\d+)?/g) || [];
    if (found.length !== 1 || MANY.test(words)) return bad("number");
    const [one] = found;
    const groups = one.match(/[ ,.'’](?=\d{3}(?!\d))/g) || [];
    // one point with three digits behind it parts thousands only where no digits after a point are asked for; 0,125 has none
    const whole = !/^-?0/.test(one) && (groups.length > 1 || (groups.length === 1 && (groups[0] !== "." || !decimals)));
    const value = Number(whole ? one.replace(/[ ,.'’](?=\d{3}(?!\d))/g, "").replace(",", ".") : one.replace(",", "."));
    const rounded = value.toFixed(decimals);
    return good(Math.abs(value - Number(rounded)) < 1e-9 ? rounded : String(value)); // what is finer than asked for is not rounded into the answer
  }

  // Which clock is named beside a time: that of Ulaanbaatar, UTC, or none.
  function zoneOf(words) {
    if (/(?:utc|gmt)\s*\+\s*0?8|(?:^|[^\p{L}])(?:ub|уб)(?:$|[^\p{L}])|улаанбаатар|ulaanbaatar|local|орон нутаг/u.test(words)) return "ub";
    return /utc|gmt|\dz(?:$|[^\p{L}])/u.test(words) ? "utc" : "";
  }

  // Hour and minute as they stand at the beginning of the words; null where no time stands there.
  function clockOf(words, isHour) {
    return /^(\d{2})(\d{2})(?!\d)/.exec(words) || /^(\d)(\d{2})(?!\d)/.exec(words) ||
      /^(\d{1,2})\s*(?:[:.\-h]|цаг|ц)\s*(\d{1,2})(?!\d)/.exec(words) || /^(\d{1,2}) (\d{2})(?!\d)/.exec(words) ||
      (isHour || /^\d{1,2}\s*цаг/.test(words) ? /^(\d{1,2})(?!\d)/.exec(words) : null);
  }

  function time(typed, { zone }) {
    const whole = plain(typed).replace(/\d{4}-\d\d?-\d\d?(?:t(?=\d))?/g, " "); // a day beside it is left out
    const named = zoneOf(whole);
    if (zone && named && named !== zone) return bad(`zone-${zone}`);
    const words = whole.replace(/(?:utc|gmt)\s*[+-]\s*\d{1,2}(?::\d\d)?/g, " ").replace(/^\D*/, "");
    const late = /(?:^|[\d\s])p\.?m/.test(words) || /орой|үдээс хойш/.test(plain(typed));
    const early = /(?:^|[\d\s])a\.?m/.test(words);
    const parts = clockOf(words, late || early);
    if (!parts) return bad("time");
    const rest = words.slice(parts[0].length).replace(/^\s*[:.]\s*\d{2}/, ""); // seconds
    const hour = Number(parts[1]) + (late && Number(parts[1]) < 12 ? 12 : early && Number(parts[1]) === 12 ? -12 : 0);
    const minute = Number(parts[2] || 0);
    if (hour > 23 || minute > 59 || /\d/.test(rest)) return bad("time");
    return good(`${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  }

  function date(typed) {
    const words = plain(typed);
    const named = MONTHS.findIndex((month) => new RegExp(`(?:^|[^a-z])${month}`).test(words)) + 1;
    const numbers = (words.replace(/(\d{1,2}):(\d\d)(?::\d\d)?/g, " ").match(/\d+/g) || []).map(Number); // a time beside the day is left out
    /** @type {number[] | null} */
    let parts = null;
    const joined = /(?:^|\D)(\d{4})(\d\d)(\d\d)(?!\d)/.exec(words);
    if (joined) parts = joined.slice(1, 4).map(Number);
    else if (named && numbers.length === 2) parts = [Math.max(...numbers), named, Math.min(...numbers)];
    else if (!named && numbers.length === 3 && numbers[0] > 999) parts = numbers;
    else if (!named && numbers.length === 3 && numbers[2] > 999) {
      const [first, second, year] = numbers;
      if (first <= 12 && second <= 12 && first !== second && !/^\D*\d+\.\s*\d+\.\s*\d+/.test(words)) return bad("date-order");
      parts = second > 12 ? [year, first, second] : [year, second, first];
    } else if (numbers.length < 3) return bad("date-year");
    if (!parts) return bad("date");
    const [year, month, day] = parts;
    const made = new Date(Date.UTC(year, month - 1, day));
    return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? good(made.toISOString().slice(0, 10)) : bad("date");
  }

  // An id that is a number: with or without the letter before it, noughts, words around it, or inside an address.
  function numbered(typed, { prefix, length }) {
    const words = plain(typed).split("/").pop().replace(/(\p{L}{2,})(?=\d)/gu, "$1 ").replace(/[авсекмнорсухт]/g, (letter) => ALIKE[letter]);
    const all = [...words.matchAll(/(?<![a-z0-9])([a-z]?)(\d+)/g)];
    if (!all.length) return [{ value: alike(words), unless: bad("id").bad }];
    if (all.length > 1 && /^\S+\.[a-z]{2,4}$/.test(words.trim())) all.length = 1; // the name of a file
    const one = ([, letter, digits]) => good(`${letter || prefix}${length ? digits : digits.replace(/^0+(?=\d)/, "")}`);
    if (!length) return all.map(one);
    const own = length - prefix.length;
    const fitting = all.filter(([, , digits]) => digits.length === own);
    if (fitting.length) return fitting.map(one);
    const digits = all.map(([, , part]) => part).join("");
    return [digits.length === own ? one(["", "", digits]) : bad("length", length, digits.length)];
  }

  // An id of letters and digits; of a longer one, such as a whole address of a wallet, its end.
  function lettered(typed, { length }) {
    // one word of just that length: a hash in a line of a list, the end of an address that was shortened
    const whole = plain(typed).split(/[^\p{L}\p{N}]+/u).map(alike).filter((word) => word.length === length);
    if (length && whole.length === 1 && (length > 31 || !/:\/\//.test(typed))) return good(whole[0]);
    const all = alike(plain(typed).replace(/\/+$/, "").split("/").pop());
    if (length && all.length < length) return bad("length", length, all.length);
    return good(length ? all.slice(-length) : all);
  }

  const READ = { text, address, number, time, date };
  const LINES = /[\n\r;\t]+/;
  const COMMAS = { text: /,(?!\d)|(?<!\d),/, id: /,/, address: /,/ };

  // Lines that somebody has numbered, without their numbers; where ids are letters a number may be part of one.
  function unnumbered(lines) {
    const numbers = lines.map((line) => Number(/^\s*(\d{1,2})[.)]\s+\S/.exec(line)?.[1]));
    return lines.length > 1 && numbers.every((number, n) => number === n + 1) ? lines.map((line) => line.replace(/^\s*\d+[.)]\s+/, "")) : lines;
  }

  // The answers that were typed, each with its words: several where a list is asked for. `bad` says what the form lacks; `unless` the same, to
  // be told where nothing else is known of the answer.
  HB.typed = (typed, own) => {
    const entries = own.several
      ? (own.prefix === null ? typed.split(LINES) : unnumbered(typed.split(LINES))).flatMap((line) => line.split(COMMAS[own.typed])).map((entry) => entry.replace(/^\s*[-•*·]\s+/, "").trim()).filter(Boolean)
      : [typed.trim()].filter(Boolean);
    const read = (entry) => {
      if (own.typed !== "id") return [READ[own.typed](entry, own)];
      if (own.prefix === null) return [lettered(entry, own)];
      const found = numbered(entry, own);
      return own.several || found.length === 1 ? found : [bad("id")];
    };
    return entries.flatMap((entry) => {
      const found = read(entry);
      return found.map((one) => ({ said: found.length > 1 ? one.value : entry, ...one }));
    });
  };
})();
