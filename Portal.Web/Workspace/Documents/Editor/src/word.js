// What Word, WPS and web pages put on the clipboard, turned into plain structure: headings, paragraphs, lists, bold, tables, links.

const NUMERAL = '[一二三四五六七八九十百零〇]+';
/** Official texts number their headings so (GB/T 9704): 一、（一）1. — and regulations by chapter and section. */
const LEVELS = [
  [2, new RegExp(`^(${NUMERAL}、|第${NUMERAL}章)`)],
  [3, new RegExp(`^([（(]${NUMERAL}[）)]|第${NUMERAL}节)`)],
  [4, /^\d+[.．、]/],
];
const LONGEST_HEADING = 60;

/** Stands for a line break of the HTML source until it is known what is beside it: a space between words, nothing between Chinese characters. */
export const BREAK = '\ue000';
/** A gap that somebody made on purpose, between date and source for instance: more than one hard space. */
export const GAP = '\u2003';
/** Enclose the number of a footnote until Markdown is written, so that nothing escapes its brackets. */
export const [NOTE_OPEN, NOTE_CLOSE, NOTE_TEXT] = ['\ue001', '\ue002', '\ue003'];

const styleOf = element => element.getAttribute?.('style') ?? '';
const unwrap = element => element.replaceWith(...element.childNodes);

/** Tidies the body of a pasted document in place; answers how many pictures were in it. */
export function tidy(body) {
  markListNumbers(body);
  removeClutter(body);
  keepFootnotes(body);
  nameHeadings(body);
  buildLists(body);
  keepBold(body);
  for (const wrapper of body.querySelectorAll('span, font, ins, u, i, em, center, big, small')) unwrap(wrapper);
  for (const element of [...body.querySelectorAll('*')].filter(one => one.nodeName.includes(':'))) unwrap(element);
  body.normalize();
  joinBold(body);
  splitParagraphs(body);
  return cleanText(body);
}

/** Word and WPS write the number of a list item between <![if !supportLists]> and <![endif]>, which the parser reads as comments. */
function markListNumbers(body) {
  const comments = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  const starts = [];
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode())
    if (/\[if !supportLists\]/i.test(comment.data)) starts.push(comment);
  for (const start of starts) {
    const marker = body.ownerDocument.createElement('span');
    marker.dataset.marker = '';
    while (start.nextSibling && !(start.nextSibling.nodeType === Node.COMMENT_NODE && /\[endif\]/i.test(start.nextSibling.data)))
      marker.append(start.nextSibling);
    start.replaceWith(marker);
  }
  for (const element of body.querySelectorAll('[style*="mso-list"]'))
    if (/mso-list:\s*ignore/i.test(styleOf(element)) && !element.closest('[data-marker]')) element.dataset.marker = '';
}

function removeClutter(body) {
  const comments = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  const all = [];
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) all.push(comment);
  for (const comment of all) comment.remove();
  for (const element of body.querySelectorAll('style, script, meta, link, title, xml, template, noscript, del, iframe, object, svg, button, input, select, textarea'))
    element.remove();
  for (const element of body.querySelectorAll('*')) {
    if (/display:\s*none|mso-hide:\s*all/i.test(styleOf(element)) || /^(o:p|v:|w:(?!sdt))/i.test(element.nodeName)) element.remove();
  }
  for (const sup of body.querySelectorAll('sup'))
    if (/^[23]$/.test(sup.textContent.trim())) sup.replaceWith(sup.textContent.trim() === '2' ? '²' : '³');
}

function keepFootnotes(body) {
  for (const anchor of body.querySelectorAll('a[href*="#_ftn"], a[href*="#_edn"]')) {
    const [, back, number] = /#_(?:ftn|edn)(ref)?(\d+)$/.exec(anchor.getAttribute('href')) ?? [];
    if (number) anchor.replaceWith(NOTE_OPEN + number + NOTE_CLOSE + (back ? NOTE_TEXT : ''));
  }
  for (const list of body.querySelectorAll('[style*="footnote-list"], [style*="endnote-list"]'))
    for (const line of list.querySelectorAll('hr, br')) line.remove();
}

