import TurndownService from 'turndown';
import { CJK } from './dom.js';
import { BREAK, GAP, NOTE_CLOSE, NOTE_OPEN, NOTE_TEXT, tidy } from './word.js';

/** Chinese punctuation, which brings its own space. */
const MARKS = '\\u3001-\\u3011\\u3014-\\u301f\\uff01-\\uff0f\\uff1a-\\uff1f\\u201c\\u201d\\u2018\\u2019\\u2026';
const chinese = new RegExp(`[${CJK}]`);

/**
 * Markdown of what was copied as HTML.
 * @param firstNote the number that the first pasted footnote gets
 * @returns {{ markdown: string, pictures: number, blocks: boolean }} blocks: more than a piece of one paragraph
 */
export function fromHtml(html, firstNote = 1) {
  const body = new DOMParser().parseFromString(html.replace(/[\ue000-\ue003]/g, ''), 'text/html').body;
  const pictures = tidy(body);
  const tables = [];
  const service = writer(tables);
  // The inner ones first. Turndown writes the inside of whatever it meets: what is written already goes in empty, or each cell would be written twice.
  for (const node of [...body.querySelectorAll('table')].reverse()) {
    const written = node.cloneNode(false);
    written.dataset.written = tables.push(table(service, node)) - 1;
    node.replaceWith(written);
  }
  const markdown = polish(service.turndown(body), firstNote);
  return { markdown, pictures, blocks: /\n|^(#{1,6} |- |\d+\. |> |\|)/.test(markdown) };
}

/** Whether the clipboard's HTML is nothing but a picture, whose file lies beside it. */
export function isPicture(html) {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  return body.querySelector('img') !== null && body.textContent.trim() === '';
}

function writer(tables) {
  const service = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', strongDelimiter: '**', br: '\\' });
  service.escape = escape;
  service.addRule('gap', { filter: 'hr', replacement: () => '\n\n' });
  service.addRule('item', { filter: 'li', replacement: item });
  service.addRule('link', { filter: node => node.nodeName === 'A', replacement: link });
  service.addRule('table', { filter: 'table', replacement: (_, node) => `\n\n${tables[node.dataset.written]}\n\n` });
  return service;
}

const NUMBERED = new RegExp(`^(\\s*\\d+)[.．][ ${BREAK}]+(?=[${CJK}])`); // 1.内容: the third level of official numbering, no list

/** Only what would be read as Markdown: official texts are full of brackets, dashes and numbers that mean nothing. */
function escape(text) {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*`]|~~|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|\[(?=\^|[^\]]*\][(:])|<(?=[A-Za-z/!?])/g, '\\$&')
    .replace(NUMBERED, '$1.')
    .replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/^(\s*)(#{1,6}(?=\s)|>|[-+](?=\s)|={2,}|-{3,})/, '$1\\$2');
}

function item(content, node) {
  const list = node.parentNode;
  const index = [...list.children].indexOf(node);
  const prefix = list.nodeName === 'OL' ? `${Number(list.getAttribute('start') ?? 1) + index}. ` : '- ';
  const text = content.trim().replace(/\n{2,}(?=\s*(- |\d+\. ))/g, '\n').replace(/\n/g, `\n${' '.repeat(prefix.length)}`);
  return prefix + text + (node.nextElementSibling ? '\n' : '');
}

function link(content, node) {
  const text = content.replace(/\s+/g, ' ').trim();
  let address = node.getAttribute('href')?.trim() ?? '';
  if (address.startsWith(`${location.origin}/`)) address = address.slice(location.origin.length);
  if (!text || !/^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(address)) return content;
  return `[${text}](${address.replace(/[\s()<>]/g, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
}

/** Merged cells are laid out flat: what spans columns stands in the first of them, what spans rows in each of them. */
function grid(rows, textOf) {
  const cells = [];
  rows.forEach((row, y) => {
    cells[y] ??= [];
    let x = 0;
    for (const cell of row.cells) {
      while (cells[y][x] !== undefined) x++;
      const text = textOf(cell);
      for (let down = 0; down < Math.min(cell.rowSpan || 1, rows.length - y); down++) {
        cells[y + down] ??= [];
        for (let right = 0; right < Math.max(1, cell.colSpan); right++) cells[y + down][x + right] = right === 0 ? text : '';
      }
      x += Math.max(1, cell.colSpan);
    }
  });
  const width = Math.max(...cells.map(row => row.length));
  return cells.map(row => Array.from({ length: width }, (_, x) => row[x] ?? ''));
}

/** A cell that holds nothing but words needs no Turndown: ten thousands of them would take seconds. */
function cellText(service, cell) {
  let inner = cell;
  while (inner.childNodes.length === 1 && inner.firstChild.nodeName === 'P') inner = inner.firstChild;
  return inner.children.length === 0 ? escape(inner.textContent.replace(/[ \t\r\n]+/g, ' ').trim()) : service.turndown(cell);
}

function table(service, node) {
  const rows = [...node.rows].filter(row => row.cells.length > 0);
  const textOf = cell => cellText(service, cell).replace(/\\\n/g, ' ').replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|').trim();
  // A table of one cell per row, or of one row, only held a layout together.
  if (rows.length < 2 || rows.every(row => row.cells.length === 1)) return rows.flatMap(row => [...row.cells]).map(cell => service.turndown(cell).trim()).join('\n\n');
  const cells = grid(rows, textOf);
  // A head of two rows (额度 over 下限 and 上限) becomes one: 额度·下限.
  const head = rows[0].cells.length && [...rows[0].cells].some(cell => cell.colSpan > 1) ? Math.max(...[...rows[0].cells].map(cell => cell.rowSpan)) : 1;
  const spans = spread(rows[0]);
  const titles = cells[0].map((_, x) => [...new Set([spans[x], ...cells.slice(1, head).map(row => row[x])].filter(Boolean))].join('·'));
  const first = (head > 1 ? titles : cells[0]).map(title => title.replaceAll('**', '')); // a head is bold as it is
  const line = row => `| ${row.join(' | ')} |`;
  const caption = node.caption ? `${service.turndown(node.caption).trim()}\n\n` : '';
  return caption + [line(first), line(first.map(() => '---')), ...cells.slice(head).map(line)].join('\n');

  function spread(row) {
    return [...row.cells].flatMap(cell => Array(Math.max(1, cell.colSpan)).fill(textOf(cell)));
  }
}

/** What only the whole text can tell: spaces beside Chinese, footnotes, blank lines. */
function polish(markdown, firstNote) {
  let fenced = false;
  return markdown.split('\n').map(line => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    return fenced ? line : tighten(line);
  }).join('\n')
    .replace(new RegExp(`${NOTE_OPEN}(\\d+)${NOTE_CLOSE}(${NOTE_TEXT}\\s*)?`, 'g'), (_, number, text) => `[^${firstNote + Number(number) - 1}]${text === undefined ? '' : ': '}`)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function tighten(line) {
  const [, lead] = /^( *(?:#{1,6} |- |\d+\. |> )*)/.exec(line);
  const text = line.slice(lead.length)
    .replace(new RegExp(`^[ \u3000${GAP}${BREAK}]+|[ \u3000${GAP}${BREAK}]+$`, 'g'), '')
    .replace(new RegExp(`(.?)${BREAK}(.?)`, 'gs'), (_, a, b) => (chinese.test(a) || chinese.test(b) || /\s/.test(a) || /\s/.test(b) ? a + b : `${a} ${b}`))
    .replaceAll(BREAK, '');
  return (lead + text
    .replace(new RegExp(`([${CJK}](?:\\*\\*)?) +(?=[A-Za-z0-9])`, 'g'), '$1')
    .replace(new RegExp(`([${CJK}]) +(?=\\*\\*[A-Za-z0-9])`, 'g'), '$1')
    .replace(new RegExp(`([A-Za-z0-9%](?:\\*\\*)?) +(?=[${CJK}])`, 'g'), '$1')
    .replace(new RegExp(`([A-Za-z0-9]) +(?=\\*\\*[${CJK}])`, 'g'), '$1')
    .replace(new RegExp(`(?<=[${CJK}]) +(?=[${MARKS}])|(?<=[${MARKS}]) +(?=[${CJK}])`, 'g'), '')
    .replaceAll(GAP, ' ')).trimEnd();
}
