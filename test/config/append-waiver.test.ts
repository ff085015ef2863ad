import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendWaiver, nameWaiversFile } from '../../src/config/append-waiver.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { parseWaivers } from '../../src/config/parse-waivers.ts';
import { waiverTypes } from '../../src/model/waiver.ts';
import { visibleOf } from '../../src/text/visible.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { below, pickFrom, seeded } from '../support/seeded.ts';

const waiver = {
  rule: 'aws/s3/encryption',
  resources: ['arn:aws:s3:::acme-*', 'acme-logs'],
  type: 'risk-accepted',
  owner: 'sre@acme.example',
  approvedBy: 'ciso@acme.example',
  reason: 'Moves in spring: #1 "of" 2',
  expires: '2027-03-31',
} as const;
const one = `rule: aws/s3/*
  resources: [acme-logs] # of the old account
  type: risk-accepted
  owner: sre@acme.example
  approvedBy: ciso@acme.example
  reason: moves in spring
  expires: 2027-03-31`;
const flow = one.replaceAll(/\s*\n\s*/g, ', ').replace(' # of the old account', '');
const block = `- ${one}\n`;

function append(text: string, what: Parameters<typeof appendWaiver>[1] = waiver) {
  return appendWaiver({ file: 'w.yaml', text }, what);
}

/** Every sign of `text` is in `longer`, in its order, what was put in apart. */
function isKept(text: string, longer: string): boolean {
  let at = 0;
  for (const sign of longer) if (text.startsWith(sign, at)) at += sign.length;
  return at === text.length;
}

