// Remembers the lesson the reader was in, for "continue" on the start page.
(function () {
  "use strict";
  if (document.body.dataset.lesson !== undefined) HB.answers.visit(document.body.dataset.page);
})();
