import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../src/catalog/load.ts';
import { frameworkNames } from '../src/i18n/framework-names.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import * as claims from './support/claims.ts';
import { generatedFolders, writeDocPages } from './support/doc-pages.ts';
import { readAnchors, readLinks } from './support/page.ts';
import { runComply } from './support/run-comply.ts';

const docs = fileURLToPath(new URL('../docs', import.meta.url));
const catalog = await loadShippedCatalog(resourceSchemas);
const pages = writeDocPages(catalog);
const texts = new Map(pages.map(({ file, text }) => [file, text]));

describe('the pages of docs/', () => {
  it('are what the catalog says', async () => {
    const start = performance.now();
    for (const { file, text } of pages) await expect(text).toMatchFileSnapshot(join(docs, file));
    const bytes = pages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    console.log(`${pages.length} pages, ${(bytes / 1024 / 1024).toFixed(1)} MiB, compared in ${seconds} s`);
    expect(pages.length).toBeGreaterThan(catalog.rules.length + catalog.safeguards.length);
  });

  it('are all there is: a page of what is gone has to go, too', () => {
    const there = generatedFolders.flatMap((folder) =>
      readdirSync(join(docs, folder), { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(docs.length + 1)
            .replaceAll('\\', '/'),
        ),
    );
    expect(there.filter((file) => !texts.has(file))).toEqual([]);
  });

  it('link to what is there', () => {
    const anchors = new Map(pages.map(({ file, text }) => [file, new Set(readAnchors(text))]));
    let links = 0;
    const broken = pages.flatMap(({ file, text }) =>
      readLinks(text).flatMap((address) => {
        links += 1;
        if (/^<?[a-z]+:/.test(address)) return /^<https:\/\/[^<>\s]+>$/.test(address) ? [] : [`${file}: ${address}`];
        const [path = '', anchor] = address.split('#');
        const target = path === '' ? file : normalize(join(dirname(file), path));
        const known = anchors.get(target);
        if (!known && !existsSync(join(docs, target))) return [`${file}: ${address}`];
        const own = known ?? new Set(readAnchors(readFileSync(join(docs, target), 'utf8')));
        return anchor === undefined || own.has(anchor) ? [] : [`${file}: ${address}`];
      }),
    );
    expect(broken).toEqual([]);
    console.log(`${links} links`);
  });

  it('have no anchor twice', () => {
    const twice = pages.flatMap(({ file, text }) => {
      const all = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id);
      return all.filter((id, index) => all.indexOf(id) !== index).map((id) => `${file}#${id}`);
    });
    expect(twice).toEqual([]);
  });

  it('hold nothing that was not filled in, and nothing of a framework that it does not say', () => {
    const { numberWithUnit: _, ...all } = claims;
    const wrong = pages.flatMap(({ file, text }) => [
      ...(/undefined|\[object |\{\{/.test(text) ? [`${file}: not filled in`] : []),
      ...Object.values(all).flatMap((claim) => text.split('\n').flatMap((line) => claim(line) ?? [])),
    ]);
    expect(wrong).toEqual([]);
  });

  it('say as much in Japanese as in English', () => {
    const shapeOf = (half: string) =>
      [/^#+ /gm, /^ *- /gm, /^\| /gm, /^\d+\. /gm, /^```/gm, /\]\(/g].map((mark) => (half.match(mark) ?? []).length);
    const uneven = pages.flatMap(({ file, name, text }) => {
      if (name === undefined) return [];
      const [english = '', japanese = ''] = text.split('<a id="ja"></a>');
      return shapeOf(english).join() === shapeOf(japanese).join() ? [] : [file];
    });
    expect(uneven).toEqual([]);
  });

  it('say of every rule which controls of every framework ask for it, what it needs and when it is unknown', () => {
    const missing = catalog.rules.flatMap(({ id, safeguards }) => {
      const [english = ''] = (texts.get(`rules/${id}.md`) ?? '').split('<a id="ja"></a>');
      const demanded = english.split('## Demanded by')[1] ?? '';
      const names = safeguards.length === 0 ? [] : Object.values(frameworkNames).map(({ en }) => `- ${en}\n`);
      const parts = ['## Passes when', '## Why', '## Fix (', '| Call | Permission |', '## When the result is unknown'];
      return [
        ...parts.filter((part) => !english.includes(part)),
        ...names.filter((part) => !demanded.includes(part)),
      ].map((part) => `${id}: ${part}`);
    });
    expect(missing).toEqual([]);
  });

  // A page over 512 KB is shown as plain text.
  it('are small enough for GitHub to show them', () => {
    expect(pages.filter(({ text }) => Buffer.byteLength(text) > 500_000).map(({ file }) => file)).toEqual([]);
  });

  it.each([
    'aws/kms/rotation',
    'azure/storage/https-only',
    'endpoint/tls/forward-secrecy',
    'log-retention-6y',
    'hipaa',
  ])('of %s are what comply explain prints, without the links', async (name) => {
    const page = pages.find((one) => one.name === name);
    if (!page) throw new Error(`there is no page of ${name}`);
    const bare = page.text.replace(/\[((?:\\.|[^\]\\])*)\]\((?!<)[^)\s]*\)/g, '$1').replace(/<a id="[^"]+"><\/a>/g, '');
    for (const lang of ['en', 'ja']) expect(bare).toContain((await print(name, lang)).trimEnd());
  });
});

async function print(name: string, lang: string): Promise<string> {
  return (await runComply(['explain', name, '--format', 'markdown', '--lang', lang])).stdout;
}
