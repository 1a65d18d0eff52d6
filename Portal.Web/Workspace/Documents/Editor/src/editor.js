import { EditorState, Compartment, Transaction } from '@codemirror/state';
import { EditorView, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, tooltips } from '@codemirror/view';
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { h } from './dom.js';
import { markdown } from './markdown.js';
import { pasting } from './pasting.js';
import { moveCell } from './tables.js';
import { phrases, t } from './texts.js';
import { uploading } from './uploads.js';

const locked = new Compartment();

const access = readOnly => (readOnly
  ? [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' })]
  : []);

const inList = move => view => {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  return /^\s*([-*+]|\d+[.)])\s/.test(line.text) && move(view);
};

/** The text's own surface: CodeMirror with Markdown, Chinese phrases and the portal's keys. */
export function createView(parent, page) {
  const command = (name, argument) => () => {
    page.run(name, argument);
    return true;
  };
  const pane = h('div', { class: 'md-pane' });
  parent.append(pane);
  return new EditorView({
    parent: pane,
    state: EditorState.create({
      extensions: [
        locked.of(access(true)),
        EditorState.phrases.of(phrases()),
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        highlightSpecialChars(),
        dropCursor(),
        history(),
        lintGutter(),
        search({ top: true }),
        tooltips({ position: 'absolute', parent: page.element }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': t('正文'), spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }),
        markdown(),
        uploading,
        pasting(page),
        keymap.of([
          { key: 'Mod-b', run: command('bold') },
          { key: 'Mod-k', run: command('link') },
          ...[0, 1, 2, 3, 4].map(level => ({ key: `Mod-Alt-${level}`, run: command(`heading-${level}`) })),
          { key: 'Tab', run: view => moveCell(1)(view) || inList(indentMore)(view), shift: view => moveCell(-1)(view) || inList(indentLess)(view) },
          { key: 'Enter', run: insertNewlineContinueMarkup },
          { key: 'Backspace', run: deleteMarkupBackward },
          ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap,
        ]),
        EditorView.domEventHandlers({ compositionend: () => { page.onComposed(); } }),
        EditorView.updateListener.of(update => page.onUpdate(update)),
      ],
    }),
  });
}

export const setReadOnly = (view, readOnly) => view.dispatch({ effects: locked.reconfigure(access(readOnly)) });

/** A change that did not come from the person who writes here: undo leaves it alone. */
export const fromOutside = [Transaction.addToHistory.of(false), Transaction.remote.of(true)];
