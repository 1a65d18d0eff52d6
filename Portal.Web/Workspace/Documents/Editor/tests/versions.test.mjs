import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { SAMPLE } from './stand.mjs';

let house;
before(async () => { house = await openHouse(); });
after(() => house.close());

async function open(options) {
  const desk = await house.visit(options);
  await desk.stateIs('saved');
  return desk;
}

const LINE = '各县（市、区）科技局，各有关单位：';
const theirs = SAMPLE.replace(LINE, '各县科技局：').replace('有效期三年', '有效期五年');

/** Somebody saves another third line while this desk has changed it too. */
async function clash(options) {
  const desk = await open(options);
  desk.portal.someoneSaves(theirs);
  await desk.at(3);
  await desk.type('请执行。');
  await desk.stateIs('conflict');
  return desk;
}

test('Changes in different lines join by themselves', async () => {
  const desk = await open();
  desk.portal.someoneSaves(SAMPLE.replace('有效期三年', '有效期五年'));
  await desk.at(3);
  await desk.type('请执行。');
  await desk.page.locator('[data-bar="merged"]').waitFor();
  await desk.stateIs('saved');
  assert.equal(desk.portal.text, SAMPLE.replace('有效期三年', '有效期五年').replace(LINE, `${LINE}请执行。`));
  assert.match(await desk.page.locator('[data-bar="merged"]').textContent(), /^李青山 \d\d:\d\d 也改了这份公文/);
  await desk.page.keyboard.press('Control+z'); // takes back what was typed here, not what somebody else wrote
  await desk.textIs(SAMPLE.replace('有效期三年', '有效期五年'));
  await desk.context.close();
});

test('The same line shows both versions; mine stays, with their changes elsewhere', async () => {
  const desk = await clash();
  assert.match(await desk.state.textContent(), /未保存，他人也改了同一处/);
  const panel = desk.page.locator('.md-versions');
  assert.match(await panel.locator('.md-versions-heads').textContent(), /李青山的，\d\d:\d\d我的（可以改）/);
  assert.match(await panel.locator('.cm-merge-a').textContent(), /各县科技局：/);
  assert.match(await panel.locator('.cm-merge-b').textContent(), /各有关单位：请执行。/);
  if (process.env.SHOTS) await desk.page.screenshot({ path: `${process.env.SHOTS}/conflict.png` });
  await panel.locator('[data-action="keep-mine"]').click();
  await desk.stateIs('saved');
  assert.equal(desk.portal.text, SAMPLE.replace(LINE, `${LINE}请执行。`).replace('有效期三年', '有效期五年'));
  assert.equal(await panel.count(), 0);
  await desk.context.close();
});

test('A difference of theirs can be taken over by its arrow', async () => {
  const desk = await clash();
  await desk.page.locator('.cm-merge-revert button').first().click();
  await desk.page.locator('[data-action="keep-mine"]').click();
  await desk.stateIs('saved');
  assert.equal(desk.portal.text, theirs);
  await desk.context.close();
});

test('Theirs is taken, and mine is still there: by undo, and at the next opening', async () => {
  const desk = await clash();
  await desk.page.locator('[data-action="take-theirs"]').click();
  await desk.stateIs('saved');
  await desk.textIs(theirs);
  await desk.content.focus();
  await desk.page.keyboard.press('Control+z');
  assert.match(await desk.text(), /请执行。/);
  await desk.page.keyboard.press('Control+y');
  await desk.textIs(theirs);
  await desk.load();
  await desk.stateIs('saved');
  await desk.page.locator('[data-bar="recovery"]').waitFor();
  await desk.act('recovery', 'compare');
  assert.match(await desk.page.locator('.cm-merge-b').textContent(), /请执行。/);
  await desk.context.close();
});

