// The data of a JPEG, followed code by code: only so is it known where they end, and which codes of their tables they use.
HB.jpegScan = (function () {
  "use strict";
  const BLOCKS_A_STEP = 2048;

  const segment = (marker, content) => Uint8Array.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255, ...content);

  // Codes of one Huffman table: for the next 16 bits of the data, the length of the code that begins them and its place in the table.
  class Codes {
    constructor(head, counts, symbols) {
      this.name = "DHT";
      this.length = 17 + symbols.length;
      this.head = head;
      this.counts = counts;
      this.symbols = symbols;
      this.used = new Uint8Array(symbols.length);
      this.places = new Uint16Array(65536);
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
      this.bytes = bytes;
      this.at = at;
      this.end = end;
      this.buffer = this.count = this.beyond = 0;
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

  // The first coefficient of a block, for which a progressive scan is on its own.
  function constant(bits, part, _, { high }) {
    bits.take(high ? 1 : bits.symbol(part.dc));
  }

  // The others of a block in a progressive scan; `state.run` blocks hold nothing more. `seen` has a bit for every coefficient that is not 0.
  function progressive(bits, part, block, { first, last, high }, state) {
    const { seen } = part.of;
    const is = (k) => (seen[2 * block + (k >> 5)] >>> (k & 31)) & 1;
    const mark = (k) => { seen[2 * block + (k >> 5)] |= 1 << (k & 31); };
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
    for (let found = at; ; found += 2) {
      found = bytes.indexOf(0xff, found);
      if (found < 0 || found + 1 >= bytes.length) HB.noCopy();
      if (bytes[found + 1] !== 0) return found;
    }
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
    /** @type {(bits: Bits, part: any, block: number, spectrum: any, state: { run: number }) => void} */
    const follow = !frame.progressive ? sequential : spectrum.first ? progressive : constant;
    const data = [];
    let at = from, lost = 0;
    for (let done = 0, number = 0; done < units; number += 1) {
      const end = nextMarker(bytes, at), bits = new Bits(bytes, at, end), state = { run: 0 };
      const until = restart ? Math.min(done + restart, units) : units;
      while (done < until) {
        const pause = Math.min(until, done + BLOCKS_A_STEP);
        for (; done < pause; done += 1) {
          for (const part of inUnit) follow(bits, part, done, spectrum, state);
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

  return { segment, markerAt, Codes, scan };
})();