/** Whether all that is written in the element stands under one whose style passes. */
function throughout(element, passes) {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let any = false;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.trim()) continue;
    any = true;
    let inside = false;
    for (let node = text.parentElement; node && !inside; node = node === element ? null : node.parentElement) inside = passes(node);
    if (!inside) return false;
  }
  return any;
}

/** Not mso-bidi-font-weight, which Word sets to normal on everything bold. */
const weightOf = node => /(?:^|[;\s])font-weight:\s*([^;\s]+)/i.exec(styleOf(node))?.[1] ?? '';
const isBold = node => /^(bold|[6-9]00)/i.test(weightOf(node)) || (/^(B|STRONG)$/.test(node.nodeName) && !/^(normal|[1-5]00)/i.test(weightOf(node)));
const isHei = node => /font-family:[^;]*(黑体|SimHei)/i.test(styleOf(node)) || isBold(node);
const isKai = node => /font-family:[^;]*(楷体|KaiTi)/i.test(styleOf(node)) || isBold(node);

/** Headings by style, by outline level, or by what official texts write them in: 一、 in 黑体, （一） in 楷体. */
function nameHeadings(body) {
  for (const paragraph of body.querySelectorAll('h1, h2, h3, h4, h5, h6, p, div')) {
    if (paragraph.matches('div') && paragraph.querySelector('p, div, table, ul, ol, h1, h2, h3, h4, h5, h6')) continue;
    if (paragraph.closest('td, th, li')) continue;
    const text = paragraph.textContent.trim();
    const [numbered] = LEVELS.find(([, pattern]) => pattern.test(text)) ?? [0];
    const named = /^H\d$/.test(paragraph.nodeName) ? Number(paragraph.nodeName[1])
      : /\bMsoTitle\b/.test(paragraph.className) ? 1
      : Number(/mso-outline-level:\s*([1-6])/i.exec(styleOf(paragraph))?.[1] ?? 0);
    const drawn = !named && numbered && numbered < 4 && text.length <= LONGEST_HEADING && !/[。；;，,：:]$/.test(text)
      && throughout(paragraph, numbered === 2 ? isHei : isKai);
    if (!named && !drawn) continue;
    const heading = body.ownerDocument.createElement(`h${numbered || named}`);
    heading.setAttribute('style', styleOf(paragraph));
    heading.append(...paragraph.childNodes);
    for (const bold of heading.querySelectorAll('b, strong')) unwrap(bold);
    for (const part of heading.querySelectorAll('[style]')) part.setAttribute('style', styleOf(part).replace(/font-weight:[^;]*/gi, ''));
    paragraph.replaceWith(heading);
  }
}

const takeMarker = element => {
  const marker = element.querySelector('[data-marker]');
  marker?.remove();
  return marker?.textContent.replace(/\s/g, '') ?? '';
};

