import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { SAMPLE } from './stand.mjs';

let house;
before(async () => { house = await openHouse(); });
after(() => house.close());

async function open(text, options) {
  const desk = await house.visit(options);
  await desk.stateIs('saved');
  if (text !== undefined) {
    await desk.replace(text);
    await desk.content.focus();
  }
  return desk;
}

const selectLines = async (desk, from, to) => {
  await desk.command(`line:${from}`);
  for (let i = from; i < to; i++) await desk.page.keyboard.press('Shift+ArrowDown');
  await desk.page.keyboard.press('Shift+End');
};

test('Headings go by the levels of official texts, and off again', async () => {
  const desk = await open('一、适用范围');
  for (const [level, marks] of [['heading-2', '## '], ['heading-3', '### '], ['heading-1', '# '], ['heading-0', '']]) {
    await desk.press('heading');
    await desk.page.locator(`.md-menu [data-command="${level}"]`).click();
    assert.equal(await desk.text(), `${marks}一、适用范围`);
  }
  await desk.page.keyboard.press('Control+Alt+2');
  assert.equal(await desk.text(), '## 一、适用范围');
  await desk.context.close();
});

test('Lists, numbers and quotations take turns on the lines of the selection', async () => {
  const desk = await open('甲\n\n乙');
  await selectLines(desk, 1, 3);
  await desk.press('list');
  assert.equal(await desk.text(), '- 甲\n\n- 乙');
  await desk.press('number');
  assert.equal(await desk.text(), '1. 甲\n\n2. 乙');
  await desk.press('quote');
  assert.equal(await desk.text(), '> 甲\n\n> 乙');
  await desk.press('quote');
  assert.equal(await desk.text(), '甲\n\n乙');
  await desk.context.close();
});

test('Enter goes on with a list, and ends it on an empty item', async () => {
  const desk = await open('');
  await desk.press('list');
  await desk.type('甲');
  await desk.page.keyboard.press('Enter');
  await desk.type('乙');
  await desk.page.keyboard.press('Enter');
  assert.equal(await desk.text(), '- 甲\n- 乙\n- ');
  await desk.page.keyboard.press('Enter');
  await desk.type('丙');
  assert.match(await desk.text(), /^- 甲\n- 乙\n\n?丙$/);
  await desk.context.close();
});

test('Bold goes on and off, line by line, and is seen beside Chinese marks', async () => {
  const desk = await open('接受社会监督。有异议的');
  await desk.command('line:1');
  for (let i = 0; i < 7; i++) await desk.page.keyboard.press('Shift+ArrowRight');
  await desk.page.keyboard.press('Control+b');
  assert.equal(await desk.text(), '**接受社会监督。**有异议的');
  assert.equal(await desk.page.locator('.md-t-strong').first().textContent(), '**');
  assert.match((await desk.page.locator('.md-t-strong').allTextContents()).join(''), /接受社会监督。/);
  await desk.page.keyboard.press('Control+b');
  assert.equal(await desk.text(), '接受社会监督。有异议的');
  await desk.replace('甲段\n\n- 乙段 ');
  await desk.page.keyboard.press('Control+a');
  await desk.press('bold');
  assert.equal(await desk.text(), '**甲段**\n\n- **乙段** ');
  await desk.context.close();
});

test('A link is asked for, and a link under the cursor is changed', async () => {
  const desk = await open('见附件');
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.press('Control+k');
  const dialog = desk.page.locator('.md-dialog');
  assert.equal(await dialog.locator('[name="text"]').inputValue(), '见附件');
  await dialog.locator('[name="address"]').fill('/files/a (1).pdf');
  await desk.page.keyboard.press('Enter');
  await desk.textIs('[见附件](/files/a%20%281%29.pdf)');
  await desk.page.keyboard.press('Home');
  await desk.page.keyboard.press('ArrowRight');
  await desk.page.keyboard.press('Control+k');
  await dialog.locator('[name="text"]').fill('见附件1');
  await dialog.locator('[data-action="ok"]').click();
  await desk.textIs('[见附件1](/files/a%20%281%29.pdf)');
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await desk.content.evaluate(content => content === document.activeElement), true);
  await desk.context.close();
});

