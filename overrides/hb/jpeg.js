// A JPEG written anew from what is needed to show it. The picture's data are followed code by code: only so is it known where they end,
// and which tables they use. What is on no list, what no scan uses and what stands between and behind the scans is left out.
(function () {
  "use strict";
  const ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));
  const BLOCKS_A_STEP = 2048;

  function segmentName(marker, bytes, at, end) {
    if (marker === 0xfe) return "COM";
    if (marker < 0xe0 || marker > 0xef) return `FF${marker.toString(16).toUpperCase()}`;
    const begins = ascii(bytes, at, Math.min(at + 32, end));
    const known = [["JFIF\0", "JFIF"], ["JFXX\0", "JFXX"], ["Exif\0", "Exif"], ["http://ns.adobe.com/xap/", "XMP"], ["http://ns.adobe.com/xmp/", "XMP"], ["Photoshop", "IPTC"],
      ["MPF\0", "MPF"], ["ICC_PROFILE\0", "ICC"], ["Adobe", "Adobe"]];
    const [, word] = known.find(([sign]) => begins.startsWith(sign)) || ["", ""];
    return `APP${marker - 0xe0}${word ? ` ${word}` : ""}`;
  }

  const segment = (marker, content) => Uint8Array.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255, ...content);
  const signs = (text) => [...text].map((sign) => sign.charCodeAt(0));

  // An Exif segment that says only how the picture is turned.
  const turned = (orientation) => segment(0xe1, [...signs("Exif\0\0MM\0*"), 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);

  // Codes of one Huffman table: for the next 16 bits of the data, the length of the code that begins them and its place in the table.
  class Codes {
    constructor(head, counts, symbols) {
      Object.assign(this, { name: "DHT", length: 17 + symbols.length, head, counts, symbols, used: new Uint8Array(symbols.length), places: new Uint16Array(65536) });
      let code = 0, place = 0;
      counts.forEach((count, n) => {
        for (let left = count; left; left -= 1, place += 1, code += 1 << (15 - n)) {
          if (code + (1 << (15 - n)) > 65536) HB.noCopy();
          this.places.fill(((n + 1) << 8) | place, code, code + (1 << (15 - n)));
        }
      });
    }

    // The table with its used codes; the places of the others, which decide nothing, get the lowest values that are free.
    bytes() {
      return segment(0xc4, [this.head, ...this.counts, ...this.values()]);
    }

    values() {
      const taken = new Set(this.symbols.filter((_, n) => this.used[n]));
      let free = 0;
      return Array.from(this.symbols, (symbol, n) => {
        if (this.used[n]) return symbol;
        while (taken.has(free)) free += 1;
        taken.add(free);
        return free & 255;
      });
    }
  }

  // The bits between two markers. What is asked for beyond the end is an error; `end()` is the first byte that no code touches.
  class Bits {
    constructor(bytes, at, end) {
      Object.assign(this, { bytes, at, end, buffer: 0, count: 0, beyond: 0 });
    }

    fill() {
      while (this.count <= 16) {
        let byte = 0;
        if (this.at < this.end) {
          byte = this.bytes[this.at];
          this.at += byte === 0xff ? 2 : 1; // a zero stands behind it
        } else this.beyond += 8;
        this.buffer = (this.buffer << 8) | byte;
        this.count += 8;
      }
    }

    take(length) {
      if (this.count < length) this.fill();
      this.count -= length;
      if (this.count < this.beyond) HB.noCopy();
      return (this.buffer >>> this.count) & ((1 << length) - 1);
    }

    symbol(codes) {
      if (this.count < 16) this.fill();
      const entry = codes.places[(this.buffer >>> (this.count - 16)) & 0xffff];
      if (!entry) HB.noCopy();
      this.count -= entry >> 8;
      if (this.count < this.beyond) HB.noCopy();
      codes.used[entry & 255] = 1;
      return codes.symbols[entry & 255];
    }

    stop() {
      let at = this.at;
      for (let left = (this.count - this.beyond) >> 3; left; left -= 1) at -= this.bytes[at - 1] === 0 && this.bytes[at - 2] === 0xff ? 2 : 1;
      return at;
    }
  }

  function sequential(bits, { dc, ac }) {
    bits.take(bits.symbol(dc));
    for (let k = 1; k < 64;) {
      const code = bits.symbol(ac), size = code & 15;
      if (!size && code < 0xf0) return;
      k += (code >> 4) + 1;
      if (k > 64) HB.noCopy();
      if (size) bits.take(size);
    }
  }

  // One block of a progressive scan; `state.run` blocks hold nothing more. `seen` has a bit for every coefficient that is not 0.
  function progressive(bits, part, block, { first, last, high }, state) {
    const { seen } = part.of;
    const is = (k) => (seen[2 * block + (k >> 5)] >>> (k & 31)) & 1;
    const mark = (k) => { seen[2 * block + (k >> 5)] |= 1 << (k & 31); };
    if (!first) return void (high ? bits.take(1) : bits.take(bits.symbol(part.dc)));
    let k = first;
    while (k <= last && !state.run) {
      const code = bits.symbol(part.ac), size = code & 15;
      let zeros = code >> 4;
      if (!size && zeros < 15) {
        state.run = (1 << zeros) + (zeros ? bits.take(zeros) : 0);
        break;
      }
      if (size) bits.take(high ? 1 : size);
      if (!high) k += zeros;
      else for (; k <= last; k += 1) {
        if (is(k)) bits.take(1);
        else if (!zeros--) break;
      }
      if (size && k > last) HB.noCopy();
      if (size) mark(k);
      k += 1;
    }
    if (!state.run) return;
    state.run -= 1;
    if (high) for (; k <= last; k += 1) if (is(k)) bits.take(1);
  }

  // The first place from `at` where a marker stands.
  function nextMarker(bytes, at) {
    let found = at;
    do {
      found = bytes.indexOf(0xff, found);
      if (found < 0 || found + 1 >= bytes.length) HB.noCopy();
      if (bytes[found + 1] !== 0) return found;
      found += 2;
    } while (true);
  }

  function markerAt(bytes, at) {
    let found = at;
    while (bytes[found + 1] === 0xff) found += 1; // signs that fill
    return found;
  }

  // Follows a scan from its first byte. Gives its data, and the place of the marker behind it.
  function* scan(bytes, from, frame, parts, spectrum, restart) {
    const single = parts.length === 1;
    const units = single ? parts[0].of.columns * parts[0].of.rows : frame.columns * frame.rows;
    const inUnit = single ? parts : parts.flatMap((part) => Array(part.of.across * part.of.down).fill(part));
    const data = [];
    let at = from, lost = 0;
    for (let done = 0, number = 0; done < units; number += 1) {
      const end = nextMarker(bytes, at), bits = new Bits(bytes, at, end), state = { run: 0 };
      const until = restart ? Math.min(done + restart, units) : units;
      while (done < until) {
        const pause = Math.min(until, done + BLOCKS_A_STEP);
        for (; done < pause; done += 1) {
          for (const part of inUnit) {
            if (frame.progressive) progressive(bits, part, done, spectrum, state);
            else sequential(bits, part);
          }
        }
        yield;
      }
      const stop = bits.stop();
      data.push(bytes.subarray(at, stop));
      lost += end - stop;
      at = end;
      if (done === units) break;
      const marker = markerAt(bytes, end);
      if (bytes[marker + 1] !== 0xd0 + (number & 7)) HB.noCopy();
      data.push(bytes.subarray(marker, marker + 2));
      at = marker + 2;
    }
    // behind the last code: nothing that belongs to the picture before the next marker of another kind
    for (let marker = at; ;) {
      marker = nextMarker(bytes, marker);
      const place = markerAt(bytes, marker), code = bytes[place + 1];
      if (code !== 0 && !(code >= 0xd0 && code <= 0xd7)) return { data, lost: lost + place - at, at: place };
      marker = place + 2;
    }
  }

  function frameOf(marker, content) {
    const [precision, height, width, count] = [content[0], content[1] * 256 + content[2], content[3] * 256 + content[4], content[5]];
    if (content.length !== 6 + 3 * count || !(count >= 1 && count <= 4) || !height || !width || ![8, 12].includes(precision)) HB.noCopy();
    const parts = Array.from({ length: count }, (_, n) => {
      const [id, sampling, quant] = content.subarray(6 + 3 * n, 9 + 3 * n);
      return { id, across: sampling >> 4, down: sampling & 15, quant, latched: false, seen: null };
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

  function* jpeg(bytes, orientation) {
    const removed = [], body = [], quants = [], codes = {}, pieces = [], tables = new Set();
    const head = { jfif: null, adobe: null };
    const turn = orientation > 1 && orientation <= 8 ? orientation : 0;
    let frame = null, restart = 0, restartWritten = 0, scans = 0, within = 0, at = 2;
    const leave = (name, length) => removed.push([name, length]);
    for (;;) {
      if (bytes[at] !== 0xff) HB.noCopy();
      const marker = bytes[markerAt(bytes, at) + 1];
      within += markerAt(bytes, at) - at;
      at = markerAt(bytes, at);
      if (marker === 0xd9) break;
      if (marker === undefined || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) HB.noCopy();
      const from = at + 4, end = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
      if (!(end <= bytes.length) || end < from) HB.noCopy();
      const content = bytes.subarray(from, end), name = segmentName(marker, bytes, from, end);
      at = end;
      if (marker >= 0xc0 && marker <= 0xc2) {
        if (frame) HB.noCopy();
        frame = frameOf(marker, content);
      } else if (marker === 0xdb) readQuants(content, quants, tables);
      else if (marker === 0xc4) readCodes(content, codes, tables);
      else if (marker === 0xdd) {
        if (content.length !== 2) HB.noCopy();
        restart = content[0] * 256 + content[1];
      } else if (marker === 0xda) {
        const { parts, spectrum, segment: start } = scanOf(content, frame, codes);
        for (const { of } of parts) {
          if (!of.latched && !quants[of.quant]) HB.noCopy();
          if (!of.latched && !body.includes(quants[of.quant])) body.push(quants[of.quant]);
          of.latched = true;
        }
        if (!scans) body.push({ bytes: () => segment(frame.marker, frame.content) });
        for (const table of parts.flatMap(({ dc, ac }) => [dc, ac])) if (table && !body.includes(table)) body.push(table);
        if (restart !== restartWritten) {
          const value = restart;
          body.push({ bytes: () => segment(0xdd, [value >> 8, value & 255]) });
          restartWritten = restart;
        }
        body.push({ bytes: () => start });
        const followed = yield* scan(bytes, at, frame, parts, spectrum, restart);
        for (const piece of followed.data) body.push({ bytes: () => piece });
        within += followed.lost;
        at = followed.at;
        scans += 1;
      } else if ([0xc3, 0xcc].includes(marker) || (marker >= 0xc5 && marker <= 0xcf && marker !== 0xc8) || [0xde, 0xdf].includes(marker)) HB.noCopy("meta-copy-unsure");
      else if (name === "APP0 JFIF" && !head.jfif && !scans && content.length >= 14) {
        head.jfif = jfif(content);
        if (content.length > 14) leave(name, content.length - 14);
      } else if (name === "APP14 Adobe" && !head.adobe && !scans && content.length >= 12 && content[11] <= 2) {
        head.adobe = adobe(content);
        if (content.length > 12) leave(name, content.length - 12);
      } else {
        if (name === "APP2 ICC" && content.length > 14) pieces.push(content);
        leave(name, end - from + 4);
      }
    }
    if (!scans || frame.parts.some((part) => !part.latched)) HB.noCopy();
    body.forEach((part) => tables.delete(part));
    for (const { name, length } of tables) leave(name, length); // no scan used them
    const idle = body.filter((part) => part instanceof Codes).reduce((sum, part) => sum + part.values().filter((value, n) => value !== part.symbols[n]).length, 0);
    if (idle) leave("idle", idle);
    if (within) leave("within", within);
    if (at + 2 < bytes.length) leave("", bytes.length - at - 2);
    const colours = pieces.length ? HB.colours.named(profileOf(pieces)) || "lost" : "";
    const profile = colours === "p3" && frame.parts.length === 3 ? segment(0xe2, [...signs("ICC_PROFILE\0"), 1, 1, ...HB.colours.displayP3()]) : null;
    const parts = [bytes.subarray(0, 2), head.jfif, turn ? turned(turn) : null, profile, head.adobe, ...body.map((part) => part.bytes()), bytes.subarray(at, at + 2)];
    return { bytes: HB.joined(parts.filter(Boolean)), removed, turn, colours };
  }

  HB.jpeg = jpeg;
})();
