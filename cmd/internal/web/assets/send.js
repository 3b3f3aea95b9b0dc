// Sending forms without leaving the page.
import { say } from "./say.js";

// Refused is an answer that says what is wrong.
export class Refused extends Error {
  constructor(errors) {
    super(errors.map((e) => e.text).join("\n"));
    this.errors = errors;
  }
}

// told waits for an answer; what is wrong is a Refused.
export async function told(asked) {
  let answer;
  try {
    answer = await asked;
  } catch {
    throw new Refused([{ text: say("连不上程序。它可能已经退出，或文件超过了大小限制。", "The program does not answer. It may have ended, or the files are too large.") }]);
  }
  if (answer.ok) {
    return answer;
  }
  const isJSON = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  const reason = isJSON ? await answer.json() : { errors: [{ text: say("请求被拒绝。请重新打开程序启动时显示的地址。", "The request was refused. Open the address that the program showed again.") }] };
  throw new Refused(reason.errors);
}

// post sends a body and returns the answer.
export function post(address, body) {
  return told(fetch(address, { method: "POST", body, headers: { Accept: "application/json" } }));
}

// postJSON sends a body and returns the object of the answer.
export async function postJSON(address, body) {
  return (await post(address, body)).json();
}

// follow sends a body and goes where the answer leads.
export async function follow(address, body) {
  location.assign((await postJSON(address, body)).location);
}

// save saves an answer as the file that it names.
export async function save(answer) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = fileName(answer.headers.get("Content-Disposition") || "");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return link.download;
}

// fileName reads the name from a header: filename*=utf-8''… or filename=….
function fileName(header) {
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(header);
  if (encoded) {
    return decodeURIComponent(encoded[1]);
  }
  const plain = /filename="?([^";]+)"?/i.exec(header);
  return plain ? plain[1] : "";
}

// busy shows that a button's work is being done.
export async function busy(button, work) {
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  try {
    return await work();
  } finally {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
}
