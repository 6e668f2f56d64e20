// What is kept on the device, sealed: a key that cannot leave it for each person and body, rows in IndexedDB.
(() => {
  const STORES = ["pages", "drafts", "queue"];
  const WEEK = 7 * 24 * 3600 * 1000;
  const MOST_PAGES = 80;
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  let opening;
  const open = () => {
    const request = indexedDB.open("chuan", 1);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore("keys");
      database.createObjectStore("meta");
      for (const name of STORES) {
        database.createObjectStore(name, { keyPath: "id", autoIncrement: true }).createIndex("owner", "owner");
      }
    };
    return answer(request).then((database) => {
      database.onversionchange = () => database.close();
      return database;
    });
  };
  // The browser may close what is open at any time (a full or cleared disk): it is opened once more.
  const start = async (name, mode) => (await (opening ??= open())).transaction(name, mode);
  const act = async (name, mode, work) => {
    const turn = await start(name, mode).catch(() => { opening = undefined; return start(name, mode); });
    return answer(work(turn.objectStore(name)));
  };
  const read = (name, work) => act(name, "readonly", work);
  const write = (name, work) => act(name, "readwrite", work);

  // Keys.
  const keyOf = async (owner, make) => {
    const kept = await read("keys", (store) => store.get(owner));
    if (kept || !make) return kept;
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await write("keys", (store) => store.add(key, owner)).catch(() => {}); // another page was quicker
    return read("keys", (store) => store.get(owner));
  };

  // A value and its files become one run of bytes: length, JSON, files.
  const pack = (value, files) => {
    const head = new TextEncoder().encode(JSON.stringify({ value, sizes: files.map((file) => file.byteLength) }));
    const bytes = new Uint8Array(4 + head.length + files.reduce((sum, file) => sum + file.byteLength, 0));
    new DataView(bytes.buffer).setUint32(0, head.length);
    bytes.set(head, 4);
    let at = 4 + head.length;
    for (const file of files) { bytes.set(new Uint8Array(file), at); at += file.byteLength; }
    return bytes;
  };
  const unpack = (buffer) => {
    let at = 4 + new DataView(buffer).getUint32(0);
    const { value, sizes } = JSON.parse(new TextDecoder().decode(buffer.slice(4, at)));
    const files = sizes.map((size) => { at += size; return buffer.slice(at - size, at); });
    return { value, files };
  };
  const rule = (owner, iv) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(owner) });

  // Rows.
  const put = async (name, owner, id, value, files = []) => {
    const key = await keyOf(owner, true);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt(rule(owner, iv), key, pack(value, files));
    const row = { owner, at: Date.now(), iv, data };
    if (id !== null) row.id = id;
    return write(name, (store) => store.put(row));
  };
  const get = async (name, owner, id) => {
    const row = await read(name, (store) => store.get(id));
    const key = row && row.owner === owner && await keyOf(owner);
    if (!key) return undefined;
    const data = await crypto.subtle.decrypt(rule(owner, row.iv), key, row.data);
    return { id, at: row.at, ...unpack(data) };
  };
  const ids = (name, owner) => read(name, (store) => store.index("owner").getAllKeys(owner));
  const remove = (name, id) => write(name, (store) => store.delete(id));
  const clear = async (name, owner) => {
    for (const id of await ids(name, owner)) await remove(name, id);
  };

  // Pages, each under its person and address.
  const pageId = (owner, path) => `${owner} ${path}`;
  const keepPage = async (owner, path, value) => {
    await put("pages", owner, pageId(owner, path), value);
    const rows = await read("pages", (store) => store.getAll());
    rows.sort((one, other) => other.at - one.at);
    const old = rows.filter((row, place) => place >= MOST_PAGES || row.at < Date.now() - WEEK);
    for (const row of old) await remove("pages", row.id);
  };
  const page = async (owner, path) => {
    const row = owner && await get("pages", owner, pageId(owner, path));
    return row && row.at > Date.now() - WEEK ? row : undefined;
  };
  const dropPage = (owner, path) => remove("pages", pageId(owner, path));

  // People. What another left unsent stays sealed until that person comes back; pages do not.
  const current = () => read("meta", (store) => store.get("owner"));
  const meet = async (owner) => {
    if (await current() === owner) return;
    await write("meta", (store) => store.put(owner, "owner"));
    for (const other of await read("keys", (store) => store.getAllKeys())) {
      if (other !== owner) await clear("pages", other);
    }
  };
  const forget = async (owner) => {
    await write("keys", (store) => store.delete(owner));
    for (const name of STORES) await clear(name, owner);
    if (await current() === owner) await write("meta", (store) => store.delete("owner"));
  };

  self.chuan = Object.assign(self.chuan || {}, {
    vault: { put, get, ids, remove, keepPage, page, dropPage, current, meet, forget },
    canKeep: Boolean(self.indexedDB && self.crypto?.subtle),
  });
})();
