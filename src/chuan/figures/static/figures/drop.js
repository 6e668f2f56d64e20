/* A file dropped anywhere on the box is the file chosen; its name is shown. Without scripts the box chooses. */
"use strict";
(() => {
  const box = document.querySelector("form[data-drop]");
  if (!box) return;
  const input = box.querySelector("input[type=file]");
  const chosen = box.querySelector("[data-chosen]");
  const tell = () => {
    const file = input.files[0];
    chosen.hidden = !file;
    chosen.textContent = file ? file.name : "";
  };
  input.addEventListener("change", tell);
  for (const name of ["dragenter", "dragover"]) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    box.addEventListener(name, () => box.classList.remove("over"));
  }
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    tell();
  });
})();
