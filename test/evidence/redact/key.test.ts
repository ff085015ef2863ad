import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keyedDigest, keyFingerprint, openRedactionKey, readKeyFingerprint } from '../../../src/evidence/redact/key.ts';
import { createRedactor } from '../../../src/evidence/redact/redactor.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a key is told from others by 8 bytes of a keyed digest, which stand for no name, tag or secret', () => {
  const file = join(folder, 'redaction.key');
  expect(readKeyFingerprint(file)).toBeUndefined();
  expect(existsSync(file)).toBe(false);
  const key = openRedactionKey(file);
  const print = keyFingerprint(key);
  expect(print).toBe(createHmac('sha256', key).update('key\0fingerprint').digest('hex').slice(0, 16));
  expect(readKeyFingerprint(file)).toBe(print);
  for (const use of ['name', 'tag', 'secret'] as const) expect(keyedDigest(key, use, 'fingerprint')).not.toBe(print);
  expect(keyFingerprint(openRedactionKey(join(folder, 'other.key')))).not.toBe(print);
  writeFileSync(join(folder, 'no.key'), 'none');
  expect(() => readKeyFingerprint(join(folder, 'no.key'))).toThrow('is not a redaction key');
});

it('is in the summary where something stands as a pseudonym, and only there', () => {
  const key = openRedactionKey(join(folder, 'redaction.key'));
  const tags = createRedactor({ accounts: [], key, pseudonymise: ['tags'] }).finish();
  expect(tags.pseudonymKey).toBe(keyFingerprint(key));
  expect(createRedactor({ accounts: [], key, allowBecause: 'x' }).finish()).not.toHaveProperty('pseudonymKey');
});
