// A long list of boxes is narrowed by typing, with or without diacritics, and says how many are ticked.
const folded = (words) =>
  words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");

document.querySelectorAll("[data-choices]").forEach((bar) => {
  const rows = [...bar.parentElement.querySelectorAll(":scope > div[id] > div")];
  const names = rows.map((row) => folded(row.textContent));
  const narrow = bar.querySelector("[data-narrow]");
  const chosen = bar.querySelector("[data-chosen]");
  const count = () => {
    chosen.textContent = rows.filter((row) => row.querySelector("input").checked).length;
  };
  narrow.addEventListener("input", () => {
    const words = folded(narrow.value).split(/\s+/).filter(Boolean);
    rows.forEach((row, at) => { row.hidden = !words.every((word) => names[at].includes(word)); });
  });
  narrow.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  bar.parentElement.addEventListener("change", count);
  bar.hidden = false;
  count();
});
