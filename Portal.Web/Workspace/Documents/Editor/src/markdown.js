import { Language, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { markdownLanguage } from '@codemirror/lang-markdown';
import { tagHighlighter, tags } from '@lezer/highlight';
import { CJK } from './dom.js';

const chinese = new RegExp(`[${CJK}]`);
const base = markdownLanguage.parser;
const emphasis = base.inlineParsers[base.inlineNames.indexOf('Emphasis')];

/**
 * CommonMark lets '**政策文件。**后文' stand as it is, since a full stop before the stars and a letter behind them do not close.
 * The portal's pages are bold there, so the editor must be too: beside Chinese, punctuation counts as a letter.
 */
const chineseEmphasis = {
  parseInline: [{
    name: 'Emphasis',
    parse(context, next, start) {
      if (next !== 42 && next !== 95) return -1;
      let end = start + 1;
      while (context.char(end) === next) end++;
      const beside = context.slice(start - 1, start) + context.slice(end, end + 1);
      if (!chinese.test(beside)) return emphasis(context, next, start);
      const letters = Object.create(context, { slice: { value: (from, to) => context.slice(from, to).replace(/\S/g, 'x') } });
      return emphasis(letters, next, start);
    },
  }],
};

const footnotes = {
  defineNodes: [{ name: 'FootnoteReference', style: tags.labelName }],
  parseInline: [{
    name: 'FootnoteReference',
    before: 'Link',
    parse(context, next, start) {
      const found = next === 91 && /^\[\^[^\]\s]+\]/.exec(context.slice(start, Math.min(start + 64, context.end)));
      return found ? context.addElement(context.elt('FootnoteReference', start, start + found[0].length)) : -1;
    },
  }],
};

const marks = syntaxHighlighting(tagHighlighter([
  { tag: tags.heading, class: 'md-t-heading' },
  { tag: tags.strong, class: 'md-t-strong' },
  { tag: tags.emphasis, class: 'md-t-emphasis' },
  { tag: tags.strikethrough, class: 'md-t-strike' },
  { tag: tags.quote, class: 'md-t-quote' },
  { tag: [tags.link, tags.url], class: 'md-t-link' },
  { tag: tags.labelName, class: 'md-t-footnote' },
  { tag: tags.monospace, class: 'md-t-code' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.escape], class: 'md-t-mark' },
  { tag: [tags.comment, tags.angleBracket, tags.tagName], class: 'md-t-mark' },
]));

/** Markdown as the portal publishes it. The data of markdownLanguage is kept, so that its key bindings know the text as theirs. */
export function markdown() {
  return [new LanguageSupport(new Language(markdownLanguage.data, base.configure([chineseEmphasis, footnotes]), [], 'markdown')), marks];
}
