// Two panes side by side, or one at a time where there is no room for both.
const panes = document.querySelector(".panes");
const tabs = document.querySelectorAll(".tabs button");

// showPane brings a pane forward where only one is shown.
export function showPane(name) {
  panes.dataset.shown = name;
  for (const tab of tabs) {
    tab.setAttribute("aria-pressed", String(tab.dataset.pane === name));
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => showPane(tab.dataset.pane));
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

// reveal scrolls an element into the middle of its pane.
export function reveal(element) {
  element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}

// A click elsewhere, or Escape, closes menus.
addEventListener("click", (event) => closeMenus(event.target));
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closeMenus(null);
  }
});

function closeMenus(target) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) {
      menu.open = false;
    }
  }
}
