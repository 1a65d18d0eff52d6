import { h } from './dom.js';
import { t } from './texts.js';

const OFFICE = 'Asia/Shanghai';

/** 14:05, or 10月11日 14:05 on another day; the office's clock, wherever the browser stands. */
export function clockOf(instant) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const day = one => new Intl.DateTimeFormat('en-CA', { timeZone: OFFICE }).format(one);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: OFFICE, hour: '2-digit', minute: '2-digit' }).format(date);
  if (day(date) === day(new Date())) return time;
  const [, month, dayOfMonth] = day(date).split('-').map(Number);
  return t('{0}月{1}日 {2}', month, dayOfMonth, time);
}

/** How many characters were written, as Word counts 字数: each Chinese character and mark, each word or number of other scripts; no Markdown. */
export function charactersOf(text) {
  const plain = text
    .replace(/!?\[((?:[^\]\\]|\\.)*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*\[\^[^\]]+\]:|\[\^[^\]]+\]/gm, '')
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/[*`~|]|-{3,}/g, ' ');
  return plain.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]+/g)?.length ?? 0;
}

/** The sentence for a state of the text, its kind, and the link that helps. 'safe': a copy stands in this browser. */
export function standingOf(state, { safe, savedAt, signInUrl }) {
  const kept = safe ? t('内容保存在本机') : t('请勿关闭本页');
  const signIn = () => h('a', { href: signInUrl, target: '_blank', rel: 'noopener', 'data-action': 'sign-in' }, t('登录'));
  switch (state) {
    case 'loading': return { text: t('正在打开'), kind: 'busy' };
    case 'unreachable': return { text: t('打不开，正在重试'), kind: 'bad' };
    case 'locked-out': return { text: t('登录已过期'), kind: 'bad', action: signIn() };
    case 'readonly': return { text: t('只读'), kind: 'quiet' };
    case 'saved': return { text: savedAt ? t('已保存 {0}', clockOf(savedAt)) : t('已保存'), kind: 'ok' };
    case 'saving': return { text: t('正在保存'), kind: 'busy' };
    case 'away': return { text: t('未保存，网络不通，{0}，正在重试', kept), kind: 'bad' };
    case 'failed': return { text: t('未保存，服务器出错，{0}，正在重试', kept), kind: 'bad' };
    case 'expired': return { text: t('未保存，登录已过期，{0}', kept), kind: 'bad', action: signIn() };
    case 'refused': return { text: t('未保存，服务器没有接受，{0}', kept), kind: 'bad' };
    case 'conflict': return { text: t('未保存，他人也改了同一处，{0}', kept), kind: 'bad' };
    default: return { text: t('未保存'), kind: 'quiet' };
  }
}