test('Mine is copied before theirs is taken', async () => {
  const desk = await clash({ permissions: ['clipboard-read', 'clipboard-write'] });
  await desk.page.locator('[data-action="copy-and-take"]').click();
  await desk.textIs(theirs);
  assert.equal(await desk.page.evaluate(() => navigator.clipboard.readText()), SAMPLE.replace(LINE, `${LINE}请执行。`));
  await desk.context.close();
});

test('On a phone the two versions stand one above the other', async () => {
  const desk = await clash({ width: 390, height: 844 });
  assert.equal(await desk.page.locator('.md-versions .cm-deletedChunk').count() > 0, true);
  assert.equal(await desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  if (process.env.SHOTS) await desk.page.screenshot({ path: `${process.env.SHOTS}/conflict-phone.png` });
  await desk.page.locator('[data-action="keep-mine"]').click();
  await desk.stateIs('saved');
  await desk.context.close();
});

test('Somebody else’s text comes in by itself where nothing is unsaved', async () => {
  const desk = await open();
  await desk.at(9);
  desk.portal.someoneSaves(theirs);
  await desk.command('refresh');
  await desk.textIs(theirs);
  await desk.stateIs('saved');
  assert.equal(desk.portal.saves.length, 0);
  const { line } = JSON.parse(await desk.command('save'));
  assert.equal(line, 9); // the cursor stayed
  await desk.context.close();
});

/** Writes while the server is away, and the page dies without a word. */
async function leaveUnsaved(desk, text) {
  desk.portal.mode = 'down';
  await desk.at(3);
  await desk.type(text);
  await desk.stateIs('away');
  const cdp = await desk.context.newCDPSession(desk.page);
  await Promise.race([cdp.send('Page.crash').catch(() => {}), new Promise(resolve => setTimeout(resolve, 300))]);
  await desk.page.close().catch(() => {});
  desk.portal.mode = 'ok';
  return house.visit({ context: desk.context });
}

test('A closed browser has kept the text; it is offered, never put in silently', async () => {
  let desk = await open();
  desk = await leaveUnsaved(desk, '未及保存。');
  await desk.stateIs('saved');
  const bar = desk.page.locator('[data-bar="recovery"]');
  await bar.waitFor();
  assert.match(await bar.textContent(), /^本机有 \d\d:\d\d 未保存的内容恢复对比丢弃$/);
  assert.equal(await desk.text(), SAMPLE);
  if (process.env.SHOTS) await desk.page.screenshot({ path: `${process.env.SHOTS}/recovery.png` });
  await desk.act('recovery', 'restore');
  await desk.textIs(SAMPLE.replace(LINE, `${LINE}未及保存。`));
  await desk.until(() => /未及保存。/.test(desk.portal.text));
  await desk.stateIs('saved');
  await desk.load();
  await desk.stateIs('saved');
  await desk.page.waitForTimeout(300);
  assert.equal(await bar.count(), 0); // the server has it: nothing to offer any more
  await desk.context.close();
});

test('A kept text meets what somebody saved meanwhile', async () => {
  let desk = await open();
  desk.portal.someoneSaves(SAMPLE);
  desk.portal.version = 7;
  desk = await leaveUnsaved(desk, '未及保存。');
  desk.portal.someoneSaves(SAMPLE.replace('有效期三年', '有效期五年'));
  await desk.load();
  await desk.act('recovery', 'restore');
  await desk.page.locator('[data-bar="merged"]').waitFor();
  await desk.stateIs('saved');
  assert.match(desk.portal.text, /未及保存。[\s\S]*有效期五年/);
  await desk.context.close();
});

test('A kept text is gone only when one says so twice', async () => {
  let desk = await open();
  desk = await leaveUnsaved(desk, '未及保存。');
  await desk.act('recovery', 'discard');
  await desk.page.locator('.md-dialog [data-action="cancel"]').click();
  assert.equal(await desk.page.locator('[data-bar="recovery"]').count(), 1);
  await desk.act('recovery', 'discard');
  await desk.page.locator('.md-dialog [data-action="discard"]').click();
  await desk.page.locator('[data-bar="recovery"]').waitFor({ state: 'detached' });
  await desk.load();
  await desk.stateIs('saved');
  await desk.page.waitForTimeout(300);
  assert.equal(await desk.page.locator('[data-bar="recovery"]').count(), 0);
  assert.equal(desk.portal.text, SAMPLE);
  await desk.context.close();
});

test('What was written beside an offer is not lost by restoring', async () => {
  let desk = await open();
  desk = await leaveUnsaved(desk, '旧稿。');
  await desk.page.locator('[data-bar="recovery"]').waitFor();
  desk.portal.mode = 'down';
  await desk.at(5);
  await desk.type('新写的。');
  await desk.act('recovery', 'restore');
  await desk.textIs(SAMPLE.replace(LINE, `${LINE}旧稿。`));
  desk.portal.mode = 'ok';
  await desk.stateIs('saved');
  await desk.load();
  await desk.act('recovery', 'restore');
  await desk.until(async () => (await desk.text()).includes('新写的。'));
  await desk.context.close();
});

test('Another account of the same computer sees nothing of it', async () => {
  let desk = await open();
  desk = await leaveUnsaved(desk, '未及保存。');
  await desk.page.locator('[data-bar="recovery"]').waitFor();
  desk.query = '?account=6';
  await desk.load();
  await desk.stateIs('saved');
  await desk.page.waitForTimeout(300);
  assert.equal(await desk.page.locator('[data-bar="recovery"]').count(), 0);
  await desk.context.close();
});

test('A second window does not offer what the first is still writing', async () => {
  const desk = await open();
  desk.portal.mode = 'down';
  await desk.at(3);
  await desk.type('还在写');
  await desk.stateIs('away');
  await desk.page.waitForTimeout(500);
  desk.portal.mode = 'ok';
  await desk.page.route('**/draft', route => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  const second = await house.visit({ context: desk.context });
  await second.stateIs('saved');
  await second.page.waitForTimeout(300);
  assert.equal(await second.page.locator('[data-bar="recovery"]').count(), 0);
  await desk.context.close();
});

test('Where IndexedDB is refused, localStorage keeps the text', async () => {
  const context = await (await house.visit()).context;
  await context.addInitScript(() => { indexedDB.open = () => { throw new Error('refused'); }; });
  let desk = await house.visit({ context });
  await desk.stateIs('saved');
  desk = await leaveUnsaved(desk, '未及保存。');
  await desk.act('recovery', 'restore');
  await desk.until(() => desk.portal.text.includes('未及保存。'));
  await context.close();
});

test('Where nothing can be kept, it is not promised', async () => {
  const context = (await house.visit()).context;
  await context.addInitScript(() => {
    indexedDB.open = () => { throw new Error('refused'); };
    Storage.prototype.setItem = () => { throw new Error('full'); };
  });
  const desk = await house.visit({ context });
  await desk.stateIs('saved');
  desk.portal.mode = 'down';
  await desk.at(3);
  await desk.type('甲');
  await desk.until(async () => (await desk.state.textContent()) === '未保存，网络不通，请勿关闭本页，正在重试');
  await context.close();
});

test('Read only: nothing is written, all can be read, found and compared', async () => {
  const desk = await house.visit({ query: '?readonly' });
  await desk.stateIs('readonly');
  await desk.content.focus();
  await desk.page.keyboard.press('x');
  assert.equal(await desk.text(), SAMPLE);
  assert.equal(await desk.page.locator('.md-button[data-command="bold"]').isDisabled(), true);
  await desk.page.keyboard.press('Control+f');
  await desk.page.locator('.cm-search input[name="search"]').fill('创新券');
  await desk.page.keyboard.press('Enter');
  assert.ok(await desk.page.locator('.cm-searchMatch').count() > 3);
  assert.equal(await desk.page.locator('.cm-search input[name="replace"]').count(), 0);
  assert.equal(desk.portal.saves.length, 0);
  await desk.context.close();
});
