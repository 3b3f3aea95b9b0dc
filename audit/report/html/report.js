"use strict";
// Shows the findings whose level and rule are ticked, marks their places, and
// goes from one to the next.
const form = document.getElementById("filter");
const position = document.getElementById("position");
const findings = [...document.querySelectorAll("li[data-rule]")];
const marks = [...document.querySelectorAll("mark")];
const shown = item => !item.classList.contains("hidden");
const numbers = mark => mark.dataset.found.split(" ");
let current = null;

function ticked(name) {
  return new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map(i => i.value));
}

function filter() {
  const levels = ticked("level"), rules = ticked("rule");
  for (const item of findings) {
    item.classList.toggle("hidden", !levels.has(item.dataset.level) || !rules.has(item.dataset.rule));
  }
  for (const mark of marks) {
    mark.classList.toggle("off", !numbers(mark).some(n => shown(document.getElementById("f" + n))));
  }
  tell();
}

// steps are the findings that one can go to: those shown and not suppressed.
function steps() {
  return findings.filter(item => shown(item) && !item.classList.contains("suppressed"));
}

function tell() {
  const list = steps();
  position.textContent = `${list.indexOf(current) + 1 || "–"} / ${list.length}`;
}

function go(item) {
  for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
  current = item;
  item.classList.add("current");
  const places = marks.filter(mark => numbers(mark).includes(item.id.slice(1)));
  for (const mark of places) mark.classList.add("current");
  (places[0] || item).scrollIntoView({ block: "center" });
  tell();
}

function step(by) {
  const list = steps();
  if (list.length === 0) return;
  let i = list.indexOf(current);
  if (i < 0 && by < 0) i = 0;
  go(list[(i + by + list.length) % list.length]);
}

form.addEventListener("change", filter);
form.addEventListener("click", event => {
  const by = Number(event.target.dataset.step);
  if (by) step(by);
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "INPUT") return;
  if (event.key === "n" || event.key === "j") step(1);
  if (event.key === "p" || event.key === "k") step(-1);
});
document.addEventListener("click", event => {
  const item = event.target.closest("li[data-rule]");
  const mark = event.target.closest("mark");
  if (item) go(item);
  else if (mark && !mark.classList.contains("off")) go(document.getElementById("f" + numbers(mark).find(n => shown(document.getElementById("f" + n)))));
});
tell();
