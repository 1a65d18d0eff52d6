import { redo, undo } from '@codemirror/commands';
import { closeSearchPanel, openSearchPanel, searchPanelOpen } from '@codemirror/search';
import { EditorView } from '@codemirror/view';
import { Bars } from './bars.js';
import { Circuit } from './circuit.js';
import { bold, footnote, heading, list, number, quote } from './commands.js';
import { SafetyCopy } from './copies.js';
import { askLink, chooser } from './asking.js';
import { h, paced, whenQuiet } from './dom.js';
import { createView, fromOutside, setReadOnly } from './editor.js';
import { store, stored } from './preferences.js';
import { Preview } from './preview.js';
import { Saving, unix } from './saving.js';
import { Scrolling } from './scrolling.js';
import { Server } from './server.js';
import { charactersOf, standingOf } from './standing.js';
import { insertTable } from './tables.js';
import { t } from './texts.js';
import { Toolbar } from './toolbar.js';
import { uploadFiles } from './uploads.js';
import { changesTo } from './versions.js';
import { Versioning } from './versioning.js';
import { importWord } from './wordImport.js';

const NARROW = 640; // px: below, one pane at a time
const RELOAD = 3000; // ms between attempts to open
const VIEWS = ['split', 'edit', 'preview'];

/** One open editor: joins the text, its saving, its preview and its toolbar. */
export class EditorPage {
  readOnly = true;
  narrow = false;
  #opening = 'loading';
  #troubled = false;
  #characters = 0;
  #listeners = new AbortController();
  #reload = 0;

  constructor(element) {
    this.element = element;
    this.owner = `${element.dataset.account}/${element.dataset.document}`;
    this.server = new Server(element);
    this.copy = new SafetyCopy(this.owner);
    this.circuit = new Circuit(() => this.state());
    this.toolbar = new Toolbar(element, this);
    this.bars = new Bars(element);
    const stage = h('div', { class: 'md-stage' });
    const panes = h('div', { class: 'md-panes' });
    element.append(stage);
    stage.append(panes);
    this.view = createView(panes, this);
    this.saving = new Saving(this.server, this.copy, {
      text: () => this.text(),
      composing: () => this.view.composing,
      told: () => this.#told(),
      onConflict: theirs => this.versioning.meet(theirs),
    });
    this.preview = new Preview(panes, {
      server: this.server, view: this.view, onAnswer: checks => this.circuit.checked(checks), onDrawn: () => this.scrolling.drawn(),
    });
    this.scrolling = new Scrolling(this.view, this.preview.pane, this.preview.sheet);
    this.versioning = new Versioning(this);
    this.#count = paced(400, () => this.#counted());
    this.#files = chooser(element, { multiple: true, 'data-chooser': 'files' }, files => uploadFiles(this, files));
    this.#word = chooser(element, { accept: '.docx', 'data-chooser': 'word' }, files => importWord(this, files[0]));
    this.#wanted = stored('view', VIEWS) ?? 'split';
    this.#setSync(stored('sync', ['on', 'off']) !== 'off');
    this.#watch();
    this.#told();
    this.#read();
  }

  #count;
  #files;
  #word;
  #wanted;

  text() {
    return this.view.state.doc.toString();
  }

  state() {
    const { saving } = this;
    return {
      state: this.#standing(),
      dirty: saving.dirty,
      readOnly: this.readOnly,
      savedAt: saving.savedAt,
      savedBy: saving.savedBy,
      version: saving.base?.version ?? null,
      characters: this.#characters,
      line: this.view.state.doc.lineAt(this.view.state.selection.main.head).number,
    };
  }

  /** Puts a whole text in place of the present one, changing only what differs. By hand: it can be undone. */
  replace(text, byHand) {
    const changes = changesTo(this.view.state, unix(text));
    if (changes.length > 0) this.view.dispatch({ changes, annotations: byHand ? [] : fromOutside, userEvent: 'input.replace' });
  }

  /** A button, a key or the page's component asks for something. Answers false for a name nobody knows. */
  run(name, argument) {
    const action = this.#actions[name] ?? this.#pattern(name);
    if (!action) return false;
    if (!action.touches) return action.run(argument) ?? true;
    if (this.readOnly) return false;
    whenQuiet(this.view, () => { action.run(argument); }); // a change would tear a composition apart
    return true;
  }

