// A stand for the editor without the portal: its page under the portal's content policy, and a server that can be told to misbehave.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const assets = path.resolve(here, '../../../../../wwwroot-assets');

const POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
  + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png' };

export const SAMPLE = `# 示例市科技创新券实施细则

各县（市、区）科技局，各有关单位：

为降低中小企业创新成本，规范科技创新券的发放、使用和兑付，制定本细则。

## 一、适用范围

（一）本细则所称科技创新券，是指面向科技型中小企业发放、用于购买科技服务的权益凭证。

（二）申领企业应当同时符合下列条件：在本市注册；年营业收入不超过2亿元；未列入失信名单。

## 二、额度和使用

（三）每家企业每年申领额度不超过20万元，单笔兑付比例不超过实际支出的50%。

（四）创新券不得转让、买卖，不得重复使用。自发布之日起施行，有效期三年。

## 三、公开和监督

（五）申领名单、额度和兑付结果在局网站公开，**接受社会监督。**有异议的，可向市科技局书面提出。
`;

/** What the stub knows and does; tests change it freely. */
export function freshPortal() {
  return {
    text: SAMPLE, version: 7, savedAt: '2026-10-14T06:05:00Z', savedBy: '吕明', readOnly: false,
    mode: 'ok', // ok, down, redirect, 401, 500, refuse
    reasons: [], held: null, waiting: 0, saves: [], previews: 0, uploads: [], slow: null, passed: null, versions: new Map(),
    now: () => new Date().toISOString(),
    /** Requests from now on wait: `open` lets later ones pass, `answer` answers those that wait too. */
    hold() {
      let answer;
      this.held = new Promise(resolve => { answer = resolve; });
      const open = () => { this.held = null; };
      return { open, answer: () => { open(); answer(); } };
    },
    someoneSaves(text, by = '李青山') {
      Object.assign(this, { text, version: this.version + 1, savedAt: this.now(), savedBy: by });
    },
  };
}

const bodyOf = async request => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
};

const escapeHtml = text => text.replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

