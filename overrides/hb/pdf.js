// What a PDF says about itself now, and what it said before it was last saved: a program that saves by adding to the end leaves the old
// author where it was. pdf-lib reads the objects; here it is kept from work that a small file can make endless.
(function () {
  "use strict";
  const SLICE = 30; // milliseconds
  const LARGEST_PART = 4 * 1024 * 1024; // unpacked
  const LONGEST = 64 * 1024; // of a value
  const START = /xref|trailer|startxref|\d{1,10}[\0\t\n\f\r ]{1,9}\d{1,5}[\0\t\n\f\r ]{1,9}obj/g;

  const stopping = () => new Error("stopped");

  // Whether a packed part of the file unpacks to no more than is read of one.
  function fits(stream) {
    const { PDFName } = PDFLib;
    const filter = stream.dict.lookup(PDFName.of("Filter"));
    const only = filter && filter.asArray ? (filter.size() === 1 ? filter.lookup(0) : null) : filter;
    if (only !== PDFName.of("FlateDecode")) return stream.contents.length <= LONGEST;
    try {
      HB.unpacked(stream.contents, LARGEST_PART);
      return true;
    } catch (error) {
      return error.message !== "too large"; // data that are not whole are read as far as they go
    }
  }

  // A parser that may be stopped, that rests between slices, and gives up where it is led over the same bytes again and again.
  function parserOf(bytes, text, stopped, notes) {
    const { PDFParser, PDFContext, PDFRawStream, PDFDict, PDFName, PDFInvalidObject } = PDFLib;
    const parser = PDFParser.forBytesWithOptions(bytes, Infinity);
    const name = (word) => PDFName.of(word);

    let left = 3 * bytes.length + 1e6;
    parser.bytes.next = function () {
      if ((left -= 1) < 0) throw stopping();
      return Object.getPrototypeOf(this).next.call(this);
    };
    let since = performance.now();
    parser.shouldWaitForTick = () => {
      if (stopped()) throw stopping();
      if (performance.now() - since < SLICE) return false;
      since = performance.now() + 4; // the browser's pause
      return true;
    };
    // from what is no object to the next thing that is one, in one go: the library's own way throws an error for every sign
    parser.skipJibberish = function () {
      this.skipWhitespaceAndComments();
      START.lastIndex = this.bytes.offset();
      const found = START.exec(text);
      this.bytes.moveTo(found ? found.index : bytes.length);
    };
    parser.parseObject = function () {
      const object = Object.getPrototypeOf(this).parseObject.call(this);
      const type = object instanceof PDFRawStream ? object.dict.lookup(name("Type")) : null;
      if (type === name("XRef")) {
        // only what it says of the whole is needed: the table itself may claim any length
        parser.context.trailerInfo = Object.fromEntries(["Root", "Encrypt", "Info", "ID"].map((key) => [key, object.dict.get(name(key)) || parser.context.trailerInfo[key]]));
        return object.dict;
      }
      if (type === name("ObjStm") && !fits(object)) throw stopping();
      return object;
    };

    // where each trailer says that the words about the file stand, and every state of those objects
    const states = new Map(), places = [];
    const { assign } = PDFContext.prototype;
    parser.context.assign = function (ref, object) {
      if (object instanceof PDFInvalidObject) notes.add("meta-broken");
      if (object instanceof PDFDict && !states.has(ref)) states.set(ref, []);
      if (object instanceof PDFDict) states.get(ref).push(object);
      return assign.call(this, ref, object);
    };
    let trailer = parser.context.trailerInfo;
    Object.defineProperty(parser.context, "trailerInfo", {
      get: () => trailer,
      set: (info) => {
        trailer = info;
        if (info.Info && !places.includes(info.Info)) places.push(info.Info);
      },
    });
    return { parser, places, states };
  }

  HB.pdf = async (bytes, stopped = () => false) => {
    const { PDFDict, PDFString, PDFHexString, PDFName, PDFNumber } = PDFLib;
    const rows = [], notes = new Set();
    const text = new TextDecoder("windows-1252").decode(bytes); // a letter a byte
    const { parser, places, states } = parserOf(bytes, text, stopped, notes);
    /** @type {any} */
    let context = null;
    try {
      context = await parser.parseDocument();
    } catch {
      context = parser.context;
      notes.add("meta-broken");
    }
    if (stopped()) return { rows, notes: [] };
    if (context.trailerInfo.Encrypt) return { rows, notes: ["meta-encrypted"] };

    function written(value) {
      const found = context.lookup(value);
      if (!(found instanceof PDFString || found instanceof PDFHexString || found instanceof PDFName)) return String(found).slice(0, LONGEST);
      return (found.sizeInBytes() > 8 * LONGEST ? String(found) : found.decodeText()).slice(0, LONGEST);
    }

    const entries = (info) => [...info.entries()].map(([key, value]) => [key.decodeText(), written(value)]);
    try {
      const last = places.at(-1);
      const dictionaries = places.flatMap((place) => (place instanceof PDFDict ? [place] : states.get(place) || []));
      const now = last instanceof PDFDict ? last : context.lookup(last);
      const current = now instanceof PDFDict ? entries(now) : [];
      rows.push(...current.map(([key, value]) => ["PDF", key, value]));
      const catalog = context.lookup(context.trailerInfo.Root), tree = catalog instanceof PDFDict ? context.lookup(catalog.get(PDFName.of("Pages"))) : null;
      const count = tree instanceof PDFDict ? context.lookup(tree.get(PDFName.of("Count"))) : null;
      if (count instanceof PDFNumber) rows.push(["PDF", "Pages", String(count.asNumber())]);
      else notes.add("meta-broken");
      if (catalog instanceof PDFDict && catalog.get(PDFName.of("Metadata"))) notes.add("meta-pdf-xmp");
      const seen = new Set(current.map(String));
      dictionaries.filter((one) => one !== now).forEach((one, n) => entries(one).filter((entry) => !seen.has(String(entry))).forEach(([key, value]) => {
        seen.add(String([key, value]));
        rows.push([`PDF (${HB.words("meta-earlier", n + 1)})`, key, value]);
        notes.add("meta-pdf-earlier");
      }));
    } catch {
      notes.add("meta-broken");
    }
    // an end that names the place of a table; a file made to open its first page at once has one more that names none
    const ends = [...text.matchAll(/startxref[\0\t\n\f\r ]{1,9}(\d{1,12})/g)].filter(([, place]) => Number(place));
    if (ends.length > 1) notes.add("meta-pdf-saved");
    return { rows, notes: [...notes] };
  };
})();
