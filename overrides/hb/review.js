// Today's ten: of the questions that this reader has met, those that are due. When one comes back is told by FSRS, a published algorithm; a
// right answer moves it away, a wrong one brings it back tomorrow, and a question that was changed begins anew.
(function () {
  "use strict";
  const MOST = 10; // questions a day
  const PAUSE = 12 * 3600e3; // of an answer in a lesson before it counts as one more time that the question was asked, in milliseconds
  // Law and tools change: everything is asked again after half a year.
  const scheduler = FSRS.fsrs({ request_retention: 0.9, maximum_interval: 180, enable_fuzz: false, enable_short_term: false });
  const place = document.getElementById("hb-review");

  // As FSRS has it, from what is kept, and back.
  const asCard = ({ due, last, stability, difficulty, reps, lapses }) => ({
    due: new Date(due), last_review: new Date(last), stability, difficulty, reps, lapses,
    elapsed_days: 0, scheduled_days: 0, learning_steps: 0, state: FSRS.State.Review,
  });
  const asKept = (version, card) => ({
    version, due: card.due.toISOString(), last: card.last_review.toISOString(),
    stability: card.stability, difficulty: card.difficulty, reps: card.reps, lapses: card.lapses,
  });
  const DAY = 24 * 3600e3;
  // What was wrong is asked tomorrow, also where FSRS would wait longer because it was long known.
  function answered(card, at, isRight) {
    const next = scheduler.next(card, at, isRight ? FSRS.Rating.Good : FSRS.Rating.Again).card;
    return isRight ? next : { ...next, due: new Date(at.valueOf() + DAY) };
  }

  // What is known of one question: null where it was never answered as it stands today.
  function known(card, { answers, missed, review }) {
    const answer = answers[card.id], kept = review[card.id];
    const isOld = (version) => version && version !== card.version;
    const state = kept && !isOld(kept.version) ? asCard(kept) : null;
    if (!answer || isOld(answer.version)) return state;
    const at = new Date(answer.at);
    if (Number.isNaN(at.valueOf())) return state;
    if (state && at.valueOf() - state.last_review.valueOf() < PAUSE) return state;
    const wasMissed = missed[card.id] && Math.abs(Date.parse(missed[card.id]) - at.valueOf()) < PAUSE;
    return answered(state || FSRS.createEmptyCard(at), at, answer.right && !wasMissed);
  }

  // As the handbook writes days.
  const iso = (day) => new Intl.DateTimeFormat("sv-SE").format(day);
  const WRITTEN = {
    en: (day) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(day),
    mn: (day) => iso(day).replaceAll("-", "."),
  };
  const written = WRITTEN[document.documentElement.lang] || iso;

  const dayOf = (time) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).valueOf();

  const some = (entries, count = MOST) => HB.cards.mixed(entries, count, ({ card }) => card.module);
  const line = (key, ...values) => HB.element("p", {}, HB.words(key, ...values));

  // The ten, one below the other, with what they came to at the end and the key for paper.
  function ask(entries) {
    const end = HB.element("div", { className: "hb-again__end" });
    end.setAttribute("role", "status");
    let rights = 0, done = 0;
    const quizzes = entries.map(({ card, state }, n) => {
      const quiz = HB.cards.quiz(card, HB.words("review-question", n + 1, entries.length));
      HB.quiz(quiz, {
        asked: true,
        told(isRight) {
          const now = new Date();
          const next = answered(state || FSRS.createEmptyCard(now), now, isRight);
          if (!HB.answers.schedule(card.id, asKept(card.version, next), isRight)) HB.sayNotKept(place);
          quiz.append(HB.cards.way(card));
          done += 1;
          rights += Number(isRight);
          end.replaceChildren(line("review-so-far", done, entries.length, rights), ...(done === entries.length ? [line("review-done")] : []));
        },
      });
      return quiz;
    });
    const key = HB.element("section", { className: "hb-key" }, HB.element("h2", {}, HB.words("answer-key")),
      HB.element("ol", {}, ...quizzes.map((quiz) => HB.element("li", {}, HB.cards.letters(quiz)))));
    place.replaceChildren(...quizzes, end, key);
    quizzes[0].querySelector("input").focus({ preventScroll: true });
  }

  function offer(words, label, act) {
    place.replaceChildren(words, HB.element("p", { className: "hb-again__act" }, HB.button(label, act)));
  }

  // Nothing has been met, or nothing can be kept: questions from ten modules, by chance.
  async function anyTen(modules) {
    const drawn = HB.cards.shuffled(modules).slice(0, MOST);
    const cards = [...(await HB.cards.load(drawn.map(({ id }) => id))).values()];
    ask(HB.cards.mixed(HB.cards.shuffled(cards), MOST).map((card) => ({ card, state: null })));
  }

  async function start() {
    const modules = await HB.cards.modules();
    const progress = HB.answers.all();
    HB.tryToKeep(place);
    const met = modules.filter(({ questions }) => questions.some((id) => progress.answers[id] || progress.review[id]));
    const cards = [...(await HB.cards.load(met.map(({ id }) => id))).values()];
    const entries = cards
      .filter(({ id }) => progress.answers[id] || progress.review[id])
      .map((card) => ({ card, state: known(card, progress) }))
      .map((entry) => ({ ...entry, day: entry.state ? dayOf(entry.state.due) : 0 })) // a changed question comes at once
      .sort((a, b) => a.day - b.day);
    const today = dayOf(new Date());
    const due = entries.filter(({ day }) => day <= today);
    const left = MOST - Object.values(progress.review).filter(({ last }) => dayOf(new Date(last)) === today).length;
    if (!entries.length) offer(line("review-none-met"), HB.words("review-any"), () => anyTen(modules));
    else if (!due.length) {
      const [next] = entries;
      const date = written(new Date(next.day));
      const count = entries.filter(({ day }) => day === next.day).length;
      offer(line("review-none-due", date, count), HB.words("review-early"), () => ask(some(entries)));
    } else if (left <= 0) offer(line("review-enough", due.length), HB.words("review-early"), () => ask(some(due)));
    else {
      const words = due.length > left ? line("review-more-due", due.length, left) : line("review-due", due.length);
      offer(words, HB.words("review-start"), () => ask(some(due, left)));
    }
  }

  start();
})();
