// A PNG written anew from what is needed to show it. The picture's data are unpacked, followed row by row and packed again, so that
// they hold the picture and no more; a value that no picture has is left out with its chunk.
(function () {
  "use strict";
  const PIECE = 64 * 1024;
  const STEP = 2048; // of packed data, which may be a thousand times as long unpacked
  const LARGEST_PICTURE = 2 ** 31; // bytes, unpacked
  const DEPTHS = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
  const SAMPLES = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
  const SIGN = [137, 80, 78, 71, 13, 10, 26, 10];
  const PASSES = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]]; // x, y, step across, step down

  const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
    let value = n;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });

  function chunk(name, content) {
    const made = new Uint8Array(content.length + 12), view = new DataView(made.buffer);
    view.setUint32(0, content.length);
    made.set([...name].map((sign) => sign.charCodeAt(0)), 4);
    made.set(content, 8);
    let crc = ~0;
    for (let at = 4; at < content.length + 8; at += 1) crc = CRC[(crc ^ made[at]) & 255] ^ (crc >>> 8);
    view.setUint32(content.length + 8, ~crc);
    return made;
  }

  const numbers = (content) => Array.from({ length: content.length >> 2 }, (_, n) => new DataView(content.buffer, content.byteOffset).getUint32(4 * n));

  // What may stay beside the picture, and when it says what such a chunk says and no more.
  const KEPT = {
    PLTE: (content, { type, depth }) => type === 3 && content.length > 0 && content.length % 3 === 0 && content.length <= 3 * 2 ** depth,
    tRNS: (content, { type }, palette) => (type === 3 ? Boolean(palette) && content.length <= palette.length / 3 : content.length === { 0: 2, 2: 6 }[type]),
    gAMA: (content) => content.length === 4 && numbers(content)[0] <= 1e6,
    cHRM: (content) => content.length === 32 && numbers(content).every((value) => value <= 2e5),
    sRGB: (content) => content.length === 1 && content[0] <= 3,
    cICP: (content) => content.length === 4 && content[2] === 0 && content[3] <= 1,
    pHYs: (content) => content.length === 9 && numbers(content).every((value) => value <= 1e6) && content[8] <= 1,
  };

  function headOf(content) {
    const [width, height] = numbers(content), [depth, type, packing, filter, interlaced] = content.subarray(8);
    const known = content.length === 13 && width > 0 && height > 0 && width < 2 ** 31 && height < 2 ** 31 && (DEPTHS[type] || []).includes(depth);
    if (!known || packing || filter || interlaced > 1) HB.noCopy();
    return { width, height, depth, type, interlaced, bits: depth * SAMPLES[type] };
  }

  // [bytes a row without its filter, rows] of each pass.
  function passesOf({ width, height, bits, interlaced }) {
    const all = interlaced ? PASSES.map(([x, y, across, down]) => [Math.ceil((width - x) / across), Math.ceil((height - y) / down)]) : [[width, height]];
    return all.filter(([columns, rows]) => columns > 0 && rows > 0).map(([columns, rows]) => [Math.ceil((columns * bits) / 8), rows, columns]);
  }

  // The rows as they come: how they are filtered, and which colours of a palette they use.
  class Rows {
    constructor(head) {
      this.head = head;
      this.passes = passesOf(head);
      this.used = new Uint8Array(256);
      this.at = this.pass = this.row = 0;
      this.left = this.passes.reduce((sum, [length, rows]) => sum + (length + 1) * rows, 0);
      if (this.left > LARGEST_PICTURE) HB.noCopy("meta-copy-unsure");
      this.start();
    }

    start() {
      const [length] = this.passes[this.pass];
      this.now = this.head.type === 3 ? new Uint8Array(length) : null;
      this.above = this.now && new Uint8Array(length);
      this.at = 0;
      this.row = 0;
    }

    take(bytes) {
      this.left -= bytes.length;
      for (let at = 0; at < bytes.length;) {
        const [length, rows] = this.passes[this.pass];
        if (!this.at) {
          if (bytes[at] > 4) HB.noCopy();
          this.filter = bytes[at];
          this.at = 1;
          at += 1;
        }
        const part = bytes.subarray(at, at + length + 1 - this.at);
        if (this.now) this.now.set(part, this.at - 1);
        this.at += part.length;
        at += part.length;
        if (this.at <= length) continue;
        if (this.now) this.look();
        this.at = 0;
        this.row += 1;
        if (this.row < rows) continue;
        this.pass += 1;
        if (this.pass < this.passes.length) this.start();
      }
    }

    look() {
      const { filter } = this, now = /** @type {Uint8Array} */ (this.now), above = /** @type {Uint8Array} */ (this.above), columns = this.passes[this.pass][2], { depth } = this.head;
      for (let at = 0; at < now.length; at += 1) {
        const left = at ? now[at - 1] : 0, up = above[at], corner = at ? above[at - 1] : 0;
        const near = Math.abs(up - corner), far = Math.abs(left - corner), both = Math.abs(left + up - 2 * corner);
        now[at] += [0, left, up, (left + up) >> 1, near <= far && near <= both ? left : far <= both ? up : corner][filter];
      }
      for (let column = 0; column < columns; column += 1) {
        const bit = column * depth;
        this.used[(now[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)] = 1;
      }
      [this.now, this.above] = [above, now];
    }
  }

  // The sum at the end of zlib data.
  class Adler {
    constructor() {
      this.low = 1;
      this.high = 0;
    }

    add(bytes) {
      for (let at = 0; at < bytes.length;) {
        for (const end = Math.min(at + 2655, bytes.length); at < end; at += 1) {
          this.low += bytes[at];
          this.high += this.low;
        }
        this.low %= 65521;
        this.high %= 65521;
      }
    }

    bytes() {
      return Uint8Array.of(this.high >> 8, this.high & 255, this.low >> 8, this.low & 255);
    }
  }

  // The data packed anew, and how many bytes stood in them behind the picture. Data that were packed here are only followed `again`.
  function* packed(pieces, rows, again) {
    const made = [], piece = new Uint8Array(PIECE), sum = new Adler();
    let filled = 0, more = 0;
    const pack = again ? { push() {} } : new fflate.Zlib({ level: 6 }, (bytes) => made.push(bytes));
    const unpack = new fflate.Unzlib((bytes) => {
      const wanted = bytes.subarray(0, rows.left);
      more += bytes.length - wanted.length; // rows that the picture does not have
      rows.take(wanted);
      sum.add(wanted);
      // always pieces of one size: the same picture is packed in the same way
      for (let at = 0; at < wanted.length;) {
        const part = wanted.subarray(at, at + PIECE - filled);
        piece.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < PIECE) continue;
        pack.push(piece.slice());
        filled = 0;
      }
    });
    for (const data of pieces) {
      for (let at = 0; at < data.length && !more; at += STEP) {
        try {
          unpack.push(data.slice(at, at + STEP));
        } catch (error) {
          throw error.word ? error : HB.noCopy();
        }
        yield;
      }
    }
    if (rows.left) HB.noCopy();
    pack.push(piece.slice(0, filled), true);
    if (more) return { whole: HB.joined(made), behind: more };
    // the sum ends the old data too, where nothing stands behind it
    const old = HB.joined(pieces), [first, ...rest] = sum.bytes();
    let end = old.lastIndexOf(first);
    while (end >= 0 && !rest.every((byte, n) => old[end + 1 + n] === byte)) end = end ? old.lastIndexOf(first, end - 1) : -1;
    if (end < 0) HB.noCopy();
    return { whole: again ? old : HB.joined(made), behind: old.length - end - 4 };
  }

  // The chunks of a file: its head, those that are kept, by name, the picture's data, an ICC profile, the place behind the last one. Of a
  // chunk that goes, name and length are put into `removed`.
  function* chunksOf(bytes, removed) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), kept = {}, data = [];
    let head = /** @type {any} */ (null), profile = /** @type {Uint8Array | null} */ (null), ended = false, at = 8;
    for (;;) {
      if (at + 12 > bytes.length) HB.noCopy();
      const end = at + 12 + view.getUint32(at), name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
      if (end > bytes.length) HB.noCopy();
      const content = bytes.subarray(at + 8, end - 4);
      at = end;
      if (!head) {
        if (name !== "IHDR") HB.noCopy();
        head = headOf(content);
        kept.IHDR = content;
      } else if (name === "acTL" || name === "fcTL") HB.noCopy("meta-copy-unsure");
      else if (name === "IDAT" && !ended) data.push(content);
      else {
        if (data.length) ended = true;
        if (name === "IEND") {
          if (content.length) removed.push([name, content.length]);
          return { head, kept, data, profile, at };
        }
        const fits = Object.hasOwn(KEPT, name) && !kept[name] && !data.length && KEPT[name](content, head, kept.PLTE);
        if (fits) kept[name] = content;
        else removed.push([name, content.length + 12]);
        if (name === "iCCP" && !profile && !data.length) profile = profileOf(content);
      }
      yield;
    }
  }

  function* png(bytes, _, again = false) {
    const removed = [];
    const { head, kept, data, profile, at } = yield* chunksOf(bytes, removed);
    if (!data.length || (head.type === 3 && !kept.PLTE)) HB.noCopy();
    if (at < bytes.length) removed.push(["", bytes.length - at]);
    const rows = new Rows(head), { whole, behind } = yield* packed(data, rows, again);
    kept.IDAT = whole;
    if (behind) removed.push(["IDAT", behind]);
    if (kept.PLTE) inUse(kept, rows.used, removed);
    const colours = profile ? HB.colours.named(profile) || "lost" : "";
    if (colours === "srgb") kept.sRGB = Uint8Array.of(0);
    if (colours === "p3" && head.type !== 0 && head.type !== 4) kept.iCCP = HB.joined([Uint8Array.from([..."Display P3\0\0"].map((sign) => sign.charCodeAt(0))), fflate.zlibSync(HB.colours.displayP3())]);
    const order = ["IHDR", "cICP", "iCCP", "sRGB", "gAMA", "cHRM", "pHYs", "PLTE", "tRNS", "IDAT"].filter((name) => kept[name]);
    return { bytes: HB.joined([Uint8Array.from(SIGN), ...order.map((name) => chunk(name, kept[name])), chunk("IEND", [])]), removed, turn: 0, colours };
  }

  // Colours that no dot of the picture has become black, and not transparent.
  function inUse(kept, used, removed) {
    const clear = (name, size, empty) => {
      if (!kept[name]) return;
      const before = kept[name];
      kept[name] = before.map((value, n) => (used[Math.floor(n / size)] ? value : empty));
      const changed = before.filter((value, n) => value !== kept[name][n]).length;
      if (changed) removed.push([name, changed]);
    };
    clear("PLTE", 3, 0);
    clear("tRNS", 1, 255);
  }

  // An ICC profile out of its chunk; empty where it cannot be unpacked.
  function profileOf(content) {
    try {
      return HB.unpacked(content.subarray(content.indexOf(0) + 2), 4 * 1024 * 1024);
    } catch {
      return new Uint8Array(0);
    }
  }

  HB.png = png;
})();