/** Just enough of a publishing pipeline: each written line is an element that knows its line. */
function render(text) {
  const issues = [];
  const html = text.split('\n').map((line, i) => {
    const number = i + 1;
    if (line.includes('自发布之日起')) issues.push({ line: number, severity: 'warning', message: '“自发布之日起”应写明日期，施行日与发布日宜隔30日' });
    if (/\d{17}[\dX]/.test(line)) issues.push({ line: number, severity: 'error', message: '有身份证号' });
    if (!line.trim()) return '';
    const [, marks] = /^(#+) /.exec(line) ?? [];
    const inner = escapeHtml(line.replace(/^#+ /, '')).replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');
    return marks ? `<h${marks.length} data-line="${number}">${inner}</h${marks.length}>` : `<p data-line="${number}">${inner}</p>`;
  }).join('');
  return { html, issues, contents: [] };
}

function pageOf(query) {
  const theme = query.get('theme') ? ` data-theme="${query.get('theme')}"` : '';
  const mode = query.get('mode') ? ` data-mode="${query.get('mode')}"` : '';
  return `<!DOCTYPE html><html lang="${query.get('lang') ?? 'zh-CN'}"${theme}${mode}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<base href="/"><title>公文编辑</title><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/workspace.css"><link rel="stylesheet" href="/css/editor.css"></head>
<body><header class="bar-top"><span class="logo">政务公开工作台</span></header><main>
<div class="edit-head"><h1>示例市科技创新券实施细则</h1></div>
<div class="stand"><div class="md-editor" data-document="12" data-text-url="/workspace/documents/12/draft" data-preview-url="/workspace/documents/12/preview"
 data-files-url="/workspace/documents/12/files" data-docx-url="/workspace/documents/12/docx" data-account="${query.get('account') ?? '5'}"${query.has('readonly') ? ' data-readonly' : ''}></div></div>
</main><link rel="stylesheet" href="/stand.css"><script src="/js/editor.js"></script><script src="/stand.js"></script></body></html>`;
}

const STAND_JS = `window.heard = [];
portalEditor.open(document.querySelector('.md-editor'), { invokeMethodAsync: (name, value) => { heard.push([name, value]); return window.lost ? Promise.reject(new Error('circuit lost')) : Promise.resolve(); } });`;
const STAND_CSS = '.stand { height: calc(100vh - 6.4rem); border-top: 1px solid var(--c-line); }';

export async function startStand(port = 0) {
  const stand = { portal: freshPortal() };
  const server = http.createServer((request, response) => answer(stand.portal, request, response).catch(error => { response.destroy(error); }));
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  stand.url = `http://127.0.0.1:${server.address().port}`;
  stand.stop = () => new Promise(resolve => { server.closeAllConnections(); server.close(resolve); });
  return stand;
}

async function answer(portal, request, response) {
  const url = new URL(request.url, 'http://stand');
  const send = (status, value, type = 'application/json') => {
    response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
    response.end(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value));
  };
  if (url.pathname === '/edit') return send(200, pageOf(url.searchParams), 'text/html');
  if (url.pathname === '/stand.js') return send(200, STAND_JS, 'text/javascript');
  if (url.pathname === '/stand.css') return send(200, STAND_CSS, 'text/css');
  if (url.pathname === '/account/sign-in') return send(200, '<p>登录</p>', 'text/html');
  if (/^\/(js|css|img)\//.test(url.pathname)) {
    try { return send(200, await readFile(path.join(assets, url.pathname)), TYPES[path.extname(url.pathname)]); } catch { return send(404, ''); }
  }
  if (!url.pathname.startsWith('/workspace/documents/12/')) return send(404, '');

  const body = await bodyOf(request);
  if (portal.mode === 'down') return request.socket.destroy();
  if (portal.held) {
    portal.waiting++;
    await portal.held;
  }
  if (portal.mode === 'redirect') {
    response.writeHead(302, { Location: '/account/sign-in' });
    return response.end();
  }
  if (portal.mode === '401') return send(401, '');
  if (portal.mode === '500') return send(500, '');
  if (request.headers['x-portal'] !== 'editor') return send(400, '');

  switch (`${request.method} ${url.pathname.split('/').pop()}`) {
    case 'GET draft':
      return send(200, { text: portal.text, version: portal.version, savedAt: portal.savedAt, savedBy: portal.savedBy, title: '示例市科技创新券实施细则', readOnly: portal.readOnly });
    case 'PUT draft': {
      const { text, version } = JSON.parse(body);
      portal.saves.push({ text, version });
      if (portal.mode === 'refuse') return send(422, { reasons: portal.reasons });
      if (version !== portal.version) return send(409, { text: portal.text, version: portal.version, savedBy: portal.savedBy, savedAt: portal.savedAt });
      Object.assign(portal, { text, version: version + 1, savedAt: portal.now(), savedBy: '吕明' });
      return send(200, { version: portal.version, savedAt: portal.savedAt });
    }
    case 'POST preview':
      portal.previews++;
      return send(200, render(body.toString()));
    case 'POST files': {
      const name = decodeURIComponent(request.headers['x-file-name']);
      if (portal.mode === 'refuse') return send(422, { reasons: portal.reasons });
      if (portal.slow === name) await portal.passed;
      portal.uploads.push({ name, type: request.headers['content-type'], size: body.length });
      return send(200, { name, address: `/files/${portal.uploads.length}`, contentType: request.headers['content-type'], size: body.length });
    }
    case 'POST docx':
      return send(200, { title: '关于印发细则的通知', markdown: '## 一、总则\n\n为规范管理，制定本细则。\n', notes: ['表1的合并单元格已展开。'] });
    default:
      return send(404, '');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stand = await startStand(Number(process.argv[2] ?? 5180));
  console.log(`${stand.url}/edit (also ?theme=dark, ?theme=contrast, ?mode=elder, ?lang=en, ?readonly)`);
}
