import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tlsMessagesIn } from '../../../src/i18n/tls.ts';
import { starttlsPorts } from '../../../src/model/starttls.ts';
import { parts } from '../../../src/tls-scanner-lite/result.ts';

const page = readFileSync(new URL('../../../docs/tls.md', import.meta.url), 'utf8');
const config = readFileSync(new URL('../../../docs/config.md', import.meta.url), 'utf8');

it('docs/tls.md has every reason and every part', () => {
  const reasons = page.slice(page.indexOf('| reason |'), page.indexOf('## Ratings'));
  const named = [...reasons.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, reason]) => reason);
  expect(named).toEqual(Object.keys(tlsMessagesIn('en').reason));
  const library = page.slice(page.indexOf('## The library'));
  expect(parts.filter((part) => !library.includes(`\`${part}\``))).toEqual([]);
});

it.each([
  ['docs/tls.md', page],
  ['docs/config.md', config],
])('%s has the ports on which TLS is asked for', (_, text) => {
  const line = text.split('\n').find((row) => /^\| `(--starttls PROTOCOL|starttls)` \|/.test(row)) ?? '';
  const ports = [...line.matchAll(/\b\d{2,5}\b/g)].map(([port]) => Number(port));
  expect(ports.sort((a, b) => a - b)).toEqual([...starttlsPorts.keys()].sort((a, b) => a - b));
});
