// Questions: check, reasons, try again; the answer is kept per question id and restored, unless the question has changed since.
(function () {
  "use strict";

  // Where the page was opened anew, the browser fills in nothing: what is chosen was chosen before this script came.
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isFresh = visit?.type === "navigate";

  // A reason with the letter of its option.
  function lineOf(reason, label) {
    const line = HB.element("p", {}, HB.element("b", {}, `${label.querySelector("b").textContent}. `));
    line.append(...[...reason.childNodes].map((node) => node.cloneNode(true)));
    return line;
  }

  // `asked` is true where the question is asked anew, whatever was answered before; `told(isRight)` hears of the first answer.
  HB.quiz = (quiz, { asked = false, told = () => {} } = {}) => {
    const { v: version } = quiz.dataset;
    const inputs = [...quiz.querySelectorAll("input")];
    const labels = inputs.map((input) => input.closest("label"));
    const reasons = [...quiz.querySelectorAll("details li")];
    const right = reasons.map((reason) => reason.classList.contains("right"));
    const out = HB.element("div", { className: "hb-quiz__out" });
    out.setAttribute("role", "status");
    const act = HB.button(HB.words("check"), () => (quiz.dataset.state ? again() : check()));
    quiz.append(HB.element("p", { className: "hb-quiz__act" }, act), out);
    let first = true;

    // The number of an option on its page, by which an answer is kept; where it is asked again the order is another.
    const own = (n) => Number(inputs[n].value);
    const chosen = () => inputs.flatMap((input, n) => (input.checked ? [n] : []));

    function check() {
      const answer = chosen();
      if (!answer.length) {
        out.replaceChildren(HB.element("p", {}, HB.words("choose-first")));
        return;
      }
      const isRight = inputs.every((input, n) => input.checked === right[n]);
      show(answer, isRight);
      if (!HB.answers.set(quiz.id, { chosen: answer.map(own), right: isRight, at: new Date().toISOString(), ...(version ? { version } : {}) })) {
        HB.sayNotKept(document.querySelector(".hb-quiz"));
      }
      if (first) told(isRight);
      first = false;
    }

    function show(answer, isRight) {
      quiz.dataset.state = isRight ? "right" : "wrong";
      act.textContent = HB.words("again");
      inputs.forEach((input, n) => {
        input.disabled = true;
        if (right[n]) labels[n].dataset.mark = "right";
        else if (answer.includes(n)) labels[n].dataset.mark = "wrong";
      });
      const verdict = HB.element("p", { className: "hb-quiz__verdict" },
        HB.element("b", {}, HB.words(isRight ? "verdict-right" : "verdict-wrong")));
      const lines = reasons.flatMap((reason, n) => (right[n] || answer.includes(n) ? [lineOf(reason, labels[n])] : []));
      out.replaceChildren(verdict, ...lines);
    }

    function again() {
      delete quiz.dataset.state;
      act.textContent = HB.words("check");
      inputs.forEach((input, n) => {
        input.disabled = input.checked = false;
        delete labels[n].dataset.mark;
      });
      out.replaceChildren();
      HB.answers.set(quiz.id, null);
    }

    const kept = asked ? null : HB.answers.all().answers[quiz.id];
    const isSame = kept && (!kept.version || !version || kept.version === version);
    if (isSame && kept.chosen.every((n) => n < inputs.length)) {
      const given = inputs.flatMap((input, n) => (kept.chosen.includes(own(n)) ? [n] : []));
      given.forEach((n) => (inputs[n].checked = true));
      show(given, inputs.every((input, n) => input.checked === right[n]));
    } else if (asked || !isFresh) {
      inputs.forEach((input) => (input.checked = false)); // a browser may remember what our storage does not
    }
  };

  document.querySelectorAll(".hb-quiz").forEach((quiz) => HB.quiz(quiz));

  // On paper every reason stands in the key at the end.
  addEventListener("beforeprint", () => {
    const rows = document.querySelectorAll(".hb-key > ol > li");
    document.querySelectorAll(".hb-quiz").forEach((quiz, n) => {
      if (rows[n].querySelector("ol")) return;
      const reasons = quiz.querySelector("details ol").cloneNode(true);
      [...reasons.children].forEach((item, k) => item.prepend(`${quiz.querySelectorAll("label b")[k].textContent}. `));
      rows[n].append(reasons);
    });
  });
})();
