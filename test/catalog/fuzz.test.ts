import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { loadText, ruleText } from './sample.ts';

/** A seeded generator (mulberry32), so that a failing mutation can be found again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const valid = ruleText({
  resource: 'aws/cloudtrail/trail',
  parameters: '\n  days: { type: integer, default: 2190, minimum: 1, stricter: higher }',
  lookups: '\n  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }',
  when: ' { field: IsOrganizationTrail, equals: false }',
  condition: `
  all:
    - { id: multi, field: IsMultiRegionTrail, equals: true }
    - { id: kms, field: KmsKeyId, isNull: false }
    - { field: $bucket.ObjectLockConfiguration.Rule.DefaultRetention.Days, atLeast: $params.days, ifNull: false }
    - none: $bucket.LifecycleRules
      where: { all: [ { field: ExpirationDays, atMost: $params.days, ifNull: false }, { field: Status, equals: Enabled } ] }`,
  message: ' { en: "Trail {{ Name }}: {{ failed }}", ja: "証跡 {{ Name }}: {{ failed }}" }',
});
const words = [
  ...new Set(valid.match(/[\w$.]+/g)),
  '__proto__',
  'null',
  'true',
  '-1',
  '1e400',
  '.nan',
  '.inf',
  '{{',
  '}}',
  '&a',
  '*a',
  '!!binary',
  '? ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  "'",
  '"',
  '|',
  '>',
  '#',
  ':',
  '\t',
  '\u0000',
  '\ud800',
  '%YAML 1.1\n---\n',
  '---\n',
  '...\n',
  '<<: ',
];

function mutate(text: string, next: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
  const at = Math.floor(next() * text.length);
  const length = Math.floor(next() * 12);
  const lines = text.split('\n');
  switch (Math.floor(next() * 5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return `${text.slice(0, at)}${pick(words) ?? ''}${text.slice(at)}`;
    case 2:
      return text.replaceAll(pick(words) ?? 'x', () => pick(words) ?? '');
    case 3:
      return lines.toSpliced(Math.floor(next() * lines.length), 1).join('\n');
    default:
      return lines.toSpliced(Math.floor(next() * lines.length), 0, pick(lines) ?? '').join('\n');
  }
}

describe('a rule mutated at random', () => {
  it('loads, or is refused by one line that names the file', () => {
    const next = random(20_261_122);
    const outcomes = { loaded: 0, refused: 0 };
    loadText(valid);
    for (let round = 0; round < 1500; round++) {
      let text = valid;
      for (let times = 0; times <= next() * 3; times++) text = mutate(text, next);
      try {
        loadText(text);
        outcomes.loaded += 1;
      } catch (error) {
        if (!(error instanceof InputError)) throw new Error(`round ${round}: ${text}`, { cause: error });
        expect(error.message).toMatch(/^x\.yaml(:\d+:\d+)?: [^\n]+$/);
        expect(error.text.ja).toMatch(/^x\.yaml(:\d+:\d+)?: [^\n]*[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}][^\n]*$/u);
        outcomes.refused += 1;
      }
    }
    console.info(`${outcomes.loaded} loaded, ${outcomes.refused} refused`);
    expect(outcomes.refused).toBeGreaterThan(500);
    expect(outcomes.loaded).toBeGreaterThan(20);
  });
});
