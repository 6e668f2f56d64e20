// The page of forms that wait: read from the device, so that it works without a line.
(() => {
  const list = document.querySelector("[data-waiting-list]");
  const { queue, vault, line, moment } = self.chuan;
  if (!list || !line) return;
  const { owner } = line;
  const model = document.querySelector("template[data-waiting-row]");
  const state = document.querySelector("[data-waiting-state]");
  const show = (row) => {
    const { value } = row;
    const shown = model.content.cloneNode(true);
    const place = (name) => shown.querySelector(`[data-${name}]`);
    place("label").textContent = value.label;
    place("title").textContent = value.title;
    place("at").textContent = moment(row.at);
    place("refused").hidden = value.state !== "refused";
    place("ready").hidden = value.state === "refused";
    if (value.said) place("said").textContent = value.said;
    place("again").addEventListener("click", async () => {
      await queue.change(owner, row.id, { state: "waiting", said: "" });
      await sendNow();
    });
    place("delete").addEventListener("click", async () => {
      await queue.remove(row.id);
      await line.count();
    });
    place("reopen").addEventListener("click", async () => {
      if (value.keep) {
        const fields = value.fields.filter(([, given]) => typeof given === "string");
        await vault.put("drafts", owner, `${owner} ${value.keep}`, { fields });
        await queue.remove(row.id);
      }
      location.assign(value.page);
    });
    list.append(shown);
  };
  const draw = async () => {
    const rows = (await Promise.all((await queue.ids(owner)).map((id) => queue.get(owner, id)))).filter(Boolean);
    list.replaceChildren();
    rows.forEach(show);
    document.querySelector("[data-waiting-none]").hidden = rows.length > 0;
    document.querySelector("[data-waiting-some]").hidden = rows.length === 0;
  };
  const sendNow = async () => {
    const outcome = await line.send();
    const said = outcome.state === "signin" ? "signin" : navigator.onLine ? "" : "offline";
    state.querySelectorAll("[data-when]").forEach((each) => { each.hidden = each.dataset.when !== said; });
  };
  document.querySelector("[data-waiting-send]").addEventListener("click", sendNow);
  document.addEventListener("chuan:queue", draw);
  draw();
})();
