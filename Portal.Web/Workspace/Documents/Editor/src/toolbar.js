import { redoDepth, undoDepth } from '@codemirror/commands';
import { h } from './dom.js';
import { icon } from './icons.js';
import { t } from './texts.js';

const PICKER = { rows: 8, columns: 6 };

/** The buttons, by group; 'menu' opens a list, 'picker' the sizes of a table, 'file' the choice of files. Views come behind them. */
const groups = () => [
  [
    { name: 'heading', label: t('标题'), menu: [
      { name: 'heading-0', label: t('正文') },
      { name: 'heading-1', label: t('文件标题'), hint: '#' },
      { name: 'heading-2', label: t('一级标题 一、'), hint: '##' },
      { name: 'heading-3', label: t('二级标题 （一）'), hint: '###' },
      { name: 'heading-4', label: t('三级标题 1.'), hint: '####' },
    ] },
    { name: 'bold', label: t('加粗'), keys: 'Ctrl+B' },
    { name: 'list', label: t('列表') },
    { name: 'number', label: t('编号') },
    { name: 'quote', label: t('引用') },
  ],
  [
    { name: 'table', label: t('表格'), picker: true },
    { name: 'link', label: t('链接'), keys: 'Ctrl+K' },
    { name: 'clip', label: t('附件和图片'), command: 'upload' },
    { name: 'footnote', label: t('脚注') },
  ],
  [
    { name: 'undo', label: t('撤销'), keys: 'Ctrl+Z' },
    { name: 'redo', label: t('重做'), keys: 'Ctrl+Y' },
  ],
  [
    { name: 'search', label: t('查找替换'), keys: 'Ctrl+F', always: true },
    { name: 'history', label: t('历史'), always: true },
    { name: 'import', label: t('导入 Word') },
  ],
];

/** Buttons with roving focus, the views, and what the editor says about itself. */
export class Toolbar {
  #buttons = [];
  #menu = null;
  #visited = false;

