import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';

let house;
before(async () => { house = await openHouse(); });
after(() => house.close());

const clip = (name, kind) => readFile(new URL(`./clipboard/${name}.${kind}`, import.meta.url), 'utf8');

async function empty(options) {
  const desk = await house.visit(options);
  await desk.stateIs('saved');
  await desk.replace('');
  await desk.content.focus();
  return desk;
}

for (const name of ['word-notice', 'wps-table', 'web-page']) {
  test(`What was copied from ${name} arrives as Markdown`, async () => {
    const desk = await empty();
    await desk.paste({ 'text/html': await clip(name, 'html'), 'text/plain': '纯文本' });
    assert.equal((await desk.text()).trim(), (await clip(name, 'md')).trim());
    // A page's own handlers are parsed and refused by the policy, never run: the browser says so.
    assert.deepEqual(desk.errors.filter(error => !/inline event handler/.test(error)), []);
    await desk.context.close();
  });
}

test('Pictures that cannot come along are said, and the text is undone in one step', async () => {
  const desk = await empty();
  await desk.paste({ 'text/html': await clip('wps-table', 'html') });
  assert.match(await desk.page.locator('[data-bar="pictures"]').textContent(), /^1 张图片没有随文字粘贴/);
  await desk.page.keyboard.press('Control+z');
  await desk.textIs('');
  await desk.context.close();
});

test('A table of more rows than the text can bear is not pasted, and the editor says what to do instead', async () => {
  const desk = await empty();
  const table = rows => `<table>${'<tr class=xl65><td><p>甲 |</p></td><td>1</td></tr>'.repeat(rows)}</table>`;
  await desk.paste({ 'text/html': table(20000) });
  assert.match(await desk.page.locator('[data-bar="rows"]').textContent(), /^表格有 20000 行，正文里最多 5000 行，没有粘贴；请存为 Excel 文件，用“附件”上传/);
  assert.equal(await desk.text(), '');
  await desk.paste({ 'text/html': table(5000) });
  assert.equal(await desk.page.locator('[data-bar="rows"]').count(), 0);
  assert.equal(await desk.text(), `| 甲 \\| | 1 |\n| --- | --- |\n${'| 甲 \\| | 1 |\n'.repeat(4999)}`);
  await desk.context.close();
});

test('Tables stand where they stood: in a list, and one inside another', async () => {
  const desk = await empty();
  const table = inside => `<table><tr><td>甲</td><td>${inside}</td></tr><tr><td>1. 丙</td><td>a&nbsp;*b*</td></tr></table>`;
  await desk.paste({ 'text/html': `<p>前</p><ul><li>项${table('乙')}</li></ul>${table(`<p>外</p>${table('内')}`)}<p>后</p>` });
  const laid = '甲 \\| 内 \\| \\| --- \\| --- \\| \\| 1.丙 \\| a \\*b\\* \\|';
  assert.equal(await desk.text(), `前\n\n- 项\n\n  | 甲 | 乙 |\n  | --- | --- |\n  | 1.丙 | a \\*b\\* |\n\n| 甲 | 外 \\| ${laid} |\n| --- | --- |\n| 1.丙 | a \\*b\\* |\n\n后\n`);
  await desk.context.close();
});

test('Pasted footnotes count on from those of the text', async () => {
  const desk = await empty();
  await desk.replace('已有注释[^1]。\n\n[^1]: 旧注。\n');
  await desk.at(3);
  await desk.paste({ 'text/html': await clip('wps-table', 'html') });
  assert.match(await desk.text(), /下表\[\^2\]。[\s\S]*\n\[\^2\]: 额度/);
  await desk.context.close();
});

test('With Ctrl+Shift+V the text stays plain', async () => {
  const desk = await empty({ permissions: ['clipboard-read', 'clipboard-write'] });
  await desk.page.evaluate(() => navigator.clipboard.write([new ClipboardItem({
    'text/html': new Blob(['<b>粗</b>'], { type: 'text/html' }), 'text/plain': new Blob(['粗'], { type: 'text/plain' }),
  })]));
  await desk.page.keyboard.press('Control+Shift+V');
  await desk.textIs('粗');
  await desk.page.keyboard.press('Control+V');
  await desk.textIs('粗**粗**');
  await desk.context.close();
});

