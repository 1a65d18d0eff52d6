import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';

let house;
before(async () => { house = await openHouse(); });
after(() => house.close());

async function open(text, options) {
  const desk = await house.visit(options);
  await desk.stateIs('saved');
  if (text !== undefined) await desk.replace(text);
  return desk;
}

const sheet = desk => desk.page.locator('.md-sheet').textContent();

test('The preview follows the text, and the checks mark their lines', async () => {
  const desk = await open();
  await desk.page.locator('.cm-lintRange-warning').waitFor();
  assert.match(await desk.page.locator('.cm-lintRange-warning').first().textContent(), /^（四）创新券不得转让/);
  assert.equal(await desk.page.locator('.cm-lint-marker-warning').count(), 1);
  await desk.until(async () => JSON.parse((await desk.heard('OnPreview')).at(-1)).issues[0]?.line === 17);
  await desk.at(3);
  await desk.type('证件号11010519491231002X。');
  await desk.page.locator('.cm-lintRange-error').waitFor();
  assert.match(await sheet(desk), /证件号11010519491231002X/);
  await desk.context.close();
});

test('A slow answer to an older text is dropped', async () => {
  const desk = await open('甲');
  await desk.until(async () => (await sheet(desk)) === '甲');
  const { open: letPass, answer } = desk.portal.hold();
  await desk.replace('乙');
  await desk.until(() => desk.portal.waiting === 1);
  letPass();
  await desk.replace('丙');
  await desk.until(async () => (await sheet(desk)) === '丙');
  answer();
  await desk.page.waitForTimeout(300);
  assert.equal(await sheet(desk), '丙');
  await desk.context.close();
});

test('Nothing is asked while an input method composes', async () => {
  const desk = await open('甲');
  await desk.until(async () => (await sheet(desk)) === '甲');
  await desk.at(1);
  const before = desk.portal.previews;
  const ime = await desk.compose();
  for (const step of ['n', 'ni', 'nih', 'niha', 'nihao']) {
    await ime.set(step);
    await desk.page.waitForTimeout(150);
  }
  await desk.page.waitForTimeout(400);
  assert.equal(desk.portal.previews, before);
  await ime.commit('你好');
  await desk.until(async () => (await sheet(desk)) === '甲你好');
  await desk.context.close();
});

test('A preview that fails says so and leaves the writing alone', async () => {
  const desk = await open();
  desk.portal.mode = '500';
  await desk.at(3);
  await desk.type('甲');
  await desk.page.locator('.md-preview-note').filter({ hasText: '预览暂时不可用' }).waitFor();
  desk.portal.mode = 'ok';
  await desk.type('乙');
  await desk.page.locator('.md-preview-note').waitFor({ state: 'hidden' });
  await desk.context.close();
});

test('A link of the preview does not take the page away', async () => {
  const desk = await open('见[附件](/account/sign-in)和[上文](#x)。');
  await desk.page.locator('.md-sheet a').first().waitFor();
  const opened = desk.context.waitForEvent('page');
  await desk.page.locator('.md-sheet a').first().click();
  await (await opened).close();
  await desk.page.locator('.md-sheet a').nth(1).click();
  assert.match(desk.page.url(), /\/edit$/);
  await desk.context.close();
});

const LONG = Array.from({ length: 120 }, (_, i) => (i % 10 === 0 ? `## 第${i}节` : `第${i}段。${'为规范科技创新券的管理，制定本细则。'.repeat(1 + i % 4)}`)).join('\n\n');

/** Number of the first section or paragraph that is seen in each pane. */
const tops = desk => desk.page.evaluate(() => {
  const first = (pane, elements) => {
    const top = pane.getBoundingClientRect().top;
    const seen = [...elements].find(one => one.getBoundingClientRect().bottom > top + 4 && /第\d+/.test(one.textContent));
    return Number(/第(\d+)/.exec(seen?.textContent ?? '')?.[1] ?? -1);
  };
  const scroller = document.querySelector('.md-pane .cm-scroller');
  const preview = document.querySelector('.md-preview');
  return [first(scroller, scroller.querySelectorAll('.cm-line')), first(preview, preview.querySelectorAll('[data-line]'))];
});

test('Text and preview scroll together, both ways, and do not answer back', async () => {
  const desk = await open(LONG);
  await desk.until(async () => (await desk.page.locator('.md-sheet [data-line]').count()) === 120);
  const wheel = async (selector, distance) => {
    const box = await desk.page.locator(selector).boundingBox();
    await desk.page.mouse.move(box.x + 100, box.y + 300);
    await desk.page.mouse.wheel(0, distance);
    await desk.page.waitForTimeout(250);
  };
  for (const distance of [600, 900, 1500]) {
    await wheel('.md-pane', distance);
    const [text, preview] = await tops(desk);
    assert.ok(text > 0 && Math.abs(text - preview) <= 2, `text leads: ${text} / ${preview}`);
  }
  for (const distance of [700, -1200, 2000]) {
    await wheel('.md-preview', distance);
    const [text, preview] = await tops(desk);
    assert.ok(Math.abs(text - preview) <= 2, `preview leads: ${text} / ${preview}`);
  }
  const still = await desk.page.evaluate(async () => {
    const both = () => [document.querySelector('.md-pane .cm-scroller').scrollTop, document.querySelector('.md-preview').scrollTop].join();
    const before = both();
    await new Promise(resolve => setTimeout(resolve, 400));
    return before === both();
  });
  assert.equal(still, true);
  await wheel('.md-preview', 100000);
  const ends = await desk.page.evaluate(() => [document.querySelector('.md-pane .cm-scroller'), document.querySelector('.md-preview')]
    .map(pane => Math.round(pane.scrollHeight - pane.clientHeight - pane.scrollTop)));
  assert.ok(ends.every(rest => rest <= 2), `both at their ends: ${ends}`);
  await desk.press('sync');
  await wheel('.md-preview', -100000);
  assert.equal(await desk.page.evaluate(() => document.querySelector('.md-preview').scrollTop), 0);
  assert.ok(await desk.page.evaluate(() => document.querySelector('.md-pane .cm-scroller').scrollTop > 1000));
  await desk.context.close();
});

test('A check’s line is shown, in the preview too', async () => {
  const desk = await open(LONG);
  await desk.until(async () => (await desk.page.locator('.md-sheet [data-line]').count()) === 120);
  await desk.command('line:181');
  await desk.page.waitForTimeout(300);
  assert.equal(JSON.parse(await desk.command('save')).line, 181);
  const box = await desk.page.locator('.md-sheet [data-line="181"]').boundingBox();
  assert.ok(box.y > 100 && box.y < 1000, JSON.stringify(box));
  await desk.context.close();
});

test('More checks than a circuit carries are cut, and it is said how many', async () => {
  const desk = await open(Array.from({ length: 600 }, () => '自发布之日起施行。').join('\n'));
  await desk.until(async () => JSON.parse((await desk.heard('OnPreview')).at(-1) ?? '{}').more > 0);
  const said = (await desk.heard('OnPreview')).at(-1);
  assert.ok(new TextEncoder().encode(said).length <= 24000);
  const { issues, more } = JSON.parse(said);
  assert.equal(issues.length + more, 600);
  await desk.context.close();
});
