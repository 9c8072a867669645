// Seals an answer with the id of its question, as handbook/exercises/normal.py does: a page can compare answers and holds none.
HB.seal = (id, answer) => sha256(`${id}\n${answer}`).slice(0, 16);
