// The reader's answers, kept per question id under one key; read and checked in one place. Beside them stands what was answered wrong, and when a
// question comes back, see hb/review.js.
HB.answers = (function () {
  "use strict";
  const NAME = "progress";
  const ID = /^[\w-]+$/, VERSION = /^[0-9a-f]{4}$/;

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isAnswer = ([id, answer]) => ID.test(id) && isObject(answer) && Array.isArray(answer.chosen) && answer.chosen.every((n) => Number.isInteger(n) && n >= 0);
  const isTime = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));
  const isMissed = ([id, at]) => ID.test(id) && isTime(at);
  const isCard = ([id, card]) => ID.test(id) && isObject(card) && VERSION.test(card.version) && isTime(card.due) && isTime(card.last) &&
    ["stability", "difficulty", "reps", "lapses"].every((part) => Number.isFinite(card[part]) && card[part] >= 0);

  // Whether a file holds answers and nothing else in their place.
  const isGood = (value) => isObject(value) && value.version === 1 && isObject(value.answers) && Object.entries(value.answers).every(isAnswer);

  const only = (value, isIt) => (isObject(value) ? Object.entries(value).filter(isIt) : []);

  // Only what has the shape of an answer is taken, whatever another page left here.
  function clean(value) {
    const answers = only(value?.answers, isAnswer).map(([id, { chosen, right, at, version }]) =>
      [id, { chosen, right: right === true, at: String(at), ...(VERSION.test(version) ? { version } : {}) }]);
    const review = only(value?.review, isCard).map(([id, { version, due, last, stability, difficulty, reps, lapses }]) =>
      [id, { version, due, last, stability, difficulty, reps, lapses }]);
    const last = value && typeof value.last === "string" && /^[\w/-]+$/.test(value.last) ? value.last : null;
    return {
      version: 1, answers: Object.fromEntries(answers), last,
      missed: Object.fromEntries(only(value?.missed, isMissed)), review: Object.fromEntries(review),
    };
  }

  const all = () => clean(HB.read(NAME));

  // True when it is kept.
  function change(act) {
    const progress = all();
    act(progress);
    return HB.write(NAME, progress);
  }

  return {
    clean, all, isGood,
    replace: (value) => HB.write(NAME, value),
    set: (id, answer) => change((progress) => {
      if (answer) progress.answers[id] = answer;
      else delete progress.answers[id];
      if (answer && !answer.right) progress.missed[id] = answer.at;
    }),
    // When a question comes back; one that was right then is missed no more.
    schedule: (id, card, isRight) => change((progress) => {
      progress.review[id] = card;
      if (isRight) delete progress.missed[id];
    }),
    visit: (page) => change((progress) => (progress.last = page)),
  };
})();
