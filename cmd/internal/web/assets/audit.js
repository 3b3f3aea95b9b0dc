// Findings: filters, the way from one to the next, and to their places.
import "./links.js";
import { reveal, showPane } from "./panes.js";
import { say, tell } from "./say.js";
import { busy, post } from "./send.js";

const findings = Array.from(document.querySelectorAll(".finding"));
const marks = Array.from(document.querySelectorAll(".mark"));
const levels = Array.from(document.querySelectorAll("[data-level][aria-pressed]"));
const rule = document.getElementById("rule");
let current = -1;

function filter() {
  const shown = new Set(levels.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.level));
  const wanted = rule ? rule.value : "";
  let left = 0;
  const visible = new Set();
  for (const finding of findings) {
    finding.hidden = !shown.has(finding.dataset.level) || (wanted !== "" && finding.dataset.rule !== wanted);
    if (!finding.hidden) {
      visible.add(finding.id);
      left++;
    }
  }
  for (const section of document.querySelectorAll(".side .group")) {
    section.hidden = !section.querySelector(".finding:not([hidden])");
  }
  for (const mark of marks) {
    mark.classList.toggle("dim", !mark.dataset.for.split(" ").some((id) => visible.has(id)));
  }
  document.getElementById("shown").textContent = findings.length === 0 ? "" : say(`显示 ${left}/${findings.length} 处`, `${left} of ${findings.length} shown`);
}

for (const button of levels) {
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  });
}
rule?.addEventListener("change", filter);

// select marks a finding in the list and its place in the text.
function select(finding) {
  for (const marked of document.querySelectorAll(".current")) {
    marked.classList.remove("current");
  }
  current = findings.indexOf(finding);
  finding.classList.add("current");
  for (const mark of marks) {
    if (mark.dataset.for.split(" ").includes(finding.id)) {
      mark.classList.add("current");
    }
  }
}

function showPlace(finding) {
  select(finding);
  showPane("paper");
  const place = document.getElementById(finding.dataset.place);
  if (place) {
    reveal(place.parentElement.querySelector(".mark.current") || place);
  }
}

function showFinding(finding) {
  select(finding);
  showPane("side");
  reveal(finding);
  finding.focus({ preventScroll: true });
}

// step goes to the next finding that is shown, or the one before, round and
// round.
function step(by) {
  const shown = findings.filter((f) => !f.hidden);
  if (shown.length === 0) {
    return;
  }
  const before = findings.slice(0, current + 1).filter((f) => !f.hidden).length; // shown up to the current one
  const at = by > 0 ? before % shown.length : (before - (findings[current]?.hidden === false ? 2 : 1) + 2 * shown.length) % shown.length;
  const finding = shown[at];
  select(finding);
  reveal(finding);
  const place = document.querySelector(".mark.current");
  if (place) {
    reveal(place);
  }
  tell(say(`第 ${at + 1}/${shown.length} 处：`, `${at + 1} of ${shown.length}: `) + finding.querySelector("h3 a").textContent);
}

document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("previous").addEventListener("click", () => step(-1));
addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && event.altKey) {
    event.preventDefault();
    step(by);
  }
});

document.querySelector(".paper").addEventListener("click", (event) => {
  const mark = event.target.closest(".mark");
  if (mark) {
    event.preventDefault();
    const finding = mark.dataset.for.split(" ").map((id) => document.getElementById(id)).find((f) => !f.hidden);
    if (finding) {
      showFinding(finding);
    }
  }
});

document.querySelector(".side").addEventListener("click", (event) => {
  const link = event.target.closest("h3 a");
  if (link) {
    event.preventDefault();
    showPlace(link.closest(".finding"));
  }
});

document.querySelector(".side").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && button.dataset.why !== undefined) {
    document.getElementById("why-" + button.dataset.why).showModal();
  } else if (button && button.dataset.waive !== undefined) {
    askForReason(button.closest(".finding"));
  }
});

// A reason takes a finding back; the page then goes on with the next one.
const waive = document.getElementById("waive");
const waiveForm = document.getElementById("waive-form");

function askForReason(finding) {
  select(finding);
  waiveForm.elements.rule.value = finding.dataset.rule;
  waiveForm.elements.fingerprint.value = finding.dataset.fingerprint;
  document.getElementById("waive-what").textContent = finding.querySelector(".sentence").textContent;
  waiveForm.querySelector(".error").textContent = "";
  waive.showModal();
}

waive.querySelector("[data-cancel]").addEventListener("click", () => waive.close());

waiveForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await busy(event.submitter, () => post(waiveForm.action, new URLSearchParams(new FormData(waiveForm))));
    history.replaceState(null, "", "#" + findings[current].id);
    location.reload();
  } catch (refused) {
    waiveForm.querySelector(".error").textContent = refused.message;
  }
});

// resume goes on where the address says: at a finding, or the next one shown.
function resume() {
  const at = findings.findIndex((f) => "#" + f.id === location.hash);
  if (at >= 0) {
    const finding = findings.slice(at).concat(findings.slice(0, at)).find((f) => !f.hidden);
    if (finding) {
      showFinding(finding);
    }
  }
}

filter();
resume();
