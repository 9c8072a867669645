// Five questions of the modules that a class has had: one fills the screen, hands answer it, then the reasons are shown. A clicker sends the same keys.
(function () {
  "use strict";
  const COUNT = 5;
  const FORWARD = ["ArrowRight", "PageDown", " ", "Enter"], BACK = ["ArrowLeft", "PageUp"];
  const place = document.getElementById("hb-class");

  function show(cards, titles) {
    const dialog = HB.element("dialog", { className: "hb-class" });
    const body = HB.element("div", { className: "hb-class__body", tabIndex: 0 });
    const where = HB.element("p", { className: "hb-class__foot" });
    let step = 0; // an even one asks, the odd one behind it answers
    const move = (by) => {
      if (step + by >= 2 * cards.length) return dialog.close();
      step = Math.max(0, step + by);
      draw();
    };

    function draw() {
      const card = cards[Math.floor(step / 2)];
      const quiz = HB.cards.quiz(card, HB.words("review-question", Math.floor(step / 2) + 1, cards.length));
      const isAnswered = step % 2 === 1;
      const reasons = [...quiz.querySelectorAll("details li")];
      const rows = [...quiz.querySelectorAll("label")].map((label, n) => {
        const row = HB.element("li", {}, label.querySelector("b"), HB.element("span", {}, ...label.querySelector("span").childNodes));
        if (isAnswered) {
          row.dataset.mark = reasons[n].classList.contains("right") ? "right" : "wrong";
          row.lastElementChild?.append(HB.element("small", {}, ...reasons[n].childNodes));
        }
        return row;
      });
      const [number, ...asked] = quiz.querySelector("legend").children;
      const many = [...quiz.querySelectorAll(".hb-quiz__many")];
      body.replaceChildren(HB.element("p", { className: "hb-class__number" }, `${number.textContent} · ${titles.get(card.module)}`),
        ...asked.map((part) => HB.element("p", { className: "hb-class__ask" }, ...part.childNodes)), ...many, HB.element("ul", {}, ...rows));
      for (const link of body.querySelectorAll("a")) link.replaceWith(...link.childNodes);
      where.replaceChildren(isAnswered ? `${HB.words("review-taught")} ${card.lesson}: ${card.section}` : HB.words("review-hands"));
      body.scrollTop = 0;
      forward.textContent = HB.words(isAnswered ? (step + 1 === 2 * cards.length ? "review-end" : "review-next") : "review-show");
    }

    const forward = HB.button("", () => move(1)), back = HB.button(HB.words("review-back"), () => move(-1));
    const end = HB.button(HB.words("review-end"), () => dialog.close());
    dialog.append(body, where, HB.element("p", { className: "hb-class__act" }, back, forward, end));
    dialog.setAttribute("aria-label", HB.words("review-class"));
    dialog.addEventListener("keydown", (event) => {
      const isButton = /** @type {Element} */ (event.target).tagName === "BUTTON" && [" ", "Enter"].includes(event.key);
      if (isButton || event.ctrlKey || event.altKey || event.metaKey) return;
      if (FORWARD.includes(event.key)) move(1);
      else if (BACK.includes(event.key)) move(-1);
      else return;
      event.preventDefault();
    });
    dialog.addEventListener("close", () => dialog.remove());
    place.append(dialog);
    draw();
    dialog.showModal();
    body.focus();
  }

  HB.cards.modules().then((modules) => {
    const titles = new Map(JSON.parse(place.dataset.titles));
    const reached = HB.element("select", { id: "hb-reached" }, ...modules.map(({ id }) => HB.element("option", { value: id }, titles.get(id))));
    const label = HB.element("label", { htmlFor: "hb-reached" }, HB.words("review-reached"));
    const begin = HB.button(HB.words("review-start"), async () => {
      const taught = modules.slice(0, modules.findIndex(({ id }) => id === reached.value) + 1);
      const cards = await HB.cards.load(taught.map(({ id }) => id));
      show(HB.cards.mixed(HB.cards.shuffled([...cards.values()]), COUNT), titles);
    });
    place.append(HB.element("p", { className: "hb-class__bar" }, label, reached, begin));
  });
})();
