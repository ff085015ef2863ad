import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/text.ts';
import { paperColons } from '../../../src/report/viewer/colon.ts';
import { writeCover } from '../../../src/report/viewer/cover.ts';
import { coverageOf } from '../../../src/report/viewer/coverage.ts';
import { openViewerPage } from '../../../src/report/viewer/page.ts';
import { hiddenIn, textOf } from '../read-page.ts';
import { hostileName, sample } from '../sample.ts';
import { faultsIn, ofClass, readSection } from './section.ts';

describe.each(languages)('the cover of a report in %s', (language) => {
  const { t } = openViewerPage({ assessment: sample }, language);
  const section = readSection(writeCover, sample, language);

  it('says whose report it is, of which run, scope and editions, made by what', () => {
    expect(faultsIn(section)).toEqual([]);
    const { organization = '', run, tool, targets, frameworks, packs = [] } = sample;
    for (const part of [organization, run.id, `${tool.name} ${tool.version}`, '2026-11-22 09:00:00 UTC']) {
      expect(section.text).toContain(part);
    }
    for (const { name, provider, regions } of targets) {
      for (const part of [name, provider, ...regions]) expect(section.text).toContain(part);
    }
    for (const { editionTitle } of frameworks) expect(section.text).toContain(editionTitle[language]);
    for (const { name, version } of packs) expect(section.text).toContain(`${name} ${version}`);
    expect(section.text).toContain(t.report.limits.text);
  });

  it('warns of another endpoint, an interrupted and an incomplete run, and says where nothing was amiss', () => {
    const [alarm] = ofClass(section, 'alarm');
    expect(alarm).toBeDefined();
    expect(section.text).toContain(paperColons(t.report.head.overrideHeading, language));
    expect(section.text).toContain('http://127.0.0.1:5000');
    const said = (text: string) => paperColons(text, language);
    expect(section.text).toContain(said(t.report.head.incomplete));
    expect(section.text).not.toContain(said(t.report.head.interrupted));
    const stopped = { ...sample, run: { ...sample.run, interrupted: true } };
    expect(readSection(writeCover, stopped, language).text).toContain(said(t.report.head.interrupted));
    // One colon within a box.
    const box = ofClass(section, 'note').map(textOf).join('\n');
    if (language === 'ja') expect(box).not.toMatch(/[ぁ-んァ-ヶ一-龠]: /);
    const run = { ...sample.run, complete: true };
    const whole = {
      ...sample,
      run,
      targets: sample.targets.slice(1),
      ledger: { ...sample.ledger, gaps: [], failed: 0 },
    };
    const fine = readSection(writeCover, whole, language);
    expect(ofClass(fine, 'alarm')).toEqual([]);
    expect(fine.text).not.toContain(said(t.report.head.incomplete));
    expect(fine.text).toContain(t.report.head.callsComplete({ calls: 1204 }));
  });

  it('says whether it is signed, and the command that checks that', () => {
    expect(section.text).toContain(t.report.evidence.none);
    expect(section.text).not.toContain('evidence verify');
    const publicKeySha256 = 'ab'.repeat(32);
    const signed = { signature: { kind: 'key', publicKeySha256 }, pseudonymised: [] } as const;
    const page = readSection(writeCover, { ...sample, evidence: signed }, language);
    expect(page.text).toContain(t.report.evidence.key({ digest: publicKeySha256.slice(0, 16) }));
    expect(page.text).toContain('comply evidence verify BUNDLE --key KEY.pub --reperform');
    const unsigned = { signature: { kind: 'none' }, pseudonymised: [] } as const;
    const plain = readSection(writeCover, { ...sample, evidence: unsigned }, language);
    expect(plain.text).toContain(t.report.evidence.unsigned);
    expect(plain.text).toContain('comply evidence verify BUNDLE --unsigned --reperform');
  });

  it('has one digest for all rules, where each has its own', () => {
    const rules = sample.rules.map((rule, index) => ({ ...rule, digest: String(index).repeat(64) }));
    const lines = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, digest }) => `${digest}  ${id}\n`);
    expect(readSection(writeCover, { ...sample, rules }, language).text).toContain(hash('sha256', lines.join('')));
  });

  it('shows what strangers wrote as text, and says before a long table that it is cut', () => {
    const [, web] = sample.targets;
    if (!web) throw new Error('no target');
    const targets = Array.from({ length: 60 }, () => ({ ...web, name: hostileName, regions: [hostileName] }));
    const page = readSection(writeCover, { ...sample, organization: hostileName, targets }, language);
    expect(faultsIn(page)).toEqual([]);
    expect(hiddenIn(page.markup)).toEqual([]);
    const cut = ofClass(page, 'cut');
    expect(cut).toHaveLength(1);
    expect(page.text.indexOf('60')).toBeLessThan(page.text.indexOf(t.report.head.provider));
  });
});

describe('what of the scope was reached', () => {
  it('counts places with a gap among all, and accounts that could not be entered', () => {
    const gaps = new Set(sample.ledger.gaps.map(({ account, region }) => `${account} ${region}`));
    const coverage = coverageOf(sample);
    expect(coverage.unread).toBe(gaps.size);
    // Two regions of the account, and the place without one of the endpoints.
    expect(coverage.places).toBe(3);
    expect(coverage).toMatchObject({ accounts: 2, closed: 1 });
  });
});
