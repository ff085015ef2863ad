import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n/messages.ts';
import type { AssessedAttestation, Assessment } from '../../src/model/assessment.ts';
import { attestationStates, attestedDocumentStates as documentStates } from '../../src/model/attestation.ts';
import { languages } from '../../src/model/text.ts';
import { countMissing, noteAttestation } from '../../src/report/attestation.ts';
import { type Format, reporters } from '../../src/report/index.ts';
import { readAssessment } from '../../src/report/read-assessment.ts';
import { subjectOf } from '../../src/report/subject.ts';
import { sample } from './sample.ts';

const sha256 = 'ab12'.repeat(16);
const attestations = attestationStates.map(
  (state): AssessedAttestation => ({
    place: 'compliance/attestations.yaml:1',
    safeguard: 'training',
    statement: `It is ${state}.`,
    person: 'Hanako Sato',
    role: 'CISO',
    date: '2026-04-01',
    validUntil: '2027-03-31',
    evidence: documentStates.map((found) => ({ file: `papers/${found}.pdf`, sha256, found })),
    ...(state !== 'unsigned' && { signedOff: { by: 'Taro Yamada', role: 'CEO', date: '2026-04-02' } }),
    state,
  }),
);
const assessment: Assessment = { ...sample, attestations };

async function write(format: Format, language: (typeof languages)[number]): Promise<string> {
  const report = await reporters[format]();
  return [...report(assessment, { language, color: 0, width: 200, verbose: true })].join('');
}

describe.each(languages)('an attestation in %s', (language) => {
  const t = messagesIn(language);
  const missing = attestationStates.filter((state) => state !== 'current');

  it.each<Format>(['text', 'markdown', 'oscal'])(
    'says in %s why it does not count, who signed it off and on what it rests',
    async (format) => {
      const output = (await write(format, language)).replaceAll('\\', '');
      for (const state of missing) {
        const why = t.attestation.doesNotCount({ why: t.attestation.why[state] });
        expect(output, state).toContain(why);
      }
      expect(output).toContain('Taro Yamada');
      for (const found of documentStates) expect(output, found).toContain(t.attestation.found[found]);
    },
  );

  it('tells a document that is gone from one that was never in the folder', async () => {
    const gone = attestations.map((one) => ({
      ...one,
      evidence: [
        { file: 'papers/list.pdf', sha256, found: 'kept' as const },
        { sha256, found: 'kept' as const },
      ],
    }));
    for (const format of ['text', 'markdown', 'oscal'] as const) {
      const report = await reporters[format]();
      const output = [
        ...report({ ...assessment, attestations: gone }, { language, color: 0, width: 200, verbose: true }),
      ];
      const text = output.join('').replaceAll('\\', '');
      expect(text, format).toContain(`papers/list.pdf${language === 'en' ? ' (SHA-256' : '（SHA-256ハッシュ'}`);
      expect(text, format).toContain(t.attestation.found.kept);
      expect(text, format).toContain(t.attestation.keptAlone);
    }
  });

  it('gives no state twice: a sign-off still to come is not denied, and no reason repeats the state', () => {
    const [unsigned] = attestations.filter(({ state }) => state === 'unsigned');
    if (!unsigned) throw new Error('no attestation');
    const notes = noteAttestation({ ...unsigned, signedOff: { by: 'Taro Yamada', date: '2099-01-01' } }, t);
    expect(notes.whyNot).toMatch(language === 'en' ? /by the day of this assessment/ : /判定基準日時までに/);
    for (const one of attestations) {
      if (one.state === 'current') continue;
      expect(noteAttestation(one, t).whyNot).not.toContain(`: ${t.attestationState[one.state]}`);
    }
  });

  it('names a framework once, whether the citation of its control has the name or not', () => {
    const [attestation] = attestations;
    const [framework] = sample.frameworks;
    const [control] = framework?.controls ?? [];
    if (!attestation || !framework || !control) throw new Error('no attestation or no control');
    const subject = (id: 'hipaa' | 'iso27017', cited: string) => {
      const cites = { ...control, id: '5.1', citation: { en: cited, ja: cited } };
      const frameworks = [{ ...framework, id, controls: [cites] }];
      return subjectOf({ ...sample, frameworks }, { ...attestation, control: `${id}:5.1` }, language);
    };
    const title = control.title[language];
    expect(subject('iso27017', 'ISO/IEC 27017:2026 5.1')).toBe(`ISO/IEC 27017:2026 5.1  ${title}`);
    expect(subject('hipaa', '45 CFR 5.1\u202e')).toBe(`HIPAA 45 CFR 5.1\\u202E  ${title}`);
  });

  it('has no reason against one that counts', () => {
    const [current] = attestations;
    if (!current) throw new Error('no attestation');
    const notes = noteAttestation(current, t);
    expect(notes.whyNot).toBeUndefined();
    expect(notes.documents).toHaveLength(documentStates.length);
    expect(countMissing([current], t)).toBeUndefined();
    expect(countMissing(attestations, t)).toContain(t.attestationState.changed);
  });
});

describe('a saved assessment', () => {
  it('keeps evidence and sign-off, and is read where it has neither', async () => {
    const text = await write('json', 'en');
    expect(readAssessment('a.json', text).attestations).toEqual(attestations);
    const old = JSON.parse(text) as { attestations: { evidence?: unknown; signedOff?: unknown }[] };
    old.attestations = old.attestations.map(({ evidence: _, signedOff: __, ...rest }) => rest);
    const read = readAssessment('a.json', JSON.stringify(old)).attestations;
    expect(read.map(({ state, signedOff }) => [state, signedOff])).toEqual(
      attestationStates.map((state) => [state, undefined]),
    );
    console.info(
      `${attestationStates.length} states of attestations, each with its reason in 2 languages and 3 formats`,
    );
  });
});
