// A page past its review date says so in both languages, by the reader's own clock.
(function () {
  "use strict";
  const facts = document.querySelector("[data-review-by]");
  if (!facts) return;
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  if (today <= facts.dataset.reviewBy) return;
  const other = document.documentElement.lang === "mn" ? "en" : "mn";
  const twin = HB.element("p", { lang: other }, HB.words("too-old-twin", facts.dataset.reviewBy));
  facts.after(HB.element("div", { className: "hb-notice hb-notice--age" }, HB.element("p", {}, HB.words("too-old", facts.dataset.reviewBy)), twin));
})();
