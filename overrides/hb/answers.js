// The reader's answers, kept per question id under one key; read and checked in one place.
HB.answers = (function () {
  "use strict";
  const NAME = "progress";

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isAnswer = ([id, answer]) => /^[\w-]+$/.test(id) && isObject(answer) && Array.isArray(answer.chosen) && answer.chosen.every((n) => Number.isInteger(n) && n >= 0);

  // Whether a file holds answers and nothing else in their place.
  const isGood = (value) => isObject(value) && value.version === 1 && isObject(value.answers) && Object.entries(value.answers).every(isAnswer);

  // Only what has the shape of an answer is taken, whatever another page left here.
  function clean(value) {
    const found = isObject(value?.answers) ? Object.entries(value.answers).filter(isAnswer) : [];
    const answers = Object.fromEntries(found.map(([id, { chosen, right, at }]) => [id, { chosen, right: right === true, at: String(at) }]));
    const last = value && typeof value.last === "string" && /^[\w/-]+$/.test(value.last) ? value.last : null;
    return { version: 1, answers, last };
  }

  const all = () => clean(HB.read(NAME));
  return {
    clean, all, isGood,
    replace: (value) => HB.write(NAME, value),
    set(id, answer) {
      const progress = all();
      if (answer) progress.answers[id] = answer;
      else delete progress.answers[id];
      return HB.write(NAME, progress);
    },
    visit: (page) => HB.write(NAME, { ...all(), last: page }),
  };
})();
