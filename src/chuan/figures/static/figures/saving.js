// What is typed is kept by itself: sealed on the device first, sent once when there is a line, shown with its time.
(() => {
  const sheet = self.chuan.sheet;
  if (!sheet) return;
  const { form } = sheet;
  const { queue, line } = self.chuan;
  const said = form.dataset;
  const state = form.querySelector("[data-state]");
  const PAUSE = 1200;
  const url = new URL(form.action).pathname;
  const seen = JSON.parse(form.elements.seen.value);
  const ORDER = ["v", "e", "n"];
  const clock = () => new Date().toLocaleTimeString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" });
  const say = (text, late) => {
    state.textContent = text.replace("{at}", clock());
    state.classList.toggle("unsaved", Boolean(late));
  };
  const boxesOf = (pk) => ORDER.map((kind) => form.elements[`${kind}-${pk}`]);
  const textsOf = () => [...form.querySelectorAll("textarea[name^='t-']")];
  const wordsSeen = new Map(textsOf().map((area) => [area.name, area.value]));

  // What differs from what was last seen or given away, as fields of the form.
  const isDirty = (pk) => boxesOf(pk).some((box, at) => box && box.value !== seen[pk][at + 1]);
  const isUnread = (pk) => boxesOf(pk).some((box) => box?.matches(".unread"));
  const dirtyLines = () => Object.keys(seen).filter((pk) => !pk.startsWith("t-") && isDirty(pk));
  const dirtyWords = () => textsOf().filter((area) => area.value !== wordsSeen.get(area.name));
  const takeLines = () => {
    const changed = dirtyLines().filter((pk) => !isUnread(pk));
    if (!changed.length) return null;
    const was = Object.fromEntries(changed.map((pk) => [pk, seen[pk]]));
    const fields = [["seen", JSON.stringify(was)], ["origin", said.origin || "typed"]];
    for (const pk of changed) {
      const boxes = boxesOf(pk);
      boxes.forEach((box) => { if (box) fields.push([box.name, box.value]); });
      seen[pk] = [seen[pk][0], ...boxes.map((box, at) => (box ? box.value : seen[pk][at + 1]))];
    }
    return { fields, changed, giveBack: () => Object.assign(seen, was) };
  };
  const takeWords = () => {
    const changed = dirtyWords();
    if (!changed.length) return null;
    const was = changed.map((area) => [area.name, wordsSeen.get(area.name)]);
    const versions = Object.fromEntries(changed.map((area) => [area.name, seen[area.name] || [0]]));
    const fields = [["seen", JSON.stringify(versions)], ...changed.map((area) => [area.name, area.value])];
    changed.forEach((area) => wordsSeen.set(area.name, area.value));
    return { fields, changed: [], giveBack: () => was.forEach(([name, text]) => wordsSeen.set(name, text)) };
  };

  // Sending: through the queue of the device, or straight where the browser keeps nothing.
  const straight = async (fields) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    const headers = { "X-Chuan-Once": crypto.randomUUID?.() || "", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    if (!headers["X-Chuan-Once"]) delete headers["X-Chuan-Once"];
    const answer = await fetch(url, { method: "POST", body, headers, credentials: "same-origin" });
    return answer.ok ? "done" : "refused";
  };
  const queued = async (fields) => {
    const entry = {
      key: crypto.randomUUID(), url, fields, label: said.label, page: location.pathname, keep: "",
      title: document.querySelector("h1").textContent.trim(),
    };
    const id = await queue.add(line.owner, entry, []);
    const outcome = await line.send();
    document.querySelector("[data-line-sent]").hidden = true;
    const left = await queue.get(line.owner, id);
    if (!left) return "done";
    if (left.value.state !== "refused") return outcome.state === "signin" ? "signin" : "later";
    await queue.remove(id);
    await line.count();
    form.dataset.fault = left.value.said;
    return "refused";
  };
  const send = (fields) => (line ? queued(fields) : straight(fields));
  const TOLD = { later: said.kept, signin: said.signin };
  const keep = async (taken) => {
    if (!taken) return;
    say(said.saving);
    const marked = taken.changed.flatMap(boxesOf).filter(Boolean);
    const told = await send(taken.fields).catch(() => "lost");
    marked.forEach((box) => box.classList.toggle("waiting", told === "later" || told === "signin"));
    if (told === "done") {
      say(said.saved);
      await refresh(taken.changed);
    } else if (TOLD[told]) {
      say(TOLD[told], true);
    } else {
      taken.giveBack();
      say(`${said.failed}. ${form.dataset.fault || ""}`.trim(), true);
      form.dataset.fault = "";
    }
  };
  let work = Promise.resolve();
  let timer;
  const save = () => {
    clearTimeout(timer);
    work = work.then(() => keep(takeLines())).then(() => keep(takeWords()));
    return work;
  };
  const soon = () => {
    if (!dirtyLines().length && !dirtyWords().length) return;
    say(said.typing, true);
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  // The server's own words about these lines take the place of what stands there.
  const fresh = (line_) => {
    const old = document.getElementById(line_.id);
    const pk = line_.dataset.line;
    if (!old || !pk) return;
    old.dataset.version = line_.dataset.version;
    old.className = line_.className;
    const boxes = [...line_.querySelectorAll("input.cell")];
    for (const box of boxes) {
      const mine = form.elements[box.name];
      const at = ORDER.indexOf(box.name.split("-")[0]) + 1;
      if (mine && mine !== document.activeElement && mine.value === seen[pk][at]) {
        sheet.put(mine, box.value);
        seen[pk][at] = box.value;
      }
      mine?.classList.remove("waiting");
    }
    if (boxes.length) seen[pk][0] = Number(line_.dataset.version);
    for (const name of ["figure"]) {
      const [now, then] = [old.querySelector(`.${name}`), line_.querySelector(`.${name}`)];
      now.querySelectorAll(".from, .spelled").forEach((each) => each.remove());
      now.append(...then.querySelectorAll(".from, .spelled"));
    }
    old.querySelector(".line-notes")?.remove();
    const notes = line_.querySelector(".line-notes");
    if (notes) old.append(notes);
  };
  const refresh = async (changed) => {
    const noted = [...form.querySelectorAll(".line:has(.line-notes)")].map((each) => each.dataset.line);
    const asked = [...new Set([...changed, ...noted])].join(",");
    const answer = await fetch(`${said.fragment}?dong=${asked}`, { cache: "no-store", credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    page.querySelectorAll("tbody.line").forEach(fresh);
    const todo = page.getElementById("con-lai");
    if (todo) document.getElementById("con-lai")?.replaceWith(todo);
    form.dispatchEvent(new CustomEvent("chuan:fresh"));
  };

  // What still waits on the device from an earlier visit stands in its box again.
  const restore = async () => {
    let waiting = false;
    for (const id of await queue.ids(line.owner)) {
      const row = await queue.get(line.owner, id);
      if (row?.value.url !== url || row.value.state === "refused") continue;
      waiting = true;
      for (const [name, value] of row.value.fields) {
        const box = form.elements[name];
        if (!box || name === "seen") continue;
        const pk = name.slice(2);
        if (name.startsWith("t-")) { box.value = value; wordsSeen.set(name, value); continue; }
        sheet.put(box, value);
        seen[pk][ORDER.indexOf(name[0]) + 1] = value;
        box.classList.add("waiting");
      }
    }
    if (waiting) { say(said.kept, true); sheet.tell(); }
  };
  document.addEventListener("chuan:queue", ({ detail }) => {
    const waiting = [...form.querySelectorAll("input.waiting")];
    if (detail || !waiting.length) return;
    say(said.saved);
    refresh([...new Set(waiting.map((box) => box.name.slice(2)))]);
  });

  form.addEventListener("chuan:filled", soon);
  form.addEventListener("input", ({ target }) => { if (target.matches("textarea")) soon(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    sheet.tell();
    const next = event.submitter?.dataset.next;
    if (dirtyLines().length || dirtyWords().length) await save();
    else say(said.saved);
    const unread = form.querySelector("input.unread");
    if (unread) { say(said.unread, true); unread.focus(); return; }
    const kept = !dirtyLines().length && !dirtyWords().length && !state.matches(".unsaved");
    if (next && kept) location.assign(next);
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  addEventListener("beforeunload", (event) => { if (dirtyLines().some((pk) => !isUnread(pk)) || dirtyWords().length) event.preventDefault(); });
  if (line) restore().catch(() => {});
})();
