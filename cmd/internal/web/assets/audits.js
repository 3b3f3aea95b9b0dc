// The files of an audit, while it runs.
import "./links.js";
import { say } from "./say.js";

const list = document.getElementById("audits");
const total = Number(list.dataset.total);

async function watch(done) {
  while (done < total) {
    const answer = await fetch(`${list.dataset.path}/progress?done=${done}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      break;
    }
    done = (await answer.json()).done;
    document.getElementById("progress").value = done;
    document.getElementById("progress-text").textContent = say(`已完成 ${done}/${total}`, `${done} of ${total} done`);
  }
  location.reload();
}

if (document.getElementById("progress")) {
  watch(Number(list.dataset.done));
}
