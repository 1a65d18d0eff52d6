// Bundles src/main.js into wwwroot-assets/js/editor.js, and lays the licences of what is inside beside it.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const assets = path.resolve(here, '../../../../wwwroot-assets/js');
const bundle = path.join(assets, 'editor.js');

const options = {
  absWorkingDir: here,
  entryPoints: ['src/main.js'],
  outfile: bundle,
  bundle: true,
  format: 'iife',
  target: ['chrome100', 'edge100', 'firefox100', 'safari15.4'],
  charset: 'utf8',
  minify: true,
  metafile: true,
  legalComments: 'none',
  banner: { js: '/* The editor of the portal. Sources: Portal.Web/Workspace/Documents/Editor. Licences of what it contains: editor.LICENSES.txt */' },
};

if (process.argv.includes('--watch')) {
  await (await esbuild.context(options)).watch();
} else {
  const { metafile } = await esbuild.build(options);
  await writeFile(path.join(assets, 'editor.LICENSES.txt'), await licences(metafile));
  const bytes = await readFile(bundle);
  console.log(`${bytes.length} bytes, brotli ${brotliCompressSync(bytes).length}`);
}

/** Only of packages whose code is really in the bundle. */
async function licences({ outputs }) {
  const inside = Object.entries(Object.values(outputs)[0].inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const names = new Set(inside.map(([file]) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean));
  const texts = [];
  for (const name of [...names].sort()) {
    const folder = path.join(here, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    texts.push(`${name} ${version} (${license})\n\n${(await licence(folder)).replaceAll('\r\n', '\n').trim()}\n`);
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licence(folder) {
  for (const name of ['LICENSE', 'LICENSE.md', 'LICENCE', 'license']) {
    try { return await readFile(path.join(folder, name), 'utf8'); } catch { /* another name */ }
  }
  throw new Error(`${folder} has no licence file`);
}
