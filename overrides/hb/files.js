// Files that the reader gives to a page of the workbench, by the picker or by dragging. They are read here and go nowhere.
(function () {
  "use strict";
  const PIECE = 4 * 1024 * 1024;
  const SLICE = 30; // milliseconds of work before the page may answer
  // Letters that cannot be seen, or that turn the direction of the text: a name may hide its ending behind them.
  const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

  HB.plain = (text) => String(text).replace(UNSEEN, (sign) => `\\u{${Number(sign.codePointAt(0)).toString(16)}}`);

  HB.bytes = (count) => HB.words("file-bytes", count.toLocaleString("en-US"));

  // A part of a file; an error where the file is gone, is a folder, or may not be read.
  HB.part = async (file, from, to) => {
    const buffer = await file.slice(from, to).arrayBuffer();
    if (buffer.byteLength !== Math.min(to, file.size) - from) throw new Error("shorter than it said");
    return new Uint8Array(buffer);
  };

  // Lets a generator work in slices, between which the page answers; null when `stopped()` becomes true.
  HB.inSteps = async (work, stopped = () => false) => {
    for (let since = performance.now(); ;) {
      const { done, value } = work.next();
      if (done) return value;
      if (performance.now() - since < SLICE) continue;
      await HB.breath();
      if (stopped()) return null;
      since = performance.now();
    }
  };

  HB.breath = () => new Promise((go) => { setTimeout(go, 0); });

  // A quick sum of a piece, to see whether a second reading finds the same.
  function sumOf(piece) {
    const words = new Int32Array(piece.buffer, piece.byteOffset, piece.length >> 2);
    let sum = piece.length;
    for (let n = 0; n < words.length; n += 1) sum = Math.imul(sum ^ words[n], 0x5bd1e995) ^ (sum >>> 15);
    for (let n = words.length * 4; n < piece.length; n += 1) sum = Math.imul(sum ^ piece[n], 0x5bd1e995);
    return sum;
  }

  const changed = () => Object.assign(new Error("changed while being read"), { word: "file-changed" });

  // Reads the file once more as it is now, past the end it had when it was chosen; an error where that is not what was read first.
  async function readAgain(file, sums, stopped) {
    const piece = new Uint8Array(Math.min(PIECE, file.size)), stream = file.stream().getReader();
    let filled = 0, length = 0, number = 0;
    const compare = () => {
      if (filled && sumOf(piece.subarray(0, filled)) !== sums[number]) throw changed();
      number += 1;
      filled = 0;
    };
    try {
      for (;;) {
        const { done, value } = await stream.read();
        if (stopped()) return;
        if (done) break;
        length += value.length;
        if (length > file.size) throw changed();
        for (let at = 0; at < value.length;) {
          const part = value.subarray(at, at + PIECE - filled);
          piece.set(part, filled);
          filled += part.length;
          at += part.length;
          if (filled === PIECE) compare();
        }
      }
      compare();
      if (length !== file.size) throw changed();
    } finally {
      stream.cancel().catch(() => {});
    }
  }

  // SHA-256 of a file of any size, a piece at a time (needs js-sha256); null when `stopped()` becomes true. The page stays alive between
  // the pieces. Firefox does not tell that a file changes meanwhile, so what was read is compared with a second reading; a piece is read
  // while the one before it is counted, which makes up for that. An error with a `word` names what happened.
  HB.hashOf = async (file, progress = () => {}, stopped = () => false) => {
    const hash = sha256.create(), sums = [];
    const ask = (at) => {
      const part = HB.part(file, at, at + PIECE);
      part.catch(() => {}); // told where it is waited for
      return part;
    };
    try {
      for (let at = 0, next = ask(0); at < file.size || !at; at += PIECE) { // the first also says whether an empty file is there at all
        const piece = await next;
        if (stopped()) return null;
        if (at + PIECE < file.size) next = ask(at + PIECE);
        hash.update(piece);
        sums.push(sumOf(piece));
        progress(Math.min(at + PIECE, file.size));
      }
      await readAgain(file, sums, stopped);
    } catch (error) {
      throw sums.length && error.name !== "NotFoundError" ? changed() : error;
    }
    return stopped() ? null : hash.hex();
  };

  // The picker with its label; files dropped on `place` are taken too. `take` gets files, then the names of folders.
  HB.picker = (place, id, label, multiple, take) => {
    const input = HB.element("input", { type: "file", id, multiple });
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = ""; // the same file may be given again
      if (files.length) take(files, []);
    });
    place.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.classList.add("hb-work--over");
    });
    place.addEventListener("dragleave", () => place.classList.remove("hb-work--over"));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("hb-work--over");
      const files = [], folders = [];
      for (const item of event.dataTransfer?.items ?? []) {
        if (item.kind !== "file") continue;
        const entry = item.webkitGetAsEntry();
        if (entry && entry.isDirectory) folders.push(entry.name);
        else files.push(item.getAsFile());
      }
      if (files.length || folders.length) take(multiple ? files : files.slice(0, 1), folders);
    });
    return HB.element("div", { className: "hb-work__field" }, HB.element("label", { htmlFor: id }, label), input);
  };

  // What the screen reader hears; it waits for the last of quick messages.
  HB.speaker = () => {
    const said = HB.element("p", { className: "hb-sr" });
    said.setAttribute("role", "status");
    let waiting = 0;
    return [said, (text) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { said.textContent = text; }, 200);
    }];
  };
})();
