// A cell opens beside the table; Esc or its button closes it and gives the focus back.
(() => {
  const panel = document.getElementById("o-mo");
  if (!panel) return;
  let opener = null;
  const mark = (on) => opener?.closest(".line")?.classList.toggle("open", on);
  const close = () => {
    if (!panel.firstElementChild) return;
    mark(false);
    panel.replaceChildren();
    opener?.focus();
  };
  document.addEventListener("htmx:beforeRequest", ({ target }) => {
    if (!target.matches("[data-opens]")) return;
    mark(false);
    opener = target;
  });
  panel.addEventListener("htmx:afterSwap", () => {
    mark(true);
    panel.querySelector("[data-closes]")?.focus();
  });
  panel.addEventListener("click", (event) => {
    if (!event.target.closest("[data-closes]")) return;
    event.preventDefault();
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
})();
