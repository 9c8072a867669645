// A JPEG written anew from what is needed to show it. The picture's data are followed by hb/jpegscan.js. What is on no list, what no scan uses and what stands between and behind the scans is left out.
(function () {
  "use strict";
  const { segment, markerAt, Codes, scan } = HB.jpegScan;
  const ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));
  const SCAN = 0xda, END = 0xd9; // markers

  function segmentName(marker, bytes, at, end) {
    if (marker === 0xfe) return "COM";
    if (marker < 0xe0 || marker > 0xef) return `FF${marker.toString(16).toUpperCase()}`;
    const begins = ascii(bytes, at, Math.min(at + 32, end));
    const known = [["JFIF\0", "JFIF"], ["JFXX\0", "JFXX"], ["Exif\0", "Exif"], ["http://ns.adobe.com/xap/", "XMP"], ["http://ns.adobe.com/xmp/", "XMP"], ["Photoshop", "IPTC"],
      ["MPF\0", "MPF"], ["ICC_PROFILE\0", "ICC"], ["Adobe", "Adobe"]];
    const [, word] = known.find(([sign]) => begins.startsWith(sign)) || ["", ""];
    return `APP${marker - 0xe0}${word ? ` ${word}` : ""}`;
  }

  const signs = (text) => [...text].map((sign) => sign.charCodeAt(0));

  // An Exif segment that says only how the picture is turned.
  const turned = (orientation) => segment(0xe1, [...signs("Exif\0\0MM\0*"), 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);

  function frameOf(marker, content) {
    const [precision, height, width, count] = [content[0], content[1] * 256 + content[2], content[3] * 256 + content[4], content[5]];
    if (content.length !== 6 + 3 * count || !(count >= 1 && count <= 4) || !height || !width || ![8, 12].includes(precision)) HB.noCopy();
    const parts = Array.from({ length: count }, (_, n) => {
      const [id, sampling, quant] = content.subarray(6 + 3 * n, 9 + 3 * n);
      return { id, across: sampling >> 4, down: sampling & 15, quant, latched: false, seen: /** @type {Uint32Array | null} */ (null), columns: 0, rows: 0 };
    });
    if (parts.some(({ across, down, quant }) => !(across >= 1 && across <= 4 && down >= 1 && down <= 4) || quant > 3)) HB.noCopy();
    const widest = Math.max(...parts.map((part) => part.across)), highest = Math.max(...parts.map((part) => part.down));
    for (const part of parts) {
      part.columns = Math.ceil(Math.ceil((width * part.across) / widest) / 8);
      part.rows = Math.ceil(Math.ceil((height * part.down) / highest) / 8);
      if (marker === 0xc2) part.seen = new Uint32Array(2 * part.columns * part.rows);
    }
    return { marker, content, parts, progressive: marker === 0xc2, columns: Math.ceil(width / (8 * widest)), rows: Math.ceil(height / (8 * highest)) };
  }

  // Tables stand one behind the other in a segment; one that does not end where a table ends is not understood.
  function readQuants(content, quants, tables) {
    for (let at = 0; at < content.length;) {
      const length = content[at] >> 4 ? 129 : 65, number = content[at] & 15, table = content.subarray(at, at + length);
      if (content[at] >> 4 > 1 || number > 3 || table.length < length) HB.noCopy();
      quants[number] = { name: "DQT", length, bytes: () => segment(0xdb, table) };
      tables.add(quants[number]);
      at += length;
    }
  }

  function readCodes(content, codes, tables) {
    for (let at = 0; at < content.length;) {
      const head = content[at], counts = Array.from(content.subarray(at + 1, at + 17)), sum = counts.reduce((all, count) => all + count, 0);
      const length = 17 + sum;
      if ((head & 15) > 3 || head >> 4 > 1 || sum > (head >> 4 ? 256 : 16) || at + length > content.length) HB.noCopy();
      codes[head] = new Codes(head, counts, content.subarray(at + 17, at + length));
      tables.add(codes[head]);
      at += length;
    }
  }

  // What the scan asks for: its parts with their tables, and which coefficients it brings.
  function scanOf(content, frame, codes) {
    const count = content[0];
    if (!frame || content.length !== 4 + 2 * count || !(count >= 1 && count <= 4)) HB.noCopy();
    const [first, last, bits] = frame.progressive ? content.subarray(1 + 2 * count) : [0, 63, 0];
    const high = bits >> 4;
    if (frame.progressive && (first > last || last > 63 || (first ? count > 1 : last > 0))) HB.noCopy();
    const parts = Array.from({ length: count }, (_, n) => {
      const of = frame.parts.find((part) => part.id === content[1 + 2 * n]), tables = content[2 + 2 * n];
      const dc = !first && !high ? codes[tables >> 4] : null, ac = first || !frame.progressive ? codes[16 + (tables & 15)] : null;
      if (!of || dc === undefined || ac === undefined || (!frame.progressive && of.latched)) HB.noCopy();
      return { of, dc, ac };
    });
    // what the tables' numbers say that the scan does not use is said as 0
    const heads = parts.flatMap(({ of, dc, ac }) => [of.id, ((dc ? dc.head : 0) << 4) | (ac ? ac.head & 15 : 0)]);
    return { parts, spectrum: { first, last, high }, segment: segment(0xda, [count, ...heads, first, last, bits]) };
  }

  // APP0: how dense the dots are; nothing behind it.
  function jfif(content) {
    const version = content[6] <= 2 ? content[6] : 1;
    return segment(0xe0, [...signs("JFIF\0"), 1, version, Math.min(content[7], 2), ...content.subarray(8, 12), 0, 0]);
  }

  // APP14: how colours are coded.
  const adobe = (content) => segment(0xee, [...signs("Adobe"), 0, 100, 0, 0, 0, 0, content[11]]);

  // The numbered pieces of an ICC profile, in order.
  function profileOf(pieces) {
    return HB.joined(pieces.sort((one, other) => one[12] - other[12]).map((piece) => piece.subarray(14)));
  }

  // The segment at `at`, behind signs that fill: its marker with its place, its name and content, and the place behind it.
  function segmentAt(bytes, at) {
    if (bytes[at] !== 0xff) HB.noCopy();
    const place = markerAt(bytes, at), marker = bytes[place + 1];
    if (marker === END) return { marker, place, name: "", content: bytes.subarray(place, place), behind: place };
    if (marker === undefined || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) HB.noCopy();
    const from = place + 4, behind = place + 2 + bytes[place + 2] * 256 + bytes[place + 3];
    if (!(behind <= bytes.length) || behind < from) HB.noCopy();
    return { marker, place, name: segmentName(marker, bytes, from, behind), content: bytes.subarray(from, behind), behind };
  }

  // Kinds of pictures that are seldom or never met, which nobody here can vouch for.
  const isUnsure = (marker) => [0xc3, 0xcc, 0xde, 0xdf].includes(marker) || (marker >= 0xc5 && marker <= 0xcf && marker !== 0xc8);

  const fixed = (bytes) => ({ bytes: () => bytes });

  // What a file says before and between its scans, and what of it is written anew.
  class Picture {
    constructor() {
      /** @type {any} */
      this.frame = null;
      /** @type {Uint8Array | null} */
      this.jfif = null;
      /** @type {Uint8Array | null} */
      this.adobe = null;
      this.quants = [];
      this.codes = {};
      this.tables = new Set(); // all that were stated
      this.pieces = []; // of the ICC profile
      this.body = []; // parts of the copy, in order
      this.removed = [];
      this.restart = this.restartWritten = this.scans = this.within = 0;
    }

    leave(name, length) {
      if (length) this.removed.push([name, length]);
    }

    // Takes a segment that is no scan.
    take(marker, name, content) {
      if (marker >= 0xc0 && marker <= 0xc2) {
        if (this.frame) HB.noCopy();
        this.frame = frameOf(marker, content);
      } else if (marker === 0xdb) readQuants(content, this.quants, this.tables);
      else if (marker === 0xc4) readCodes(content, this.codes, this.tables);
      else if (marker === 0xdd) {
        if (content.length !== 2) HB.noCopy();
        this.restart = content[0] * 256 + content[1];
      } else if (isUnsure(marker)) HB.noCopy("meta-copy-unsure");
      else this.note(name, content);
    }

    // Of notes beside the picture two are kept, as far as they tell how it is shown.
    note(name, content) {
      if (name === "APP0 JFIF" && !this.jfif && !this.scans && content.length >= 14) {
        this.jfif = jfif(content);
        this.leave(name, content.length - 14);
      } else if (name === "APP14 Adobe" && !this.adobe && !this.scans && content.length >= 12 && content[11] <= 2) {
        this.adobe = adobe(content);
        this.leave(name, content.length - 12);
      } else {
        if (name === "APP2 ICC" && content.length > 14) this.pieces.push(content);
        this.leave(name, content.length + 4);
      }
    }

    // Puts what a scan needs before it: its tables, the frame, how often it begins anew, its own head.
    begin(parts, head) {
      const add = (table) => {
        if (!this.body.includes(table)) this.body.push(table);
      };
      for (const { of } of parts) {
        if (!of.latched) {
          if (!this.quants[of.quant]) HB.noCopy();
          add(this.quants[of.quant]);
        }
        of.latched = true;
      }
      if (!this.scans) this.body.push(fixed(segment(this.frame.marker, this.frame.content)));
      for (const table of parts.flatMap(({ dc, ac }) => [dc, ac])) if (table) add(table);
      if (this.restart !== this.restartWritten) {
        this.body.push(fixed(segment(0xdd, [this.restart >> 8, this.restart & 255])));
        this.restartWritten = this.restart;
      }
      this.body.push(fixed(head));
    }

    followed({ data, lost }) {
      this.body.push(...data.map(fixed));
      this.within += lost;
      this.scans += 1;
    }

    // What was read and is not in the copy, beside the segments that were left out as they came.
    leaveRest(behind) {
      this.body.forEach((part) => this.tables.delete(part));
      for (const { name, length } of this.tables) this.leave(name, length); // no scan used them
      const codes = this.body.filter((part) => part instanceof Codes);
      this.leave("idle", codes.reduce((sum, part) => sum + part.values().filter((value, n) => value !== part.symbols[n]).length, 0));
      this.leave("within", this.within);
      this.leave("", behind);
    }
  }

  function* jpeg(bytes, orientation) {
    const picture = new Picture();
    let at = 2;
    for (;;) {
      const { marker, place, name, content, behind } = segmentAt(bytes, at);
      picture.within += place - at;
      at = behind;
      if (marker === END) break;
      if (marker === SCAN) {
        const { parts, spectrum, segment: head } = scanOf(content, picture.frame, picture.codes);
        picture.begin(parts, head);
        const followed = yield* scan(bytes, at, picture.frame, parts, spectrum, picture.restart);
        picture.followed(followed);
        at = followed.at;
      } else picture.take(marker, name, content);
    }
    const { frame, pieces, removed } = picture;
    if (!picture.scans || frame.parts.some((part) => !part.latched)) HB.noCopy();
    picture.leaveRest(Math.max(0, bytes.length - at - 2));
    const turn = orientation > 1 && orientation <= 8 ? orientation : 0;
    const colours = pieces.length ? HB.colours.named(profileOf(pieces)) || "lost" : "";
    const profile = colours === "p3" && frame.parts.length === 3 ? segment(0xe2, [...signs("ICC_PROFILE\0"), 1, 1, ...HB.colours.displayP3()]) : null;
    const notes = [picture.jfif, turn ? turned(turn) : null, profile, picture.adobe].flatMap((part) => part ?? []);
    const parts = [bytes.subarray(0, 2), ...notes, ...picture.body.map((part) => part.bytes()), bytes.subarray(at, at + 2)];
    return { bytes: HB.joined(parts), removed, turn, colours };
  }

  HB.jpeg = jpeg;
})();
