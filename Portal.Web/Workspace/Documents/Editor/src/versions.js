import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { MergeView, diff, unifiedMergeView } from '@codemirror/merge';
import { diff3Merge } from 'node-diff3';
import { h } from './dom.js';
import { phrases, t } from './texts.js';

const DIFF = { scanLimit: 1000, timeout: 300 };

/**
 * Joins two texts that both went on from a third, line by line. Lines that both changed come out as 'mine' and are counted as conflicts.
 * @returns {{ text: string, conflicts: number }}
 */
export function merge(base, mine, theirs) {
  const parts = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), { excludeFalseConflicts: true });
  return {
    text: parts.flatMap(part => part.ok ?? part.conflict.a).join('\n'),
    conflicts: parts.filter(part => part.conflict).length,
  };
}

/** Changes that turn the document into the text and touch nothing else, so that the cursor stays where it is. */
export function changesTo(state, text) {
  return diff(state.doc.toString(), text, DIFF).map(change => ({ from: change.fromA, to: change.toA, insert: text.slice(change.fromB, change.toB) }));
}

/**
 * Two versions side by side, one above the other where it is narrow; the right one can be changed, its differences taken over one by one.
 * @param parent where it goes
 * @param left { title, text }
 * @param right { title, text, editable }
 * @param lead a sentence above
 * @param actions [{ name, label, main, run(textOfTheRight) }]; the panel closes when one is pressed
 * @returns closes the panel
 */
export function showVersions(parent, { lead, left, right, actions, narrow }) {
  const shared = [lineNumbers(), EditorView.lineWrapping, EditorState.phrases.of({ ...phrases(), Accept: t('用我的'), Reject: t('用对方的') })];
  const fixed = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
  const free = right.editable ? [history(), keymap.of([...defaultKeymap, ...historyKeymap])] : fixed;
  const body = h('div', { class: 'md-versions-body' });
  let text;
  let destroy;

  const buttons = actions.map(action => h('button', {
    type: 'button', class: action.main ? 'btn btn-main' : 'btn', 'data-action': action.name, onclick: () => { const value = text(); close(); action.run(value); },
  }, action.label));
  const panel = h('section', { class: 'md-versions', 'aria-label': t('两个版本'), 'data-narrow': narrow },
    h('p', { class: 'md-versions-lead' }, lead),
    h('div', { class: 'md-versions-heads' }, h('b', {}, left.title), h('b', {}, right.title)),
    body,
    h('div', { class: 'md-versions-foot' }, ...buttons));
  parent.append(panel);

  if (narrow) {
    const view = new EditorView({
      parent: body,
      doc: right.text,
      extensions: [...shared, ...free, EditorView.contentAttributes.of({ 'aria-label': right.title }),
        unifiedMergeView({ original: left.text, mergeControls: right.editable === true, gutter: true, diffConfig: DIFF })],
    });
    text = () => view.state.doc.toString();
    destroy = () => view.destroy();
  } else {
    const views = new MergeView({
      parent: body,
      a: { doc: left.text, extensions: [...shared, ...fixed, EditorView.contentAttributes.of({ 'aria-label': left.title, tabindex: '0' })] },
      b: { doc: right.text, extensions: [...shared, ...free, EditorView.contentAttributes.of({ 'aria-label': right.title, tabindex: '0' })] },
      revertControls: right.editable ? 'a-to-b' : undefined,
      collapseUnchanged: { margin: 3, minSize: 6 },
      diffConfig: DIFF,
    });
    text = () => views.b.state.doc.toString();
    destroy = () => views.destroy();
  }

  const close = () => {
    destroy();
    panel.remove();
  };
  buttons[0]?.focus();
  return close;
}
