// What a file says about itself, as a table with the caution that belongs to each field; and a copy of a picture without it.
// The file is read on this computer; nothing is sent and nothing kept.
(function () {
  "use strict";
  const LARGEST = 100 * 1024 * 1024;
  const PIECE = 1024 * 1024;
  const LARGEST_PART = 4 * 1024 * 1024; // of a document, unpacked
  const LARGEST_PACKED = 64 * 1024;
  const MOST_TEXTS = 1000; // of a PNG
  const MOST_ROWS = 400, LONGEST = 600;
  const EXIF = { tiff: true, ifd0: true, ifd1: true, exif: true, gps: true, interop: true, xmp: true, iptc: true, icc: false, jfif: true, ihdr: true,
    mergeOutput: false, reviveValues: false, translateValues: true, translateKeys: true, sanitize: true, multiSegment: true,
    makerNote: false, userComment: true, silentErrors: true };
  const GROUPS = { ifd0: "Exif", exif: "Exif", gps: "GPS", ifd1: "Exif (1)", interop: "Exif", jfif: "JFIF", ihdr: "PNG", iptc: "IPTC" };
  // Which caution a field carries, by its technical name.
  /** @type {[names: RegExp, caution: string][]} */
  const CAUTIONS = [
    [/^(GPSDateStamp|GPSTimeStamp|GPSDateTime)$/, "gps-time"],
    [/^GPSImgDirection/, "heading"],
    [/^(GPS|latitude$|longitude$)|Location|City|Country/, "place"],
    [/^(DateTimeOriginal|CreateDate|ModifyDate|DateTimeDigitized|DateTime|OffsetTime|SubSec)/, "camera-time"],
    [/^(CreationDate|ModDate|dcterms:created|dcterms:modified|MetadataDate|tIME|Date)/, "computer-time"],
    [/^(Make|Model|LensModel|LensMake|HostComputer)$/, "device"],
    [/Serial|UniqueID|InstanceID|DocumentID/i, "serial"],
    [/^(Artist|Author|Copyright|OwnerName|CameraOwnerName|By-?line|dc:creator$|creator$|cp:lastModifiedBy$|Company|Manager)/, "person"],
    [/^(Software|Producer|Creator$|CreatorTool|Application|AppVersion|ProcessingSoftware|History)/, "software"],
    [/^(ThumbnailOffset|ThumbnailLength|thumbnail)$/, "thumbnail"],
  ];
  // Fields that have a name in the language of the page.
  const NAMED = { Make: "make", Model: "model", DateTimeOriginal: "taken", CreateDate: "digitised", ModifyDate: "changed", Orientation: "orientation",
    latitude: "latitude", longitude: "longitude", GPSDateStamp: "gps-date", GPSTimeStamp: "gps-time", GPSImgDirection: "heading", Software: "software",
    Artist: "author", Author: "author", "dc:creator": "author", "cp:lastModifiedBy": "last-author", "dcterms:created": "created", "dcterms:modified": "modified",
    CreationDate: "created", ModDate: "modified", Title: "doc-title", "dc:title": "doc-title", Producer: "producer", Creator: "creator", Application: "application",
    Company: "company", TotalTime: "editing", "cp:revision": "revision", Pages: "pages", OffsetTimeOriginal: "offset" };

  // Fields of a copy that say how the picture is shown.
  const SHOWN = new Set(["Orientation", "JFIFVersion", "ResolutionUnit", "XResolution", "YResolution", "ThumbnailWidth", "ThumbnailHeight",
    "ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "ProfileName"]);
  const LOOSE = { "": "meta-copy-after", within: "meta-copy-within", idle: "meta-copy-idle" };

  const cautionOf = (name) => (CAUTIONS.find(([names]) => names.test(name)) || [null, ""])[1];
  const two = (value) => String(value).padStart(2, "0");

  function written(name, value) {
    if (name === "GPSTimeStamp" && value.length === 3) return `${two(value[0])}:${two(value[1])}:${two(value[2])} UTC`;
    if (value instanceof Date) return value.toISOString();
    if (value instanceof Uint8Array) return HB.bytes(value.byteLength);
    if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(/** @type {any} */ (value), (one) => written("", one)).join(", ");
    if (value && typeof value === "object") return JSON.stringify(value);
    return String(value);
  }

  // Rows [group, field, value] of one reading, and words about what could not be read.
  async function picture(bytes, kind) {
    const may = HB.lengths(kind, bytes), notes = may.tiff && may.xmp ? [] : ["meta-lengths"];
    if (!may.all) return { rows: [], notes: ["meta-lengths"], orientation: 0 };
    const given = bytes.subarray(0, may.end);
    const { rows, broken } = await fieldsOf(given, { tiff: may.tiff, ifd0: may.tiff && EXIF.ifd0, exif: may.tiff, gps: may.tiff, interop: may.tiff, ifd1: may.tiff, xmp: may.xmp });
    const more = kind === "PNG" ? await pngTexts(bytes) : { rows: [], broken: false };
    if (broken || more.broken) notes.push("meta-broken");
    return { rows: [...rows, ...more.rows], notes, orientation: may.tiff && given.length ? await turnOf(given) : 0 };
  }

  async function fieldsOf(bytes, options = {}) {
    const rows = [];
    let found = /** @type {any} */ (null), broken = false;
    try {
      found = await exifr.parse(bytes, { ...EXIF, ...options });
    } catch {
      broken = true;
    }
    if (found && found.errors && found.errors.length) broken = true;
    for (const [group, fields] of Object.entries(found || {})) {
      if (group === "errors" || !fields) continue;
      if (typeof fields !== "object" || ArrayBuffer.isView(fields)) rows.push([group, group, written(group, fields)]);
      else for (const [name, value] of Object.entries(fields)) if (value !== undefined) rows.push([GROUPS[group] || `XMP ${group}`, name, written(name, value)]);
    }
    return { rows, broken };
  }

  // Texts of a PNG that exifr leaves out: those that are packed or name a language, and Exif that a program wrote as text.
  async function pngTexts(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), rows = [];
    let broken = false;
    for (let at = 8, number = 0; at + 12 <= bytes.length && number < MOST_TEXTS; at += 12 + view.getUint32(at)) {
      const kind = latin(bytes.subarray(at + 4, at + 8)), content = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
      if (!/^([zi]TXt|tEXt)$/.test(kind)) continue;
      number += 1;
      try {
        const [name, text] = pngText(kind, content);
        const raw = /^Raw profile type (exif|app1)$/i.test(name) ? unhex(text) : null;
        if (raw && HB.lengths.tiff(raw)) {
          const inside = await fieldsOf(raw, { xmp: false });
          rows.push(...inside.rows);
          broken = broken || inside.broken || !inside.rows.length;
        } else if (kind !== "tEXt" && name !== "XML:com.adobe.xmp") rows.push([`PNG ${kind}`, name, /^Raw profile type /.test(name) ? latin(unhex(text)) : text]);
      } catch {
        broken = true;
      }
    }
    return { rows, broken };
  }

  const latin = (bytes) => new TextDecoder("windows-1252").decode(bytes);

  function pngText(kind, content) {
    const end = content.indexOf(0), name = latin(content.subarray(0, end));
    if (end < 0) throw new Error("no name");
    if (kind === "tEXt") return [name, latin(content.subarray(end + 1))];
    if (kind === "zTXt") return [name, latin(HB.unpacked(content.subarray(end + 2), LARGEST_PART))];
    const language = content.indexOf(0, end + 3), begins = content.indexOf(0, language + 1) + 1;
    const text = content.subarray(begins);
    return [name, new TextDecoder().decode(content[end + 1] ? HB.unpacked(text, LARGEST_PART) : text)];
  }

  // "\nexif\n      42\n4578…": the bytes that the digits say, without the word Exif before them
  function unhex(text) {
    const digits = (/^\s*\S+\s+\d+\s([\s\da-f]*)$/i.exec(text) || ["", ""])[1].replace(/\s/g, "");
    const bytes = Uint8Array.from({ length: digits.length >> 1 }, (_, n) => parseInt(digits.slice(2 * n, 2 * n + 2), 16));
    return latin(bytes.subarray(0, 6)) === "Exif\0\0" ? bytes.subarray(6) : bytes;
  }

  async function turnOf(bytes) {
    try {
      return (await exifr.orientation(bytes)) || 0;
    } catch {
      return 0;
    }
  }

  function namesIn(bytes) {
    const names = [];
    try {
      fflate.unzipSync(bytes, { filter: (file) => { names.push(file.name); return false; } });
    } catch {
      // no list inside: a ZIP that is cut off
    }
    return names;
  }

  function office(bytes) {
    const rows = [], notes = [], wanted = new Set(["core", "app", "custom"].map((name) => `docProps/${name}.xml`));
    try {
      const files = fflate.unzipSync(bytes, { filter: (file) => {
        if (!/^docProps\/(core|app|custom)\.xml$/.test(file.name)) return false;
        // what is packed states its length, and may lie
        const fits = wanted.delete(file.name) && file.originalSize <= LARGEST_PART && file.size <= LARGEST_PACKED;
        if (!fits) notes.push("meta-lengths");
        return fits;
      } });
      for (const [name, content] of Object.entries(files)) {
        const xml = new DOMParser().parseFromString(new TextDecoder().decode(content), "application/xml");
        if (xml.querySelector("parsererror")) {
          notes.push("meta-broken");
          continue;
        }
        for (const field of xml.documentElement.children) {
          const custom = field.getAttribute("name");
          if (field.textContent.trim()) rows.push([name.split("/").at(-1), custom || field.tagName, field.textContent.trim()]);
        }
      }
    } catch {
      notes.push("meta-broken");
    }
    return { rows, notes };
  }

  const READERS = { JPEG: picture, PNG: picture, HEIC: picture, AVIF: picture, TIFF: picture, PDF: (bytes, _, stopped) => HB.pdf(bytes, stopped), DOCX: office, XLSX: office, PPTX: office };
  const CLEANED = { JPEG: "image/jpeg", PNG: "image/png" };

  function* hashed(bytes) {
    const hash = sha256.create();
    for (let at = 0; at < bytes.length; at += PIECE) {
      hash.update(bytes.subarray(at, at + PIECE));
      yield;
    }
    return hash.hex();
  }

  // All that a file says: {kind, misnamed, hash, rows, notes, orientation}; null when `stopped()` becomes true.
  async function read(name, bytes, stopped = () => false) {
    const { kind, endings } = HB.kinds.kindOf(bytes, () => namesIn(bytes));
    const ending = HB.kinds.endingOf(name);
    const reader = READERS[kind];
    const result = reader && bytes.length ? await reader(bytes, kind, stopped) : { rows: [], notes: [] };
    const hash = await HB.inSteps(hashed(bytes), stopped);
    if (stopped()) return null;
    return { kind, ending, misnamed: Boolean(kind) && !endings.includes(ending), hash, orientation: 0, ...result, readable: Boolean(reader) };
  }

  // {copy, again: what the copy says}, or {word} that says why there is none; null when `stopped()` becomes true.
  /** @type {Handbook["metadata"]["copyOf"]} */
  async function copyOf(bytes, found, stopped = () => false) {
    const copy = await HB.inSteps(HB.cleaned(found.kind, bytes, found.orientation), stopped);
    if (!copy) return null;
    if ("word" in copy) return copy;
    const again = await read(`copy.${found.ending}`, copy.bytes, stopped);
    if (!again) return null;
    // the fields that tell how a picture is shown stay; anything else means that the copy is not clean
    const clean = !again.notes.length && again.rows.every(([, field]) => SHOWN.has(field));
    return clean ? { copy, again } : { word: "meta-copy-left" };
  }

  const isPlace = ([, name]) => /^(GPS|latitude$|longitude$)/i.test(name);

  HB.metadata = { read, copyOf };

  const place = document.querySelector("[data-calculator=metadata]");
  const id = (name) => `hb-meta-${name}`;
  const out = HB.element("div", { className: "hb-meta__out" });
  const [said, say] = HB.speaker();
  let turn = 0; // of the file asked for last: an earlier one that ends later is not shown

  const sentence = (word, ...values) => HB.element("p", {}, HB.words(word, ...values));
  const bad = (word, ...values) => HB.element("p", { className: "hb-calc__bad" }, HB.words(word, ...values));

  async function take(files, folders) {
    const mine = (turn += 1);
    const fail = (word) => {
      if (mine !== turn) return;
      out.replaceChildren(bad(word));
      say(HB.words(word));
    };
    if (!files.length) return void fail(folders.length ? "file-folder" : "file-unreadable");
    const [file] = files;
    if (file.size > LARGEST) return void fail("meta-large");
    const stopped = waiting(out);
    await HB.breath();
    try {
      const bytes = await HB.part(file, 0, file.size);
      const found = await read(file.name, bytes, () => mine !== turn || stopped());
      if (found && mine === turn) show(file, bytes, found);
    } catch (error) {
      fail(error.word || "file-unreadable");
    }
  }

  // Says in `node` that the page is at work, with a button that ends it. Gives a function that tells whether it was pressed.
  function waiting(node) {
    let pressed = false;
    node.replaceChildren(sentence("meta-wait"), HB.element("div", { className: "hb-work__bar" }, HB.button(HB.words("meta-stop"), () => {
      pressed = true;
      node.replaceChildren(sentence("meta-stopped"));
      say(HB.words("meta-stopped"));
    })));
    return () => pressed;
  }

  function kindSentence(name, found, size) {
    if (!size) return bad("meta-empty");
    if (!found.kind) return bad("meta-kind-unknown");
    if (found.misnamed) return bad(found.ending ? "meta-misnamed" : "meta-no-ending", found.kind, found.ending);
    return sentence("meta-kind", found.kind);
  }

  function rowsOf(found) {
    return found.rows.slice(0, MOST_ROWS).map(([group, name, value]) => {
      const plain = HB.plain(value), caution = cautionOf(name);
      const shown = plain.length > LONGEST ? `${plain.slice(0, LONGEST)} … ${HB.words("meta-cut", plain.length)}` : plain;
      const label = NAMED[name] && group !== "Exif (1)" ? [HB.words(`meta-f-${NAMED[name]}`), " "] : [];
      const [, earlier] = /^PDF (\(.+\))$/.exec(group) || [];
      return [[...label, HB.element("code", {}, name), ...(earlier ? [` ${earlier}`] : [])], shown, caution ? HB.words(`meta-c-${caution}`) : ""];
    });
  }

  function table(rows) {
    const cells = rows.map(([field, value, caution]) => HB.element("tr", {}, HB.element("th", { scope: "row" }, ...field), HB.element("td", {}, HB.element("bdi", {}, value), ...(caution ? [HB.element("small", {}, caution)] : []))));
    const heads = ["field", "value"].map((name) => HB.element("th", { scope: "col" }, HB.words(`meta-${name}`)));
    const frame = HB.element("div", { className: "hb-table", tabIndex: 0 }, HB.element("table", {}, HB.element("thead", {}, HB.element("tr", {}, ...heads)), HB.element("tbody", {}, ...cells)));
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", HB.words("meta-table"));
    return frame;
  }

  // The whole output, for the notes: one line a field, not cut.
  function asText(file, found) {
    const head = [...HB.bothTimes(), HB.plain(file.name), HB.bytes(file.size), `SHA-256 ${found.hash}`, found.kind].join("\t");
    return `\ufeff${[head, ...found.notes.map((word) => HB.words(word)), ...found.rows.map(([group, name, value]) => [group, name, HB.plain(value)].join("\t"))].join("\r\n")}\r\n`;
  }

  function show(file, bytes, found) {
    const name = HB.plain(file.name);
    const none = found.readable && !found.rows.length && !found.notes.length ? [sentence("meta-none")] : [];
    const place = found.rows.some(isPlace) ? [HB.element("p", {}, HB.element("b", {}, HB.words("meta-has-place")))] : [];
    const rest = found.rows.length > MOST_ROWS ? [sentence("meta-more", found.rows.length - MOST_ROWS)] : [];
    const save = HB.button(HB.words("meta-save"), () => HB.saveFile(`${file.name}.metadata.txt`, "text/plain;charset=utf-8", asText(file, found)));
    out.replaceChildren(HB.element("p", {}, HB.element("b", {}, name), ` ${HB.bytes(file.size)}`), HB.element("p", {}, "SHA-256 ", HB.element("code", {}, found.hash)),
      kindSentence(file.name, found, file.size), ...(found.kind && !found.readable ? [sentence("meta-unread")] : []),
      ...found.notes.map((word) => bad(word)), ...place, ...none, ...(found.rows.length ? [table(rowsOf(found))] : []), ...rest,
      HB.element("div", { className: "hb-work__bar" }, save), copying(file, bytes, found));
    say(HB.words("meta-said", name, found.kind || "?", found.rows.length));
  }

  function copying(file, bytes, found) {
    const part = HB.element("section", {}, HB.element("p", {}, HB.element("b", {}, HB.words("meta-copy-title"))));
    if (!CLEANED[found.kind]) {
      part.append(sentence("meta-copy-none"));
      return part;
    }
    const result = HB.element("div", {});
    part.append(sentence("meta-copy-what"), HB.element("div", { className: "hb-work__bar" }, HB.button(HB.words("meta-copy-make"), async () => {
      const mine = turn, pressed = waiting(result), stopped = () => mine !== turn || pressed();
      await HB.breath();
      const refuse = (word) => {
        result.replaceChildren(bad(word));
        say(HB.words(word));
      };
      const made = await copyOf(bytes, found, stopped);
      if (!made) return;
      if ("word" in made) return void refuse(made.word);
      showCopy(result, file, found, made.copy, made.again);
    })), result);
    return part;
  }

  function showCopy(result, file, found, copy, again) {
    const removed = copy.removed.map(([name, length]) => HB.element("li", {}, LOOSE[name] ? HB.words(LOOSE[name]) : HB.element("code", {}, HB.plain(name)), ` ${HB.bytes(length)}`));
    const dot = file.name.lastIndexOf(".");
    const name = dot > 0 ? `${file.name.slice(0, dot)}-no-metadata${file.name.slice(dot)}` : `${file.name}-no-metadata`;
    const verdict = HB.words("meta-copy-gone", again.rows.length);
    const line = () => [...HB.bothTimes(), HB.plain(name), HB.bytes(copy.bytes.length), `SHA-256 ${again.hash}`, HB.words("meta-copy-of", HB.plain(file.name), found.hash)].join("\t");
    result.replaceChildren(HB.element("p", {}, HB.element("b", {}, verdict)),
      ...(removed.length ? [sentence("meta-copy-removed"), HB.element("ul", {}, ...removed)] : [sentence("meta-copy-nothing")]),
      ...(copy.turn ? [sentence("meta-copy-turn", copy.turn)] : []), ...(copy.colours ? [sentence(`meta-copy-${copy.colours}`)] : []), sentence("meta-copy-same"),
      HB.element("p", {}, "SHA-256 ", HB.element("code", {}, again.hash)),
      HB.element("div", { className: "hb-work__bar" }, HB.button(HB.words("meta-copy-save"), () => HB.saveFile(name, CLEANED[found.kind], copy.bytes)),
        ...HB.copyButton(HB.words("spell-log"), HB.plain(name), line)));
    say(verdict);
  }

  const form = HB.element("form", {}, HB.element("fieldset", {}, HB.element("legend", {}, HB.words("meta-title")),
    HB.element("p", { className: "hb-help" }, HB.words("work-private")), HB.picker(place, id("file"), HB.words("meta-file"), false, take)));
  form.addEventListener("submit", (event) => event.preventDefault());
  const notes = ["altered", "missing", "strip"].map((name) => HB.element("li", {}, HB.words(`meta-note-${name}`)));
  place.classList.add("hb-work");
  place.append(form, out, HB.element("ul", { className: "hb-help" }, ...notes), said);
})();
