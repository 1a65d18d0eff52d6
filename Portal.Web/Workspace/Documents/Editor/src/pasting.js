import { EditorView } from '@codemirror/view';
import { insertBlock } from './commands.js';
import { fromHtml, isPicture } from './rich.js';
import { t } from './texts.js';
import { uploadFiles } from './uploads.js';

/** CodeMirror reads a table in one piece, at every key that is pressed in it: a tenth of a second for 5,000 rows. */
const MOST_ROWS = 5000;

/** What comes from outside: formatted text becomes Markdown, files are uploaded, Ctrl+Shift+V stays plain. */
export function pasting(page) {
  let plain = false;
  return EditorView.domEventHandlers({
    keydown(event) {
      plain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v';
    },
    paste(event, view) {
      const data = event.clipboardData;
      if (!data || view.state.readOnly) return false;
      const asText = plain && data.getData('text/plain') !== '';
      plain = false;
      if (asText) return false;
      const html = data.getData('text/html');
      // Word lays a picture of the text beside the text: files count only where nothing is written.
      if (data.files.length > 0 && (!html || isPicture(html))) {
        uploadFiles(page, data.files);
        return true;
      }
      return html !== '' && pasteHtml(page, view, html);
    },
    drop(event, view) {
      const files = event.dataTransfer?.files;
      if (!files?.length || view.state.readOnly) return false;
      event.preventDefault();
      uploadFiles(page, files, view.posAtCoords({ x: event.clientX, y: event.clientY }, false));
      return true;
    },
  });
}

function pasteHtml(page, view, html) {
  const { state } = view;
  const rows = html.match(/<tr[\s>]/gi)?.length ?? 0;
  page.bars.hide('rows');
  if (rows > MOST_ROWS) {
    page.bars.show('rows', 'seal', t('表格有 {0} 行，正文里最多 {1} 行，没有粘贴；请存为 Excel 文件，用“附件”上传。', rows, MOST_ROWS));
    return true;
  }
  const used = [...state.doc.toString().matchAll(/\[\^(\d+)\]/g)].map(found => Number(found[1]));
  const { markdown, pictures, blocks } = fromHtml(html, Math.max(0, ...used) + 1);
  if (pictures > 0) page.bars.show('pictures', 'ochre', t('{0} 张图片没有随文字粘贴；请另存为文件，再拖入或用“附件”上传。', pictures));
  if (!markdown) return pictures > 0;
  const { from, to } = state.selection.main;
  if (blocks) insertBlock(view, from, to, markdown);
  else view.dispatch(state.replaceSelection(markdown), { userEvent: 'input.paste', scrollIntoView: true });
  return true;
}
