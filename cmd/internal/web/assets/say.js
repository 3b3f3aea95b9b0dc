// Texts in the language of the page, and messages to the person.
export const english = document.documentElement.lang === "en";

export function say(zh, en) {
  return english ? en : zh;
}

const status = document.getElementById("status");
let hide = 0;

// tell shows a short message, which screen readers speak.
export function tell(text) {
  status.textContent = text;
  clearTimeout(hide);
  hide = setTimeout(() => { status.textContent = ""; }, 6000);
}
