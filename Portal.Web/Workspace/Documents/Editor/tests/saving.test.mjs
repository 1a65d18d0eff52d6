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
  await desk.page.evaluate(() => {
    window.states = [document.querySelector('.md-state').textContent];
    new MutationObserver(() => states.push(document.querySelector('.md-state').textContent))
      .observe(document.querySelector('.md-state'), { childList: true, subtree: true, characterData: true });
  });
  return desk;
}

const states = desk => desk.page.evaluate(() => [...new Set(states)]);

test('What is typed is saved by itself, and every state is said', async () => {
  const desk = await open();
  await desk.at(3);
  await desk.type('请认真执行。');
  await desk.stateIs('unsaved');
  assert.equal(desk.portal.saves.length, 0);
  await desk.stateIs('saved');
  assert.equal(desk.portal.text, SAMPLE.replace('各有关单位：', '各有关单位：请认真执行。'));
  assert.deepEqual(desk.portal.saves.map(save => save.version), [7]);
  const said = await states(desk);
  assert.deepEqual(said.slice(0, 3), ['已保存 10月14日 14:05', '未保存', '正在保存']);
  assert.match(said.at(-1), /^已保存 \d\d:\d\d$/);
  const shanghai = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(new Date(desk.portal.savedAt));
  assert.equal(said.at(-1), `已保存 ${shanghai}`);
  assert.deepEqual(desk.errors, []);
  await desk.context.close();
});

test('Saved is not said before the server has answered', async () => {
  const desk = await open();
  const { answer } = desk.portal.hold();
  await desk.at(3);
  await desk.type('甲');
  await desk.page.keyboard.press('Control+s');
  await desk.stateIs('saving');
  await desk.type('乙'); // goes on while the first is under way
  answer();
  await desk.until(() => desk.portal.saves.length === 1);
  await desk.stateIs('unsaved');
  await desk.stateIs('saved');
  assert.match(desk.portal.text, /各有关单位：甲乙/);
  assert.equal(desk.portal.saves.length, 2);
  await desk.context.close();
});

test('Leaving the text saves at once', async () => {
  const desk = await open();
  await desk.at(3);
  await desk.type('甲');
  await desk.page.locator('.md-preview').focus();
  await desk.until(() => desk.portal.saves.length === 1);
  await desk.stateIs('saved');
  await desk.context.close();
});

test('A composition is neither saved nor disturbed, whatever arrives meanwhile', async () => {
  const desk = await open();
  await desk.at(3);
  await desk.type('初');
  await desk.stateIs('saved');
  const ime = await desk.compose();
  desk.portal.someoneSaves(desk.portal.text.replace('## 三、公开和监督', '## 三、公开与监督'));
  const seen = [];
  for (const step of ['z', 'zh', 'zhi', 'zhi z', 'zhi zh', 'zhi zhe', 'zhi zhen']) {
    await ime.set(step);
    await desk.command('refresh'); // the page's component says that somebody saved
    await desk.page.waitForTimeout(400);
    seen.push(await desk.text());
  }
  await desk.page.waitForTimeout(1900); // longer than the pause after which it saves by itself
  assert.equal(desk.portal.saves.length, 1);
  assert.ok(seen.every(text => text.includes('## 三、公开和监督')), 'nothing came in while composing');
  assert.match(seen.at(-1), /各有关单位：初zhi zhen/);
  await ime.commit('制定');
  await desk.until(async () => /各有关单位：初制定\n/.test(desk.portal.text) && desk.portal.text.includes('公开与监督'));
  await desk.stateIs('saved');
  assert.ok(desk.portal.saves.every(save => !/zh/.test(save.text)), 'no half composed text was sent');
  await desk.context.close();
});

test('The network goes: it is said, tried again, and comes back by itself', async () => {
  const desk = await open();
  desk.portal.mode = 'down';
  await desk.at(3);
  await desk.type('断网');
  await desk.stateIs('away');
  assert.equal(await desk.state.textContent(), '未保存，网络不通，内容保存在本机，正在重试');
  assert.match(await desk.page.locator('.md-said').textContent(), /网络不通/);
  desk.portal.mode = 'ok';
  await desk.stateIs('saved');
  assert.match(desk.portal.text, /各有关单位：断网/);
  await desk.context.close();
});

for (const mode of ['redirect', '401']) {
  test(`An expired login (${mode}) is said with a way to sign in, and heals when one comes back`, async () => {
    const desk = await open();
    desk.portal.mode = mode;
    await desk.at(3);
    await desk.type('过期');
    await desk.stateIs('expired');
    assert.equal(await desk.state.textContent(), '未保存，登录已过期，内容保存在本机 登录');
    const opened = desk.context.waitForEvent('page');
    await desk.page.locator('.md-state [data-action="sign-in"]').click();
    const signIn = await opened;
    assert.match(signIn.url(), /\/account\/sign-in\?returnUrl=/);
    desk.portal.mode = 'ok';
    await signIn.close();
    await desk.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await desk.stateIs('saved');
    assert.match(desk.portal.text, /过期/);
    await desk.context.close();
  });
}

