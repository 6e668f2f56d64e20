// A text made to be pasted elsewhere gets a button that copies it; without one it can still be marked.
for (const area of document.querySelectorAll("textarea[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small";
  button.textContent = area.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(area.value);
    button.textContent = area.dataset.copied;
  });
  if (navigator.clipboard) area.after(button);
}