/** Word's list paragraphs become lists; Chinese numbers, which Markdown cannot count, stay written. */
function buildLists(body) {
  let open = []; // the lists that a next item may continue, outermost first
  let before = null;
  for (const item of body.querySelectorAll('[style*="mso-list"], h1, h2, h3, h4, h5, h6')) {
    const level = Number(/mso-list:[^;]*level(\d+)/i.exec(styleOf(item))?.[1] ?? 0);
    if (!level || item.closest('li')) continue;
    const marker = takeMarker(item);
    const counted = /^(\d+|[a-z])[.)．]$/i.exec(marker);
    if (/^H\d$/.test(item.nodeName) || (marker && !counted && /[一二三四五六七八九十\d①-⑳]/.test(marker))) {
      item.prepend(marker);
      continue;
    }
    if (item.previousElementSibling !== before) open = [];
    const kind = counted ? 'ol' : 'ul';
    open.length = Math.min(open.length, level);
    if (open.length === level && open[level - 1].localName !== kind) open.length = level - 1;
    const li = body.ownerDocument.createElement('li');
    const paragraph = item.ownerDocument.createElement('span');
    paragraph.append(...item.childNodes);
    li.append(paragraph);
    while (open.length < level) {
      const list = body.ownerDocument.createElement(kind);
      const parent = open.at(-1);
      if (parent) (parent.lastElementChild ?? parent.appendChild(body.ownerDocument.createElement('li'))).append(list);
      else item.before(list);
      if (counted && /^\d+$/.test(counted[1]) && counted[1] !== '1') list.setAttribute('start', counted[1]);
      open.push(list);
    }
    open.at(-1).append(li);
    item.remove();
    before = open[0];
  }
  for (const marker of body.querySelectorAll('[data-marker]')) unwrap(marker);
}

function keepBold(body) {
  for (const element of body.querySelectorAll('b, strong, span, font')) {
    const named = /^(B|STRONG)$/.test(element.nodeName);
    if (named && !isBold(element)) unwrap(element);
    else if (!named && isBold(element)) {
      const strong = body.ownerDocument.createElement('strong');
      strong.append(...element.childNodes);
      element.append(strong);
    }
  }
}

/** Word cuts one bold phrase into runs; stars that touch would show as stars. */
function joinBold(body) {
  for (const strong of [...body.querySelectorAll('b, strong')]) {
    if (strong.parentElement.closest('b, strong, th') || !strong.textContent.trim() || strong.querySelector('p, div, table, ul, ol')) unwrap(strong);
  }
  body.normalize();
  for (const strong of [...body.querySelectorAll('b, strong')]) {
    if (!strong.isConnected) continue;
    for (;;) {
      const gap = strong.nextSibling?.nodeType === Node.TEXT_NODE && !strong.nextSibling.data.trim() ? strong.nextSibling : null;
      const next = gap ? gap.nextSibling : strong.nextSibling;
      if (!next || !/^(B|STRONG)$/.test(next.nodeName)) break;
      if (gap) strong.append(gap);
      strong.append(...next.childNodes);
      next.remove();
    }
  }
  body.normalize();
}

/** Two line breaks in a row are a new paragraph, as many web pages write it. */
function splitParagraphs(body) {
  for (const br of [...body.querySelectorAll('br')]) {
    if (!br.isConnected) continue;
    let next = br.nextSibling;
    while (next?.nodeType === Node.TEXT_NODE && !next.data.trim()) next = next.nextSibling;
    if (next?.nodeName !== 'BR') continue;
    while (br.nextSibling !== next) br.nextSibling.remove();
    next.remove();
    br.replaceWith(body.ownerDocument.createElement('hr')); // written as a gap
  }
}

const BLOCKS = 'body, p, div, li, ul, ol, table, tbody, thead, tr, td, th, section, article, h1, h2, h3, h4, h5, h6, blockquote';

/** Spaces of the source, of the first line's indent and of layout go; the number of pictures is answered, since they cannot come along. */
function cleanText(body) {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const all = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) all.push(text);
  for (const text of all) {
    if (text.parentElement.closest('pre, code')) continue;
    if (!text.data.trim() && /[\r\n]/.test(text.data) && text.parentElement.matches(BLOCKS)
      && [...text.parentElement.children].some(child => child.matches(BLOCKS))) continue;
    text.data = text.data.replace(/\u00a0{2,}/g, GAP).replace(/\u00a0/g, ' ').replace(/[ \t]*[\r\n]\s*/g, BREAK);
  }
  const pictures = [...body.querySelectorAll('img')];
  for (const picture of pictures) picture.remove();
  return pictures.filter(picture => !/^[12]$/.test(picture.getAttribute('width') ?? '')).length; // a pixel wide: it counted visitors
}
