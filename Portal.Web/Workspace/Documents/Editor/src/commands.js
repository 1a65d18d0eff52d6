import { EditorSelection } from '@codemirror/state';
import { syntaxTree } from '@codemirror/language';

const BLOCK = /^(\s*)(#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)?/;

/** Line numbers of the selection; the line at whose very start it ends is not meant. */
function linesOf(state) {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from);
  let last = state.doc.lineAt(to);
  if (last.number > first.number && last.from === to) last = state.doc.line(last.number - 1);
  return Array.from({ length: last.number - first.number + 1 }, (_, i) => state.doc.line(first.number + i));
}

/** Gives every written line of the selection the marker, or takes it away where all have it. */
function mark(view, has, markerOf) {
  const { state } = view;
  const lines = linesOf(state);
  const written = lines.length === 1 ? lines : lines.filter(line => line.text.trim());
  const off = written.every(line => has.test(line.text));
  const changes = written.map((line, i) => {
    const [all, indent] = BLOCK.exec(line.text);
    return { from: line.from + indent.length, to: line.from + all.length, insert: off ? '' : markerOf(i) };
  });
  const set = state.changes(changes);
  view.dispatch({ changes: set, selection: state.selection.map(set, 1), userEvent: 'input', scrollIntoView: true });
  return true;
}

export const heading = level => view =>
  mark(view, new RegExp(level ? `^#{${level}}\\s` : '^$.'), () => (level ? `${'#'.repeat(level)} ` : ''));
export const list = view => mark(view, /^\s*[-*+]\s/, () => '- ');
export const number = view => mark(view, /^\s*\d+[.)]\s/, i => `${i + 1}. `);
export const quote = view => mark(view, /^\s*>/, () => '> ');

/** The strong text around the cursor, or null. */
function strongAt(state, from, to) {
  for (let node = syntaxTree(state).resolveInner(from, 1); node; node = node.parent)
    if (node.name === 'StrongEmphasis' && node.to >= to) return node;
  for (let node = syntaxTree(state).resolveInner(to, -1); node; node = node.parent)
    if (node.name === 'StrongEmphasis' && node.from <= from) return node;
  return null;
}

export function bold(view) {
  const { state } = view;
  const { from, to, empty } = state.selection.main;
  const strong = strongAt(state, from, to);
  if (strong) {
    view.dispatch({ changes: [{ from: strong.from, to: strong.from + 2 }, { from: strong.to - 2, to: strong.to }], userEvent: 'delete' });
    return true;
  }
  if (empty) {
    view.dispatch({ changes: { from, insert: '****' }, selection: { anchor: from + 2 }, userEvent: 'input' });
    return true;
  }
  // Stars bind within one paragraph, and never to a space: each line gets its own, around what is written.
  const changes = [];
  for (const line of linesOf(state)) {
    const start = Math.max(from, line.from + BLOCK.exec(line.text)[0].length);
    const text = state.sliceDoc(start, Math.min(to, line.to));
    if (start > line.to || !text.trim()) continue;
    const begin = start + text.length - text.trimStart().length;
    changes.push({ from: begin, insert: '**' }, { from: begin + text.trim().length, insert: '**' });
  }
  const set = state.changes(changes);
  view.dispatch({ changes: set, selection: { anchor: set.mapPos(from, 1), head: set.mapPos(to, -1) }, userEvent: 'input' });
  return true;
}

/** The link around the cursor, or what a new one starts from: { from, to, text, address }. */
export function linkAt(state) {
  const { from, to } = state.selection.main;
  for (let node = syntaxTree(state).resolveInner(from, 0); node; node = node.parent) {
    if (node.name !== 'Link') continue;
    const [, text, address] = /^\[((?:[^\]\\]|\\.)*)\]\(<?([^)\s>]*)>?[^)]*\)$/.exec(state.sliceDoc(node.from, node.to)) ?? [];
    if (text !== undefined) return { from: node.from, to: node.to, text, address };
  }
  const chosen = state.sliceDoc(from, to);
  const isAddress = /^(https?:\/\/|mailto:|\/)\S+$/.test(chosen);
  return { from, to, text: isAddress ? '' : chosen, address: isAddress ? chosen : '' };
}

/** An address as Markdown takes it: without anything that would end it. */
export const addressOf = address => address.trim().replace(/[\s()<>]/g, encodeURIComponent).replace(/\(/g, '%28').replace(/\)/g, '%29');

export function insertLink(view, { from, to, text, address }) {
  const shown = (text.trim() || address).replace(/([[\]])(?<!\\[[\]])/g, '\\$1');
  const insert = `[${shown}](${addressOf(address)})`;
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input', scrollIntoView: true });
}

/** A reference here, its note at the end of the text; the cursor goes where the note is written. */
export function footnote(view) {
  const { state } = view;
  const text = state.doc.toString();
  const used = new Set([...text.matchAll(/\[\^(\d+)\]/g)].map(found => Number(found[1])));
  let next = 1;
  while (used.has(next)) next++;
  const at = state.selection.main.to;
  const end = text.trimEnd().length;
  const gap = /(^|\n)\[\^[^\]]+\]:[^\n]*$/.test(text.trimEnd()) ? '\n' : '\n\n';
  const insert = `${gap}[^${next}]: `;
  const changes = state.changes([{ from: at, insert: `[^${next}]` }, { from: Math.max(end, at), to: state.doc.length, insert }]);
  view.dispatch({ changes, selection: { anchor: changes.newLength }, userEvent: 'input', scrollIntoView: true });
  return true;
}

/** Puts a piece of text that is more than one paragraph between blank lines of its own. */
export function insertBlock(view, from, to, block) {
  const { state } = view;
  const before = state.sliceDoc(Math.max(0, from - 2), from);
  const after = state.sliceDoc(to, to + 2);
  const open = from === 0 || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? (from === 1 ? '' : '\n') : '\n\n';
  const close = to === state.doc.length ? '\n' : after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  view.dispatch({
    changes: { from, to, insert: open + block + close },
    selection: EditorSelection.cursor(from + open.length + block.length),
    userEvent: 'input.paste',
    scrollIntoView: true,
  });
  return from + open.length;
}
