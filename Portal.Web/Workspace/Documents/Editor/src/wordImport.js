import { ask } from './dialogs.js';
import { insertBlock } from './commands.js';
import { h, whenQuiet } from './dom.js';
import { t } from './texts.js';

/** A Word file goes to the portal, comes back as Markdown, and goes into the text only after asking where. */
export async function importWord(page, file) {
  const { view, server, bars } = page;
  bars.show('import', 'note', t('正在读取 {0}…', file.name), [], { closable: false });
  const answer = await server.importWord(file);
  bars.hide('import');
  if (answer.kind !== 'ok') {
    const why = answer.kind === 'refused' ? answer.reasons.join('') : answer.kind === 'expired' ? t('登录已过期。') : t('网络不通或服务器出错。');
    bars.show('import', 'seal', t('{0} 没有导入：{1}', file.name, why));
    return;
  }
  const { title, markdown, notes = [] } = answer.value;
  const place = await ask(page.element, t('导入“{0}”', title || file.name), [
    h('p', {}, view.state.doc.length > 0 ? t('正文里已有内容。') : t('正文还是空的。')),
    notes.length > 0 ? h('ul', { class: 'md-notes' }, ...notes.map(note => h('li', {}, typeof note === 'string' ? note : note.message))) : null,
  ].filter(Boolean), [
    { name: 'replace', label: t('替换全文'), main: view.state.doc.length === 0, value: 'replace' },
    { name: 'insert', label: t('插入到光标处'), value: 'insert' },
    { name: 'cancel', label: t('取消'), value: null },
  ]);
  if (!place) return;
  whenQuiet(view, () => {
    if (place === 'replace') page.replace(markdown, true);
    else insertBlock(view, view.state.selection.main.from, view.state.selection.main.to, markdown.trim());
    view.focus();
    page.circuit.imported({ title, notes, replaced: place === 'replace' });
  });
}