  /** @param page { run(command, argument), view } */
  constructor(parent, page) {
    this.page = page;
    this.count = h('span', { class: 'md-count' });
    this.state = h('span', { class: 'md-state' });
    this.said = h('span', { class: 'md-said', role: 'status', 'aria-live': 'polite' });
    this.views = h('span', { class: 'md-views', role: 'group', 'aria-label': t('视图') },
      this.#view('split', t('分栏')), this.#view('edit', t('仅编辑')), this.#view('preview', t('仅预览')));
    this.sync = this.#toggle('sync', t('同步滚动'), 'sync');
    this.full = this.#toggle('full', t('全屏'), 'full', 'F11');
    const bar = h('div', { class: 'md-buttons', role: 'toolbar', 'aria-label': t('编辑工具'), 'aria-orientation': 'horizontal' });
    for (const group of groups()) bar.append(...group.map(item => this.#item(item)), h('span', { class: 'md-sep' }));
    bar.append(this.views, this.sync, this.full);
    this.#buttons = [...bar.querySelectorAll('.md-button')]; // in the order of the arrows
    this.element = h('div', { class: 'md-bar-top' }, bar, h('div', { class: 'md-standing' }, this.state, this.count, this.said));
    bar.addEventListener('keydown', event => this.#keys(event));
    // The text keeps the focus, its selection and a composition under way while a button is pressed with the mouse.
    bar.addEventListener('mousedown', event => { if (event.target.closest('button')) event.preventDefault(); });
    document.addEventListener('pointerdown', this.outside = event => { if (this.#menu && !this.#menu.parentElement.contains(event.target)) this.#closeMenu(false); });
    parent.append(this.element);
    this.#rove(this.#buttons[0]);
  }

  stop() {
    document.removeEventListener('pointerdown', this.outside);
  }

  /** What can be pressed in this state of the text. */
  follow(state) {
    const readOnly = state.readOnly || this.hiddenText;
    for (const button of this.#buttons) {
      const { name, always } = button.item;
      if (name === 'undo') button.disabled = readOnly || undoDepth(state) === 0;
      else if (name === 'redo') button.disabled = readOnly || redoDepth(state) === 0;
      else if (!always) button.disabled = readOnly;
    }
    if (!this.#visited || this.#buttons.some(button => button.tabIndex === 0 && button.disabled)) this.#rove(this.#usable()[0]);
  }

  showView(view, narrow) {
    for (const button of this.views.children) {
      button.setAttribute('aria-pressed', button.dataset.command.endsWith(`-${view}`));
      button.hidden = narrow && button.dataset.command === 'view-split';
    }
    this.sync.hidden = view !== 'split';
    this.hiddenText = view === 'preview'; // nobody changes what they do not see
    this.follow(this.page.view.state);
  }

  /** @param kind quiet, busy, ok or bad */
  showState(text, kind, action) {
    this.state.dataset.kind = kind;
    this.state.replaceChildren(kind === 'bad' ? icon('warn') : kind === 'ok' ? icon('check') : '', text, ...(action ? [' ', action] : []));
  }

  /** Spoken by screen readers; every pause in typing would be too much. */
  say(text) {
    if (this.said.textContent !== text) this.said.textContent = text;
  }

  #button(item, ...content) {
    const title = item.keys ? t('{0}（{1}）', item.label, item.keys) : item.label;
    const button = h('button', { type: 'button', class: 'md-button', title, 'aria-label': item.label, tabindex: '-1', 'data-command': item.command ?? item.name }, ...content);
    button.item = item;
    button.addEventListener('focus', () => {
      this.#visited = true;
      this.#rove(button);
    });
    return button;
  }

  #item(item) {
    const button = this.#button(item, icon(item.name));
    if (!item.menu && !item.picker) {
      button.addEventListener('click', () => this.page.run(item.command ?? item.name));
      return button;
    }
    button.setAttribute('aria-haspopup', item.menu ? 'menu' : 'dialog');
    button.setAttribute('aria-expanded', 'false');
    const holder = h('span', { class: 'md-holder' }, button);
    button.addEventListener('click', () => {
      const open = this.#menu?.parentElement === holder;
      this.#closeMenu(false);
      if (!open) this.#openMenu(holder, button, item.menu ? this.#list(item) : this.#picker(item));
    });
    return holder;
  }

  #view(name, label) {
    const button = this.#button({ name: `view-${name}`, label, always: true }, icon(name));
    button.addEventListener('click', () => this.page.run(`view-${name}`));
    return button;
  }

  #toggle(name, label, picture, keys) {
    const button = this.#button({ name, label, keys, always: true }, icon(picture));
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => this.page.run(name));
    return button;
  }

  #list(item) {
    return h('div', { class: 'md-menu', role: 'menu', 'aria-label': item.label }, ...item.menu.map(entry =>
      h('button', { type: 'button', role: 'menuitem', tabindex: '-1', 'data-command': entry.name, onclick: () => this.#choose(entry.name) },
        h('span', {}, entry.label), h('span', { class: 'md-hint' }, entry.hint ?? ''))));
  }

  #picker(item) {
    const label = h('p', { class: 'md-picker-size', 'aria-hidden': 'true' });
    const cells = [];
    const show = (rows, columns) => {
      label.textContent = t('{0} 行 {1} 列', rows, columns);
      for (const cell of cells) cell.classList.toggle('on', cell.row <= rows && cell.column <= columns);
    };
    const board = h('div', { class: 'md-picker-cells' });
    for (let row = 1; row <= PICKER.rows; row++) {
      for (let column = 1; column <= PICKER.columns; column++) {
        const cell = h('button', { type: 'button', tabindex: '-1', 'aria-label': t('{0} 行 {1} 列', row, column), 'data-size': `${row}x${column}`,
          onclick: () => this.#choose('table', [row, column]), onpointerenter: () => show(row, column), onfocus: () => show(row, column) });
        Object.assign(cell, { row, column });
        cells.push(cell);
        board.append(cell);
      }
    }
    show(3, 3);
    const picker = h('div', { class: 'md-menu md-picker', role: 'dialog', 'aria-label': item.label }, board, label);
    picker.first = cells[2 * PICKER.columns + 2];
    picker.step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: PICKER.columns, ArrowUp: -PICKER.columns };
    return picker;
  }

  #openMenu(holder, button, menu) {
    this.#menu = menu;
    holder.append(menu);
    button.setAttribute('aria-expanded', 'true');
    // On a narrow screen the buttons scroll sideways and would cut the menu off: it hangs from the bar then.
    const start = button.getBoundingClientRect().left - this.element.getBoundingClientRect().left;
    menu.style.insetInlineStart = `${Math.max(0, Math.min(start, this.element.clientWidth - menu.offsetWidth))}px`;
    menu.style.top = `${button.getBoundingClientRect().bottom - this.element.getBoundingClientRect().top}px`;
    (menu.first ?? menu.querySelector('button')).focus();
  }

  #closeMenu(refocus) {
    if (!this.#menu) return;
    const button = this.#menu.parentElement.querySelector('.md-button');
    this.#menu.remove();
    this.#menu = null;
    button.setAttribute('aria-expanded', 'false');
    if (refocus) button.focus();
  }

  #choose(command, argument) {
    this.#closeMenu(false);
    this.page.view.focus();
    this.page.run(command, argument);
  }

  #usable() {
    return this.#buttons.filter(button => !button.disabled && !button.hidden);
  }

  #rove(to) {
    for (const button of this.#buttons) button.tabIndex = button === to ? 0 : -1;
  }

  #keys(event) {
    const inMenu = this.#menu?.contains(event.target);
    const all = inMenu ? [...this.#menu.querySelectorAll('button')] : this.#usable();
    const at = all.indexOf(event.target.closest('button'));
    if (inMenu && event.key === 'Escape') this.#closeMenu(true);
    else if (inMenu && event.key === 'Tab') {
      this.#closeMenu(true);
      return;
    } else if (!inMenu && event.key === 'ArrowDown' && event.target.getAttribute('aria-haspopup')) event.target.click();
    else {
      const steps = (inMenu && this.#menu.step) || (inMenu ? { ArrowDown: 1, ArrowUp: -1 } : { ArrowRight: 1, ArrowLeft: -1 });
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : event.key in steps ? at + steps[event.key] : null;
      if (to === null) return;
      all[inMenu && this.#menu.step ? Math.max(0, Math.min(all.length - 1, to)) : (to + all.length) % all.length].focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
