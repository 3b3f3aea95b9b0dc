"use strict";
// Shows the findings whose level and rule are ticked, and marks their places.
const form = document.getElementById("filter");
function ticked(name) {
  return new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map(i => i.value));
}
function apply() {
  const levels = ticked("level"), rules = ticked("rule");
  for (const item of document.querySelectorAll("li[data-rule]")) {
    item.classList.toggle("hidden", !levels.has(item.dataset.level) || !rules.has(item.dataset.rule));
  }
  for (const mark of document.querySelectorAll("mark")) {
    const shown = mark.dataset.rules.split(" ").some(r => {
      const [rule, level] = r.split(":");
      return rules.has(rule) && levels.has(level);
    });
    mark.classList.toggle("off", !shown);
  }
}
form.addEventListener("change", apply);
