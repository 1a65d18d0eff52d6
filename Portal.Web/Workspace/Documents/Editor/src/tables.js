import { insertBlock } from './commands.js';

const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|(\s*:?-+:?\s*\|)+\s*$/;

const row = cells => `|${cells.map(cell => ` ${cell} `).join('|')}|`;

/** An empty table; the cursor stands in its first cell. */
export const insertTable = (rows, columns) => view => {
  const empty = row(Array(columns).fill(''));
  const text = [empty, row(Array(columns).fill('---')), ...Array(Math.max(1, rows - 1)).fill(empty)].join('\n');
  const { from, to } = view.state.selection.main;
  const start = insertBlock(view, from, to, text);
  view.dispatch({ selection: { anchor: start + 2 } });
  return true;
};

/** Where the cells of a row begin and end, without the spaces around their text. */
function cellsOf(line) {
  const cells = [];
  const bars = [...line.text.matchAll(/(?<!\\)\|/g)].map(found => found.index);
  for (let i = 0; i + 1 < bars.length; i++) {
    const text = line.text.slice(bars[i] + 1, bars[i + 1]);
    const start = text.trim() ? bars[i] + 1 + text.length - text.trimStart().length : bars[i] + Math.min(2, text.length + 1);
    cells.push({ from: line.from + start, to: line.from + start + text.trim().length, end: line.from + bars[i + 1] });
  }
  return cells;
}

const nextRow = (doc, number, step) => {
  for (let n = number + step; n >= 1 && n <= doc.lines; n += step) {
    const line = doc.line(n);
    if (!ROW.test(line.text)) return null;
    if (!RULE.test(line.text)) return line;
  }
  return null;
};

/** Tab and Shift+Tab: to the next or previous cell; behind the last cell a new row begins. */
export const moveCell = step => view => {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head);
  if (!ROW.test(line.text) || RULE.test(line.text)) return false;
  const cells = cellsOf(line);
  const index = cells.findIndex(cell => selection.main.head <= cell.end);
  let target = cells[index + step];
  if (!target) {
    const other = nextRow(doc, line.number, step);
    if (other) target = step > 0 ? cellsOf(other)[0] : cellsOf(other).at(-1);
    else if (step < 0 || view.state.readOnly) return true;
    else {
      let last = line;
      while (last.number < doc.lines && ROW.test(doc.line(last.number + 1).text)) last = doc.line(last.number + 1);
      const insert = `\n${row(cells.map(() => ''))}`;
      view.dispatch({ changes: { from: last.to, insert }, selection: { anchor: last.to + 3 }, userEvent: 'input', scrollIntoView: true });
      return true;
    }
  }
  view.dispatch({ selection: { anchor: target.from, head: target.to }, scrollIntoView: true });
  return true;
};
