// The line of this device: what is shown is kept or fresh, what waits is counted and sent, who leaves takes all along.
(() => {
  const frame = document.getElementById("line");
  if (!frame || !self.chuan.canKeep) return;
  const { vault, queue } = self.chuan;
  const { owner } = frame.dataset;
  const part = (name) => frame.querySelector(`[data-line-${name}]`);
  const keptAt = document.querySelector('meta[name="kept-at"]');
  const moment = (time) => new Date(time).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });
  self.chuan.moment = moment;

  if (keptAt) {
    part("kept").hidden = false;
    part("at").textContent = moment(Number(keptAt.content));
  }

  const count = async () => {
    const total = (await queue.ids(owner)).length;
    part("count").textContent = total;
    part("waiting").hidden = total === 0;
    document.dispatchEvent(new CustomEvent("chuan:queue", { detail: total }));
    return total;
  };

  // Sent when a page opens, when the line or the reader comes back, and at growing distances.
  let distance = 5000;
  let timer;
  const send = async () => {
    clearTimeout(timer);
    const outcome = await queue.send(owner);
    const left = await count();
    const sent = Object.keys(outcome.done).length;
    if (sent) {
      distance = 5000;
      part("sent").hidden = false;
    }
    if (left && outcome.state === "later") {
      timer = setTimeout(send, distance);
      distance = Math.min(distance * 2, 300000);
    }
    return outcome;
  };
  self.chuan.line = { owner, count, send };
  addEventListener("online", send);
  addEventListener("pageshow", (event) => { if (event.persisted) send(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") send(); });

  // Signing out drops the key, and with it all that was kept; what is not sent yet would be lost.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.getAttribute("action") !== frame.dataset.leave || form.dataset.left) return;
    event.preventDefault();
    const waiting = (await queue.ids(owner)).length;
    if (waiting && !confirm(frame.dataset.lose.replace("{n}", waiting))) return;
    await vault.forget(owner);
    form.dataset.left = "1";
    form.submit();
  });

  const register = async () => {
    if (!navigator.serviceWorker) return;
    await navigator.serviceWorker.register(frame.dataset.worker);
    const { active } = await navigator.serviceWorker.ready;
    const shell = performance.getEntriesByType("resource").map((entry) => entry.name);
    active.postMessage({ owner, shell, page: frame.dataset.waiting });
  };
  vault.meet(owner).then(count).then(send).then(register).catch(() => {});
})();
