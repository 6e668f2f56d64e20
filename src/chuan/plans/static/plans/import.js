/* The import screen: a value and its words light up together, both sides scroll together, keys, autosave. */
"use strict";
(() => {
  const screen = document.querySelector("[data-import]");
  if (!screen) return;
  const text = screen.querySelector(".import-text");
  const read = screen.querySelector(".import-read");
  const words = new Map();
  text.querySelectorAll(".w").forEach((span) => {
    span.dataset.f.trim().split(" ").forEach((id) => {
      if (!words.has(id)) words.set(id, []);
      words.get(id).push(span);
    });
  });
  const narrow = window.matchMedia("(max-width: 55.99rem)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => (calm.matches ? "auto" : "smooth");

  /* The words of a value stand in the pictures of pages and in the text; one of the two is shown. */
  const isShown = (element) => element.getClientRects().length > 0;
  const topOf = (element) => element.getBoundingClientRect().top;
  const shown = (id) => (words.get(id) || []).filter(isShown).sort((a, b) => topOf(a) - topOf(b))[0];

  let lit = [];
  const light = (id) => {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = id ? [...(words.get(id) || [])] : [];
    lit.forEach((element) => element.classList.add("lit"));
  };
  const lightItem = (item) => {
    read.querySelectorAll("[data-item].lit").forEach((element) => element.classList.remove("lit"));
    if (item) item.classList.add("lit");
  };

  /* Only the side that a hand moves leads; what the script moves never leads back. */
  let driver = null;
  [text, read].forEach((side) => {
    ["wheel", "touchmove", "pointerdown"].forEach((kind) => {
      side.addEventListener(kind, () => { driver = side; }, { passive: true });
    });
    side.addEventListener("keydown", (event) => {
      if (/^(Arrow|Page|Home|End| )/.test(event.key)) driver = side;
    });
  });
  const bring = (box, element, where, smooth = true) => {
    driver = null;
    const at = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTo({ top: box.scrollTop + at - box.clientHeight * where, behavior: smooth ? behavior() : "auto" });
  };
  const showWords = (id) => {
    if (narrow.matches) screen.querySelector("#phan-van-ban").checked = true;
    const first = shown(id);
    if (!first) return;
    if (narrow.matches) {
      first.scrollIntoView({ block: "center", behavior: behavior() });
      return;
    }
    bring(text, first, 0.3);
  };
  const itemOf = (id) => read.querySelector(`[data-mark="${id}"]`)
    || (read.querySelector(`[data-to="${id}"]`) || document.body).closest("[data-item]");
  const innermost = (span) => {
    const ids = span.dataset.f.trim().split(" ");
    return ids.reduce((best, id) => (words.get(id).length < words.get(best).length ? id : best));
  };

  read.addEventListener("mouseover", (event) => {
    const value = event.target.closest("[data-to], [data-mark]");
    if (value) light(value.dataset.to || value.dataset.mark);
  });
  read.addEventListener("mouseleave", () => light(null));
  read.addEventListener("focusin", (event) => {
    const value = event.target.closest("[data-to], [data-mark]");
    if (!value) return;
    light(value.dataset.to || value.dataset.mark);
    if (!narrow.matches) showWords(value.dataset.to || value.dataset.mark);
  });
  read.addEventListener("click", (event) => {
    const value = event.target.closest("a[data-to]");
    if (!value) return;
    event.preventDefault();
    light(value.dataset.to);
    showWords(value.dataset.to);
  });
  text.addEventListener("mouseover", (event) => {
    const span = event.target.closest(".w");
    if (!span) return;
    const id = innermost(span);
    light(id);
    lightItem(itemOf(id));
  });
  text.addEventListener("click", (event) => {
    const span = event.target.closest(".w");
    if (!span) return;
    const item = itemOf(innermost(span));
    if (!item) return;
    if (narrow.matches) screen.querySelector("#phan-hieu").checked = true;
    lightItem(item);
    if (narrow.matches) item.scrollIntoView({ block: "center" });
    else bring(read, item, 0.15);
  });

  /* Both scroll together: the first marked words in view bring their item, and the other way round. */
  const follow = (from, to, find) => {
    let waiting = false;
    from.addEventListener("scroll", () => {
      if (narrow.matches || waiting || driver !== from) return;
      waiting = true;
      window.requestAnimationFrame(() => {
        waiting = false;
        const pair = find();
        if (!pair) return;
        const at = pair.getBoundingClientRect().top - to.getBoundingClientRect().top;
        to.scrollTop += at - to.clientHeight * 0.2;
      });
    }, { passive: true });
  };
  let spans = [];
  const gather = () => {
    const tops = new Map([...text.querySelectorAll(".w")].filter(isShown).map((span) => [span, topOf(span)]));
    spans = [...tops.keys()].sort((a, b) => tops.get(a) - tops.get(b));
  };
  const inView = (list, box) => {
    const top = box.getBoundingClientRect().top + box.clientHeight * 0.2;
    let low = 0;
    let high = list.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].getBoundingClientRect().bottom < top) low = middle + 1;
      else high = middle;
    }
    return list[low];
  };
  follow(text, read, () => {
    const span = spans.length ? inView(spans, text) : null;
    return span ? itemOf(innermost(span)) : null;
  });
  follow(read, text, () => {
    const items = [...read.querySelectorAll("[data-mark]")];
    const item = items.length ? inView(items, read) : null;
    return item ? shown(item.dataset.mark) : null;
  });

  /* Pictures of pages or text: the choice is kept, and the words that are lit stay in view. */
  const ways = [...text.querySelectorAll("[name=xem]")];
  ways.forEach((way) => {
    if (localStorage.getItem("import:xem") === way.id) way.checked = true;
    way.addEventListener("change", () => {
      localStorage.setItem("import:xem", way.id);
      gather();
      const first = lit.find(isShown);
      if (first) bring(text, first, 0.3, false);
      else text.scrollTop = 0;
    });
  });
  screen.querySelectorAll("[name=phan]").forEach((tab) => tab.addEventListener("change", gather));
  gather();

  /* Keys: j, k, Enter, Esc, Ctrl+Enter. */
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const step = (by) => {
    const items = [...read.querySelectorAll("[data-item]")];
    const now = items.indexOf(document.activeElement.closest("[data-item]"));
    const next = items[Math.min(items.length - 1, Math.max(0, now + by))];
    if (!next) return;
    next.focus({ preventScroll: true });
    if (narrow.matches) next.scrollIntoView({ block: "center" });
    else bring(read, next, 0.15);
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = document.activeElement.closest("form[data-autosave]");
      const link = document.querySelector("[data-accept-link]");
      event.preventDefault();
      if (form) form.requestSubmit();
      else if (link) link.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const cancel = document.activeElement.closest("[data-item]")?.querySelector("[data-cancel]");
      if (cancel) cancel.click();
      return;
    }
    if (typing(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && event.target.matches("[data-item]")) {
      const edit = event.target.querySelector("[data-edit]") || event.target.querySelector("summary");
      if (edit) { event.preventDefault(); edit.click(); }
    }
  });

  /* Autosave: what stands in the boxes is kept while one types, and the page says when. */
  screen.querySelectorAll("form[data-autosave]").forEach((form) => {
    const said = form.querySelector("[data-form-saved]");
    let waiting = 0;
    form.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(async () => {
        try {
          const answer = await fetch(form.action, {
            method: "POST",
            body: new FormData(form),
            headers: { "X-Autosave": "1" },
            credentials: "same-origin",
          });
          const told = await answer.json();
          said.textContent = told.saved ? `✓ ${told.saved}` : told.error || "";
        } catch {
          said.textContent = "…";
        }
      }, 900);
    });
    const first = form.querySelector("textarea, input:not([type=hidden]), select");
    if (first) window.requestAnimationFrame(() => first.focus({ preventScroll: true }));
  });
  screen.querySelectorAll("select[data-submit]").forEach((select) => {
    const button = select.form.querySelector("button");
    if (button) button.hidden = true;
    select.addEventListener("change", () => select.form.requestSubmit());
  });

  /* Come back to where one was after a step. */
  const place = `import:${location.pathname}`;
  const kept = JSON.parse(sessionStorage.getItem(place) || "null");
  if (kept) {
    text.scrollTop = kept.text;
    if (!location.hash) read.scrollTop = kept.read;
  }
  if (location.hash) {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && read.contains(target) && !narrow.matches) bring(read, target, 0.15, false);
  }
  window.addEventListener("pagehide", () => {
    const now = { text: text.scrollTop, read: read.scrollTop };
    sessionStorage.setItem(place, JSON.stringify(now));
  });
})();
