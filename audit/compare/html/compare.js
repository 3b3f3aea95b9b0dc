"use strict";
// Shows the rows whose kinds are ticked; flagged rows are always shown.
const form = document.getElementById("filter");
function apply() {
  const kinds = new Set([...form.querySelectorAll("input:checked")].map(i => i.value));
  for (const row of document.querySelectorAll("tr[data-kind]")) {
    row.classList.toggle("hidden", !kinds.has(row.dataset.kind) && !row.dataset.flagged);
  }
}
form.addEventListener("change", apply);
apply();
