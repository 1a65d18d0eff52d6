import { chromium } from 'playwright-core';
import { freshPortal, startStand } from './stand.mjs';

/** One browser and one stand for a file of tests; each test gets a context of its own, that is a person at a computer of their own. */
export async function openHouse() {
  const stand = await startStand();
  const browser = await chromium.launch({ executablePath: process.env.PORTAL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  return {
    stand,
    async visit({ query = '', width = 1440, height = 1000, context: given, ...options } = {}) {
      const context = given ?? await browser.newContext({ viewport: { width, height }, timezoneId: 'America/New_York', ...options });
      if (!given) stand.portal = freshPortal();
      const page = await context.newPage();
      const editor = new Desk(page, stand, context);
      page.on('console', message => { if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) editor.errors.push(message.text()); });
      page.on('pageerror', error => editor.errors.push(String(error)));
      editor.query = query;
      await editor.load();
      return editor;
    },
    async close() {
      await browser.close();
      await stand.stop();
    },
  };
}

/** What a person sees and does at the editor. */
class Desk {
  errors = [];

  constructor(page, stand, context) {
    Object.assign(this, { page, stand, context });
    this.root = page.locator('.md-editor');
    this.content = page.locator('.md-pane .cm-content');
    this.state = page.locator('.md-state');
  }

  get portal() {
    return this.stand.portal;
  }

  async load() {
    await this.page.goto(`${this.stand.url}/edit${this.query}`);
  }

  text() {
    return this.page.evaluate(() => portalEditor.text(document.querySelector('.md-editor')));
  }

  replace(text) {
    return this.page.evaluate(value => portalEditor.replace(document.querySelector('.md-editor'), value), text);
  }

  command(name, argument) {
    return this.page.evaluate(([one, two]) => portalEditor.command(document.querySelector('.md-editor'), one, two), [name, argument]);
  }

  stateIs(state) {
    return this.page.waitForFunction(value => document.querySelector('.md-editor').dataset.state === value, state);
  }

  textIs(text) {
    return this.page.waitForFunction(value => portalEditor.text(document.querySelector('.md-editor')) === value, text);
  }

  async until(check, what = String(check)) {
    for (let i = 0; i < 300; i++) {
      if (await check()) return;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`never came: ${what}`);
  }

  press(name) {
    return this.page.locator(`.md-button[data-command="${name}"]`).click();
  }

  act(bar, action) {
    return this.page.locator(`[data-bar="${bar}"] [data-action="${action}"]`).click();
  }

  /** Cursor at the end of a line. */
  async at(line) {
    await this.command(`line:${line}`);
    await this.page.keyboard.press('End');
  }

  async type(text) {
    await this.page.keyboard.insertText(text);
  }

  paste(data, files = []) {
    return this.page.evaluate(({ types, pictures }) => {
      const transfer = new DataTransfer();
      for (const [type, value] of Object.entries(types)) transfer.setData(type, value);
      for (const { name, type } of pictures) transfer.items.add(new File([new Uint8Array([1, 2, 3])], name, { type }));
      document.querySelector('.md-pane .cm-content').dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, { types: data, pictures: files });
  }

  async compose() {
    const cdp = await this.context.newCDPSession(this.page);
    return {
      set: text => cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
      commit: text => cdp.send('Input.insertText', { text }),
    };
  }

  async heard(name) {
    return (await this.page.evaluate(() => heard)).filter(([one]) => one === name).map(([, value]) => value);
  }
}