test('A refusal shows its reasons and waits for another text', async () => {
  const desk = await open();
  Object.assign(desk.portal, { mode: 'refuse', reasons: ['正文超过 20 万字。', '请拆分。'] });
  await desk.at(3);
  await desk.type('长');
  await desk.stateIs('refused');
  assert.match(await desk.page.locator('[data-bar="refused"]').textContent(), /正文超过 20 万字。请拆分。/);
  desk.portal.mode = 'ok';
  await desk.type('短');
  await desk.stateIs('saved');
  assert.equal(await desk.page.locator('[data-bar="refused"]').count(), 0);
  assert.match(await desk.page.locator('.md-said').textContent(), /^已保存/);
  await desk.context.close();
});

test('An answer lost on the way is no conflict', async () => {
  const desk = await open();
  await desk.page.route('**/draft', async route => {
    await route.fetch(); // the server has it
    await route.abort(); // the browser never hears of it
  });
  await desk.at(3);
  await desk.type('甲');
  await desk.stateIs('away');
  assert.match(desk.portal.text, /甲/);
  await desk.page.unroute('**/draft');
  await desk.type('乙');
  await desk.stateIs('saved');
  assert.equal(await desk.page.locator('.md-versions, [data-bar="merged"]').count(), 0);
  assert.match(desk.portal.text, /各有关单位：甲乙\n/);
  await desk.context.close();
});

test('What was sent without an answer and then undone is undone on the server too', async () => {
  const desk = await open();
  await desk.page.route('**/draft', async route => {
    await route.fetch();
    await route.abort();
  });
  await desk.at(3);
  await desk.type('误写');
  await desk.stateIs('away');
  await desk.page.keyboard.press('Control+z');
  await desk.textIs(SAMPLE);
  assert.equal(await desk.root.getAttribute('data-state'), 'away');
  await desk.page.unroute('**/draft');
  await desk.stateIs('saved');
  assert.equal(desk.portal.text, SAMPLE);
  await desk.context.close();
});

test('Closing the page sends the last words', async () => {
  const desk = await open();
  await desk.at(3);
  await desk.type('最后一句。');
  await desk.page.close({ runBeforeUnload: false });
  await desk.until(() => desk.portal.text.includes('最后一句。'));
  await desk.context.close();
});

test('A lost circuit changes nothing', async () => {
  const desk = await open();
  await desk.page.evaluate(() => { window.lost = true; });
  await desk.at(3);
  await desk.type('还在写');
  await desk.stateIs('unsaved');
  await desk.stateIs('saved');
  assert.deepEqual(desk.errors, []);
  await desk.context.close();
});

test('The component hears the state at most twice a second', async () => {
  const desk = await open();
  await desk.at(3);
  const before = (await desk.heard('OnState')).length;
  const started = Date.now();
  for (let i = 0; i < 20; i++) {
    await desk.type('字');
    await desk.page.waitForTimeout(50);
  }
  const heard = (await desk.heard('OnState')).length - before;
  assert.ok(heard <= 2 * (Date.now() - started) / 1000 + 1, `${heard} states`);
  await desk.stateIs('unsaved');
  await desk.stateIs('saved');
  await desk.until(async () => JSON.parse((await desk.heard('OnState')).at(-1)).state === 'saved');
  const state = JSON.parse((await desk.heard('OnState')).at(-1));
  assert.deepEqual([state.version, state.line, state.dirty], [desk.portal.version, 3, false]);
  await desk.context.close();
});

test('Saving by command answers when it is done', async () => {
  const desk = await open();
  await desk.at(3);
  await desk.type('送审前');
  const state = JSON.parse(await desk.command('save'));
  assert.equal(state.state, 'saved');
  assert.equal(state.version, 8);
  assert.match(desk.portal.text, /送审前/);
  await desk.context.close();
});

test('A page that cannot be opened tries again, and says why', async () => {
  const desk = await house.visit();
  await desk.stateIs('saved');
  desk.portal.mode = 'down';
  await desk.load();
  await desk.stateIs('unreachable');
  assert.equal(await desk.content.getAttribute('contenteditable'), 'false');
  desk.portal.mode = 'ok';
  await desk.stateIs('saved');
  assert.equal(await desk.content.getAttribute('contenteditable'), 'true');
  await desk.context.close();
});

test('The undo of the first key stroke does not empty the document', async () => {
  const desk = await open();
  await desk.at(3);
  await desk.type('甲');
  await desk.page.keyboard.press('Control+z');
  await desk.page.keyboard.press('Control+z');
  await desk.textIs(SAMPLE);
  await desk.stateIs('saved');
  assert.equal(desk.portal.saves.length, 0);
  await desk.context.close();
});
