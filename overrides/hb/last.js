// Remembers the lesson the reader was in, for "continue" on the start page.
(function () {
  "use strict";
  const { lesson, page } = document.body.dataset;
  if (lesson !== undefined && page) HB.answers.visit(page);
})();
