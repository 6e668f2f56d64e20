// Forms that wait for a line: sent in their order, each exactly once, by whoever wrote them.
(() => {
  const { vault } = self.chuan;
  const SESSION = "/thiet-bi/phien/";
  const OLDEST = 25 * 24 * 3600 * 1000; // the server remembers keys for thirty days
  const PATIENCE = 60000;

  const ask = (url, options = {}) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    return fetch(url, { credentials: "same-origin", cache: "no-store", ...options, signal: stop.signal })
      .finally(() => clearTimeout(timer));
  };

  const add = (owner, form, files) => vault.put("queue", owner, null, { ...form, state: "waiting", said: "" }, files);
  const ids = (owner) => vault.ids("queue", owner);
  const get = (owner, id) => vault.get("queue", owner, id);
  const remove = (id) => vault.remove("queue", id);
  const change = async (owner, id, change) => {
    const row = await get(owner, id);
    if (row) await vault.put("queue", owner, id, { ...row.value, ...change }, row.files);
  };

  const bodyOf = ({ value, files }) => {
    const body = new FormData();
    for (const [name, given] of value.fields) {
      if (typeof given === "string") body.append(name, given);
      else body.append(name, new Blob([files[given.file]], { type: given.type }), given.name);
    }
    return body;
  };

  // The first fault that a page of a form names; a worker cannot read pages.
  const faultOn = (html) => {
    const page = self.DOMParser && new DOMParser().parseFromString(html, "text/html");
    return page?.querySelector(".error-summary li")?.textContent.trim() || "";
  };
  // What the server said: done (and where to go), refused (and why), or not now.
  const judge = async (response) => {
    if (response.headers.get("X-Chuan-Once") === "done") return { state: "done", ...await response.json() };
    const status = response.status;
    if (response.redirected) return { state: "signin" };
    if (status >= 500 || status === 408 || status === 429) return { state: "later" };
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    const problem = isJson ? await response.json() : { detail: faultOn(await response.text()) };
    if (String(problem.type).endsWith("core.form_expired")) return { state: "later" };
    return { state: "refused", said: problem.detail || "" };
  };
  const post = async (row, csrf) => {
    const headers = { "X-Chuan-Once": row.value.key, "X-CSRFToken": csrf, Accept: "application/json" };
    return judge(await ask(row.value.url, { method: "POST", body: bodyOf(row), headers }));
  };

  const run = async (owner) => {
    const waiting = await ids(owner);
    const outcome = { state: "done", done: {}, refused: {} };
    if (!waiting.length) return outcome;
    const session = await (await ask(SESSION)).json();
    if (session.owner !== owner) return { ...outcome, state: "signin" };
    for (const id of waiting) {
      const row = await get(owner, id);
      if (!row || row.value.state === "refused") continue;
      const told = row.at < Date.now() - OLDEST ? { state: "refused", said: "" } : await post(row, session.csrf);
      if (told.state === "done") {
        outcome.done[id] = told.location;
        await remove(id);
      } else if (told.state === "refused") {
        outcome.refused[id] = told.said;
        await change(owner, id, told);
      } else {
        return { ...outcome, state: told.state };
      }
    }
    return outcome;
  };
  // One page or worker sends at a time; the key of each form guards what slips through.
  const send = async (owner) => {
    const work = () => run(owner).catch((error) => ({ state: "later", done: {}, refused: {}, error }));
    return navigator.locks ? navigator.locks.request("chuan-queue", work) : work();
  };

  self.chuan.queue = { add, ids, get, remove, change, send };
})();
