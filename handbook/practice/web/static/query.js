// What is typed into a search box, without the signs by which no two records differ. For lists.js and engine.js.
window.trainingWebQuery = (() => {
  "use strict";
  const LONG = 6; // digits of a number that is found with and without the strokes or spaces in it
  const BEFORE = /^(?:["'`‘’“”„«»()<>@№+…]|\.+|https?:\/\/|www\.)+/i;
  const AFTER = /["'`‘’“”„«»()<>.,;:!?…/]+$/;
  const REGISTER = /(^|[^\p{L}\p{N}])(?:рд|rd)[\s.:№]*(?=\d)/giu; // РД 0007316
  const GROUPS = /(^|[\s+])((?:0\d{1,4}|999)(?: \d{2,5})+)(?=$|[\s.,;:!?])/g; // 0012 4590

  // One kind of dash and of space, as queries and pages are compared.
  const even = (text) => text.replace(/[‐-―−]/g, "-").replace(/\s+/g, " ");

  // The whole query: no № and РД before a number, a number in groups as one word.
  const tidy = (query) => even(query).trim().replace(REGISTER, "$1").replace(/№ ?/g, "")
    .replace(GROUPS, (_, before, groups) => before + groups.replaceAll(" ", "-"));

  // A word of it: no quotes, scheme, www. and @ before it, no stop after it.
  const bare = (word) => word.replace(BEFORE, "").replace(AFTER, "");

  // The digits of a longer number, "" of everything else.
  const digits = (word) => {
    const number = /^\d+(?:-\d+)*$/.test(word) ? word.replaceAll("-", "") : "";
    return number.length < LONG ? "" : number;
  };

  return { even, tidy, bare, digits };
})();
