// Answers and words that a page compares and shows without their standing in it to be read. Both are made by handbook/course/questions/normal.py.
(function () {
  "use strict";

  // Seals an answer with the id of its question. That hides it from a glance only: whoever tries all that can be answered has it in a moment.
  HB.seal = (id, answer) => sha256(`${id}\n${answer}`).slice(0, 16);

  // Reads words that were veiled: a table's reasons would tell its answers to whoever reads the page's source.
  HB.unveil = (veiled) => new TextDecoder().decode(Uint8Array.from(atob(veiled), (sign) => sign.charCodeAt(0)));
})();
