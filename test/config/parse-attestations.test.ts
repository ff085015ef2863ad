import { describe, expect, it } from 'vitest';
import { parseAttestations } from '../../src/config/parse-attestations.ts';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const digits = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const whole = `# who stated what
- safeguard: training
  statement: All took it.
  person: Hanako Acme
  role: Head of HR
  date: 2026-04-01
  validUntil: 2027-03-31
  evidence:
    - { file: papers/list.pdf, sha256: ${digits} }
    - { sha256: ${digits.toUpperCase()} }
  signedOff: { by: Taro Acme, role: CISO, date: 2026-04-02 }
`;

function parse(text: string) {
  return parseAttestations(parseYaml('a.yaml', text), 'compliance/a.yaml');
}

/** The whole one with a part of it replaced. */
function having(part: string, by: string): string {
  expect(whole).toContain(part);
  return whole.replace(part, by);
}

describe('parseAttestations', () => {
  it('reads evidence and who signed it off, each where there is one', () => {
    expect(parse(whole)).toEqual([
      {
        place: 'compliance/a.yaml:2',
        safeguard: 'training',
        statement: 'All took it.',
        person: 'Hanako Acme',
        role: 'Head of HR',
        date: '2026-04-01',
        validUntil: '2027-03-31',
        evidence: [{ file: 'papers/list.pdf', sha256: digits }, { sha256: digits }],
        signedOff: { by: 'Taro Acme', role: 'CISO', date: '2026-04-02' },
      },
    ]);
    const [bare] = parse(whole.replace(/ {2}evidence:[\s\S]*/, ''));
    expect([bare?.evidence, bare?.signedOff]).toEqual([undefined, undefined]);
    expect(parse('# none yet\n')).toEqual([]);
    const [plain] = parse(having('papers/list.pdf', './papers/../list.pdf'));
    expect(plain?.evidence?.[0]?.file).toBe('list.pdf');
  });

  const document = `{ file: papers/list.pdf, sha256: ${digits} }`;
  const mistakes: readonly (readonly [string, string, string])[] = [
    ['an unknown key', having('evidence:', 'evidences:'), "8:3: unknown key 'evidences' (did you mean 'evidence'?)"],
    ['an unknown key of a document', having('file:', 'fil:'), "9:9: unknown key 'fil' (did you mean 'file'?)"],
    [
      'an unknown key of the sign-off',
      having('by: Taro', 'bye: Taro'),
      "11:16: unknown key 'bye' (did you mean 'by'?)",
    ],
    ['a person nobody sees', having('Hanako Acme', '"\\u200b"'), '4:11: expected text, found none'],
    ['a signer nobody sees', having('Taro Acme', '"\\u3164"'), '11:20: expected text, found none'],
    ['a role nobody sees', having('Head of HR', '"\\u202e \\ufeff"'), '5:9: expected text, found none'],
    ['a statement nobody sees', having('All took it.', '"\\u2060\\u00ad"'), '3:14: expected text, found none'],
    ['no signer', having('by: Taro Acme, ', ''), "11:14: missing key 'by'"],
    ['an end before the day', having('2027-03-31', '2026-03-31'), '7:15: it ends before 2026-04-01, its own date'],
    ['no day', having('date: 2026-04-01', 'date: 2026-02-30'), "6:9: '2026-02-30' is not a day"],
    ['a sign-off before the day', having('2026-04-02', '2026-03-31'), '11:49: it was signed off before 2026-04-01'],
    ['no day of sign-off', having('2026-04-02', '2026-4-2'), "11:49: '2026-4-2' is not a day"],
    ['neither file nor hash', having(document, '{}'), "9:7: expected 'sha256', with or without 'file', found neither"],
    ['a file without a hash', having(document, '{ file: a.pdf }'), "9:7: missing key 'sha256': the hash says which"],
    ['a short hash', having(digits, digits.slice(1)), `9:40: '${digits.slice(1)}' is not a SHA-256`],
    ['a hash of other signs', having(digits, `${digits.slice(1)}g`), "g' is not a SHA-256; write its 64"],
    ['a hash with its name', having(digits, `"sha256:${digits}"`), 'is not a SHA-256'],
    [
      'a file above',
      having('papers/list.pdf', '../list.pdf'),
      "9:15: '../list.pdf' is no file below the records folder",
    ],
    ['a file far above', having('papers/list.pdf', 'a/../../list.pdf'), 'is no file below the records folder'],
    ['a file from the root', having('papers/list.pdf', '/etc/passwd'), 'is no file below the records folder'],
    ['a file on a drive', having('papers/list.pdf', "'C:\\list.pdf'"), 'is no file below the records folder'],
    ['the folder itself', having('papers/list.pdf', '.'), 'is no file below the records folder'],
    ['a file twice', having(`{ sha256: ${digits.toUpperCase()} }`, document), "10:7: 'papers/list.pdf' is named twice"],
    ['a mapping for a list', having('evidence:\n', 'evidence: {}\n  x:\n'), "9:3: unknown key 'x'"],
    ['text for a list', whole.replace(/evidence:\n.*\n.*\n/, 'evidence: list.pdf\n'), '8:13: expected a list'],
    ['a list of text', having(document, 'list.pdf'), "9:7: expected a mapping, found text ('list.pdf')"],
    [
      'one that is there already',
      `${whole}- { safeguard: training, statement: Again., person: Hanako Acme, role: r, date: 2026-04-01, validUntil: 2026-05-01 }\n`,
      "12:3: there is already an attestation of 'training' by Hanako Acme on 2026-04-01; keep one",
    ],
    ['no subject', having('safeguard: training', 'note: x'), "2:3: unknown key 'note'"],
    ['two subjects', having('training', 'training\n  control: soc2:CC1.1'), '2:3: say what is attested'],
  ];

  it.each(mistakes)('refuses %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(/^a\.yaml:\d+:\d+: /);
  });

  it('says every mistake in Japanese too', () => {
    for (const [what, text] of mistakes) {
      try {
        parse(text);
        expect.unreachable(what);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        expect(error.text.ja, what).toMatch(/[ぁ-ん]/);
      }
    }
    console.info(`${mistakes.length} mistakes refused, each at file:line:column`);
  });
});