test('A footnote gets the next number, and one writes on in it', async () => {
  const desk = await open('甲[^1]。\n\n乙。\n\n[^1]: 注一。\n');
  await desk.at(3);
  await desk.press('footnote');
  await desk.type('注二。');
  assert.equal(await desk.text(), '甲[^1]。\n\n乙。[^2]\n\n[^1]: 注一。\n[^2]: 注二。');
  await desk.context.close();
});

test('A table is picked by its size, and Tab goes through its cells', async () => {
  const desk = await open('');
  await desk.press('table');
  await desk.page.locator('.md-picker [data-size="2x3"]').click();
  assert.equal(await desk.text(), '|  |  |  |\n| --- | --- | --- |\n|  |  |  |\n');
  for (const word of ['甲', '乙', '丙', '一', '二', '三']) {
    await desk.type(word);
    await desk.page.keyboard.press('Tab');
  }
  await desk.type('四');
  assert.equal(await desk.text(), '| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n| 一 | 二 | 三 |\n| 四 |  |  |\n');
  await desk.page.keyboard.press('Shift+Tab');
  await desk.type('叁');
  assert.match(await desk.text(), /一 \| 二 \| 叁/);
  await desk.context.close();
});

test('Find and replace speak Chinese and leave no trace of regular expressions', async () => {
  const desk = await open();
  await desk.content.focus();
  await desk.page.keyboard.press('Control+f');
  const search = desk.page.locator('.cm-search');
  assert.equal(await search.locator('[name="search"]').getAttribute('placeholder'), '查找');
  await search.locator('[name="search"]').fill('创新券');
  await search.locator('input[name="replace"]').fill('科创券');
  if (process.env.SHOTS) await desk.page.screenshot({ path: `${process.env.SHOTS}/search.png` });
  await search.getByText('全部替换').click();
  assert.equal(await desk.text(), SAMPLE.replaceAll('创新券', '科创券'));
  await desk.page.keyboard.press('Escape');
  assert.equal(await search.count(), 0);
  await desk.context.close();
});

test('The toolbar is one stop of Tab; arrows go through it, menus close by Escape', async () => {
  const desk = await open();
  assert.equal(await desk.page.locator('.md-button[tabindex="0"]').count(), 1);
  const focused = () => desk.page.evaluate(() => document.activeElement.dataset.command);
  await desk.page.locator('.md-button[tabindex="0"]').focus();
  assert.equal(await focused(), 'heading');
  await desk.page.keyboard.press('ArrowRight');
  await desk.page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'list');
  await desk.page.keyboard.press('Home');
  await desk.page.keyboard.press('ArrowDown');
  await desk.page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'heading-1');
  await desk.page.keyboard.press('Escape');
  assert.equal(await focused(), 'heading');
  assert.equal(await desk.page.locator('.md-menu').count(), 0);
  await desk.page.keyboard.press('End');
  assert.equal(await focused(), 'full');
  const unnamed = await desk.page.locator('.md-buttons button').evaluateAll(all => all.filter(one => !one.title || !one.getAttribute('aria-label')).length);
  assert.equal(unnamed, 0);
  await desk.context.close();
});

test('Undo and redo can be pressed only when there is something', async () => {
  const desk = await open();
  const disabled = name => desk.page.locator(`.md-button[data-command="${name}"]`).isDisabled();
  assert.deepEqual([await disabled('undo'), await disabled('redo')], [true, true]);
  await desk.at(3);
  await desk.type('甲');
  await desk.press('undo');
  assert.deepEqual([await disabled('undo'), await disabled('redo')], [true, false]);
  await desk.press('redo');
  assert.match(await desk.text(), /各有关单位：甲/);
  await desk.context.close();
});

test('Full screen comes and goes by its key', async () => {
  const desk = await open();
  await desk.content.focus();
  await desk.page.keyboard.press('F11');
  assert.deepEqual(await desk.root.boundingBox(), { x: 0, y: 0, width: 1440, height: 1000 });
  await desk.page.keyboard.press('Control+f');
  await desk.page.keyboard.press('Escape'); // first the search
  assert.equal(await desk.root.getAttribute('data-full'), '');
  await desk.page.keyboard.press('Escape');
  assert.equal(await desk.root.getAttribute('data-full'), null);
  await desk.context.close();
});

