import { StateEffect, StateField } from '@codemirror/state';
import { syntaxTree } from '@codemirror/language';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import { addressOf } from './commands.js';
import { h, whenQuiet } from './dom.js';
import { t } from './texts.js';

const begun = StateEffect.define({ map: (value, changes) => ({ ...value, at: changes.mapPos(value.at) }) });
const ended = StateEffect.define();

class Waiting extends WidgetType {
  constructor(id, name) {
    super();
    Object.assign(this, { id, name });
  }

  eq(other) {
    return other.id === this.id;
  }

  toDOM() {
    return h('span', { class: 'md-uploading' }, t('正在上传 {0}…', this.name));
  }
}

/** The places that wait for a file: shown in the text, but no part of it. */
export const uploading = StateField.define({
  create: () => Decoration.none,
  update(places, transaction) {
    places = places.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(begun)) places = places.update({ add: [Decoration.widget({ widget: new Waiting(effect.value.id, effect.value.name), side: 1 }).range(effect.value.at)] });
      if (effect.is(ended)) places = places.update({ filter: (_, __, place) => place.spec.widget.id !== effect.value });
    }
    return places;
  },
  provide: field => EditorView.decorations.from(field),
});

function placeOf(state, id) {
  let at = null;
  state.field(uploading).between(0, state.doc.length, (from, _, place) => {
    if (place.spec.widget.id === id) at = from;
  });
  return at;
}

let count = 0;

/** Sends files and writes a picture or a link where each was dropped, in the order in which they were given. */
export function uploadFiles(page, files, at = behindLink(page.view.state)) {
  let before = null;
  return Promise.all([...files].map(file => (before = upload(page, file, at, before))));
}

/** Where the cursor is; behind a picture or link whose description it stands in, as it does after the last upload. */
function behindLink(state) {
  const { from, to } = state.selection.main;
  for (let node = syntaxTree(state).resolveInner(from, 1); node; node = node.parent)
    if ((node.name === 'Image' || node.name === 'Link') && node.from < from && node.to >= to) return node.to;
  return to;
}

async function upload(page, file, at, before) {
  const { view, server, bars } = page;
  const id = ++count;
  const name = file.name || `${t('图片')}.${(file.type.split('/')[1] ?? 'bin').replace('jpeg', 'jpg')}`;
  await new Promise(resolve => whenQuiet(view, resolve));
  view.dispatch({ effects: begun.of({ id, name, at: Math.min(at, view.state.doc.length) }) });
  const answer = await server.upload(file, name);
  await before;
  await new Promise(resolve => whenQuiet(view, resolve));
  if (answer.kind === 'ok') {
    insert(view, id, answer.value, file.type);
    return;
  }
  const place = placeOf(view.state, id) ?? view.state.selection.main.head;
  view.dispatch({ effects: ended.of(id) });
  const retry = { name: 'retry', label: t('重试'), run: () => { upload(page, file, Math.min(place, view.state.doc.length)); } };
  const why = answer.kind === 'refused' ? answer.reasons.join('') : answer.kind === 'expired' ? t('登录已过期。') : t('网络不通或服务器出错。');
  bars.show(`upload-${id}`, 'seal', t('{0} 没有上传：{1}', name, why), answer.kind === 'refused' ? [] : [retry]);
}

function insert(view, id, { name, address, contentType }, type) {
  const { state } = view;
  const place = placeOf(state, id);
  const at = place ?? state.selection.main.head;
  const picture = (contentType ?? type ?? '').startsWith('image/');
  const shown = name.replace(/[[\]\\]/g, '\\$&');
  const text = `${picture ? '!' : ''}[${shown}](${addressOf(address)})`;
  // Whoever has gone on writing elsewhere keeps the cursor; whoever waited finds the description marked, to be written.
  const waited = state.selection.main.empty && state.selection.main.head === at;
  view.dispatch({
    changes: { from: at, insert: text },
    effects: ended.of(id),
    selection: !waited ? undefined : picture ? { anchor: at + 2, head: at + 2 + shown.length } : { anchor: at + text.length },
    userEvent: 'input.upload',
    scrollIntoView: waited,
  });
}
