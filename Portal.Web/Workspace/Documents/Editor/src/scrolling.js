const HANDS = ['wheel', 'pointerdown', 'touchstart', 'keydown', 'focusin'];

/**
 * Keeps text and preview side by side. Only the pane that was touched last leads, so that the following pane's own scroll events
 * cannot answer back. Between two lines the preview knows, positions are interpolated.
 */
export class Scrolling {
  on = true;
  #leader = 'text';
  #anchors = null;
  #frame = 0;

  constructor(view, pane, sheet) {
    Object.assign(this, { view, pane, sheet });
    for (const hand of HANDS) {
      view.dom.addEventListener(hand, () => { this.#leader = 'text'; }, { capture: true, passive: true });
      pane.addEventListener(hand, () => { this.#leader = 'preview'; }, { capture: true, passive: true });
    }
    view.scrollDOM.addEventListener('scroll', () => this.#moved('text'), { passive: true });
    pane.addEventListener('scroll', () => this.#moved('preview'), { passive: true });
    this.watch = new ResizeObserver(() => this.drawn());
    this.watch.observe(sheet);
    this.watch.observe(pane);
  }

  /** The preview was drawn anew or laid out differently. */
  drawn() {
    this.#anchors = null;
    this.#moved(this.#leader);
  }

  /** The text was laid out: heights that were estimated until now may have moved it. */
  measured() {
    this.#moved(this.#leader);
  }

  /** The text was moved from outside: a check, a search. */
  textLeads() {
    this.#leader = 'text';
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.watch.disconnect();
  }

  #moved(who) {
    if (!this.on || who !== this.#leader || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.on || this.pane.clientHeight === 0 || this.view.scrollDOM.clientHeight === 0) return;
      if (this.#leader === 'text') this.#toPreview();
      else this.#toText();
    });
  }

  /** The point of a pane that is compared moves from its top edge to its bottom edge while it is scrolled, so that both ends meet. */
  #toPreview() {
    const { scrollDOM } = this.view;
    const part = portion(scrollDOM);
    const line = this.#lineAt(scrollDOM.scrollTop + part * scrollDOM.clientHeight);
    this.pane.scrollTop = between(this.#points(), line, 0, 1) - part * this.pane.clientHeight;
  }

  #toText() {
    const part = portion(this.pane);
    const line = between(this.#points(), this.pane.scrollTop + part * this.pane.clientHeight, 1, 0);
    this.view.scrollDOM.scrollTop = this.#heightOf(line) - part * this.view.scrollDOM.clientHeight;
  }

  #lineAt(y) {
    const height = y - this.view.documentPadding.top;
    const block = this.view.lineBlockAtHeight(height);
    const number = this.view.state.doc.lineAt(block.from).number;
    return number + Math.min(1, Math.max(0, (height - block.top) / (this.#extent(number, block) || 1)));
  }

  #heightOf(line) {
    const { doc } = this.view.state;
    const number = Math.min(doc.lines, Math.max(1, Math.floor(line)));
    const block = this.view.lineBlockAt(doc.line(number).from);
    return this.view.documentPadding.top + block.top + (line - number) * this.#extent(number, block);
  }

  /** The last line ends where the pane does. */
  #extent(number, block) {
    return block.height + (number === this.view.state.doc.lines ? this.view.documentPadding.bottom : 0);
  }

  /** [line, y] of everything in the preview that knows its line, rising in both. */
  #points() {
    if (this.#anchors) return this.#anchors;
    const top = this.pane.getBoundingClientRect().top - this.pane.scrollTop;
    const points = [[1, 0]];
    for (const element of this.sheet.querySelectorAll('[data-line]')) {
      const [line, y] = [Number(element.dataset.line), element.getBoundingClientRect().top - top];
      const [lastLine, lastY] = points.at(-1);
      if (line > lastLine && y > lastY) points.push([line, y]);
    }
    points.push([Math.max(this.view.state.doc.lines + 1, points.at(-1)[0] + 1), this.pane.scrollHeight]);
    return (this.#anchors = points);
  }
}

const portion = element => Math.min(1, element.scrollTop / Math.max(1, element.scrollHeight - element.clientHeight));

function between(points, value, from, to) {
  const i = Math.max(1, points.findIndex(point => point[from] >= value));
  const [a, b] = [points[i - 1], points[i]];
  const part = Math.min(1, Math.max(0, (value - a[from]) / (b[from] - a[from] || 1)));
  return a[to] + part * (b[to] - a[to]);
}
