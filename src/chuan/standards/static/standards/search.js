// j, k and the arrows move through what was found, Enter opens it as any link; "/" is the frame's.
(() => {
  const links = [...document.querySelectorAll("[data-results] [data-result] h2 a")];
  const writing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

  const move = (step) => {
    const here = links.indexOf(document.activeElement);
    const next = links[Math.min(Math.max(here + step, 0), links.length - 1)];
    if (!next) return false;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const box = event.target.id === "tim-tieu-chuan";
    if (writing(event.target) && !(box && event.key === "ArrowDown")) return;
    const inside = links.includes(document.activeElement) || box;
    if (event.key === "j" || (event.key === "ArrowDown" && inside)) {
      if (move(1)) event.preventDefault();
    } else if (event.key === "k" || (event.key === "ArrowUp" && inside)) {
      if (move(-1)) event.preventDefault();
    }
  });
})();