test('A picture from the clipboard is uploaded, and its description waits to be written', async () => {
  const desk = await empty();
  const { answer } = house.stand.portal.hold();
  await desk.paste({ 'text/html': '<img src="blob:x">' }, [{ name: 'image.png', type: 'image/png' }]);
  await desk.page.locator('.md-uploading').waitFor();
  assert.equal(await desk.text(), '');
  answer();
  await desk.textIs('![image.png](/files/1)');
  assert.deepEqual(house.stand.portal.uploads, [{ name: 'image.png', type: 'image/png', size: 3 }]);
  await desk.type('创新券流程图');
  assert.equal(await desk.text(), '![创新券流程图](/files/1)');
  assert.equal(await desk.page.locator('.md-uploading').count(), 0);
  await desk.context.close();
});

test('Pictures pasted one after the other stand behind each other, not in each other', async () => {
  const desk = await empty();
  await desk.paste({}, [{ name: '一.png', type: 'image/png' }]);
  await desk.textIs('![一.png](/files/1)');
  await desk.paste({}, [{ name: '二.png', type: 'image/png' }]);
  await desk.textIs('![一.png](/files/1)![二.png](/files/2)');
  await desk.context.close();
});

test('Files that come together stand in the order in which they were given, whichever arrives first', async () => {
  const desk = await empty();
  const { portal } = house.stand;
  let pass;
  Object.assign(portal, { slow: '一.png', passed: new Promise(resolve => { pass = resolve; }) });
  await desk.paste({}, [{ name: '一.png', type: 'image/png' }, { name: '二.pdf', type: 'application/pdf' }]);
  await desk.until(() => portal.uploads.length === 1);
  pass();
  await desk.textIs('![一.png](/files/2)[二.pdf](/files/1)');
  await desk.context.close();
});

test('An uploaded file stands where it was dropped, though somebody writes on meanwhile', async () => {
  const desk = await empty();
  await desk.replace('前文。\n\n后文。\n');
  await desk.at(1);
  const { answer } = house.stand.portal.hold();
  await desk.paste({}, [{ name: '申请表.pdf', type: 'application/pdf' }]);
  await desk.page.locator('.md-uploading').waitFor();
  await desk.at(3);
  await desk.type('续写');
  answer();
  await desk.textIs('前文。[申请表.pdf](/files/1)\n\n后文。续写\n');
  await desk.type('，再写');
  assert.match(await desk.text(), /续写，再写/);
  await desk.context.close();
});

test('A refused file shows the reason and leaves nothing in the text', async () => {
  const desk = await empty();
  Object.assign(house.stand.portal, { mode: 'refuse', reasons: ['只收图片和 PDF。'] });
  await desk.paste({}, [{ name: 'a.exe', type: 'application/octet-stream' }]);
  assert.match(await desk.page.locator('.md-bar-seal').first().textContent(), /a\.exe 没有上传：只收图片和 PDF。/);
  assert.equal(await desk.text(), '');
  await desk.context.close();
});

test('A file that the network lost is sent again by its bar', async () => {
  const desk = await empty();
  house.stand.portal.mode = 'down';
  await desk.paste({}, [{ name: 'a.pdf', type: 'application/pdf' }]);
  const bar = desk.page.locator('.md-bar-seal');
  await bar.waitFor();
  house.stand.portal.mode = 'ok';
  await bar.locator('[data-action="retry"]').click();
  await desk.until(async () => (await desk.text()).includes('[a.pdf](/files/1)'));
  await desk.context.close();
});

test('A Word file comes in where one says', async () => {
  const desk = await empty();
  await desk.replace('旧正文\n');
  const choose = desk.page.waitForEvent('filechooser');
  await desk.press('import');
  await (await choose).setFiles({ name: '细则.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
  const dialog = desk.page.locator('.md-dialog');
  assert.match(await dialog.textContent(), /导入“关于印发细则的通知”.*表1的合并单元格已展开。/);
  await dialog.locator('[data-action="replace"]').click();
  await desk.textIs('## 一、总则\n\n为规范管理，制定本细则。\n');
  await desk.page.keyboard.press('Control+z');
  await desk.textIs('旧正文\n');
  assert.equal(JSON.parse((await desk.heard('OnImport')).at(-1)).title, '关于印发细则的通知');
  await desk.context.close();
});
