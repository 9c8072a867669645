// The start page: continue where the reader stopped, and how far each module is.
(function () {
  "use strict";
  HB.loadData("course").then(() => {
    const { answers, last } = HB.answers.all();
    const pages = window.HB_COURSE.flatMap((module) => module.pages);
    const page = pages.find((candidate) => candidate.id === last);
    const line = document.querySelector(".hb-continue");
    if (page && line) {
      line.append(`${HB.words("continue")} `, HB.element("a", { href: `${page.id}.html` }, page.title));
      line.hidden = false;
    }
    for (const place of document.querySelectorAll(".hb-card__done")) {
      const module = window.HB_COURSE.find((candidate) => candidate.id === place.dataset.module);
      const questions = module ? module.pages.flatMap((candidate) => candidate.questions) : [];
      const right = questions.filter((id) => answers[id] && answers[id].right).length;
      if (questions.some((id) => answers[id])) place.textContent = HB.words("done-of", right, questions.length);
    }
  });
})();
