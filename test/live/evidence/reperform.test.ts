import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceManifest } from '../../../src/model/evidence.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { emptyFolder } from '../support/comply.ts';
import { findNode } from '../support/find-node.ts';

const run = promisify(execFile);
const binary = fileURLToPath(new URL('../../../bin/comply.js', import.meta.url));
const folder = emptyFolder();

interface Place {
  readonly name: string;
  readonly node: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

const places: readonly Place[] = [
  { name: 'this Node, C, UTC', node: process.execPath, env: { LANG: 'C.UTF-8', TZ: 'UTC' } },
  {
    name: 'Node 22, ja_JP, Tokyo',
    node: findNode(22),
    env: { LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8', TZ: 'Asia/Tokyo' },
  },
  {
    name: 'Node 24, tr_TR, St. John’s',
    node: findNode(24),
    env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'America/St_Johns' },
  },
  {
    name: 'this Node, tr_TR, Chatham',
    node: process.execPath,
    env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Chatham' },
  },
];
const present = places.filter(({ node }) => node !== undefined);

async function comply(
  { node = '', env }: Place,
  args: readonly string[],
): Promise<{ readonly code: number; readonly stdout: string }> {
  const options = {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, CI: '1', ...env },
    maxBuffer: 64 * 1024 * 1024,
  };
  try {
    return { code: 0, stdout: (await run(node, [binary, ...args], options)).stdout };
  } catch (error) {
    const { code, stdout = '' } = error as { code?: number; stdout?: string };
    if (typeof code !== 'number') throw error;
    return { code, stdout };
  }
}

const bundleOf = (index: number) => join(folder, 'runs', String(index), 'bundle');

function contentsOf(index: number): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(join(bundleOf(index), 'manifest.json'), 'utf8')) as EvidenceManifest;
  // Who ran it, where and after which run is another each time, and so is what tells of it.
  const own = [
    'run.json',
    'assessment.json.gz',
    'derived/ipe.en.html',
    'derived/ipe.ja.html',
    'derived/tables/run.ndjson',
  ];
  const entries = Object.entries(manifest.files).filter(([path]) => !own.includes(path));
  return new Map(entries.map(([path, { content, sha256 }]) => [path, content?.sha256 ?? sha256]));
}

describe('a bundle of the demo', () => {
  beforeAll(async () => {
    const [here] = present;
    if (!here) throw new Error('no Node');
    expect((await comply(here, ['evidence', 'keygen', '--out', 'key'])).code).toBe(0);
    for (const [index, place] of present.entries()) {
      mkdirSync(join(folder, 'runs', String(index)), { recursive: true });
      const { code } = await comply(place, [
        'scan',
        '--demo',
        '--quiet',
        '--evidence',
        bundleOf(index),
        '--sign',
        'key:key',
      ]);
      expect(code).toBe(1);
    }
  }, 120_000);

  it('holds the same bytes, wherever it is made', () => {
    const [first, ...others] = present.map((_, index) => contentsOf(index));
    expect(first?.size).toBeGreaterThan(60);
    for (const other of others) expect(other).toEqual(first);
  });

  it('made in any of them is judged again in every other to the same bytes', async () => {
    let judged = 0;
    for (const [index] of present.entries()) {
      for (const place of present) {
        const { code, stdout } = await comply(place, [
          'evidence',
          'verify',
          bundleOf(index),
          '--key',
          'key.pub',
          '--reperform',
          '--format',
          'json',
        ]);
        const { checks } = JSON.parse(stdout) as Verification;
        const failed = checks.filter(({ status, blocked }) => status === 'failed' || blocked).map(({ check }) => check);
        // The demo shows a run that was denied some of what it asked for.
        expect([place.name, failed]).toEqual([place.name, ['coverage']]);
        expect(code).toBe(14);
        judged += 1;
      }
    }
    console.log(
      `${present.length} bundles, each judged again in ${present.map(({ name }) => name).join('; ')}: ${judged} times the same bytes`,
    );
  }, 180_000);
});
