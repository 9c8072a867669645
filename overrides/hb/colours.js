// Which of the two usual colour spaces the ICC profile of a picture names, and a profile for Display P3 that holds nothing else.
// A whole profile may name a computer and its owner, so none is handed on.
(function () {
  "use strict";
  const SRGB = /^((GIMP built-in |Artifex )?sRGB([ -]IEC61966-2[.-]1( black scaled)?| built-in|2014)?|c2|c2ci)$/;
  const P3 = /^Display P3$/;
  const ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));

  // The names that a profile gives itself; none where it cannot be read or describes no red, green and blue.
  function names(profile) {
    if (profile.length < 132 || ascii(profile, 16, 20) !== "RGB ") return [];
    const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
    const tags = Math.min(view.getUint32(128), Math.floor((profile.length - 132) / 12));
    for (let n = 0; n < tags; n += 1) {
      const at = 132 + 12 * n, from = view.getUint32(at + 4), length = view.getUint32(at + 8);
      if (ascii(profile, at, at + 4) === "desc" && from + length <= profile.length && length >= 12) return described(profile.subarray(from, from + length));
    }
    return [];
  }

  function described(tag) {
    const view = new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
    if (ascii(tag, 0, 4) === "desc") return [ascii(tag, 12, 12 + Math.min(view.getUint32(8), 200)).replace(/\0.*/s, "")];
    if (ascii(tag, 0, 4) !== "mluc" || tag.length < 16) return [];
    const found = [];
    for (let at = 16, left = Math.min(view.getUint32(8), 100); left && at + 12 <= tag.length; at += 12, left -= 1) {
      const length = Math.min(view.getUint32(at + 4), 200), from = view.getUint32(at + 8);
      found.push(new TextDecoder("utf-16be").decode(tag.subarray(from, from + length)).replace(/\0.*/s, ""));
    }
    return found;
  }

  // "srgb", "p3" or "".
  function named(profile) {
    const found = names(profile);
    if (found.some((name) => SRGB.test(name))) return "srgb";
    return found.some((name) => P3.test(name)) ? "p3" : "";
  }

  // Display P3 as ICC.1:2010 writes it: three primaries, white (all adapted to D50) and the curve of sRGB.
  function displayP3() {
    const fixed = (value) => Math.round(value * 65536);
    const xyz = (...values) => ["XYZ ", 0, ...values.map(fixed)];
    const text = (words) => ["mluc", 0, 1, 12, "enUS", words.length * 2, 28, ...[...words.padEnd(words.length + (words.length % 2))].map((sign) => sign.charCodeAt(0))];
    const curve = ["para", 0, 3 << 16, ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)];
    const tags = [["desc", text("Display P3")], ["cprt", text("CC0!")], ["wtpt", xyz(0.9642, 1, 0.8249)], ["rXYZ", xyz(0.51512, 0.2412, -0.00105)],
      ["gXYZ", xyz(0.29198, 0.69225, 0.04189)], ["bXYZ", xyz(0.1571, 0.06657, 0.78407)], ["rTRC", curve], ["gTRC", curve], ["bTRC", curve]];
    const bytes = [];
    const put = (value) => {
      if (typeof value === "string") bytes.push(...[...value].map((sign) => sign.charCodeAt(0)));
      else bytes.push((value >> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255);
    };
    // texts are written in two bytes a sign behind their head of seven numbers, all else in four
    const coded = (tag) => {
      const before = bytes.length;
      tag.forEach((value, n) => (tag[0] === "mluc" && n > 6 ? bytes.push(value >> 8, value & 255) : put(value)));
      return bytes.splice(before);
    };
    const blocks = tags.map(([, tag]) => coded(tag));
    const places = [];
    let at = 132 + 12 * tags.length;
    tags.forEach(([, tag], n) => {
      const same = tags.findIndex(([, other]) => other === tag);
      places.push(same < n ? places[same] : at);
      if (same === n) at += blocks[n].length;
    });
    [at, 0, 0x04200000, "mntr", "RGB ", "XYZ ", 0, 0, 0, "acsp", 0, 0, 0, 0, 0, 0, 0, fixed(0.9642), fixed(1), fixed(0.8249)].forEach(put);
    while (bytes.length < 128) bytes.push(0);
    put(tags.length);
    tags.forEach(([name], n) => [name, places[n], blocks[n].length].forEach(put));
    tags.forEach(([, tag], n) => { if (tags.findIndex(([, other]) => other === tag) === n) bytes.push(...blocks[n]); });
    return Uint8Array.from(bytes);
  }

  HB.colours = { named, displayP3 };
})();
