// Filling: what is typed shows in the text at once and is kept in the browser.
import { busy, follow, post, postJSON, Refused, save } from "./send.js";
import { reveal, showPane } from "./panes.js";
import { english, say, tell } from "./say.js";

const bench = document.getElementById("fill");
const form = document.getElementById("form");
const problem = document.getElementById("problem");
const storageKey = "tianbao:" + bench.dataset.digest;

const inputs = new Map(); // by key
const slots = new Map(); // by key: the places in the text
for (const input of form.querySelectorAll("[data-key]")) {
  inputs.set(input.dataset.key, input);
}
for (const slot of document.querySelectorAll(".slot[data-key]")) {
  const list = slots.get(slot.dataset.key);
  if (list) {
    list.push(slot);
  } else {
    slots.set(slot.dataset.key, [slot]);
  }
}
const required = Array.from(inputs.values()).filter((input) => !box(input).classList.contains("optional"));

function box(input) {
  return input.closest(".field");
}

// show lets the text and the form say what an input holds.
function show(input) {
  const value = input.value;
  const filled = value.trim() !== "";
  for (const slot of slots.get(input.dataset.key) || []) {
    slot.lastElementChild.textContent = value;
    slot.classList.toggle("filled", filled);
  }
  const field = box(input);
  field.classList.toggle("filled", filled);
  const accept = field.querySelector(".accept");
  if (accept) {
    accept.setAttribute("aria-pressed", String(value === field.dataset.proposed));
  }
  const take = field.querySelector("[data-take]");
  if (take) {
    take.closest(".last").classList.toggle("same", filled && value === take.dataset.take && input.inputMode === "decimal");
  }
}

const progress = document.getElementById("progress");
const progressText = document.getElementById("progress-text");

function count() {
  const done = required.filter((input) => input.value.trim() !== "").length;
  progress.value = done;
  progressText.textContent = say(`已填 ${done}/${required.length}`, `${done} of ${required.length} filled`);
}

// What was entered is kept in this browser, under the digest of the file. Each
// tab writes down only what was changed in it, so that two don't undo each other.
let keeping = 0;
const unkept = new Set(); // keys

function keep() {
  clearTimeout(keeping);
  keeping = setTimeout(keepNow, 250);
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(storageKey)) || {};
  } catch {
    return {}; // nothing that can be read was kept
  }
}

function keepNow() {
  clearTimeout(keeping);
  if (unkept.size === 0) {
    return;
  }
  const entered = kept();
  for (const key of unkept) {
    entered[key] = inputs.get(key).value;
    if (entered[key] === "") {
      delete entered[key];
    }
  }
  try {
    if (Object.keys(entered).length > 0) {
      localStorage.setItem(storageKey, JSON.stringify(entered));
    } else {
      localStorage.removeItem(storageKey);
    }
    unkept.clear();
  } catch {
    document.getElementById("kept").textContent = say("这个浏览器不允许保存已输入的内容，刷新后会丢失。", "This browser does not keep what you enter; a reload loses it.");
  }
}

function restore() {
  const entered = kept();
  for (const [key, input] of inputs) {
    const value = Object.hasOwn(entered, key) ? entered[key] : "";
    if (unkept.has(key) || (value === "" && input.value === "")) {
      continue;
    }
    input.value = value;
    show(input);
  }
  count();
}

addEventListener("storage", (event) => {
  if (event.key === storageKey || event.key === null) {
    restore(); // another tab has written
  }
});

addEventListener("pagehide", keepNow);

function set(input, value) {
  input.value = value;
  changed(input);
}

function changed(input) {
  show(input);
  count();
  unkept.add(input.dataset.key);
  keep();
}

form.addEventListener("input", (event) => {
  if (event.target.dataset.key !== undefined) {
    changed(event.target);
  }
});

// Whether a value suits its place is asked when its field is left.
form.addEventListener("change", async (event) => {
  const input = event.target;
  if (input.dataset.key === undefined) {
    return;
  }
  const body = new URLSearchParams();
  body.append(input.name, input.value);
  try {
    const { errors } = await postJSON(bench.dataset.path + "/check", body);
    complain(input, errors.map((e) => e.text).join("\n"));
  } catch (refused) {
    problem.textContent = refused.message;
  }
});

function complain(input, text) {
  box(input).classList.toggle("wrong", text !== "");
  box(input).querySelector(".error").textContent = text;
  input.setAttribute("aria-invalid", String(text !== ""));
}

// Slot and field lead to each other.
let current = [];

function mark(key) {
  for (const slot of current) {
    slot.classList.remove("current");
  }
  current = slots.get(key) || [];
  for (const slot of current) {
    slot.classList.add("current");
  }
}

