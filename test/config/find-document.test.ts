import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDocument } from '../../src/config/find-document.ts';
import { loadConfig } from '../../src/config/load.ts';
import { maxFileBytes } from '../../src/config/read-inside.ts';

let root = '';
let folder = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'comply-document-')));
  folder = join(root, 'compliance');
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const sha256 = hashOf('as it was');

describe('findDocument', () => {
  it('tells what became of a document', () => {
    writeFileSync(join(folder, 'same.txt'), 'as it was');
    writeFileSync(join(folder, 'changed.txt'), 'as it is');
    mkdirSync(join(folder, 'folder'));
    symlinkSync('same.txt', join(folder, 'link.txt'));
    const found = (file?: string) => findDocument({ ...(file !== undefined && { file }), sha256 }, folder).found;
    expect([found('same.txt'), found('link.txt'), found('changed.txt')]).toEqual(['same', 'same', 'changed']);
    expect([found('gone.txt'), found('same.txt/x'), found()]).toEqual(['kept', 'kept', 'kept']);
    expect([found('folder'), found('a\0b')]).toEqual(['unreadable', 'unreadable']);
  });

  it('follows no link out of the folder, waits for no pipe, and reads what it may', () => {
    writeFileSync(join(root, 'outside.txt'), 'as it was');
    symlinkSync('../outside.txt', join(folder, 'out.txt'));
    symlinkSync('..', join(folder, 'up'));
    mkdirSync(join(root, 'compliance-2'));
    writeFileSync(join(root, 'compliance-2', 'x'), 'as it was');
    symlinkSync('../compliance-2/x', join(folder, 'beside'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync('loop', join(folder, 'loop'));
    writeFileSync(join(folder, 'closed'), 'as it was');
    chmodSync(join(folder, 'closed'), 0);
    const files = [
      'out.txt',
      'up/outside.txt',
      'beside',
      'pipe',
      'loop',
      ...(process.getuid?.() === 0 ? [] : ['closed']),
    ];
    for (const file of files) expect(findDocument({ file, sha256 }, folder).found, file).toBe('unreadable');
    console.info(`${files.length} ways out of the folder or into a wait, none taken`);
  });

  it('hashes a large file piece by piece', () => {
    writeFileSync(join(folder, 'large'), '');
    truncateSync(join(folder, 'large'), maxFileBytes);
    const before = process.memoryUsage().rss;
    expect(findDocument({ file: 'large', sha256 }, folder).found).toBe('changed');
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    console.info(`64 MB hashed, ${Math.round(grown)} MB of memory more`);
    expect(grown).toBeLessThan(40);
    truncateSync(join(folder, 'large'), maxFileBytes + 1);
    expect(findDocument({ file: 'large', sha256 }, folder).found).toBe('unreadable');
  });

  it('is asked for every attestation of a config', () => {
    const document = (file: string) => `{ file: ${file}, sha256: ${sha256} }`;
    writeFileSync(join(root, 'comply.yaml'), 'targets: [{ name: r, provider: records, path: compliance/ }]\n');
    writeFileSync(join(folder, 'same.txt'), 'as it was');
    writeFileSync(
      join(folder, 'attestations.yaml'),
      `- { safeguard: training, statement: s, person: p, role: r, date: 2026-04-01, validUntil: 2027-03-31,
    evidence: [${document('same.txt')}, ${document('gone.txt')}], signedOff: { by: q, date: 2026-04-01 } }\n`,
    );
    const [attestation] = loadConfig('comply.yaml', root).attestations;
    expect(attestation?.evidence?.map(({ found }) => found)).toEqual(['same', 'kept']);
    expect(attestation?.signedOff).toEqual({ by: 'q', date: '2026-04-01' });
  });
});
