// Forms that survive a lost line: data-keep holds what is typed on the device, data-queue sends it when the line is back.
(() => {
  const { vault, queue, line } = self.chuan;
  if (!line) return;
  const { owner } = line;
  const words = document.getElementById("line").dataset;
  const MOST_BYTES = 12 * 1024 * 1024;
  const DISTANCE = 600;
  const MONTH = 30 * 24 * 3600 * 1000;
  const isWord = (field) => field.name && !["hidden", "file", "password", "submit", "button"].includes(field.type);
  const wordsOf = (form) => [...form.elements].filter(isWord);

  const say = (form, text, action) => {
    let place = form.querySelector("[data-kept-note]");
    if (!place) {
      place = document.createElement("p");
      place.className = "small quiet";
      place.setAttribute("role", "status");
      place.dataset.keptNote = "";
      form.append(place);
    }
    place.replaceChildren(text, ...(action ? [" ", action] : []));
  };

  // Drafts.
  const valuesOf = (form) => wordsOf(form)
    .filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
    .flatMap((field) => (field.multiple ? [...field.selectedOptions].map((each) => [field.name, each.value]) : [[field.name, field.value]]));
  const fill = (form, pairs) => {
    const told = new Map();
    for (const [name, value] of pairs) told.set(name, [...(told.get(name) || []), value]);
    for (const field of wordsOf(form)) {
      const values = told.get(field.name) || [];
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else if (field.multiple) for (const each of field.options) each.selected = values.includes(each.value);
      else if (values.length) field.value = values.shift();
    }
  };
  const draftId = (form) => `${owner} ${form.dataset.keep}`;
  const forgetDraft = (form) => form.dataset.keep && vault.remove("drafts", draftId(form));
  const timers = new WeakMap();
  const keep = (form) => {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(async () => {
      await vault.put("drafts", owner, draftId(form), { fields: valuesOf(form) });
      say(form, words.keptAt.replace("{at}", self.chuan.moment(Date.now())));
    }, DISTANCE));
  };
  const restore = async (form) => {
    const draft = await vault.get("drafts", owner, draftId(form));
    if (!draft) return undefined;
    if (draft.at < Date.now() - MONTH) return forgetDraft(form);
    fill(form, draft.value.fields);
    const folded = form.closest("details");
    if (folded) folded.open = true;
    const drop = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-quiet", textContent: words.drop });
    drop.addEventListener("click", async () => { await forgetDraft(form); form.reset(); say(form, ""); });
    return say(form, words.restored.replace("{at}", self.chuan.moment(draft.at)), drop);
  };
  const restoreAll = (root) => root.querySelectorAll("form[data-keep]").forEach((form) => restore(form).catch(() => {}));
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.dataset.keep && isWord(event.target)) keep(form);
  });
  document.addEventListener("htmx:afterSettle", (event) => restoreAll(event.target));
  restoreAll(document);

  // The queue.
  const collect = async (form, pressed, key) => {
    const given = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    if (pressed?.name) given.push([pressed.name, pressed.value]);
    const fields = [];
    const files = [];
    for (const [name, value] of given) {
      if (name === "sending") fields.push([name, key]); // a kept page gives the same mark each time it opens
      else if (typeof value === "string") fields.push([name, value]);
      else if (value.size) {
        fields.push([name, { file: files.length, name: value.name, type: value.type }]);
        files.push(await value.arrayBuffer());
      }
    }
    return { fields, files };
  };
  const sendAsEver = (form, pressed) => {
    if (pressed?.name) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: pressed.name, value: pressed.value });
      form.append(field);
    }
    if (pressed?.hasAttribute("formaction")) form.action = pressed.formAction;
    HTMLFormElement.prototype.submit.call(form);
  };
  const submit = async (form, pressed) => {
    await self.chuan.photos;
    const key = crypto.randomUUID();
    const { fields, files } = await collect(form, pressed, key);
    if (files.reduce((sum, file) => sum + file.byteLength, 0) > MOST_BYTES) return sendAsEver(form, pressed);
    const url = new URL(pressed?.hasAttribute("formaction") ? pressed.formAction : form.action);
    const entry = {
      key, url: url.pathname + url.search, fields,
      label: form.dataset.queue, title: document.querySelector("h1")?.textContent.trim() || "",
      page: location.pathname + location.search, keep: form.dataset.keep || "",
    };
    const id = await queue.add(owner, entry, files);
    clearTimeout(timers.get(form));
    await forgetDraft(form); // what waits is no draft: a page opened anew must not offer it to be sent again
    say(form, words.sending);
    const outcome = await line.send();
    const left = await queue.get(owner, id);
    if (!left) { // sent, by this page or by another that was quicker
      await forgetDraft(form);
      return location.assign(outcome.done[id] || location.href);
    }
    if (left.value.state === "refused") { // the server shows what is wrong on its own page, as without scripts
      if (form.dataset.keep) await vault.put("drafts", owner, draftId(form), { fields: valuesOf(form) });
      await queue.remove(id);
      return sendAsEver(form, pressed);
    }
    clearTimeout(timers.get(form));
    await forgetDraft(form);
    form.reset();
    say(form, outcome.state === "signin" ? words.signin : words.queued);
    const folded = form.closest("details.confirm");
    if (folded) folded.open = false;
    const worker = await navigator.serviceWorker?.ready;
    return worker?.sync?.register("queue").catch(() => {});
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-queue]") || event.defaultPrevented) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.sending) return;
    form.dataset.sending = "1";
    submit(form, event.submitter)
      .catch(() => sendAsEver(form, event.submitter)) // the device keeps nothing: send as without scripts
      .finally(() => { delete form.dataset.sending; });
  }, true);
})();
