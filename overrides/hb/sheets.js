// Tables in and out: CSV in the encodings and separators that offices use, and XLSX. Needs papaparse and fflate.
// The XLSX is written here, by hand: the vendored packages for it give large parts to a worker, which the policy refuses.
HB.sheets = (function () {
  "use strict";
  const LARGEST = 60e6; // bytes of a file
  const LAST_COLUMN = 16_383; // XFD: Excel and LibreOffice have no more
  const LARGEST_UNPACKED = 200e6; // bytes of what a small file may unpack to
  // Where Excel or LibreOffice would see the beginning of a formula, or of what was already guarded: at the start of a cell, and inside
  // it where the other separators of an office, or a line end, would begin a new one. A blank or a quotation mark before it hides nothing.
  const RISKY = /(^|[,;\t\r\n])(?=[ \t\r\n"']*[=+\-@＝＋－＠])/g;
  const GUARDED = new RegExp(RISKY.source.replace("(?=", "'(?="), "g");
  // eslint-disable-next-line no-control-regex -- it looks for control characters
  const NOT_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  // A file that cannot be read, with the sentence for its reader.
  class Unreadable extends Error {
    constructor(key, ...values) {
      super(HB.words(`sheet-${key}`, ...values));
    }
  }

  const guard = (text) => text.replace(RISKY, "$1'");
  const restore = (text) => text.replace(GUARDED, "$1");

  async function bytesOf(file) {
    if (file.size > LARGEST) throw new Unreadable("large", Math.round(LARGEST / 1e6));
    if (!file.size) throw new Unreadable("empty");
    return new Uint8Array(await file.arrayBuffer());
  }

  // The text and the name of its encoding.
  function decode(bytes) {
    const as = (encoding, options) => new TextDecoder(encoding, options).decode(bytes);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return [as("utf-16le"), "UTF-16"];
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return [as("utf-16be"), "UTF-16"];
    // text holds no zero byte: where every other byte is one, two bytes make a letter
    const zeros = [0, 0];
    bytes.subarray(0, 4000).forEach((byte, n) => {
      if (!byte) zeros[n % 2] += 1;
    });
    if (zeros[0] + zeros[1]) return [as(zeros[1] > zeros[0] ? "utf-16le" : "utf-16be"), "UTF-16"];
    try {
      return [as("utf-8", { fatal: true }), "UTF-8"];
    } catch {
      return [as("windows-1251"), "windows-1251"];
    }
  }

  // What a file holds: {rows} of a table, or {json}; the encoding of its text.
  async function read(file) {
    const bytes = await bytesOf(file);
    const head = String.fromCharCode(...bytes.subarray(0, 4));
    if (head.startsWith("PK")) return { rows: rowsOfXlsx(bytes), encoding: "XLSX" };
    if (head === "\xd0\xcf\x11\xe0") throw new Unreadable("xls");
    const [text, encoding] = decode(bytes);
    if (/^\s*[{[]/.test(text)) {
      try {
        return { json: JSON.parse(text), encoding };
      } catch {
        throw new Unreadable("json");
      }
    }
    const { data } = Papa.parse(text, { delimitersToGuess: [",", ";", "\t"], skipEmptyLines: "greedy" });
    return { rows: data.map((row) => row.map(restore)), encoding };
  }

  // Text is guarded; a number, which a page has computed, may be below zero.
  function csv(rows, delimiter = ",") {
    return `\ufeff${Papa.unparse(rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell : guard(cell)))), { delimiter, newline: "\r\n" })}\r\n`;
  }

  // "A" for 0, "AA" for 26
  const column = (n) => (n < 26 ? "" : column(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

  function numberOf(reference) {
    return [...reference.replace(/\d/g, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  }

  const coded = (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  const escaped = (text) => text.replace(/_x[0-9a-f]{4}_/gi, "_x005F$&").replace(NOT_IN_XML, coded).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const unescaped = (text) => text.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));

  // Every cell is text: no number loses digits, no date is rewritten.
  function xlsx(rows, title) {
    const lines = rows.map((row, y) => {
      const cells = row.map((text, x) => (text === "" ? "" : `<c r="${column(x)}${y + 1}" s="${y ? 0 : 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(guard(text))}</t></is></c>`));
      return `<row r="${y + 1}">${cells.join("")}</row>`;
    });
    const name = escaped(title.replace(/[[\]:*?/\\]/g, " ").slice(0, 31)).replaceAll('"', "&quot;");
    const override = (part, kind) => `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}${kind}+xml"/>`;
    const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
    const relations = (...all) => `${XML}<Relationships xmlns="${PACKAGE}relationships">${all.join("")}</Relationships>`;
    const parts = {
      "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override("workbook", "sheet.main")}${override("worksheets/sheet1", "worksheet")}${override("styles", "styles")}</Types>`,
      "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
      "xl/_rels/workbook.xml.rels": relations(relation("rId1", "worksheet", "worksheets/sheet1.xml"), relation("rId2", "styles", "styles.xml")),
      "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" numFmtId="49" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
      "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${rows[0].length}" width="22" customWidth="1"/></cols><sheetData>${lines.join("")}</sheetData></worksheet>`,
    };
    return fflate.zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, fflate.strToU8(text)])));
  }

  function rowsOfXlsx(bytes) {
    let size = 0;
    const wanted = ({ name, originalSize }) => {
      if (!/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/.test(name)) return false;
      size += originalSize;
      if (size > LARGEST_UNPACKED) throw new Unreadable("large", Math.round(LARGEST_UNPACKED / 1e6));
      return true;
    };
    try {
      const parts = fflate.unzipSync(bytes, { filter: wanted });
      return table(xml(parts[sheetPath(parts)]), parts["xl/sharedStrings.xml"] ? strings(xml(parts["xl/sharedStrings.xml"])) : []);
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("xlsx");
    }
  }

  function xml(bytes) {
    const found = new DOMParser().parseFromString(fflate.strFromU8(bytes), "application/xml");
    if (found.getElementsByTagName("parsererror").length) throw new Unreadable("xlsx");
    return found;
  }

  const all = (node, name) => [...node.getElementsByTagNameNS("*", name)];

  // The first sheet, as the workbook names it.
  function sheetPath(parts) {
    const id = all(xml(parts["xl/workbook.xml"]), "sheet")[0].getAttributeNS(RELATIONS, "id");
    const relation = all(xml(parts["xl/_rels/workbook.xml.rels"]), "Relationship").find((node) => node.getAttribute("Id") === id);
    const target = relation.getAttribute("Target");
    return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  }

  // Children one by one: a table of ten thousand rows has half a million of them, and collections of them are slow.
  function* childrenOf(node) {
    for (let child = node.firstElementChild; child; child = child.nextElementSibling) yield child;
  }

  // The text of a string, whole or in pieces of different look; how it is read aloud (rPh) is left out.
  function textOf(node) {
    let text = "";
    for (const child of childrenOf(node)) {
      if (child.localName === "t") text += child.textContent;
      else if (child.localName === "r") text += textOf(child);
    }
    return unescaped(text);
  }

  const strings = (shared) => all(shared, "si").map(textOf);
  const childOf = (node, name) => [...childrenOf(node)].find((child) => child.localName === name);

  function table(sheet, shared) {
    return all(sheet, "row").map((row) => {
      const cells = [];
      for (const cell of childrenOf(row)) {
        const reference = cell.getAttribute("r"), place = reference ? numberOf(reference) : cells.length;
        // a row is as long as its last cell: one that names a column far beyond would fill the memory with empty ones
        if (!(place >= 0 && place <= LAST_COLUMN)) throw new Unreadable("xlsx");
        cells[place] = restore(valueOf(cell, shared));
      }
      return Array.from(cells, (text) => text ?? "");
    }).filter((row) => row.some(Boolean));
  }

  function valueOf(cell, shared) {
    const type = cell.getAttribute("t");
    if (type === "inlineStr") return textOf(childOf(cell, "is"));
    const value = childOf(cell, "v")?.textContent ?? "";
    if (type === "s") return shared[Number(value)];
    if (type === "str") return unescaped(value);
    return /^[\d.]+E\+?\d+$/i.test(value) ? String(Number(value)) : value;
  }

  return { Unreadable, read, csv, xlsx, guard, restore };
})();
