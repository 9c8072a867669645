// Seals an answer with the id of its question, as handbook/course/questions/normal.py does: a page can compare answers without showing them. That hides
// them from a glance only: whoever tries all that can be answered has them in a moment.
HB.seal = (id, answer) => sha256(`${id}\n${answer}`).slice(0, 16);
// Reads words that handbook/course/questions/normal.py veiled: a table's reasons would tell its answers to whoever reads the page's source.
HB.unveil = (veiled) => new TextDecoder().decode(Uint8Array.from(atob(veiled), (sign) => sign.codePointAt(0)));