test('The view is remembered', async () => {
  const desk = await open();
  await desk.press('view-edit');
  assert.equal(await desk.page.locator('.md-preview').isVisible(), false);
  await desk.load();
  await desk.stateIs('saved');
  assert.equal(await desk.root.getAttribute('data-view'), 'edit');
  await desk.context.close();
});

test('On a phone there is one pane, with a switch, and nothing sticks out', async () => {
  const desk = await open(undefined, { width: 390, height: 844 });
  assert.equal(await desk.root.getAttribute('data-view'), 'edit');
  assert.equal(await desk.page.locator('.md-button[data-command="view-split"]').isVisible(), false);
  await desk.press('view-preview');
  assert.equal(await desk.page.locator('.md-sheet').isVisible(), true);
  assert.equal(await desk.page.locator('.md-pane').isVisible(), false);
  await desk.press('view-edit');
  await desk.press('heading');
  const menu = await desk.page.locator('.md-menu').boundingBox();
  assert.ok(menu.x >= 0 && menu.x + menu.width <= 390, JSON.stringify(menu));
  await desk.page.keyboard.press('Escape');
  assert.equal(await desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  const small = await desk.page.locator('.md-buttons button:visible').evaluateAll(all => all.filter(one => one.offsetHeight < 44 || one.offsetWidth < 44).length);
  assert.equal(small, 0);
  await desk.context.close();
});

test('In English everything is English', async () => {
  const desk = await open(undefined, { query: '?lang=en' });
  await desk.at(3);
  await desk.type('x');
  await desk.until(() => desk.portal.saves.length === 1); // until then the state names who saved last, and a name stays Chinese
  await desk.stateIs('saved');
  await desk.content.focus();
  await desk.page.keyboard.press('Control+f');
  await desk.press('heading');
  const said = await desk.page.evaluate(() => [...document.querySelectorAll('.md-bar-top, .md-bar-top *, .cm-search *')]
    .flatMap(one => [one.title, one.getAttribute('aria-label'), one.getAttribute('placeholder'), ...[...one.childNodes].filter(n => n.nodeType === 3).map(n => n.data)])
    .filter(text => /[\u4e00-\u9fff]/.test(text ?? '')));
  assert.deepEqual(said, ['Heading 1: 一、', 'Heading 2: （一）']);
  await desk.context.close();
});

test('The component is told of history, and can put an older version in', async () => {
  const desk = await open();
  await desk.press('history');
  assert.deepEqual(await desk.heard('OnCommand'), ['history']);
  await desk.replace(SAMPLE.replace('有效期三年', '有效期两年'));
  await desk.stateIs('saved');
  await desk.until(() => desk.portal.text.includes('有效期两年'));
  await desk.context.close();
});

test('Opening twice keeps one editor; closing leaves the element as it was', async () => {
  const desk = await open();
  await desk.page.evaluate(() => portalEditor.open(document.querySelector('.md-editor')));
  assert.equal(await desk.page.locator('.cm-editor').count(), 1);
  await desk.at(3);
  await desk.type('再见');
  await desk.page.evaluate(() => portalEditor.close(document.querySelector('.md-editor')));
  assert.equal(await desk.root.innerHTML(), '');
  await desk.until(() => desk.portal.text.includes('再见'));
  await desk.page.evaluate(() => portalEditor.open(document.querySelector('.md-editor')));
  await desk.stateIs('saved');
  await desk.page.evaluate(() => document.querySelector('.md-editor').remove()); // Blazor takes it away without a word
  assert.equal(await desk.page.evaluate(() => document.querySelectorAll('.cm-editor').length), 0);
  assert.deepEqual(desk.errors, []);
  await desk.context.close();
});

test('Characters are counted as Word counts them', async () => {
  const desk = await open('## 一、范围\n\n本市 2019 年 **R&D** 投入[见表](/a)。\n');
  await desk.until(async () => (await desk.page.locator('.md-count').textContent()) === '14 字');
  await desk.context.close();
});