  #actions = {
    bold: { touches: true, run: () => bold(this.view) },
    list: { touches: true, run: () => list(this.view) },
    number: { touches: true, run: () => number(this.view) },
    quote: { touches: true, run: () => quote(this.view) },
    footnote: { touches: true, run: () => footnote(this.view) },
    table: { touches: true, run: ([rows, columns] = [3, 3]) => insertTable(rows, columns)(this.view) },
    link: { touches: true, run: () => { askLink(this); } },
    upload: { touches: true, run: () => { this.#files.click(); } },
    import: { touches: true, run: () => { this.#word.click(); } },
    undo: { touches: true, run: () => undo(this.view) },
    redo: { touches: true, run: () => redo(this.view) },
    search: { run: () => (searchPanelOpen(this.view.state) && this.view.dom.querySelector('.cm-search')?.contains(document.activeElement)
      ? closeSearchPanel(this.view) : openSearchPanel(this.view)) },
    history: { run: () => { this.circuit.command('history'); } },
    sync: { run: () => { this.#setSync(!this.scrolling.on); store('sync', this.scrolling.on ? 'on' : 'off'); } },
    full: { run: () => { this.#setFull(!('full' in this.element.dataset)); } },
    save: { run: () => this.#saveByHand() },
    refresh: { run: () => this.#refresh() },
    focus: { run: () => { this.view.focus(); } },
    replace: { touches: true, run: text => { this.replace(text, true); } },
  };

  #pattern(name) {
    const [, kind, value] = /^(heading-|view-|line:)(\w+)$/.exec(name) ?? [];
    if (kind === 'heading-' && /^[0-6]$/.test(value)) return { touches: true, run: () => heading(Number(value))(this.view) };
    if (kind === 'view-' && VIEWS.includes(value)) return { run: () => { this.#wanted = value; store('view', value); this.#showView(); } };
    if (kind === 'line:' && Number(value) > 0) return { run: () => { this.#goTo(Number(value)); } };
    return null;
  }

  onUpdate(update) {
    this.toolbar.follow(update.state);
    if (update.docChanged && this.#opening === null) {
      this.saving.changed();
      this.preview.changed();
      this.#count();
    }
    if (update.docChanged || update.selectionSet) this.circuit.tellState();
    if (update.geometryChanged) this.scrolling?.measured();
    if (update.focusChanged && !update.view.hasFocus) this.saving.save();
  }

  onComposed() {
    setTimeout(() => whenQuiet(this.view, () => this.saving.composed()));
  }

  close() {
    this.saving.leave();
    this.saving.stop();
    this.copy.close();
    this.preview.stop();
    this.scrolling.stop();
    this.versioning.close();
    this.toolbar.stop();
    this.circuit.listener = null;
    this.#listeners.abort();
    this.resized.disconnect();
    clearTimeout(this.#reload);
    this.view.destroy();
    this.element.replaceChildren();
    for (const name of ['view', 'narrow', 'full', 'panel', 'state']) delete this.element.dataset[name];
  }

  async #read() {
    const answer = await this.server.read();
    if (this.#listeners.signal.aborted) return;
    if (answer.kind !== 'ok') {
      this.#opening = answer.kind === 'expired' ? 'locked-out' : 'unreachable';
      if (answer.reasons) this.bars.show('open', 'seal', answer.reasons.join(''));
      this.#told();
      if (answer.kind !== 'expired') this.#reload = setTimeout(() => this.#read(), RELOAD);
      return;
    }
    this.bars.hide('open');
    this.readOnly = 'readonly' in this.element.dataset || answer.value.readOnly === true;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: unix(answer.value.text) }, annotations: fromOutside });
    this.#opening = null;
    this.saving.loaded(answer.value);
    if (!this.readOnly) setReadOnly(this.view, false);
    this.#counted();
    this.preview.changed();
    await this.versioning.offer();
  }

  /** The server may have a newer text: it comes in by itself where nothing is unsaved, and meets ours where something is. */
  async #refresh() {
    if (this.#opening !== null) return;
    const answer = await this.server.read();
    const { saving } = this;
    if (answer.kind !== 'ok' || answer.value.version === saving.base.version || saving.state === 'conflict' || saving.state === 'saving') return;
    if (!saving.recognise(answer.value)) this.versioning.meet(answer.value);
  }

  async #saveByHand() {
    await this.saving.save();
    this.toolbar.say(this.toolbar.state.textContent);
    return JSON.stringify(this.state());
  }

  #standing() {
    return this.#opening ?? (this.readOnly ? 'readonly' : this.saving.state);
  }

  #told() {
    const state = this.#standing();
    const { saving } = this;
    const { text, kind, action } = standingOf(state, {
      safe: this.copy.safe, savedAt: saving.savedAt, signInUrl: this.element.dataset.signInUrl ?? '/account/sign-in?returnUrl=%2Fworkspace',
    });
    if (this.element.dataset.state === state && this.toolbar.state.firstChild && state !== 'saved') return;
    this.element.dataset.state = state;
    this.toolbar.showState(text, kind, action);
    this.toolbar.state.title = saving.savedBy ? t('{0} 保存', saving.savedBy) : '';
    // Whoever heard of trouble hears when it is over, also after typing on; the spoken text stays in the page, and must not stay wrong.
    if (kind === 'bad') this.#troubled = true;
    if (kind === 'bad' || (this.#troubled && state === 'saved')) this.toolbar.say(text);
    if (this.#troubled && state === 'saved') {
      this.#troubled = false;
      this.preview.retry();
    }

    if (state === 'refused') this.bars.show('refused', 'seal', saving.reasons.join(''));
    else if (state === 'saved') this.bars.hide('refused');
    this.circuit.tellState();
  }

  #counted() {
    this.#characters = charactersOf(this.text());
    this.toolbar.count.textContent = t('{0} 字', this.#characters);
    this.circuit.tellState();
  }

  #watch() {
    const { signal } = this.#listeners;
    const again = () => {
      if (this.#opening === 'locked-out' || this.#opening === 'unreachable') {
        clearTimeout(this.#reload);
        this.#read();
      } else {
        this.saving.retry();
        this.preview.retry();
      }
    };
    window.addEventListener('focus', again, { signal });
    window.addEventListener('online', again, { signal });
    window.addEventListener('pagehide', () => this.saving.leave(), { signal });
    window.addEventListener('pageshow', event => { if (event.persisted) this.#refresh(); }, { signal });
    window.addEventListener('beforeunload', event => { if (this.saving.dirty && !this.copy.safe) event.preventDefault(); }, { signal });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') again();
      else this.saving.save();
    }, { signal });
    this.element.addEventListener('keydown', event => this.#keys(event), { signal });
    this.resized = new ResizeObserver(() => {
      const narrow = this.element.clientWidth < NARROW;
      if (narrow !== this.narrow || !this.element.dataset.view) {
        this.narrow = narrow;
        this.#showView();
      }
    });
    this.resized.observe(this.element);
  }

  #keys(event) {
    if (event.defaultPrevented || event.isComposing) return;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const name = control ? { s: 'save', f: 'search' }[event.key.toLowerCase()]
      : event.key === 'F11' ? 'full'
      : event.key === 'Escape' && 'full' in this.element.dataset ? 'full' : null;
    if (!name) return;
    event.preventDefault();
    this.run(name);
  }

  #showView() {
    const view = this.narrow && this.#wanted === 'split' ? 'edit' : this.#wanted;
    this.element.dataset.view = view;
    this.element.toggleAttribute('data-narrow', this.narrow);
    this.toolbar.showView(view, this.narrow);
    this.view.requestMeasure();
    this.scrolling.drawn();
  }

  #setSync(on) {
    this.scrolling.on = on;
    this.toolbar.sync.setAttribute('aria-pressed', on);
    if (on) this.scrolling.drawn();
  }

  #setFull(on) {
    this.element.toggleAttribute('data-full', on);
    this.toolbar.full.setAttribute('aria-pressed', on);
    this.view.requestMeasure();
  }

  #goTo(line) {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(line, doc.lines)).from;
    if (this.element.dataset.view === 'preview') this.run('view-edit');
    this.scrolling.textLeads();
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.view.focus();
  }
}