form.addEventListener("focusin", (event) => {
  if (event.target.dataset.key !== undefined) {
    mark(event.target.dataset.key);
    const first = current[0];
    if (first && document.querySelector(".paper").checkVisibility()) {
      reveal(first);
    }
  }
});

document.querySelector(".paper").addEventListener("click", (event) => {
  const slot = event.target.closest(".slot");
  if (!slot) {
    return;
  }
  event.preventDefault();
  goToField(inputs.get(slot.dataset.key));
});

function goToField(input) {
  const folded = input.closest("details");
  if (folded) {
    folded.open = true;
  }
  showPane("side");
  reveal(box(input));
  input.focus({ preventScroll: true });
}

form.addEventListener("click", (event) => {
  const field = event.target.closest(".field");
  if (!field) {
    return;
  }
  const input = field.querySelector("[data-key]");
  if (event.target.matches("[data-take]")) {
    set(input, event.target.dataset.take);
    input.focus();
  } else if (event.target.matches(".accept")) {
    set(input, input.value === field.dataset.proposed ? "" : field.dataset.proposed);
  } else if (event.target.matches(".jump")) {
    event.preventDefault();
    showPane("paper");
    mark(input.dataset.key);
    reveal(current[0]);
    current[0].focus({ preventScroll: true });
  }
});

// Enter goes on to the next field instead of sending the form.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.tagName !== "INPUT" || event.isComposing) {
    return;
  }
  event.preventDefault();
  const all = Array.from(inputs.values()).filter((input) => input.checkVisibility());
  const next = all[all.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
  if (next) {
    next.focus();
  }
});

// Rolling forward
function rollAll(accept) {
  for (const field of form.querySelectorAll("#rolls .field[data-proposed]")) {
    set(field.querySelector("[data-key]"), accept ? field.dataset.proposed : "");
  }
}
document.getElementById("accept-all")?.addEventListener("click", () => rollAll(true));
document.getElementById("keep-all")?.addEventListener("click", () => rollAll(false));
document.getElementById("period")?.addEventListener("change", (event) => {
  rollAll(false); // they were proposals for another period
  keepNow();
  location.assign(bench.dataset.path + "?period=" + encodeURIComponent(event.target.value) + "#rolls");
});

// Downloads and the audit take what stands in the form.
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter;
  const body = new URLSearchParams(new FormData(form, button));
  problem.textContent = "";
  keepNow();
  try {
    if (button.hasAttribute("formaction")) {
      await busy(button, () => follow(button.formAction, body));
      return;
    }
    const name = await busy(button, async () => save(await post(form.action, body)));
    tell(say("已下载 ", "Downloaded ") + name + missing(button));
  } catch (refused) {
    refuse(refused);
  }
});

// missing says how many blanks a download still has.
function missing(button) {
  const left = required.filter((input) => input.value.trim() === "").length;
  if (button.value !== "docx" || left === 0) {
    return "";
  }
  return say(`\n还有 ${left} 处未填，文中保持原样。`, `\n${left} blanks are not filled and stay as they are.`);
}

// refuse shows each error at its field, and all of them on top.
function refuse(refused) {
  if (!(refused instanceof Refused)) {
    throw refused;
  }
  const texts = [];
  for (const error of refused.errors) {
    const input = inputs.get(error.key);
    if (input) {
      complain(input, error.text);
      const label = box(input).querySelector("label").textContent;
      texts.push(error.text.includes(error.key) ? error.text : label + (english ? ": " : "：") + error.text);
    } else {
      texts.push(error.whole || error.text);
    }
  }
  problem.textContent = texts.join("\n");
  problem.focus();
}

// Forms filled in elsewhere
document.querySelector("#form-upload input").addEventListener("change", async (event) => {
  const upload = event.target.form;
  try {
    const told = await postJSON(upload.action, new FormData(upload));
    let taken = 0;
    for (const [key, value] of Object.entries(told.values)) {
      if (inputs.has(key)) {
        set(inputs.get(key), value);
        taken++;
      }
    }
    tell(say(`已读入 ${taken} 项`, `${taken} values read`));
  } catch (refused) {
    refuse(refused);
  }
  upload.reset();
});

document.querySelector("#prior-upload input").addEventListener("change", async (event) => {
  keepNow();
  try {
    await follow(event.target.form.action, new FormData(event.target.form));
  } catch (refused) {
    refuse(refused);
  }
});

document.getElementById("clear").addEventListener("click", () => {
  if (!confirm(say("清除这份文件已输入的全部内容？", "Clear all that was entered for this file?"))) {
    return;
  }
  for (const [key, input] of inputs) {
    input.value = "";
    unkept.add(key);
    show(input);
    complain(input, "");
  }
  count();
  keepNow();
  tell(say("已清除", "Cleared"));
});

document.getElementById("print").addEventListener("click", () => print());

restore();
