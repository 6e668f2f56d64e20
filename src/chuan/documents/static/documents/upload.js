/* Sends files in pieces: a lost line is waited for, a reloaded page goes on by itself from the kept files. */
"use strict";
(() => {
  const reading = document.querySelector("[data-reading]");
  if (reading) {
    document.body.addEventListener("htmx:afterSwap", () => {
      if (reading.querySelector(".button-primary[href]")) location.assign(reading.dataset.reading);
    });
    if (reading.querySelector(".button-primary[href]")) location.assign(reading.dataset.reading);
  }
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const box = form.querySelector("[data-progress]");
  const bar = box.querySelector("progress");
  const status = box.querySelector("[data-status]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const piece = Number(form.dataset.piece) || 1 << 20;
  const said = (name) => form.dataset[`said${name}`] || "";
  const headers = (more) => ({ "X-CSRFToken": token, Accept: "application/json", ...more });
  const pause = (time) => new Promise((resolve) => {
    const timer = window.setTimeout(resolve, time);
    window.addEventListener("online", () => { window.clearTimeout(timer); resolve(); }, { once: true });
  });

  /* Files survive a reload in the browser's own store, until they are sent. */
  const store = (mode, work) => new Promise((resolve) => {
    const opening = indexedDB.open("chuan-uploads", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("files");
    opening.onerror = () => resolve(null);
    opening.onsuccess = () => {
      const change = opening.result.transaction("files", mode);
      const asked = work(change.objectStore("files"));
      change.oncomplete = () => { opening.result.close(); resolve(asked.result ?? null); };
      change.onerror = () => { opening.result.close(); resolve(null); };
      change.onabort = () => { opening.result.close(); resolve(null); };
    };
  });
  const keep = (url, files) => store("readwrite", (kept) => kept.put(files, url));
  const kept = (url) => store("readonly", (files) => files.get(url));
  const drop = (url) => store("readwrite", (files) => files.delete(url));

  const show = (done, total, words) => {
    box.hidden = false;
    bar.value = total ? Math.floor((done * 100) / total) : 0;
    status.textContent = `${words} ${bar.value}%`;
  };
  const refusal = async (answer) => {
    try {
      const told = await answer.json();
      return told.detail || told.title || said("Failed");
    } catch {
      return said("Failed");
    }
  };
  class Refused extends Error {}

  const begin = async (files) => {
    const answer = await fetch(form.dataset.start, {
      method: "POST",
      headers: headers({ "Content-Type": "application/json" }),
      body: JSON.stringify({ files: files.map((file) => ({ name: file.name, size: file.size })) }),
    });
    if (!answer.ok) throw new Refused(await refusal(answer));
    return (await answer.json()).url;
  };
  const offsetOf = async (url) => {
    const answer = await fetch(url, { method: "HEAD", headers: headers({}) });
    if (!answer.ok) throw new Refused(said("Failed"));
    return Number(answer.headers.get("Upload-Offset"));
  };
  const send = async (url, files) => {
    const whole = new Blob(files);
    let offset = null;
    let wait = 500;
    while (offset === null || offset < whole.size) {
      try {
        if (offset === null) offset = await offsetOf(url);
        if (offset >= whole.size) break;
        show(offset, whole.size, said("Sending"));
        const answer = await fetch(url, {
          method: "PATCH",
          headers: headers({
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": String(offset),
          }),
          body: whole.slice(offset, offset + piece),
        });
        if (answer.status === 409 || answer.ok) {
          offset = Number(answer.headers.get("Upload-Offset"));
          wait = 500;
        } else if (answer.status >= 500) {
          throw new TypeError("server");
        } else {
          throw new Refused(await refusal(answer));
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
        show(offset || 0, whole.size, said("Waiting"));
        await pause(wait);
        wait = Math.min(wait * 2, 15000);
        offset = null;
      }
    }
    show(whole.size, whole.size, said("Done"));
    const finished = await fetch(`${url}xong/`, { method: "POST", headers: headers({}) });
    if (!finished.ok) throw new Refused(await refusal(finished));
    await drop(url);
    return (await finished.json()).url;
  };
  const run = async (url, files) => {
    try {
      const at = url || (await begin(files));
      if (!url) {
        history.replaceState(null, "", at);
        await keep(at, files);
      }
      location.assign(await send(at, files));
    } catch (error) {
      box.hidden = false;
      status.textContent = error.message || said("Failed");
      status.setAttribute("role", "alert");
    }
  };
  const inOrder = (list) => [...list].sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));

  const chosen = form.querySelector("[data-chosen]");
  input.addEventListener("change", () => {
    if (!chosen) return;
    chosen.textContent = inOrder(input.files).map((file) => file.name).join("; ");
    chosen.hidden = !input.files.length;
  });
  form.addEventListener("submit", (event) => {
    const files = inOrder(input.files);
    if (!files.length) return;
    event.preventDefault();
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (form.dataset.most && size > Number(form.dataset.most)) {
      box.hidden = false;
      status.textContent = said("Big");
      return;
    }
    if (form.dataset.resume && size !== Number(form.dataset.size)) {
      box.hidden = false;
      status.textContent = said("Other");
      return;
    }
    run(form.dataset.resume || "", files);
  });
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  if (form.dataset.resume) {
    kept(form.dataset.resume).then((files) => { if (files) run(form.dataset.resume, files); });
  }
})();
