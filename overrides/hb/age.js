// What is past its review date says so by the reader's own clock: a page also in another language, a tool card in its own.
(function () {
  "use strict";
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const isOld = (place) => place && today > place.dataset.reviewBy;
  for (const card of document.querySelectorAll(".hb-tool[data-review-by]")) {
    if (isOld(card)) card.querySelector("h3, h4").after(HB.element("p", { className: "hb-note" }, HB.words("card-too-old", card.dataset.reviewBy)));
  }
  const facts = document.querySelector(".hb-facts[data-review-by]");
  if (!isOld(facts)) return;
  const other = document.getElementById("hb-lang").lang;
  const twin = HB.element("p", { lang: other }, HB.words("too-old-twin", facts.dataset.reviewBy));
  facts.after(HB.element("div", { className: "hb-notice hb-notice--age" }, HB.element("p", {}, HB.words("too-old", facts.dataset.reviewBy)), twin));
})();
