// The first page: dropping files and starting a task.
import { makeDrop } from "./drop.js";
import { busy, follow } from "./send.js";
import { say } from "./say.js";

// A file that misses its place must not make the browser leave the page.
for (const type of ["dragover", "drop"]) {
  addEventListener(type, (event) => event.preventDefault());
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  for (const zone of form.querySelectorAll("[data-drop]")) {
    makeDrop(zone, () => { form.querySelector(".error").textContent = ""; });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start(form, event.submitter || form.querySelector(".primary"));
  });
}

async function start(form, button) {
  const problem = form.querySelector(".error");
  problem.textContent = "";
  const body = new FormData(form, button);
  const old = button.textContent;
  button.textContent = say("正在处理…", "Working…");
  try {
    await busy(button, () => follow(form.action, body));
  } catch (refused) {
    problem.textContent = refused.message;
  }
  button.textContent = old;
}
