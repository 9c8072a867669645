// What a file says about itself, as a table with the caution that belongs to each field; and a copy of a picture without it.
// The file is read on this computer; nothing is sent and nothing kept.
(function () {
  "use strict";
  const LARGEST = 100 * 1024 * 1024;
  const LARGEST_PART = 4 * 1024 * 1024; // of a document, unpacked
  const MOST_ROWS = 400, LONGEST = 600;
  const EXIF = { tiff: true, ifd0: true, ifd1: true, exif: true, gps: true, interop: true, xmp: true, iptc: true, icc: false, jfif: true, ihdr: true,
    mergeOutput: false, reviveValues: false, translateValues: true, translateKeys: true, sanitize: true, multiSegment: true,
    makerNote: false, userComment: true, silentErrors: true };
  const GROUPS = { ifd0: "Exif", exif: "Exif", gps: "GPS", ifd1: "Exif (1)", interop: "Exif", jfif: "JFIF", ihdr: "PNG", iptc: "IPTC" };
  // Which caution a field carries, by its technical name.
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

  const cautionOf = (name) => (CAUTIONS.find(([names]) => names.test(name)) || [null, ""])[1];
  const two = (value) => String(value).padStart(2, "0");

  function written(name, value) {
    if (name === "GPSTimeStamp" && value.length === 3) return `${two(value[0])}:${two(value[1])}:${two(value[2])} UTC`;
    if (value instanceof Date) return value.toISOString();
    if (value instanceof Uint8Array) return HB.bytes(value.byteLength);
    if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value, (one) => written("", one)).join(", ");
    if (value && typeof value === "object") return JSON.stringify(value);
    return String(value);
  }

  // Rows [group, field, value] of one reading, and words about what could not be read.
  async function picture(bytes) {
    const rows = [], notes = [];
    let found = null;
    try {
      found = await exifr.parse(bytes, EXIF);
    } catch {
      notes.push("meta-broken");
    }
    if (found && found.errors && found.errors.length) notes.push("meta-broken");
    for (const [group, fields] of Object.entries(found || {})) {
      if (group === "errors" || !fields) continue;
      if (typeof fields !== "object" || ArrayBuffer.isView(fields)) rows.push([group, group, written(group, fields)]);
      else for (const [name, value] of Object.entries(fields)) if (value !== undefined) rows.push([GROUPS[group] || `XMP ${group}`, name, written(name, value)]);
    }
    return { rows, notes, orientation: bytes.length ? await turnOf(bytes) : 0 };
  }

  async function turnOf(bytes) {
    try {
      return (await exifr.orientation(bytes)) || 0;
    } catch {
      return 0;
    }
  }

  async function pdf(bytes) {
    const { PDFDocument, PDFDict, PDFString, PDFHexString, PDFName } = PDFLib;
    const rows = [], notes = [];
    try {
      const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
      if (document.isEncrypted) return { rows, notes: ["meta-encrypted"] };
      const info = document.context.lookup(document.context.trailerInfo.Info);
      for (const [key, value] of info instanceof PDFDict ? info.entries() : []) {
        const text = document.context.lookup(value);
        const plain = text instanceof PDFString || text instanceof PDFHexString ? text.decodeText() : text instanceof PDFName ? text.decodeText() : String(text);
        rows.push(["PDF", key.decodeText(), plain]);
      }
      rows.push(["PDF", "Pages", String(document.getPageCount())]);
      if (document.catalog.get(PDFName.of("Metadata"))) notes.push("meta-pdf-xmp");
    } catch {
      notes.push("meta-broken");
    }
    return { rows, notes };
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
    const rows = [], notes = [];
    try {
      const files = fflate.unzipSync(bytes, { filter: (file) => /^docProps\/(core|app|custom)\.xml$/.test(file.name) && file.originalSize <= LARGEST_PART });
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

  const READERS = { JPEG: picture, PNG: picture, HEIC: picture, AVIF: picture, TIFF: picture, PDF: pdf, DOCX: office, XLSX: office, PPTX: office };
  const CLEANED = { JPEG: "image/jpeg", PNG: "image/png" };

  // All that a file says: {kind, misnamed, hash, rows, notes, orientation}
  async function read(name, bytes) {
    const { kind, endings } = HB.kinds.kindOf(bytes, () => namesIn(bytes));
    const ending = HB.kinds.endingOf(name);
    const reader = READERS[kind];
    const result = reader && bytes.length ? await reader(bytes) : { rows: [], notes: [] };
    return { kind, ending, misnamed: Boolean(kind) && !endings.includes(ending), hash: sha256(bytes), orientation: 0, ...result, readable: Boolean(reader) };
  }

  const isPlace = ([, name]) => /^(GPS|latitude$|longitude$)/i.test(name);

  HB.metadata = { read };

  function make(place, number) {
    const id = (name) => `hb-meta-${number}-${name}`;
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
      out.replaceChildren(sentence("meta-wait"));
      try {
        const bytes = await HB.part(file, 0, file.size);
        const found = await read(file.name, bytes);
        if (mine === turn) show(file, bytes, found);
      } catch {
        fail("file-unreadable");
      }
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
        return [[...label, HB.element("code", {}, name)], shown, caution ? HB.words(`meta-c-${caution}`) : ""];
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
        const copy = HB.cleaned(found.kind, bytes, found.orientation);
        if (!copy) {
          result.replaceChildren(bad("meta-copy-broken"));
          say(HB.words("meta-copy-broken"));
          return;
        }
        const again = await read(`copy.${found.ending}`, copy.bytes);
        // the fields that tell how a picture is shown stay; anything else means that the copy is not clean
        const left = again.rows.filter(([group, field]) => !["JFIF", "PNG"].includes(group) && field !== "Orientation");
        if (again.notes.length || left.length) {
          result.replaceChildren(bad("meta-copy-left"));
          say(HB.words("meta-copy-left"));
          return;
        }
        showCopy(result, file, found, copy, again);
      })), result);
      return part;
    }

    function showCopy(result, file, found, copy, again) {
      const removed = copy.removed.map(([name, length]) => HB.element("li", {}, name ? HB.element("code", {}, HB.plain(name)) : HB.words("meta-copy-after"), ` ${HB.bytes(length)}`));
      const dot = file.name.lastIndexOf(".");
      const name = dot > 0 ? `${file.name.slice(0, dot)}-no-metadata${file.name.slice(dot)}` : `${file.name}-no-metadata`;
      const verdict = HB.words("meta-copy-gone", again.rows.length);
      const line = () => [...HB.bothTimes(), HB.plain(name), HB.bytes(copy.bytes.length), `SHA-256 ${again.hash}`, HB.words("meta-copy-of", HB.plain(file.name), found.hash)].join("\t");
      result.replaceChildren(HB.element("p", {}, HB.element("b", {}, verdict)),
        ...(removed.length ? [sentence("meta-copy-removed"), HB.element("ul", {}, ...removed)] : [sentence("meta-copy-nothing")]),
        ...(copy.turn ? [sentence("meta-copy-turn", copy.turn)] : []), sentence("meta-copy-same"),
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
  }

  document.querySelectorAll("[data-calculator=metadata]").forEach(make);
})();
