import { createStore, del, getMany, keys, set } from 'idb-keyval';

const DELAY = 300; // ms between a change and its copy

/** Where text waits in this browser until the server has it: IndexedDB, or localStorage where that is refused. */
const store = (() => {
  let opened;
  return () => (opened ??= createStore('portal-editor', 'copies'));
})();
const LOCAL = 'portal.copy.';

/** Copies of one account's document that were left behind by closed pages; newest first. A copy is { id, text, version, baseText, at }. */
export async function leftCopies(owner) {
  const found = new Map();
  const add = copy => {
    if (copy && !(found.get(copy.id)?.at >= copy.at)) found.set(copy.id, copy);
  };
  try {
    const own = (await keys(store())).filter(key => key.startsWith(`${owner}/`));
    (await getMany(own, store())).forEach(add);
  } catch { /* IndexedDB is refused: what there is stands in localStorage */ }
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${LOCAL}${owner}/`)) add(JSON.parse(localStorage.getItem(key)));
  } catch { /* refused as well */ }
  const open = await openElsewhere(owner);
  return [...found.values()].filter(copy => !open.has(copy.id)).sort((a, b) => b.at - a.at);
}

export async function forgetCopy(owner, id) {
  try { localStorage.removeItem(`${LOCAL}${owner}/${id}`); } catch { /* was never there */ }
  try { await del(`${owner}/${id}`, store()); } catch { /* nor there */ }
}

/** A page that is open holds a lock by the name of its copy, which the browser lets go when the page dies in whatever way. */
async function openElsewhere(owner) {
  if (!navigator.locks) return new Set();
  const { held } = await navigator.locks.query();
  const prefix = `portal-editor/${owner}/`;
  return new Set(held.filter(lock => lock.name.startsWith(prefix)).map(lock => lock.name.slice(prefix.length)));
}

/** The copy of one open editor. */
export class SafetyCopy {
  #timer = 0;
  #pending = null;
  #writes = Promise.resolve();
  #release = () => {};
  #written = false;

  constructor(owner) {
    this.owner = owner;
    this.id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
    /** Whether what was typed stands in this browser; the page promises it only then. */
    this.safe = true;
    navigator.locks?.request(`portal-editor/${owner}/${this.id}`, () => new Promise(resolve => { this.#release = resolve; }));
  }

  /** Keeps the text soon; content is a function, so that nothing is read per key stroke. */
  note(content) {
    this.#pending = content;
    this.#timer ||= setTimeout(() => this.#write(), DELAY);
  }

  /** At once and synchronously: the page is going. */
  flush() {
    if (!this.#pending) return;
    const copy = this.#take();
    try { localStorage.setItem(`${LOCAL}${this.owner}/${this.id}`, JSON.stringify(copy)); } catch { /* IndexedDB is asked as well */ }
    this.#store(copy);
  }

  /** Writes what is pending and waits until it stands. */
  async settle() {
    if (this.#pending) this.#write();
    await this.#writes;
  }

  /** The server has exactly this text: no copy is needed. */
  needless() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#pending = null;
    this.#forget();
  }

  close() {
    this.flush();
    this.#writes.finally(() => this.#release());
  }

  #take() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const copy = { id: this.id, at: Date.now(), ...this.#pending() };
    this.#pending = null;
    this.#written = true;
    return copy;
  }

  #write() {
    this.#store(this.#take());
  }

  #store(copy) {
    const key = `${this.owner}/${this.id}`;
    this.#writes = this.#writes.then(async () => {
      try {
        await set(key, copy, store());
        localStorage.removeItem(LOCAL + key);
        this.safe = true;
      } catch {
        this.safe = this.#storeLocally(key, copy);
      }
    });
  }

  #storeLocally(key, copy) {
    try {
      localStorage.setItem(LOCAL + key, JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  #forget() {
    if (!this.#written) return;
    this.#written = false;
    this.#writes = this.#writes.then(() => forgetCopy(this.owner, this.id));
  }
}

/** Lays a text aside that its owner has turned away from: it is offered again at the next opening, and only they discard it. */
export async function layAside(owner, content) {
  const copy = { id: `aside-${Date.now().toString(36)}`, at: Date.now(), ...content };
  try {
    await set(`${owner}/${copy.id}`, copy, store());
  } catch {
    try { localStorage.setItem(`${LOCAL}${owner}/${copy.id}`, JSON.stringify(copy)); } catch { /* undo still has it */ }
  }
}
