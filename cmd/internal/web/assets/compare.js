// Comparison: filters, links between the places of a move, the figure table.
import "./links.js";
import "./panes.js";
import { reveal } from "./panes.js";
import { english, say } from "./say.js";

const rows = Array.from(document.querySelectorAll(".row[data-kind]"));
const flagged = document.getElementById("flagged");
const kinds = Array.from(document.querySelectorAll("input[name=kind]"));

function filter() {
  const shown = new Set(kinds.filter((k) => k.checked).map((k) => k.value));
  let left = 0;
  for (const row of rows) {
    const flags = row.dataset.flags || "";
    row.hidden = flagged.checked ? flags === "" : !shown.has(row.dataset.kind) && flags === "";
    left += row.hidden ? 0 : 1;
  }
  for (const kind of kinds) {
    kind.disabled = flagged.checked;
  }
  document.getElementById("shown").textContent = say(`显示 ${left}/${rows.length} 段`, `${left} of ${rows.length} shown`);
}

flagged.addEventListener("change", filter);
for (const kind of kinds) {
  kind.addEventListener("change", filter);
}

// A link to a row shows it, whatever the filter says.
document.querySelector(".scroll").addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#c']");
  const row = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!row) {
    return;
  }
  event.preventDefault();
  for (const marked of document.querySelectorAll(".row.current")) {
    marked.classList.remove("current");
  }
  row.hidden = false;
  row.classList.add("current");
  reveal(row);
  row.focus({ preventScroll: true });
});

// Sorting the figures
const table = document.getElementById("figures");
const collator = new Intl.Collator(english ? "en" : "zh-CN", { numeric: true });

function sortBy(button) {
  const header = button.closest("th");
  const column = header.cellIndex;
  const down = header.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) {
    other.removeAttribute("aria-sort");
  }
  header.setAttribute("aria-sort", down ? "descending" : "ascending");
  const text = (row) => row.cells[column].textContent;
  const number = (row) => {
    const n = parseFloat(text(row));
    return Number.isNaN(n) ? -Infinity : n;
  };
  const order = button.dataset.sort === "number" ? (a, b) => number(a) - number(b) : (a, b) => collator.compare(text(a), text(b));
  const sorted = Array.from(table.tBodies[0].rows).sort((a, b) => (down ? order(b, a) : order(a, b)));
  table.tBodies[0].append(...sorted);
}

table?.tHead.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sort]");
  if (button) {
    sortBy(button);
  }
});

filter();
