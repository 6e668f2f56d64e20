// The grid answers to keys as a spreadsheet does: arrows, Enter, Esc, Ctrl+Z; each change can be taken back.
(() => {
  const form = document.querySelector("[data-fill]");
  if (!form) return;
  const { read, write } = self.chuan.numbers;
  const kindOf = (box) => box.name.split("-")[0];
  const lineOf = (box) => box.closest("[data-line]");
  const boxes = () => [...form.querySelectorAll("input.cell")];
  const boxesOf = (kind) => boxes().filter((box) => kindOf(box) === kind);
  const decimalsOf = (box) => Number(lineOf(box).dataset.decimals);
  const tell = () => form.dispatchEvent(new CustomEvent("chuan:filled"));

  // Batches of changes, the last one first to be taken back.
  const batches = [];
  const before = new WeakMap();
  const put = (box, text) => {
    box.value = text;
    before.set(box, text);
  };
  const apply = (changes, origin) => {
    const batch = changes.filter(({ box, text }) => box.value !== text).map(({ box, text }) => {
      const old = box.value;
      put(box, text);
      return { box, text: old };
    });
    if (batch.length) batches.push(batch);
    form.dataset.origin = origin || "typed";
    tell();
    return batch.length;
  };
  const undo = () => {
    const batch = batches.pop();
    if (!batch) return false;
    for (const { box, text } of batch) put(box, text);
    batch[0].box.focus();
    tell();
    return true;
  };
  const settle = (box) => {
    const old = before.get(box) ?? box.defaultValue;
    if (kindOf(box) !== "n") {
      const value = read(box.value, decimalsOf(box));
      if (value !== undefined) box.value = write(value, decimalsOf(box));
    }
    if (box.value === old) return;
    batches.push([{ box, text: old }]);
    before.set(box, box.value);
    form.dataset.origin = "typed";
    tell();
  };
  form.addEventListener("focusin", ({ target }) => {
    if (!target.matches("input.cell")) return;
    before.set(target, target.value);
    target.select();
  });
  form.addEventListener("change", ({ target }) => { if (target.matches("input.cell")) settle(target); });

  // Keys.
  const go = (box, step) => {
    const column = boxesOf(kindOf(box));
    const next = column[column.indexOf(box) + step];
    if (!next) return false;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  };
  const aside = (box, step) => {
    const row = [...lineOf(box).querySelectorAll("input.cell")];
    const next = row[row.indexOf(box) + step];
    next?.focus();
    return Boolean(next);
  };
  const atEdge = (box, step) => {
    const whole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
    return whole || (step < 0 ? box.selectionEnd === 0 : box.selectionStart === box.value.length);
  };
  const KEYS = {
    ArrowDown: (box) => go(box, 1),
    ArrowUp: (box) => go(box, -1),
    Enter: (box, event) => { settle(box); return go(box, event.shiftKey ? -1 : 1) || true; },
    ArrowLeft: (box) => atEdge(box, -1) && aside(box, -1),
    ArrowRight: (box) => atEdge(box, 1) && aside(box, 1),
    Escape: (box) => { box.value = before.get(box) ?? box.defaultValue; box.select(); return true; },
  };
  form.addEventListener("keydown", (event) => {
    const box = event.target;
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      if (box.matches("input.cell")) settle(box);
      form.requestSubmit();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "z" && box.matches("input.cell") && box.value === before.get(box)) {
      event.preventDefault();
      undo();
    } else if (box.matches("input.cell") && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key]?.(box, event)) {
      event.preventDefault();
    }
  });
  // The button takes back what this page did; beyond that the server takes back the last batch it kept.
  form.querySelector("[data-undo]")?.addEventListener("click", (event) => { if (undo()) event.preventDefault(); });

  self.chuan.sheet = { form, boxes, kindOf, lineOf, decimalsOf, apply, put, undo, tell };
})();
