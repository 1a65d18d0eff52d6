import { setDiagnostics } from '@codemirror/lint';
import { h, whenQuiet } from './dom.js';
import { t } from './texts.js';

const DELAY = 250; // ms after the last change

/** Shows the text as it will be published, and what the checks say about it. The newest text wins: older answers are dropped. */
export class Preview {
  #timer = 0;
  #asking = null;
  #shown = null;

  /** @param page { server, view, onAnswer(checks), onDrawn() } */
  constructor(parent, page) {
    this.page = page;
    this.note = h('p', { class: 'md-preview-note', role: 'status', hidden: true });
    this.sheet = h('div', { class: 'md-sheet' });
    this.pane = h('div', { class: 'md-preview', tabindex: '0', role: 'region', 'aria-label': t('预览') }, this.note, this.sheet);
    this.pane.addEventListener('click', event => this.#follow(event));
    parent.append(this.pane);
  }

  changed() {
    this.#asking?.abort();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => whenQuiet(this.page.view, () => this.#ask()), DELAY);
  }

  /** The server may answer again. */
  retry() {
    if (!this.note.hidden) this.changed();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  async #ask() {
    const doc = this.page.view.state.doc;
    if (this.#shown?.eq(doc)) return;
    this.#asking?.abort();
    const asking = this.#asking = new AbortController();
    const answer = await this.page.server.preview(doc.toString(), asking.signal);
    if (asking.signal.aborted) return;
    this.#asking = null;
    if (answer.kind !== 'ok') {
      this.#say(answer.kind === 'expired' ? t('登录已过期，预览暂停。') : answer.reasons?.join('') ?? t('预览暂时不可用；正在写的内容不受影响。'));
      return;
    }
    this.#say(null);
    this.#shown = doc;
    const { html, ...checks } = answer.value;
    this.sheet.innerHTML = html; // the server's own publishing pipeline has sanitised it
    this.page.onDrawn();
    this.page.onAnswer(checks);
    whenQuiet(this.page.view, () => this.#mark(doc, checks.issues ?? []));
  }

  /** Lines of the checks are those of the text that was asked about; if it has gone on, the next answer is under way. */
  #mark(doc, issues) {
    const { view } = this.page;
    if (!view.state.doc.eq(doc)) return;
    const marks = issues.filter(issue => issue.line >= 1 && issue.line <= doc.lines).map(issue => {
      const line = doc.line(issue.line);
      const indent = line.text.length - line.text.trimStart().length;
      return { from: line.from + indent, to: line.to, severity: { error: 'error', warning: 'warning' }[issue.severity] ?? 'info', message: issue.message };
    });
    view.dispatch(setDiagnostics(view.state, marks.sort((a, b) => a.from - b.from)));
  }

  #say(text) {
    this.note.hidden = !text;
    this.note.textContent = text ?? '';
  }

  /** A link of the preview must not take the page with the text away. */
  #follow(event) {
    const anchor = event.target.closest('a[href]');
    if (!anchor) return;
    event.preventDefault();
    const address = anchor.getAttribute('href');
    if (!address.startsWith('#')) window.open(anchor.href, '_blank', 'noopener');
    else this.sheet.querySelector(`[id="${CSS.escape(decodeURIComponent(address.slice(1)))}"]`)?.scrollIntoView({ block: 'nearest' });
  }
}
