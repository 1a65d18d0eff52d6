import { h } from './dom.js';

/**
 * A modal question inside the editor, so that it stands above its own full screen too.
 * @param body elements between title and buttons
 * @param actions [{ name, label, main, value, free }]: value is answered when pressed, a function is called for it; free ones need no valid fields
 * @returns the value of the pressed button, or null after Esc
 */
export function ask(parent, title, body, actions) {
  return new Promise(resolve => {
    let answer = null;
    const dialog = h('dialog', { class: 'md-dialog', 'aria-label': title },
      h('form', { method: 'dialog', onsubmit: event => { answer = valueOf(event.submitter); } },
        h('h2', {}, title),
        ...body,
        h('div', { class: 'md-dialog-foot' }, ...actions.map(action =>
          h('button', { class: action.main ? 'btn btn-main' : 'btn', value: action.name, formnovalidate: action.free === true, 'data-action': action.name }, action.label)))));
    const valueOf = button => {
      const action = actions.find(one => one.name === button?.value);
      return typeof action?.value === 'function' ? action.value() : action?.value ?? null;
    };
    // Keys of a question are its own: the editor below must not hear Esc or Ctrl+S.
    dialog.addEventListener('keydown', event => event.stopPropagation());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    parent.append(dialog);
    dialog.showModal();
  });
}
