import { t } from './texts.js';

const PATIENCE = 30000; // ms until a silent server counts as unreachable
/** Browsers refuse requests that outlive their page ('keepalive') above 64 KB in total. */
const KEEPALIVE_BYTES = 60000;

/**
 * Every request of the editor, and what its answer means. An answer's kind is one of
 * ok, conflict, refused (reasons to show), expired (sign in again), failed (the server's fault), away (not reached), aborted.
 */
export class Server {
  constructor(element) {
    const data = element.dataset;
    this.urls = { text: data.textUrl, preview: data.previewUrl, files: data.filesUrl, docx: data.docxUrl };
    this.account = data.account;
  }

  read() {
    return this.#ask(this.urls.text, {});
  }

  save(text, version) {
    const body = new Blob([JSON.stringify({ text, version })], { type: 'application/json' });
    return this.#ask(this.urls.text, { method: 'PUT', body, keepalive: body.size < KEEPALIVE_BYTES });
  }

  preview(text, signal) {
    return this.#ask(this.urls.preview, { method: 'POST', body: text, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, signal });
  }

  upload(file, name = file.name) {
    return this.#send(this.urls.files, file, name, file.type || 'application/octet-stream');
  }

  importWord(file) {
    return this.#send(this.urls.docx, file, file.name, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  }

  #send(url, file, name, type) {
    return this.#ask(url, { method: 'POST', body: file, headers: { 'Content-Type': type, 'X-File-Name': encodeURIComponent(name) }, patience: 10 * PATIENCE });
  }

  async #ask(url, { headers, signal, patience = PATIENCE, ...rest }) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    signal?.addEventListener('abort', () => stop.abort());
    try {
      const response = await fetch(url, {
        ...rest,
        // The account lets the server refuse a text that another person, signed in meanwhile in this browser, would send in their own name.
        headers: { 'X-Portal': 'editor', 'X-Portal-Account': this.account, ...headers },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
        signal: stop.signal,
      });
      return await this.#understand(response);
    } catch {
      return { kind: signal?.aborted ? 'aborted' : 'away' };
    } finally {
      clearTimeout(timer);
    }
  }

  async #understand(response) {
    if (response.type === 'opaqueredirect' || response.status === 401) return { kind: 'expired' };
    const value = (response.headers.get('Content-Type') ?? '').includes('json') ? await response.json() : null;
    const reasons = Array.isArray(value?.reasons) && value.reasons.length > 0 ? value.reasons : null;
    switch (response.status) {
      case 200:
        return value ? { kind: 'ok', value } : { kind: 'failed', status: 200 };
      case 409:
        return value ? { kind: 'conflict', value } : { kind: 'failed', status: 409 };
      case 403:
        return reasons ? { kind: 'refused', reasons } : { kind: 'expired' };
      case 413:
        return { kind: 'refused', reasons: reasons ?? [t('太大了，服务器不收。')] };
      default:
        if (reasons) return { kind: 'refused', reasons };
        return response.status === 422 ? { kind: 'refused', reasons: [t('服务器没有接受，也没有说明原因。')] } : { kind: 'failed', status: response.status };
    }
  }
}
