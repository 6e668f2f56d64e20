// "/" goes to the search box; the error summary takes the focus.
const writing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  const box = [...document.querySelectorAll('[data-key="/"]')].find((item) => item.offsetParent !== null);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

document.querySelector("[data-focus]")?.focus();
