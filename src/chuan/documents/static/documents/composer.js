/* The composer: typing is saved by itself, a conflict keeps what was typed, buttons need not reload. */
"use strict";
(() => {
  const PAUSE = 1500;
  let timer = 0;
  let sending = null;
  let dirty = false;
  const form = () => document.querySelector("[data-compose]");
  const status = () => document.querySelector("[data-saved]");
  const words = () => status()?.dataset || {};

  const say = (text, late) => {
    const place = status();
    if (!place) return;
    place.textContent = text;
    place.classList.toggle("unsaved", late);
  };

  const save = async () => {
    clearTimeout(timer);
    const page = form();
    if (!page || !dirty) return;
    dirty = false;
    const typed = new FormData(page);
    typed.set("autosave", "1");
    sending = new AbortController();
    try {
      const answer = await fetch(page.action, { method: "POST", body: typed, signal: sending.signal, headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok) {
        dirty = answer.status !== 409;
        say(told.error || words().failed, true);
        return;
      }
      document.querySelectorAll('[name="version"]').forEach((box) => { box.value = told.version; });
      if (!dirty) say(words().done.replace("{at}", told.saved), false);
    } catch (stopped) {
      if (stopped.name === "AbortError") return;
      dirty = true;
      say(words().failed, true);
      timer = setTimeout(save, PAUSE * 4);
    }
  };

  document.addEventListener("input", (event) => {
    if (!event.target.closest("[data-compose]")) return;
    dirty = true;
    say(words().typing, true);
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });

  /* What a button sends holds everything that was typed, so an autosave on its way is given up. */
  const settle = () => {
    clearTimeout(timer);
    sending?.abort();
    dirty = false;
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-compose]")) settle();
  }, true);
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches("[data-compose]")) settle();
  });
  /* The preview is another page: the form goes there whole, past the exchange of parts. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="then"][form]');
    if (!button) return;
    event.preventDefault();
    settle();
    const page = form();
    page.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    HTMLFormElement.prototype.submit.call(page);
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && (event.key === "s" || event.key === "Enter") && event.target.closest("[data-compose]")) {
      event.preventDefault();
      save();
    }
  });

  /* Lights the clause above whose part is being written. */
  document.addEventListener("focusin", (event) => {
    document.querySelectorAll(".above-lit").forEach((clause) => clause.classList.remove("above-lit"));
    const thread = event.target.closest(".part-threaded")?.querySelector(".part-thread");
    const clause = thread && document.querySelector(thread.getAttribute("href"));
    const box = document.querySelector(".compose-above");
    if (!clause || !box || box.scrollHeight <= box.clientHeight) return;
    clause.classList.add("above-lit");
    const at = clause.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (at < 0 || at > box.clientHeight - 80) box.scrollTop += at - box.clientHeight / 3;
  });
})();
