import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

const source = file => readFile(new URL(`../src/${file}`, import.meta.url), 'utf8');

test('Every text has its English', async () => {
  const files = (await readdir(new URL('../src', import.meta.url))).filter(file => file !== 'texts.js');
  const used = (await Promise.all(files.map(source))).flatMap(text => [...text.matchAll(/\bt\('([^']*[\u2e80-\uffef][^']*)'/g)].map(found => found[1]));
  const table = await source('texts.js');
  assert.ok(used.length > 80);
  assert.deepEqual([...new Set(used)].filter(text => !table.includes(`'${text}':`)), []);
});

test('Chinese is written in texts only', async () => {
  for (const file of await readdir(new URL('../src', import.meta.url))) {
    if (['texts.js', 'word.js'].includes(file)) continue; // word.js reads Chinese documents
    const bare = (await source(file)).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/\bt\('[^']*'/g, '');
    assert.doesNotMatch(bare, /[\u4e00-\u9fff]/, file);
  }
});
