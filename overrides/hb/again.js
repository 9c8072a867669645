// The check of a module brings back questions of earlier modules: where this reader got some wrong, those instead of the two that stand there.
(function () {
  "use strict";
  const places = [...document.querySelectorAll(".hb-quiz[data-old]")];
  const { answers, missed } = HB.answers.all();
  const free = places.filter((quiz) => !answers[quiz.id]);
  if (!free.length || !Object.keys(missed).length) return;
  const [here] = (document.body.dataset.page ?? "").split("/");

  async function draw() {
    const modules = await HB.cards.modules();
    const earlier = modules.slice(0, modules.findIndex(({ id }) => id === here));
    const wrong = Object.keys(missed).filter((id) => !document.getElementById(id)).sort((a, b) => (missed[a] < missed[b] ? 1 : -1)); // the latest first
    const asked = earlier.map(({ id, questions }) => ({ id, questions: wrong.filter((question) => questions.includes(question)) }))
      .filter(({ questions }) => questions.length)
      .sort((a, b) => wrong.indexOf(a.questions[0]) - wrong.indexOf(b.questions[0]));
    // from two modules where there are two
    const ids = [...asked.map(({ questions }) => questions[0]), ...asked.flatMap(({ questions }) => questions.slice(1))].slice(0, free.length);
    const cards = await HB.cards.load(asked.filter(({ questions }) => questions.some((id) => ids.includes(id))).map(({ id }) => id));
    ids.filter((id) => cards.has(id)).forEach((id, n) => put(cards.get(id), free[n]));
  }

  function put(card, old) {
    const quiz = HB.cards.quiz(card, old.querySelector("legend > b").textContent);
    const number = [...document.querySelectorAll(".hb-quiz")].indexOf(old);
    old.replaceWith(quiz);
    quiz.before(HB.element("p", { className: "hb-again__why" }, HB.words("review-missed")));
    HB.quiz(quiz, { asked: true });
    quiz.append(HB.cards.way(card));
    document.querySelectorAll(".hb-key > ol > li")[number].replaceChildren(HB.cards.letters(quiz));
  }

  draw();
})();
