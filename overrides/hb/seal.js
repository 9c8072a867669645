// Seals an answer with the id of its question, as handbook/exercises/normal.py does: a page can compare answers without showing them. That hides
// them from a glance only: whoever tries all that can be answered has them in a moment.
HB.seal = (id, answer) => sha256(`${id}\n${answer}`).slice(0, 16);
