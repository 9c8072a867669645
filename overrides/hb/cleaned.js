// A copy of a JPEG or PNG that holds the picture and what is needed to show it, and nothing else. All other parts are left out and
// named, also those that nobody knows: a list of what is taken out would miss the next maker's hiding place. Where the file cannot
// be followed to its end no copy is made.
(function () {
  "use strict";
  const ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));
  const broken = () => { throw new Error("cannot be followed"); };

  const KEPT_CHUNKS = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "cICP",
    "mDCV", "cLLI", "acTL", "fcTL", "fdAT"]);

  // What a segment of a JPEG is called; null where it belongs to the picture.
  function segmentName(marker, bytes, at, end) {
    const begins = ascii(bytes, at, Math.min(at + 32, end));
    if (marker === 0xfe) return "COM";
    if (marker < 0xe0 || marker > 0xef) return null;
    if (marker === 0xe0 && begins.startsWith("JFIF\0")) return null;
    if (marker === 0xe2 && begins.startsWith("ICC_PROFILE\0")) return null; // colours
    if (marker === 0xee && begins.startsWith("Adobe")) return null; // how colours are coded
    const known = [["Exif\0", "Exif"], ["http://ns.adobe.com/xap/", "XMP"], ["http://ns.adobe.com/xmp/", "XMP"], ["Photoshop", "IPTC"], ["MPF\0", "MPF"]];
    const [, word] = known.find(([sign]) => begins.startsWith(sign)) || ["", ""];
    return `APP${marker - 0xe0}${word ? ` ${word}` : ""}`;
  }

  // An Exif segment that says only how the picture is turned.
  function turned(orientation) {
    return Uint8Array.of(0xff, 0xe1, 0, 34, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0);
  }

  function jpeg(bytes, orientation) {
    const parts = [bytes.subarray(0, 2)], removed = [];
    const turn = orientation > 1 && orientation <= 8 ? turned(orientation) : null;
    let at = 2, placed = !turn;
    for (;;) {
      if (bytes[at] !== 0xff) broken();
      while (bytes[at + 1] === 0xff) at += 1; // signs that fill
      const marker = bytes[at + 1];
      if (marker === 0xd9) break;
      if (marker === undefined || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) broken();
      const end = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
      if (!(end <= bytes.length) || end < at + 4) broken();
      const name = segmentName(marker, bytes, at + 4, end);
      if (!placed && marker !== 0xe0) {
        parts.push(turn);
        placed = true;
      }
      if (name) removed.push([name, end - at]);
      else parts.push(bytes.subarray(at, end));
      at = end;
      if (marker !== 0xda) continue;
      // the picture itself, up to the next marker that is not part of it
      while (at < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff && !(bytes[at + 1] >= 0xd0 && bytes[at + 1] <= 0xd7))) at += 1;
      if (at >= bytes.length - 1) broken();
      parts.push(bytes.subarray(end, at));
    }
    parts.push(bytes.subarray(at, at + 2));
    if (at + 2 < bytes.length) removed.push(["", bytes.length - at - 2]);
    return { parts, removed, turn: turn ? orientation : 0 };
  }

  function png(bytes) {
    const parts = [bytes.subarray(0, 8)], removed = [];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 8; ;) {
      if (at + 12 > bytes.length) broken();
      const end = at + 12 + view.getUint32(at), name = ascii(bytes, at + 4, at + 8);
      if (end > bytes.length) broken();
      if (KEPT_CHUNKS.has(name)) parts.push(bytes.subarray(at, end));
      else removed.push([name, end - at]);
      at = end;
      if (name !== "IEND") continue;
      if (at < bytes.length) removed.push(["", bytes.length - at]);
      return { parts, removed, turn: 0 };
    }
  }

  function joined(parts) {
    const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => {
      result.set(part, at);
      return at + part.length;
    }, 0);
    return result;
  }

  // {bytes, removed: [name, length] each, "" for what stood after the picture, turn}; null where no copy can be made.
  HB.cleaned = (kind, bytes, orientation = 0) => {
    try {
      const { parts, removed, turn } = (kind === "PNG" ? png : jpeg)(bytes, orientation);
      return { bytes: joined(parts), removed, turn };
    } catch {
      return null;
    }
  };
})();
