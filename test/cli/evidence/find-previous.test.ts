import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPrevious } from '../../../src/cli/evidence/find-previous.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-previous-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function writeRun(folder: string, runId: string, seq: number, organization?: string): string {
  const place = join(root, folder);
  mkdirSync(place, { recursive: true });
  const text = JSON.stringify({ schemaVersion: 1, runId, seq, prev: null, files: {}, merkle: '' });
  writeFileSync(join(place, 'manifest.json'), text);
  writeFileSync(join(place, 'run.json'), JSON.stringify({ organization }));
  return hash('sha256', text);
}

describe('findPrevious', () => {
  it('begins a chain where there is none', () => {
    expect(findPrevious(join(root, 'nowhere', 'a'), undefined, undefined)).toEqual({ seq: 1, prev: null });
  });

  it('follows the last bundle of the same organisation in the same folder', () => {
    writeRun('runs/a', 'one', 1, 'Acme');
    const sha256 = writeRun('runs/b', 'two', 2, 'Acme');
    writeRun('runs/c', 'other', 7, 'Other');
    mkdirSync(join(root, 'runs', 'd.part'));
    const chain = findPrevious(join(root, 'runs', 'new'), undefined, 'Acme');
    expect(chain).toEqual({ seq: 3, prev: { runId: 'two', manifestSha256: sha256 } });
  });

  it('follows the bundle that is named, or none', () => {
    const sha256 = writeRun('elsewhere', 'x', 4);
    expect(findPrevious(join(root, 'runs', 'new'), join(root, 'elsewhere'), 'Acme')).toEqual({
      seq: 5,
      prev: { runId: 'x', manifestSha256: sha256 },
    });
    expect(findPrevious(join(root, 'runs', 'new'), 'none', 'Acme')).toEqual({ seq: 1, prev: null });
  });

  it.each(['{', '[]', '{"runId":"a","seq":0}', '{"runId":1,"seq":1}'])('refuses a manifest of %s', (text) => {
    const place = join(root, 'broken');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'manifest.json'), text);
    expect(() => findPrevious(join(root, 'new'), place, undefined)).toThrow(
      'is not the manifest of an evidence bundle',
    );
    rmSync(place, { recursive: true });
  });
});
