// A copy of a JPEG or PNG that holds the picture and what is needed to show it, and nothing else: it is written anew from a list of
// parts, each with its length, since a list of what is taken out would miss the next maker's hiding place. Where a file cannot be
// followed to its end, or holds what nobody here can vouch for, there is no copy.
(function () {
  "use strict";

  HB.noCopy = (word = "meta-copy-broken") => { throw Object.assign(new Error(word), { word }); };

  HB.joined = (parts) => {
    const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      result.set(part, at);
      at += part.length;
    }
    return result;
  };

  // Unpacks zlib data of at most `most` bytes; an error where there are more, or where they are not whole.
  HB.unpacked = (bytes, most) => {
    const parts = [];
    let length = 0;
    const unpack = new fflate.Unzlib((part) => {
      length += part.length;
      if (length > most) throw new Error("too large");
      parts.push(part);
    });
    for (let at = 0; at < bytes.length; at += 4096) unpack.push(bytes.slice(at, at + 4096), at + 4096 >= bytes.length);
    return HB.joined(parts);
  };

  function same(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return at === one.length && at === other.length;
  }

  // In steps (see HB.inSteps): {bytes, removed: [name, length] each, "" for what stood after the picture and "within" for what stood
  // between its parts, "idle" for values of tables that no dot uses, turn, colours: "srgb", "p3", "lost" or "" without a profile}; or {word} that says why there is no copy.
  HB.cleaned = function* (kind, bytes, orientation = 0) {
    const write = kind === "PNG" ? HB.png : HB.jpeg;
    try {
      const copy = yield* write(bytes, orientation);
      // every byte of the copy is followed once more: it must be what is written from it again
      const again = yield* write(copy.bytes, copy.turn, true);
      return same(copy.bytes, again.bytes) ? copy : { word: "meta-copy-left" };
    } catch (error) {
      return { word: error.word || "meta-copy-broken" };
    }
  };
})();