describe('appendWaiver', () => {
  it('writes an item as a person would', () => {
    expect(append('# Accepted by the board.\n').text).toBe(`# Accepted by the board.
- rule: aws/s3/encryption
  resources: ["arn:aws:s3:::acme-*", acme-logs]
  type: risk-accepted
  owner: sre@acme.example
  approvedBy: ciso@acme.example
  reason: "Moves in spring: #1 \\"of\\" 2"
  expires: 2027-03-31
`);
  });

  const shapes: readonly (readonly [string, string, string])[] = [
    ['an empty file', '', '- rule: aws/s3/encryption\n  resources'],
    ['a byte order mark', '\uFEFF', '\uFEFF- rule: aws/s3/enc'],
    ['a byte order mark before a list', `\uFEFF${block}`, '\n- rule: aws/s3/enc'],
    ['comments alone', '# a\n\n  # b', '  # b\n- rule: aws/s3/enc'],
    ['blanks', '  \n\n', '\n- rule: aws/s3/enc'],
    ['a start of a document', '%YAML 1.2\n---\n# a\n', '# a\n- rule: aws/s3/enc'],
    ['an end of a document', `---\n${block}# a\n...\n# after\n`, '# a\n- rule: aws/s3/enc'],
    ['no last line break', block.trimEnd(), '2027-03-31\n- rule: aws/s3/enc'],
    ['a comment at the end', `# head\n${block}  # why\n# end`, '# end\n- rule: aws/s3/enc'],
    ['an indented list', `  ${block.replaceAll('\n  ', '\n    ')}`, '\n  - rule: aws/s3/enc'],
    ['Windows line ends', `# a\n${block}`.replaceAll('\n', '\r\n'), '\r\n- rule: aws/s3/encryption\r\n  resources'],
    [
      'text of many lines at the end',
      `- ${one}\n  compensating: |+\n    a\n\n    # not a comment\n\n`,
      '\n\n- rule: aws/s3/enc',
    ],
    ['text of many lines, cut off', `- ${one}\n  compensating: >-\n    a\n     b`, ' b\n- rule: aws/s3/enc'],
    ['a plain text over lines', `- ${one}\n  compensating: a\n    b`, '    b\n- rule: aws/s3/enc'],
    ['a list of mappings in braces', `- { ${flow} } # first\n`, '# first\n- rule: aws/s3/enc'],
    ['keys on a line of their own', `-\n  ${one}\n`, '\n- rule: aws/s3/enc'],
    ['an empty list in brackets', '[]', '[{ rule: aws/s3/encryption, res'],
    ['an empty list with a comment', '# a\n[\n  # none yet\n]\n', '# none yet\n  { rule: aws/s3/encryption, res'],
    ['a list in brackets', `[{ ${flow} }]`, '}, { rule: aws/s3/encryption, res'],
    ['a list in brackets with a last comma', `[{ ${flow} },]\n`, '}, { rule: aws/s3/encryption, res'],
    [
      'a list in brackets over lines',
      `[\n  # a\n  { ${flow} }, # b\n  { ${flow} } # c\n  # d\n]\n# e\n`,
      '}, # c\n  # d\n  { rule: aws/s3/enc',
    ],
    ['the same with a last comma', `[\n\t{ ${flow} }, # b\n]`, '}, # b\n\t{ rule: aws/s3/enc'],
    ['a tag and an anchor', `--- !!seq &all\n${block}`, '\n- rule: aws/s3/enc'],
  ];
  it.each(shapes)('adds to %s', (_, text, expected) => {
    const before = parseWaivers(parseYaml('w.yaml', text), 'w.yaml');
    const { text: changed, line } = append(text);
    expect(changed).toContain(expected);
    expect(isKept(text, changed)).toBe(true);
    expect(parseWaivers(parseYaml('w.yaml', changed), 'w.yaml')).toEqual([
      ...before,
      { ...waiver, place: `w.yaml:${line}` },
    ]);
    expect(changed.split('\n')[line - 1]).toContain('aws/s3/encryption');
    // And once more behind that.
    const again = append(changed, { ...waiver, rule: 'aws/s3/versioning' }).text;
    expect(parseWaivers(parseYaml('w.yaml', again), 'w.yaml')).toHaveLength(before.length + 2);
  });

  it.each([
    ['null\n', 'w.yaml: nothing can be added to it as it is written; add this by hand: { rule: aws/s3/encryption'],
    ['~ # none\n', 'w.yaml: nothing can be added to it'],
    ['a: b\n', 'expected a list, found a mapping'],
    ['- rule: x\n', "missing key 'resources'"],
    ['- [\n', 'not valid YAML'],
    [`${block}---\n${block}`, 'expected one YAML document, found several; keep one'],
  ])('refuses %j', (text, message) => expect(() => append(text)).toThrow(message));

  it('brings back 500 texts of strangers as they were, for us and for another reader', () => {
    const random = seeded(3);
    const pieces = [
      '\n',
      '\r\n',
      '\t',
      '#',
      ' #',
      ': ',
      '- ',
      '"',
      "'",
      '\\',
      '{',
      '}',
      '[',
      ',',
      '&a',
      '*a',
      '!x',
      '%',
      '@',
      '`',
      '|',
      '>',
      '---\n',
      '...',
      '本番、',
      '\u202e',
      '\u200d',
      '\u2028',
      '\u0085',
      '\ufeff',
      '\u007f',
      '\u0000',
      '\u001b[31m',
      '😀',
      '\u{e0041}',
      '\ud800',
      'null',
      'yes',
      '0x1f',
      '1e3',
      '=',
      '<<',
      'a',
      ' ',
    ];
    const words = (): string => {
      const text = Array.from({ length: 1 + below(random, 12) }, () => pickFrom(random, pieces))
        .join('')
        .trim();
      return visibleOf(text) === '' ? 'null' : text;
    };
    let [text, count] = ['# head\n', 0];
    for (let round = 0; round < 500; round += 1) {
      const what = {
        rule: `aws/s3/${words().replaceAll(/[*?]/g, 'x')}`,
        resources: Array.from({ length: 1 + below(random, 3) }, () => `acme-${words()}`.replaceAll(/[*?]/g, 'x')),
        type: pickFrom(random, waiverTypes),
        owner: words(),
        approvedBy: words(),
        reason: words(),
        expires: '2027-03-31',
        compensating: words(),
      };
      if (round % 50 === 0) text = pickFrom(random, shapes)[1];
      text = append(text, what).text;
      count += 1;
      const { place: _, ...read } = parseWaivers(parseYaml('w.yaml', text, 1e9), 'w.yaml').at(-1) ?? { place: '' };
      expect(read).toEqual(what);
      expect((parse(text.replace(/^\uFEFF/, '')) as readonly unknown[]).at(-1)).toEqual(what);
    }
    console.log(`${count} waivers written and read back, by comply and by the plain parser`);
  }, 120_000);
});

describe('nameWaiversFile', () => {
  it.each([
    ['organization: Acme # us\ntargets: []\n# end', '# end\nwaivers: compliance/waivers.yaml\n'],
    ['# nothing yet\n', '# nothing yet\nwaivers: compliance/waivers.yaml\n'],
    ['', 'waivers: compliance/waivers.yaml\n'],
    ['organization: Acme\r\n', '\r\nwaivers: compliance/waivers.yaml\r\n'],
    ['{ organization: Acme }', '{ organization: Acme, waivers: compliance/waivers.yaml }'],
    ['{\n  organization: Acme, # us\n}\n', '# us\n  waivers: compliance/waivers.yaml\n}'],
    [
      'controls:\n  "hipaa:164.310(b)":\n    scope: out\n    approvedBy: c\n    reason: |\n      none\n',
      '\nwaivers: comp',
    ],
  ])('%j', (text, expected) => {
    const named = nameWaiversFile({ file: 'comply.yaml', text }, 'compliance/waivers.yaml');
    expect(named).toContain(expected);
    expect(isKept(text, named)).toBe(true);
    expect(parseConfig(parseYaml('comply.yaml', named)).waivers?.path).toBe('compliance/waivers.yaml');
  });
});
