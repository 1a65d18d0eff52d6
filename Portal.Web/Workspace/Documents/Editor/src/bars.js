import { h } from './dom.js';
import { icon } from './icons.js';
import { t } from './texts.js';

/** Sentences above the text, with what can be done about them. A bar with a name replaces the one of the same name. */
export class Bars {
  constructor(parent) {
    this.element = h('div', { class: 'md-bars' });
    parent.append(this.element);
  }

  /**
   * @param kind note, ochre or seal
   * @param actions [{ name, label, run }]; the bar goes when one is pressed, unless run answers false
   */
  show(name, kind, text, actions = [], { closable = true } = {}) {
    this.hide(name);
    const buttons = actions.map(action => h('button', {
      type: 'button', class: 'linkish', 'data-action': action.name, onclick: () => { if (action.run() !== false) bar.remove(); },
    }, action.label));
    const bar = h('div', { class: `md-bar md-bar-${kind}`, role: kind === 'seal' ? 'alert' : 'status', 'data-bar': name },
      icon(kind === 'note' ? 'check' : 'warn'), h('span', { class: 'md-bar-text' }, text), ...buttons,
      closable ? h('button', { type: 'button', class: 'md-bar-close', title: t('关闭'), 'aria-label': t('关闭'), onclick: () => bar.remove() }, icon('close')) : null);
    this.element.append(bar);
    return bar;
  }

  hide(name) {
    this.element.querySelector(`[data-bar="${name}"]`)?.remove();
  }
}
