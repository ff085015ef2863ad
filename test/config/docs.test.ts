import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { parseAttestations } from '../../src/config/parse-attestations.ts';
import { parseWaivers } from '../../src/config/parse-waivers.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const page = readFileSync(new URL('../../docs/config.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

describe('docs/config.md', () => {
  it.each(examples)('shows what is accepted: %s', (text) => {
    const document = parseYaml('example.yaml', text);
    if (text.includes('waivers.yaml\n- ')) expect(parseWaivers(document, 'w')).toHaveLength(1);
    else if (text.includes('attestations.yaml\n- ')) expect(parseAttestations(document, 'a')).toHaveLength(2);
    else expect(() => parseConfig(document)).not.toThrow();
  });

  it('shows every key', () => {
    const keys = [
      'organization',
      'language',
      'frameworks',
      'targets',
      'parameters',
      'severities',
      'packs',
      'controls',
      'waivers',
      'gate',
      'evidence',
    ];
    for (const key of [...keys, 'timeZone']) {
      expect(
        examples.some((text) => new RegExp(`^${key}:`, 'm').test(text)),
        key,
      ).toBe(true);
    }
  });
});
