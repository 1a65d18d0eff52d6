import { EditorPage } from './page.js';

const pages = new Map();

/** Closes editors whose element Blazor has taken away without a word, as it does when the circuit is lost. */
const gone = new MutationObserver(() => {
  for (const element of pages.keys()) if (!element.isConnected) portalEditor.close(element);
});

const portalEditor = {
  /** Makes an editor of the element; called again, it only changes who listens. */
  open(element, listener) {
    let page = pages.get(element);
    if (!page) {
      page = new EditorPage(element);
      pages.set(element, page);
      if (pages.size === 1) gone.observe(document.body, { childList: true, subtree: true });
    }
    page.circuit.listener = listener ?? null;
    page.circuit.tellState();
  },
  close(element) {
    const page = pages.get(element);
    if (!page) return;
    pages.delete(element);
    if (pages.size === 0) gone.disconnect();
    page.close();
  },
  command(element, name, argument) {
    return pages.get(element)?.run(name, argument) ?? false;
  },
  text(element) {
    return pages.get(element)?.text() ?? '';
  },
  /** Another text in place of this one, such as an older version; it can be undone, and is saved like anything typed. */
  replace(element, text) {
    pages.get(element)?.run('replace', text);
  },
};

window.portalEditor = portalEditor;
