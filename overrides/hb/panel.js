// What pages with case work share: a field with its label, a list to choose from, what is said, what is asked before something goes.
HB.panel = (function () {
  "use strict";

  function labelled(id, label, control, help = "") {
    control.id = id;
    const parts = [HB.element("label", { htmlFor: id }, label), control];
    if (help) {
      parts.push(HB.element("p", { className: "hb-help", id: `${id}-help` }, help));
      control.setAttribute("aria-describedby", `${id}-help`);
    }
    return HB.element("div", { className: "hb-field" }, ...parts);
  }

  function select(options, value = "") {
    const control = HB.element("select", {}, ...options.map(([key, words]) => HB.element("option", { value: key }, words)));
    control.value = value;
    return control;
  }

  const says = (className = "hb-work__said") => {
    const said = HB.element("div", { className });
    said.setAttribute("role", "status");
    return said;
  };

  // Asks before something goes; the answer is a press, "no" leaves all as it was.
  function ask(place, question, yes, action) {
    const before = document.activeElement;
    const answer = (go) => {
      place.replaceChildren();
      if (before?.isConnected) before.focus();
      if (go) action();
    };
    const no = HB.button(HB.words("log-refuse"), () => answer(false));
    place.replaceChildren(HB.element("p", {}, question), HB.element("p", { className: "hb-work__bar" }, HB.button(yes, () => answer(true)), no));
    no.focus();
  }

  return { labelled, select, says, ask };
})();
