// Places to drop files on. Each is a label around a file input, so that it
// works by mouse, keyboard and screen reader alike.
import { say } from "./say.js";

export function makeDrop(zone, onFiles) {
  const input = zone.querySelector("input");
  const list = zone.querySelector(".drop-files");
  const show = () => {
    list.textContent = Array.from(input.files, (f) => f.name).join("\n");
    zone.classList.toggle("full", input.files.length > 0);
    if (input.files.length > 0) {
      onFiles(input);
    }
  };
  input.addEventListener("change", show);
  for (const type of ["dragenter", "dragover"]) {
    zone.addEventListener(type, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const type of ["dragleave", "drop"]) {
    zone.addEventListener(type, () => zone.classList.remove("over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    take(input, event.dataTransfer.files);
    show();
  });
  if (input.files.length > 0) {
    show(); // a browser may keep what was chosen over a reload
  }
}

// take puts dropped files into an input, those that it accepts.
function take(input, files) {
  const accepted = new DataTransfer();
  const endings = input.accept.split(",");
  for (const file of files) {
    if (endings.some((e) => file.name.toLowerCase().endsWith(e)) && (input.multiple || accepted.items.length === 0)) {
      accepted.items.add(file);
    }
  }
  input.files = accepted.files;
  if (accepted.items.length === 0) {
    input.setCustomValidity(say("请放入 Word 文件（.docx）。旧的 .doc、.wps 请先另存为 .docx。", "Drop a Word file (.docx). Save an old .doc or .wps as .docx first."));
    input.reportValidity();
    input.setCustomValidity("");
  }
}
