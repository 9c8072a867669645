// The reader's answers, kept per question id under one key; read and checked in one place.
HB.answers = (function () {
  "use strict";
  const NAME = "progress";

  // Only what has the shape of an answer is taken, whatever a file or another page left here.
  function clean(value) {
    const answers = {};
    for (const [id, answer] of Object.entries((value && value.answers) || {})) {
      if (/^[\w-]+$/.test(id) && answer && Array.isArray(answer.chosen) && answer.chosen.every(Number.isInteger)) {
        answers[id] = { chosen: answer.chosen, right: answer.right === true, at: String(answer.at) };
      }
    }
    const last = value && typeof value.last === "string" && /^[\w/-]+$/.test(value.last) ? value.last : null;
    return { version: 1, answers, last };
  }

  const all = () => clean(HB.read(NAME));
  return {
    clean, all,
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
