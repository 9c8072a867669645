// Files that the reader gives to a page of the workbench, by the picker or by dragging. They are read here and go nowhere.
(function () {
  "use strict";
  const PIECE = 4 * 1024 * 1024;
  // Letters that cannot be seen, or that turn the direction of the text: a name may hide its ending behind them.
  const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

  HB.plain = (text) => String(text).replace(UNSEEN, (sign) => `\\u{${sign.codePointAt(0).toString(16)}}`);

  HB.bytes = (count) => HB.words("file-bytes", count.toLocaleString("en-US"));

  // A part of a file; an error where the file is gone, is a folder, or may not be read.
  HB.part = async (file, from, to) => {
    const buffer = await file.slice(from, to).arrayBuffer();
    if (buffer.byteLength !== Math.min(to, file.size) - from) throw new Error("shorter than it said");
    return new Uint8Array(buffer);
  };

  // SHA-256 of a file of any size, a piece at a time (needs js-sha256); null when `stopped()` becomes true. The page stays alive between the pieces.
  HB.hashOf = async (file, progress = () => {}, stopped = () => false) => {
    const hash = sha256.create();
    for (let at = 0; at < file.size; at += PIECE) {
      const piece = await HB.part(file, at, at + PIECE);
      if (stopped()) return null;
      hash.update(piece);
      progress(Math.min(at + PIECE, file.size));
    }
    if (!file.size) await HB.part(file, 0, 0); // also says whether an empty file is there at all
    return hash.hex();
  };

  // The picker with its label; files dropped on `place` are taken too. `take` gets files, then the names of folders.
  HB.picker = (place, id, label, multiple, take) => {
    const input = HB.element("input", { type: "file", id, multiple });
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = ""; // the same file may be given again
      if (files.length) take(files, []);
    });
    place.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      place.classList.add("hb-work--over");
    });
    place.addEventListener("dragleave", () => place.classList.remove("hb-work--over"));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("hb-work--over");
      const files = [], folders = [];
      for (const item of event.dataTransfer.items) {
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
