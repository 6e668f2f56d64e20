// Rates are computed and simple things are looked at as one types, with or without a line; the server looks at all.
(() => {
  const sheet = self.chuan.sheet;
  if (!sheet) return;
  const { form } = sheet;
  const { read, write } = self.chuan.numbers;
  const said = form.dataset;
  const box = (line, kind) => line?.querySelector(`input.cell[name^="${kind}-"]`);
  const decimals = (line) => Number(line.dataset.decimals);
  const byLine = (pk) => form.querySelector(`[data-line="${pk}"]`);
  const figure = (line, kind) => {
    const own = box(line, kind);
    if (own) return read(own.value, decimals(line));
    const shown = kind === "v" ? line?.querySelector(".figure .fixed") : line?.querySelector(".estimate .fixed");
    return shown ? read(shown.textContent, 4) : null;
  };
  const isFigure = (value) => typeof value === "number";

  const rate = (line) => {
    const [part, whole] = [byLine(line.dataset.numerator), byLine(line.dataset.denominator)];
    const shown = line.querySelector("[data-rate]");
    if (!part || !whole || !shown) return;
    const [over, under] = [figure(part, "v"), figure(whole, "v")];
    const value = isFigure(over) && isFigure(under) && under !== 0 ? (over * 100) / under : null;
    shown.textContent = write(value, decimals(line)) || "–";
    const expected = line.querySelector("[data-rate-estimate]");
    const [partLater, wholeLater] = [figure(part, "e"), figure(whole, "e")];
    if (expected) {
      const later = [isFigure(partLater) ? partLater : over, isFigure(wholeLater) ? wholeLater : under];
      const some = (isFigure(partLater) || isFigure(wholeLater)) && later.every(isFigure) && later[1] !== 0;
      expected.textContent = (some && write((later[0] * 100) / later[1], decimals(line))) || "–";
    }
    part.dataset.above = isFigure(over) && isFigure(under) && over > under ? "1" : "";
  };
  const looks = (line) => {
    const [value, estimate] = [figure(line, "v"), figure(line, "e")];
    const before = read(line.dataset.last || "", 4);
    const found = [];
    if (value === undefined || estimate === undefined) found.push(["fault", said.unread]);
    if (value < 0 || estimate < 0) found.push(["check", said.negative]);
    if (line.dataset.above) found.push(["check", said.numerator]);
    if (isFigure(value) && isFigure(estimate) && estimate < value && line.dataset.overTime === "sum") found.push(["check", said.below]);
    const far = isFigure(value) && isFigure(before) && value >= 0 && Math.abs(value - before) > 10 && (value > before * 3 || value * 3 < before);
    if (far && !box(line, "n")?.value.trim()) found.push(["check", said.jump]);
    return found;
  };
  // What the page finds stands until the server's own sentences come.
  const show = (line, found) => {
    let row = line.querySelector(".line-notes");
    if (!found.length && !row?.matches(".local")) return;
    if (row && !row.matches(".local")) return;
    row?.remove();
    if (!found.length) return;
    row = document.createElement("tr");
    row.className = "line-notes local";
    const cell = Object.assign(document.createElement("td"), { colSpan: 7 });
    const list = document.createElement("ul");
    for (const [kind, text] of found) list.append(Object.assign(document.createElement("li"), { className: kind, textContent: text }));
    cell.append(list);
    row.append(document.createElement("td"), cell);
    line.append(row);
  };
  const count = () => {
    const wanted = [...form.querySelectorAll('[data-required="1"]')];
    const missing = wanted.filter((line) => !isFigure(figure(line, "v")));
    for (const line of wanted) line.classList.toggle("line-missing", missing.includes(line));
    form.querySelector("[data-count]").textContent = missing.length ? said.left.replace("{n}", missing.length) : said.full;
    const bar = form.querySelector(".fill-bar progress");
    bar.max = wanted.length || 1;
    bar.value = wanted.length ? wanted.length - missing.length : 1;
  };
  const look = () => {
    form.querySelectorAll("[data-numerator]").forEach(rate);
    for (const each of sheet.boxes()) {
      if (sheet.kindOf(each) !== "n") each.classList.toggle("unread", read(each.value, sheet.decimalsOf(each)) === undefined);
    }
    form.querySelectorAll("[data-line]").forEach((line) => { if (box(line, "v")) show(line, looks(line)); });
    count();
  };
  form.addEventListener("chuan:filled", look);
  form.addEventListener("chuan:fresh", look);
  form.addEventListener("input", ({ target }) => {
    if (target.matches("input.cell")) { form.querySelectorAll("[data-numerator]").forEach(rate); count(); }
  });
})();
