// Looks at the lengths that a picture states before exifr follows them: it would follow one that is zero for ever, and one that is
// too large through the whole file, many times over.
(function () {
  "use strict";
  const MOST_VALUES = 2e6, MOST_FOLDERS = 100, MOST_BOXES = 20_000, LARGEST_XMP = 128 * 1024;
  const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]; // bytes of a value, by its type
  const LINKS = new Set([0x8769, 0x8825, 0xa005]); // Exif, GPS, Interop
  const XMP = 700;
  const ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));
  const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  // True where reading all values of a TIFF block takes no longer than that of a large picture.
  function tiff(bytes) {
    if (bytes.length < 8) return true;
    const view = viewOf(bytes), little = bytes[0] === 0x49, waiting = [view.getUint32(4, little)], seen = new Set(); // places of folders
    let values = 0;
    while (waiting.length) {
      const at = Number(waiting.pop());
      if (seen.has(at) || at + 2 > bytes.length) continue;
      seen.add(at);
      const count = Math.min(view.getUint16(at, little), Math.floor((bytes.length - at - 2) / 12));
      for (let entry = at + 2; entry < at + 2 + 12 * count; entry += 12) {
        const number = view.getUint32(entry + 4, little), size = SIZES[view.getUint16(entry + 2, little)] || 1, value = view.getUint32(entry + 8, little);
        if (LINKS.has(view.getUint16(entry, little))) waiting.push(value);
        if (view.getUint16(entry, little) === XMP && number > LARGEST_XMP) return false;
        values += number * size <= 4 ? number : Math.max(0, Math.min(number, (bytes.length - value) / size));
      }
      const behind = at + 2 + 12 * count;
      if (behind + 4 <= bytes.length) waiting.push(view.getUint32(behind, little));
      if (values > MOST_VALUES || seen.size > MOST_FOLDERS) return false;
    }
    return true;
  }

  // Each place where a TIFF block begins.
  function* blocks(bytes) {
    for (const sign of [[0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]]) {
      for (let at = bytes.indexOf(sign[0]); at >= 0; at = bytes.indexOf(sign[0], at + 1)) if (sign.every((byte, n) => bytes[at + n] === byte)) yield bytes.subarray(at);
    }
  }

  function jpeg(bytes) {
    let xmp = 0, sound = true;
    for (let at = 2, number = 0; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; number += 1) {
      const end = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
      if (number > MOST_BOXES) return { all: false };
      if (bytes[at + 1] === 0xe1 && ascii(bytes, at + 4, at + 8) === "Exif") sound = sound && tiff(bytes.subarray(at + 10, end));
      else if (bytes[at + 1] === 0xe1) xmp += end - at;
      at = Math.max(end, at + 2);
    }
    return { all: true, tiff: sound, xmp: xmp <= LARGEST_XMP };
  }

  function png(bytes) {
    const view = viewOf(bytes);
    let xmp = 0, sound = true;
    for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
      const name = ascii(bytes, at + 4, at + 8), content = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
      if (name === "eXIf") sound = sound && tiff(content);
      if (name === "iTXt") xmp += content.length;
    }
    return { all: true, tiff: sound, xmp: xmp <= LARGEST_XMP };
  }

  // Boxes one behind the other: the place behind the last whole one.
  function boxes(bytes, from, kind = "") {
    const view = viewOf(bytes);
    let at = from, number = 0;
    while (at + 16 <= bytes.length && (number += 1) <= MOST_BOXES) {
      const short = view.getUint32(at), length = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
      if (length < (short === 1 ? 16 : 8) || at + length > bytes.length) break;
      if (kind && ascii(bytes, at + 4, at + 8) === kind) return { at, end: at + length };
      at += length;
    }
    return kind ? null : at;
  }

  // exifr reads the boxes in `meta`, and then on to the end of what it is given.
  function heic(bytes) {
    const meta = boxes(bytes, 0, "meta");
    if (!meta) return { all: false };
    const end = boxes(bytes, meta.end), inside = boxes(bytes.subarray(0, meta.end), meta.at + 12);
    if (inside < meta.end - 8) return { all: false };
    let sound = true;
    for (const block of blocks(bytes)) sound = sound && tiff(block);
    return { all: true, end, tiff: sound, xmp: true };
  }

  const LOOKS = { JPEG: jpeg, PNG: png, HEIC: heic, AVIF: heic, TIFF: (bytes) => ({ all: tiff(bytes), tiff: true, xmp: true }) };

  // {all, tiff, xmp: whether exifr may read them at all; end: how much of the file it is given}
  HB.lengths = Object.assign((kind, bytes) => ({ end: bytes.length, ...LOOKS[kind](bytes) }), { tiff });
})();
