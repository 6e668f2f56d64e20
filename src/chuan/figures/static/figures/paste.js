// A block pasted from a spreadsheet: shown first, row by row, what goes where; then written as one change.
(() => {
  const dialog = document.getElementById("dan-khoi");
  const sheet = self.chuan.sheet;
  if (!dialog || !sheet) return;
  const { read, write } = self.chuan.numbers;
  const words = dialog.dataset;
  const skip = dialog.querySelector("[data-skip]");
  const heads = [...sheet.form.querySelectorAll("thead th")].map((head) => head.textContent);
  const HEAD = { v: 3, e: 4, n: 7 };
  let block = [];
  let from = null;

  const cellsOf = (text) => text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((row) => row.split("\t").map((cell) => cell.trim()));
  const lines = () => [...sheet.form.querySelectorAll("tbody.line")];
  const boxAt = (line, place) => {
    const order = ["v", "e", "n"];
    const kinds = order.slice(order.indexOf(sheet.kindOf(from)));
    return line.querySelector(`input.cell[name^="${kinds[place]}-"]`);
  };
  const targets = () => {
    const all = lines();
    const rest = all.slice(all.indexOf(sheet.lineOf(from)));
    return skip.checked ? rest.filter((line) => line.querySelector("input.cell")) : rest;
  };

  // Where every row goes: the box and its text, or why the row is passed over.
  const plan = () => {
    const rest = targets();
    return block.slice(0, rest.length).flatMap((row, at) => {
      const line = rest[at];
      const name = line.dataset.name || line.querySelector("th").textContent;
      if (!line.querySelector("input.cell")) {
        return [{ name, why: line.matches(".line-heading") ? words.heading : words.computed, text: row[0] }];
      }
      return row.map((text, place) => ({ name, text, box: boxAt(line, place) })).filter((step) => step.box).map((step) => {
        if (sheet.kindOf(step.box) === "n") return step;
        const decimals = sheet.decimalsOf(step.box);
        const value = read(step.text, decimals);
        return value === undefined ? { ...step, why: words.unread } : { ...step, text: write(value, decimals) };
      });
    });
  };
  const draw = () => {
    const rows = plan().map(({ name, box, text, why }) => {
      const row = document.createElement("tr");
      const same = box && box.value === text;
      const shown = [name, box ? heads[HEAD[sheet.kindOf(box)]] : "", box?.value || "", why ? [text, why].filter(Boolean).join(": ") : same ? words.same : text || "–"];
      shown.forEach((said, at) => {
        const cell = document.createElement(at ? "td" : "th");
        if (!at) cell.scope = "row";
        if (at > 1) cell.className = "number";
        if (at === 3 && !why && !same) cell.classList.add("new");
        cell.textContent = said;
        row.append(cell);
      });
      if (why || same) row.className = "skipped";
      return row;
    });
    dialog.querySelector("[data-plan]").replaceChildren(...rows);
    const over = block.length - targets().length;
    const more = dialog.querySelector("[data-more]");
    more.hidden = over <= 0;
    more.textContent = words.outside.replace("{n}", over);
  };

  sheet.form.addEventListener("paste", (event) => {
    if (!event.target.matches("input.cell")) return;
    const text = event.clipboardData?.getData("text/plain") || "";
    if (!/[\t\n]/.test(text.replace(/[\r\n]+$/, ""))) return; // one cell: as in any box
    event.preventDefault();
    from = event.target;
    block = cellsOf(text);
    skip.checked = false;
    draw();
    dialog.showModal();
  });
  skip.addEventListener("change", draw);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "apply") {
      sheet.apply(plan().filter(({ box, why }) => box && !why), "pasted");
    }
    dialog.returnValue = "";
    from?.focus();
  });
})();
