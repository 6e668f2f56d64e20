{% load static %}// The worker of this device: the shell from the cache, the last seen work pages when the line is gone.
importScripts("{% static "chuan/js/vault.js" %}", "{% static "chuan/js/queue.js" %}");

const { vault, queue } = self.chuan;
const SHELL = "chuan-shell";
const STATIC = "{{ static_root }}";
const OFFLINE = "{% url "device:offline" %}";
const LEAVE = "{% url "account_logout" %}";
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const MOST_FILES = 120;
const MOST_AHEAD = 6;
const PATIENCE = 5000; // milliseconds a weak line is given when a kept page is at hand
const AFTER_WRITING = 30000; // and for so long after a form only a lost line brings up a kept page
let wroteAt = 0;
let departures = 0; // what was asked for before somebody signed out is not kept after it

self.addEventListener("install", (event) => {
  self.skipWaiting();
  const alone = new Request(OFFLINE, { credentials: "omit", cache: "reload" });
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(alone)).catch(() => {}));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// Files of the interface: those with a hash in their name never change.
const keepFile = async (request, response) => {
  if (!response.ok || response.type !== "basic") return;
  const cache = await caches.open(SHELL);
  await cache.put(request, response);
  const known = await cache.keys();
  const files = known.filter((each) => new URL(each.url).pathname.startsWith(STATIC));
  for (const old of files.slice(0, Math.max(0, files.length - MOST_FILES))) await cache.delete(old);
};
const keepFiles = async (urls) => {
  const cache = await caches.open(SHELL);
  for (const url of urls.filter((each) => each.startsWith(self.location.origin + STATIC))) {
    if (!await cache.match(url)) await fetch(url, { cache: "force-cache" }).then((response) => keepFile(url, response));
  }
};
const file = async (event) => {
  const { request } = event;
  const kept = await caches.match(request);
  if (kept && HASHED.test(new URL(request.url).pathname)) return kept;
  try {
    const response = await fetch(request);
    event.waitUntil(keepFile(request, response.clone()));
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
};

// Pages: only those the server marks, only for whom it names, sealed.
const ownerOf = (response) => (response.ok && !response.redirected && response.headers.get("X-Chuan-Keep")) || "";
const dropPage = async (path, response) => {
  const owner = await vault.current();
  if (owner && response.type === "basic" && response.status < 500) await vault.dropPage(owner, path);
};
const keepPage = async (path, response, depth = 2, since = departures) => {
  const owner = ownerOf(response);
  const html = await response.text();
  await keepFiles([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, found]) => new URL(found, self.location).href));
  const headers = ["Content-Type", "Content-Security-Policy"].map((name) => [name, response.headers.get(name) || ""]);
  if (since !== departures) return;
  await vault.meet(owner);
  await vault.keepPage(owner, path, { html, headers });
  if (depth > 0 && !self.navigator.connection?.saveData) await keepAhead(owner, path, html, depth - 1, since);
};
// The forms of a kept page, so that they open in the field: links that say data-ahead.
const keepAhead = async (owner, from, html, depth, since) => {
  const links = [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag).filter((tag) => /\sdata-ahead[\s>]/.test(tag));
  for (const link of links.slice(0, MOST_AHEAD)) {
    const { pathname, search } = new URL(link.match(/href="([^"]+)"/)[1].replaceAll("&amp;", "&"), self.location.origin + from);
    const path = pathname + search;
    if (since !== departures) return;
    if (await vault.page(owner, path)) continue;
    const response = await fetch(path, { credentials: "same-origin" });
    if (ownerOf(response) === owner) await keepPage(path, response, depth, since);
  }
};
const keptPage = async (path) => {
  const row = await vault.page(await vault.current(), path);
  if (!row) return undefined;
  const mark = `<meta name="kept-at" content="${row.at}">`;
  return new Response(row.value.html.replace("<head>", `<head>${mark}`), { headers: row.value.headers });
};
const patiently = (answer) => new Promise((resolve, reject) => {
  setTimeout(reject, PATIENCE, new Error("the line is weak"));
  answer.then(resolve, reject);
});
const visit = async (event) => {
  const url = new URL(event.request.url);
  const path = url.pathname + url.search;
  const since = departures;
  const answer = fetch(event.request);
  // A page that is not kept is never copied: it may be a large file.
  const kept = answer.then((response) => (ownerOf(response) ? keepPage(path, response.clone(), 2, since) : dropPage(path, response)));
  event.waitUntil(kept.catch(() => {}));
  const hurried = Date.now() - wroteAt > AFTER_WRITING && await keptPage(path).catch(() => undefined);
  try {
    return await (hurried ? patiently(answer) : answer);
  } catch {
    if (hurried) return hurried;
    return await keptPage(path).catch(() => undefined) || await caches.match(OFFLINE) || Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method !== "GET") {
    wroteAt = Date.now();
    departures += url.pathname === LEAVE;
    if (url.pathname === LEAVE) event.waitUntil(vault.current().then((owner) => owner && vault.forget(owner)));
  } else if (url.pathname.startsWith(STATIC)) {
    event.respondWith(file(event));
  } else if (request.mode === "navigate") {
    event.respondWith(visit(event));
  }
});

// A page says which files drew it, and which page must open without a line.
const prepare = async ({ shell, page, owner }) => {
  await keepFiles(shell);
  const since = departures;
  if (await vault.page(owner, page)) return;
  const response = await fetch(page, { credentials: "same-origin" });
  if (ownerOf(response)) await keepPage(page, response, 2, since);
};
self.addEventListener("message", (event) => event.waitUntil(prepare(event.data).catch(() => {})));

self.addEventListener("sync", (event) => {
  if (event.tag === "queue") event.waitUntil(vault.current().then((owner) => owner && queue.send(owner)));
});
