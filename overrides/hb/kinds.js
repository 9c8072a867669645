// What a file is by its first bytes, whatever its name says.
(function () {
  "use strict";
  const text = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));
  const starts = (sign, at = 0) => (bytes) => text(bytes, at, at + sign.length) === sign;
  const brand = (pattern) => (bytes) => text(bytes, 4, 8) === "ftyp" && pattern.test(text(bytes, 8, 12));

  // kind, its signs, the endings that names of such files have
  /** @type {[kind: string, fits: (bytes: Uint8Array) => boolean, endings: string[]][]} */
  const KINDS = [
    ["JPEG", starts("\xff\xd8\xff"), ["jpg", "jpeg", "jpe", "jfif"]],
    ["PNG", starts("\x89PNG\r\n\x1a\n"), ["png"]],
    ["HEIC", brand(/^(hei[cxms]|hev[cxms]|mif1|msf1)$/), ["heic", "heif", "hif"]],
    ["AVIF", brand(/^avi[fs]$/), ["avif"]],
    ["MOV", brand(/^qt {2}$/), ["mov", "qt"]],
    ["MP4", brand(/^/), ["mp4", "m4v", "m4a", "3gp", "mov"]],
    ["GIF", starts("GIF8"), ["gif"]],
    ["WebP", (bytes) => starts("RIFF")(bytes) && starts("WEBP", 8)(bytes), ["webp"]],
    ["TIFF", (bytes) => starts("II*\0")(bytes) || starts("MM\0*")(bytes), ["tif", "tiff", "dng", "nef", "cr2", "arw"]],
    ["BMP", starts("BM"), ["bmp", "dib"]],
    ["PDF", (bytes) => text(bytes, 0, 1024).includes("%PDF-"), ["pdf"]],
    ["ZIP", starts("PK\x03\x04"), ["zip"]],
    ["DOC / XLS / PPT", starts("\xd0\xcf\x11\xe0"), ["doc", "xls", "ppt", "msg", "msi"]],
    ["RAR", starts("Rar!"), ["rar"]],
    ["7z", starts("7z\xbc\xaf"), ["7z"]],
    ["RTF", starts("{\\rtf"), ["rtf"]],
    ["Windows EXE", starts("MZ"), ["exe", "dll", "scr", "sys", "com"]],
  ];
  /** @type {[folder: string, kind: string, endings: string[]][]} */
  const OFFICE = [["word/", "DOCX", ["docx", "docm", "dotx"]], ["xl/", "XLSX", ["xlsx", "xlsm"]], ["ppt/", "PPTX", ["pptx", "pptm"]]];

  // {kind, endings}; kind "" where the bytes are of none of these. `names` are those inside a ZIP.
  function kindOf(bytes, names = () => []) {
    const [kind = "", , endings = []] = KINDS.find(([, fits]) => fits(bytes)) || [];
    if (kind !== "ZIP") return { kind, endings };
    const inside = names();
    const office = inside.includes("[Content_Types].xml") && OFFICE.find(([folder]) => inside.some((name) => name.startsWith(folder)));
    return office ? { kind: office[1], endings: office[2] } : { kind, endings: [...endings, "apk", "jar", "odt", "ods", "epub", "kmz", "wacz", "xpi"] };
  }

  // The ending of a name in small letters, "" where it has none.
  const endingOf = (name) => (/\.([^.\s]+)$/.exec(name) || ["", ""])[1].toLowerCase();

  HB.kinds = { kindOf, endingOf };
})();
