import { describe, expect, it } from 'vitest';
import { load, refusal } from './sample.ts';

const lookups = `
  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }`;
const parameters = '\n  days: { type: integer, default: 1, stricter: higher }\n  tag: { type: string, default: a }';
const trail = {
  resource: 'aws/cloudtrail/trail',
  lookups,
  parameters,
  condition:
    ' { all: [ { field: $bucket.LifecycleRules, isNull: true }, { field: Name, equals: $params.tag }, { count: $bucket.Grants, atMost: $params.days } ] }',
};
const both = (text: string): string => ` { en: '${text}', ja: '${text}' }`;
const cli = (text: string): string =>
  ` { effort: low, steps: { en: [Do it], ja: [実施する] }, cli: ${JSON.stringify(text)} }`;

describe('templates', () => {
  it('are taken apart', () => {
    const { message, reads } = load({
      ...trail,
      message: both('Trail {{ Name }}: {{failed}}, {{ $bucket.CreationDate }} {{ $params.days }}.'),
    });
    expect(message.ja).toEqual([
      { kind: 'literal', text: 'Trail ' },
      { kind: 'path', path: { text: 'Name', from: 'element', segments: ['Name'] }, shell: false, sensitive: false },
      { kind: 'literal', text: ': ' },
      { kind: 'failed' },
      { kind: 'literal', text: ', ' },
      {
        kind: 'path',
        path: { text: '$bucket.CreationDate', from: 'lookup', lookup: 'bucket', segments: ['CreationDate'] },
        shell: false,
        sensitive: false,
      },
      { kind: 'literal', text: ' ' },
      { kind: 'parameter', name: 'days', shell: false },
      { kind: 'literal', text: '.' },
    ]);
    expect(reads['aws/s3/bucket']).toContain('CreationDate');
  });

  it.each([
    ['{{ Nam }}', "has no field 'Nam' (did you mean 'Name'?)"],
    ['{{ $params.day }}', "no parameter 'day' is declared (did you mean 'days'?)"],
    ['{{ Name | upper }}', "'{{ Name | upper }}': the only filter is shell"],
    ['{{ Name | shell | shell }}', 'the only filter is shell'],
    ['{{ Name ', "'{{' is not closed"],
    ['{{ Status }}', "'{{ Status }}' is an object and cannot be printed"],
    ['{{ $bucket.Grants }}', 'is a list and cannot be printed'],
    ['{{ 1 + 1 }}', "has no field '1 + 1'"],
  ])('%s is refused', (text, says) => {
    expect(refusal({ ...trail, message: both(text) })).toContain(says);
  });

  it('asks for the same in both languages', () => {
    expect(refusal({ ...trail, message: ' { en: "{{ Name }}", ja: "証跡" }' })).toContain(
      '{{ Name }} of the English text is missing here',
    );
    expect(refusal({ ...trail, message: ' { en: "Trail", ja: "証跡 {{ Name }}" }' })).toContain(
      '{{ Name }} is not in the English text',
    );
  });

  it('keeps failed and unknown to messages', () => {
    const remediation = ' { effort: low, steps: { en: ["{{ failed }}"], ja: ["{{ failed }}"] } }';
    expect(refusal({ ...trail, remediation })).toContain("'{{ failed }}' stands in a message only");
  });
});

describe('a command', () => {
  it.each([
    'aws x --name {{ Name | shell }} --days {{ $params.days }}',
    'aws x --name {{ Name | shell }} \'{"Days": {{ $params.days }}}\'',
    "aws x 'a'{{ Name | shell }}'b' # don't worry\naws y {{ Name | shell }}",
    'aws x "a \\" b" {{ Name | shell }}',
  ])('%s is taken', (text) => {
    expect(load({ ...trail, remediation: cli(text) }).remediation.cli).toBeDefined();
  });

  it.each([
    ['aws x --name {{ Name }}', "'{{ Name }}' in a command must be quoted: write {{ Name | shell }}"],
    ['aws x --name {{ $params.tag }}', 'must be quoted'],
    ["aws x '{{ Name | shell }}'", "'{{ Name | shell }}' stands inside '…'"],
    ['aws x "arn:aws:s3:::{{ Name | shell }}"', 'stands inside "…"'],
    ["aws x 'a\n b {{ $params.tag | shell }}'", "stands inside '…'"],
  ])('%s is refused: a name could break out', (text, says) => {
    expect(refusal({ ...trail, remediation: cli(text) })).toContain(says);
  });
});
