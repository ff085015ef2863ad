import { describe, expect, it } from 'vitest';
import { controlStatuses } from '../../../src/model/assessment.ts';
import { outcomes } from '../../../src/model/result.ts';
import { languages } from '../../../src/model/text.ts';
import { evidenceLines } from '../../../src/report/evidence.ts';
import { writeAppendix } from '../../../src/report/viewer/appendix.ts';
import { openViewerPage } from '../../../src/report/viewer/page.ts';
import { textOf } from '../read-page.ts';
import { sample } from '../sample.ts';
import { faultsIn, ofClass, readSection } from './section.ts';

describe.each(languages)('the appendix of a report in %s', (language) => {
  const { t } = openViewerPage({ assessment: sample }, language);
  const section = readSection(writeAppendix, sample, language);
  const rows = section.elements.filter(({ name }) => name === 'tr').map(textOf);

  it('says what could not be read, where, why, what to grant, and what that leaves unknown', () => {
    expect(faultsIn(section)).toEqual([]);
    for (const { call, region, permission, rules } of sample.ledger.gaps) {
      const row = rows.find((text) => text.includes(call) && text.includes(region)) ?? '';
      expect(row).toContain(permission ?? '-');
      for (const rule of rules) expect(row).toContain(rule);
    }
    for (const { region, services } of sample.ledger.absent) {
      expect(rows.some((text) => text.includes(region) && text.includes(services.join(', ')))).toBe(true);
    }
    const complete = { ...sample, ledger: { ...sample.ledger, failed: 0, gaps: [] } };
    const none = readSection(writeAppendix, complete, language);
    expect(none.text).toContain('1,204');
  });

  it('says what proves it and how anyone checks that, signed or not', () => {
    for (const line of evidenceLines(sample, t)) expect(section.text).toContain(line);
    expect(section.text).toContain('comply scan --evidence DIR --sign key:comply.key');
    const publicKeySha256 = 'ab'.repeat(32);
    const signature = { kind: 'key', publicKeySha256 } as const;
    const signed = readSection(
      writeAppendix,
      { ...sample, evidence: { signature, pseudonymised: ['names'], pseudonymKey: '00ff' } },
      language,
    );
    expect(signed.text).toContain('comply evidence verify DIR --key comply.key.pub --reperform');
    expect(signed.text).toContain(publicKeySha256);
    expect(signed.text).toContain('00ff');
    expect(signed.text).toContain(t.report.evidence.pseudonyms.names);
    const unsigned = readSection(
      writeAppendix,
      { ...sample, evidence: { signature: { kind: 'none' }, pseudonymised: [] } },
      language,
    );
    expect(unsigned.text).toContain(t.report.evidence.unsigned);
    expect(unsigned.text).toContain('comply evidence verify DIR --unsigned --reperform');
  });

  it('has each change of a rule with who accepted it, and each pack with its digest', () => {
    expect(section.text).toContain('Archived elsewhere');
    expect(section.text).toContain('Data events of the trail log it');
    expect(section.text).toContain(t.report.parameters.weaker);
    for (const { digest } of sample.packs ?? []) expect(section.text).toContain(digest);
  });

  it('explains every status and outcome, with the word of the other language', () => {
    const other = language === 'en' ? 'ja' : 'en';
    const theirs = openViewerPage({ assessment: sample }, other).t;
    const glossary = ofClass(section, 'glossary').map(textOf).join('');
    for (const status of controlStatuses) {
      expect(glossary).toContain(t.status[status]);
      expect(glossary).toContain(theirs.status[status]);
    }
    for (const outcome of outcomes) {
      expect(glossary).toContain(t.outcome[outcome]);
      expect(glossary).toContain(theirs.outcome[outcome]);
    }
    expect(section.text).toContain(t.report.limits.text);
  });
});
