import { insertLink, linkAt } from './commands.js';
import { ask } from './dialogs.js';
import { h } from './dom.js';
import { t } from './texts.js';

const field = (label, input) => h('label', { class: 'md-field' }, h('span', {}, label), input);

/** Text and address of a new link, or of the one around the cursor. */
export async function askLink({ element, view }) {
  const found = linkAt(view.state);
  const text = h('input', { class: 'input', name: 'text', value: found.text });
  const address = h('input', { class: 'input', name: 'address', value: found.address, required: true, placeholder: 'https://', inputmode: 'url', autofocus: true });
  const chosen = await ask(element, t('链接'), [field(t('文字'), text), field(t('地址'), address)], [
    { name: 'ok', label: t('确定'), main: true, value: () => ({ ...found, text: text.value, address: address.value }) },
    { name: 'cancel', label: t('取消'), value: null, free: true },
  ]);
  if (chosen?.address.trim()) insertLink(view, chosen);
  view.focus();
}

/** A hidden choice of files. */
export function chooser(parent, attributes, taken) {
  // workspace.js holds a choice back until Blazor listens to the field; this field is not Blazor's, and says it was told.
  const input = h('input', { type: 'file', hidden: true, 'data-told': 'true', ...attributes });
  input.addEventListener('change', () => {
    const files = [...input.files];
    input.value = '';
    if (files.length > 0) taken(files);
  });
  parent.append(input);
  return input;
}
