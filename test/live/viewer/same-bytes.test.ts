import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/text.ts';
import { writeViewer } from '../../../src/report/viewer/write-viewer.ts';
import { sample } from '../../report/sample.ts';
import { emptyFolder } from '../support/comply.ts';
import { findNode } from '../support/find-node.ts';
import { reportFolder } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

const binary = fileURLToPath(new URL('../../../bin/comply.js', import.meta.url));

/** Digest of the report of the demo organisation, as that machine writes it. */
function digestOn(node: string, env: Readonly<Record<string, string>>, name: string): string {
  const file = join(folder.path, `${name}.html`);
  try {
    execFileSync(node, [binary, 'scan', '--demo', '--quiet', '--lang', 'ja', '-o', `html=${file}`], {
      cwd: emptyFolder(),
      env: { PATH: process.env.PATH, HOME: emptyFolder(), CI: '1', ...env },
      stdio: 'pipe',
    });
  } catch (error) {
    // 1: it has findings.
    if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
  }
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

describe('the report of one assessment', () => {
  it.each(languages)('is the same text each time (%s)', (language) => {
    const texts = ['first', 'second'].map(() => [...writeViewer({ assessment: sample }, language)].join(''));
    expect(new Set(texts).size).toBe(1);
  });

  it('is the same bytes in every zone, locale and version of Node.js', () => {
    const machines: [node: string | undefined, env: Record<string, string>][] = [
      [process.execPath, { TZ: 'UTC', LANG: 'C.UTF-8' }],
      [process.execPath, { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' }],
      [process.execPath, { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
      [findNode(22), { TZ: 'Pacific/Kiritimati', LANG: 'C' }],
      [findNode(24), { TZ: 'UTC', LANG: 'de_DE.UTF-8' }],
    ];
    const present = machines.filter((one): one is [string, Record<string, string>] => one[0] !== undefined);
    const digests = present.map(([node, env], index) => digestOn(node, env, String(index)));
    console.info(`${present.length} machines, sha256 ${[...new Set(digests)].join(', ')}`);
    expect(new Set(digests).size).toBe(1);
  });
});
