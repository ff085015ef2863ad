import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n/messages.ts';
import type { AssessedEvidence } from '../../src/model/assessment.ts';
import { languages } from '../../src/model/text.ts';
import { evidenceLines } from '../../src/report/evidence.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { readAssessment } from '../../src/report/read-assessment.ts';
import { reportText } from '../../src/report/text.ts';
import { sample } from './sample.ts';

const publicKeySha256 = '0123456789abcdef'.repeat(4);
const cases: readonly (readonly [what: string, evidence: AssessedEvidence | undefined, shown: readonly string[]])[] = [
  ['none', undefined, []],
  ['an unsigned bundle', { signature: { kind: 'none' }, pseudonymised: [] }, []],
  ['a local key', { signature: { kind: 'key', publicKeySha256 }, pseudonymised: [] }, ['0123456789abcdef']],
  [
    'a KMS key, and pseudonyms',
    {
      signature: { kind: 'awskms', key: 'arn:aws:kms:ap-northeast-1:222233334444:key/1234\u202e', publicKeySha256 },
      pseudonymised: ['names', 'tags'],
    },
    ['0123456789abcdef', 'arn:aws:kms:ap-northeast-1:222233334444:key/1234'],
  ],
];

describe.each(cases)('a report with %s', (_, evidence, shown) => {
  const { evidence: _none, ...rest } = sample;
  const assessment = { ...rest, ...(evidence && { evidence }) };

  it.each(languages)('says so in the text and the Markdown report (%s)', (language) => {
    const t = messagesIn(language);
    const lines = evidenceLines(assessment, t);
    expect(lines.length).toBe(1 + (evidence?.pseudonymised.length ?? 0));
    const options = { language, color: 0, width: 160, verbose: false } as const;
    const text = [...reportText(assessment, options)].join('');
    const markdown = [...reportMarkdown(assessment, options)].join('');
    // A comment keeps GitHub from taking `:kms:` for a picture; nobody sees it.
    for (const report of [text, markdown.replaceAll('<!-- -->', '')]) {
      for (const part of shown) expect(report).toContain(part);
      expect(report).not.toContain('\u202e');
      expect(report).not.toContain(publicKeySha256);
    }
    if (evidence?.signature.kind === 'none') expect(text).toContain(t.report.evidence.unsigned);
    if (!evidence) expect(text).toContain(t.report.evidence.none);
    const isUnsigned = !evidence || evidence.signature.kind === 'none';
    expect(/not signed|nothing here is signed|署名なし|署名はない/i.test(text)).toBe(isUnsigned);
  });

  it('says so to programs, and is read back', () => {
    const text = [...reportJson(assessment)].join('');
    const { evidence: written } = JSON.parse(text);
    expect(written).toEqual({
      bundle: evidence !== undefined,
      signed: evidence !== undefined && evidence.signature.kind !== 'none',
      ...evidence,
    });
    expect(readAssessment('a.json', text).evidence).toEqual(evidence);
  });
});

it('reads an assessment that was written before there was evidence', () => {
  const text = [...reportJson(sample)].join('').replace(/^"evidence".*\n/m, '');
  expect(text).not.toMatch(/^"evidence"/m);
  expect(readAssessment('a.json', text).evidence).toBeUndefined();
});
