(function () {
  "use strict";
  var form = document.querySelector(".filter");
  if (!form) return;
  var boxes = Array.prototype.slice.call(form.querySelectorAll("input[type=checkbox]"));
  var search = form.querySelector("input[type=search]");
  var shown = form.querySelector(".shown");
  var fold = function (text) { return text.normalize("NFKC").toLowerCase(); };
  var rows = Array.prototype.slice.call(document.querySelectorAll("tr.finding")).map(function (row) {
    return { row: row, is: row.dataset.is.split(" "), text: fold(row.textContent) };
  });
  // Unmet, unchecked and conflicts add to each other; "required" narrows them down.
  var apply = function () {
    var on = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var any = on.filter(function (name) { return name !== "required"; });
    var required = on.indexOf("required") >= 0;
    var wanted = fold(search.value).split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (item) {
      var has = function (name) { return item.is.indexOf(name) >= 0; };
      var fits = (!any.length || any.some(has)) && (!required || has("required")) &&
        wanted.every(function (word) { return item.text.indexOf(word) >= 0; });
      item.row.hidden = !fits;
      if (fits) count += 1;
    });
    document.querySelectorAll("#findings tbody, #findings .part").forEach(function (part) {
      part.hidden = !part.querySelector("tr.finding:not([hidden])");
    });
    var text = count === rows.length ? shown.dataset.all : shown.dataset.some;
    shown.textContent = text.replace("{n}", count).replace("{total}", rows.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  apply();
})();
