const AUTOSAVE = 1500; // ms after the last key stroke
const RETRY_FIRST = 2000;
const RETRY_LAST = 60000;
const TROUBLED = ['away', 'failed', 'expired'];

/** Line ends as the editor counts them. */
export const unix = text => text.replace(/\r\n?/g, '\n');

/**
 * Brings the text to the server and says honestly how far it is. States: loading, saved, unsaved, saving, away (not reached), failed (the server's
 * fault), expired (sign in again), refused (reasons), conflict. 'saved' is said only after the server's own answer.
 */
export class Saving {
  state = 'loading';
  reasons = [];
  savedAt = null;
  savedBy = null;
  /** What the server had when the text in the editor was begun: { text, version }. */
  base = null;
  #timer = 0;
  #attempts = 0;
  #running = null;
  #wanted = false;
  #sending = null;
  /** Texts that were sent without an answer: the server may have them, and would then call them somebody else's. */
  #lost = new Set();

  /**
   * @param server the portal's addresses
   * @param copy the safety copy of this editor
   * @param page { text(), composing(), told(), onConflict(theirs) }: what the editor page lends
   */
  constructor(server, copy, page) {
    this.server = server;
    this.copy = copy;
    this.page = page;
  }

  get dirty() {
    return this.base !== null && this.page.text() !== this.base.text;
  }

  /** The server's text stands in the editor now. */
  loaded({ text, version, savedAt, savedBy }) {
    this.base = { text: unix(text), version };
    this.#savedBy(savedAt, savedBy);
    this.#tell(this.dirty ? 'unsaved' : 'saved');
  }

  /** After every change of the text. */
  changed() {
    if (!this.base) return;
    if (this.#settled) {
      this.copy.needless();
      if (this.state === 'unsaved' || this.state === 'refused') this.#tell('saved');
      return;
    }
    this.copy.note(() => this.#content());
    if (this.state === 'saved' || this.state === 'refused') this.#tell('unsaved');
    if (this.state === 'unsaved' || this.state === 'saving') this.#arm(AUTOSAVE);
  }

  /** An input method has finished: what was put off is done. */
  composed() {
    if (this.#wanted) this.save();
    else if (this.dirty && this.state === 'unsaved') this.#arm(AUTOSAVE);
  }

  /** Saves now; answers when nothing is under way any more. */
  save() {
    clearTimeout(this.#timer);
    if (this.page.composing()) {
      this.#wanted = true;
      return Promise.resolve();
    }
    this.#wanted = false;
    if (this.#running) return this.#running.then(() => (this.dirty && this.state === 'unsaved' ? this.save() : undefined));
    if (this.#settled || this.state === 'conflict') return Promise.resolve();
    this.#running = this.#put().finally(() => { this.#running = null; });
    return this.#running;
  }

  /** The page was looked at again, or the network came back: what waits is tried at once. */
  retry() {
    if (TROUBLED.includes(this.state)) this.save();
  }

  /** The page is going: the copy is written, and the request may outlive the page. */
  leave() {
    this.copy.flush();
    if (this.#settled || this.#sending === this.page.text() || !['unsaved', 'saving', 'away', 'failed'].includes(this.state)) return;
    this.#lost.add(this.page.text());
    this.server.save(this.page.text(), this.base.version);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** Somebody else's text is the base from now on; what stands in the editor is compared with it. */
  rebase({ text, version, savedAt, savedBy }) {
    this.#lost.clear();
    this.base = { text: unix(text), version };
    this.#savedBy(savedAt, savedBy);
    if (this.dirty) this.copy.note(() => this.#content());
    else this.copy.needless();
    this.#tell(this.dirty ? 'unsaved' : 'saved');
    if (this.dirty) this.#arm(0);
  }

  /** What the server shows is a text of this editor whose answer was lost: nobody else wrote it. */
  recognise(value) {
    const ours = this.#lost.has(unix(value.text));
    if (ours) this.#delivered(unix(value.text), value);
    return ours;
  }

  /** A copy from this browser stands in the editor: it was begun on an older text of the server, which merges as any other. */
  restored({ version, baseText }) {
    this.base = { text: unix(baseText), version };
    this.changed();
    this.#arm(0);
  }

  conflict() {
    clearTimeout(this.#timer);
    this.#tell('conflict');
  }

  /** The server has what stands here, and nothing else is under way to it. */
  get #settled() {
    return !this.dirty && this.#lost.size === 0;
  }

  #content() {
    return { text: this.page.text(), version: this.base.version, baseText: this.base.text };
  }

  #arm(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), delay);
  }

  async #put() {
    const sent = this.page.text();
    const base = this.base;
    if (!TROUBLED.includes(this.state)) this.#tell('saving'); // a further try does not hide what is wrong
    this.#sending = sent;
    const answer = await this.server.save(sent, base.version);
    this.#sending = null;
    switch (answer.kind) {
      case 'ok':
        this.#delivered(sent, answer.value);
        break;
      case 'conflict':
        this.#attempts = 0;
        if (unix(answer.value.text) === sent || this.#lost.has(unix(answer.value.text))) this.#delivered(unix(answer.value.text), answer.value);
        else this.page.onConflict(answer.value);
        break;
      case 'refused':
        this.reasons = answer.reasons;
        this.#tell('refused');
        break;
      default:
        this.#lost.add(sent);
        this.#again(answer.kind);
    }
  }

  #delivered(text, { version, savedAt, savedBy }) {
    this.#attempts = 0;
    this.#lost.clear();
    this.base = { text, version };
    this.#savedBy(savedAt, savedBy ?? null);
    if (this.dirty) {
      this.copy.note(() => this.#content());
      this.#tell('unsaved');
      this.#arm(AUTOSAVE);
    } else {
      this.copy.needless();
      this.#tell('saved');
    }
  }

  #again(kind) {
    this.#tell(kind);
    this.#arm(Math.min(RETRY_FIRST * 2 ** this.#attempts++, RETRY_LAST));
  }

  #savedBy(at, by) {
    this.savedAt = at ?? null;
    this.savedBy = by ?? null;
  }

  #tell(state) {
    this.state = state;
    if (state !== 'refused') this.reasons = [];
    this.page.told();
  }
}
