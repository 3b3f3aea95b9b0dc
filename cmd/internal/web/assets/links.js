// Links to files: saved without leaving the page, with what there is to say.
import { save, told } from "./send.js";
import { say, tell } from "./say.js";

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-save]");
  if (!link) {
    return;
  }
  event.preventDefault();
  const menu = link.closest("details.menu");
  if (menu) {
    menu.open = false;
  }
  tell(say("正在生成…", "Working…"));
  try {
    const answer = await told(fetch(link.href, { headers: { Accept: "application/json" } }));
    const name = await save(answer);
    const note = decodeURIComponent(answer.headers.get("Tianbao-Note") || "");
    tell(say("已下载 ", "Downloaded ") + name + (note ? "\n" + note : ""));
  } catch (refused) {
    tell(refused.message);
  }
});
