import { describe, expect, it } from 'vitest';
import { viewerControlsMessagesIn } from '../../../src/i18n/viewer-controls.ts';
import type { AssessedControl, Assessment } from '../../../src/model/assessment.ts';
import { languages } from '../../../src/model/text.ts';
import { statusSigns } from '../../../src/report/signs.ts';
import { controlAnchor } from '../../../src/report/viewer/anchors.ts';
import { waysOf } from '../../../src/report/viewer/control-ways.ts';
import { writeControls } from '../../../src/report/viewer/controls.ts';
import { openViewerPage, tableLink } from '../../../src/report/viewer/page.ts';
import { elementsOf, hiddenIn, type PageElement, textOf } from '../read-page.ts';
import { hostileName, sample } from '../sample.ts';
import { faultsIn, ofClass, type ReadSection, readSection } from './section.ts';

/** The filter is a form that sends nothing. */
const faultsBesidesFilter = (section: ReadSection) => faultsIn(section).filter((fault) => fault !== '<form>');
const linksIn = (element: PageElement | undefined) =>
  element ? [...elementsOf(element)].flatMap(({ attributes }) => attributes.href ?? []) : [];

/** The sample with another text in one control. */
function withControl(id: string, part: Partial<AssessedControl>): Assessment {
  const frameworks = sample.frameworks.map((framework) => ({
    ...framework,
    controls: framework.controls.map((control) => (control.id === id ? { ...control, ...part } : control)),
  }));
  return { ...sample, frameworks };
}

describe.each(languages)('the controls of a report in %s', (language) => {
  const page = openViewerPage({ assessment: sample }, language);
  const { t } = page;
  const words = viewerControlsMessagesIn(language);
  const section = readSection(writeControls, sample, language);
  const blocks = new Map(ofClass(section, 'control').map((block) => [block.attributes.id ?? '', block]));

  it('has every control of every edition once, with its citation, title and status', () => {
    expect(faultsBesidesFilter(section)).toEqual([]);
    const all = sample.frameworks.flatMap(({ id, controls }) => controls.map((control) => ({ id, control })));
    expect(blocks.size).toBe(all.length);
    for (const { id, control } of all) {
      const block = blocks.get(controlAnchor(page, id, control.id));
      if (!block) throw new Error(`no block of ${control.id}`);
      expect(block.attributes['data-status']).toBe(control.status);
      const text = textOf(block);
      expect(text).toContain(`${statusSigns[control.status]} ${t.status[control.status]}`);
      expect(text).toContain(`${control.citation[language]} ${control.title[language]}`);
      expect(text).toContain(words.ways[waysOf(sample)(control)]);
      if (control.supply) expect(text).toContain(control.supply[language]);
      if (control.reason) expect(text).toContain(control.reason[language]);
    }
    const frameworks = ofClass(section, 'framework').map(({ attributes }) => attributes['data-framework']);
    expect(frameworks).toEqual(sample.frameworks.map(({ id }) => id));
  });

  it('counts the tests of a control, leads to them and to its rules, and names who attested and whose part it is', () => {
    const block = blocks.get(controlAnchor(page, 'soc2', 'CC6.1'));
    const text = block ? textOf(block) : '';
    expect(text).toContain(t.report.head.outcomes({ pass: 3, fail: 6, unknown: 0, notApplicable: 0, waived: 1 }));
    expect(linksIn(block)).toContain(tableLink({ control: 'soc2:CC6.1' }));
    for (const rule of ['aws/iam/root-mfa', 'aws/s3/kms-encryption', 'endpoint/tls/version']) {
      expect(linksIn(block)).toContain(tableLink({ rule }));
    }
    expect(text).toContain('Acme Cloud/Hosting');
    expect(text).toContain('SOC 2 Type II, 2026');
    const attested = blocks.get(controlAnchor(page, 'hipaa', '164.308(a)(2)'));
    const attestation = sample.attestations[0];
    if (!attested || !attestation) throw new Error('nothing attested');
    expect(textOf(attested)).toContain(t.report.attestations.by(attestation));
    expect(textOf(attested)).toContain(t.attestationState.current);
    expect(textOf(attested)).toContain(words.levels.required);
  });

  it('names three rules at most, what failed in front, and says of how many before', () => {
    const rules = ['a/b/1', 'a/b/2', 'a/b/3', 'a/b/4', 'aws/iam/root-mfa'];
    const found = readSection(writeControls, withControl('CC6.1', { rules }), language);
    const block = ofClass(found, 'control').find(({ attributes }) => attributes.id?.endsWith('CC6.1'));
    const links = linksIn(block).filter((href) => href.startsWith('#rule='));
    expect(links).toEqual(['aws/iam/root-mfa', 'a/b/1', 'a/b/2'].map((rule) => tableLink({ rule })));
    const text = block ? textOf(block) : '';
    const note = words.rulesCut({ shown: 3, total: 5 });
    expect(text.indexOf(note)).toBeGreaterThan(-1);
    expect(text.indexOf(note)).toBeLessThan(text.indexOf('a/b/1'));
  });

  it('leads from an entry to those under it, from which its status follows', () => {
    const found = readSection(writeControls, withControl('CC6.6', { parent: 'CC6.1' }), language);
    const block = ofClass(found, 'control').find(({ attributes }) => attributes.id?.endsWith('CC6.1'));
    expect(linksIn(block)).toContain(`#${controlAnchor(page, 'soc2', 'CC6.6')}`);
  });

  it('has a filter with every framework and every status that occurs', () => {
    const [form] = ofClass(section, 'control-filter');
    if (!form) throw new Error('no filter');
    expect(form.attributes.class).toContain('interactive');
    const values = [...elementsOf(form)].flatMap(({ attributes }) => attributes.value ?? []);
    for (const { id } of sample.frameworks) expect(values).toContain(id);
    const statuses = new Set(sample.frameworks.flatMap(({ controls }) => controls.map(({ status }) => status)));
    for (const status of statuses) expect(values).toContain(status);
    const [output] = [...elementsOf(form)].filter(({ name }) => name === 'output');
    expect(output?.attributes['data-text']).toMatch(/\{shown\}.*\{total\}|\{total\}.*\{shown\}/);
  });

  it('shows what strangers wrote as text, and keeps ids apart', () => {
    const text = { en: hostileName, ja: hostileName };
    const part = { title: text, citation: text, supply: text, reason: text, level: hostileName, group: hostileName };
    const found = readSection(writeControls, withControl('CC6.1', { ...part, safeguards: [hostileName] }), language);
    expect(faultsBesidesFilter(found)).toEqual([]);
    expect(hiddenIn(found.markup)).toEqual([]);
    expect(ofClass(found, 'control')).toHaveLength(blocks.size);
  });

  it('is small: a catalog of 266 entries, all with rules, takes less than 400 kB a language', () => {
    const [framework] = sample.frameworks;
    const [control] = framework?.controls ?? [];
    if (!framework || !control) throw new Error('no control');
    const supply = { en: 'A record with its date and owner. '.repeat(7), ja: '日付と責任者のある記録。'.repeat(8) };
    const controls = Array.from({ length: 266 }, (_, index) => ({ ...control, id: `CC6.${index}`, supply }));
    const big = readSection(writeControls, { ...sample, frameworks: [{ ...framework, controls }] }, language);
    // Here all have rules, which are most of it; in a real catalog half of them have.
    expect(Buffer.byteLength(big.markup)).toBeLessThan(400_000);
  });
});

describe('how a control is assessed', () => {
  const base = { safeguards: ['mfa-root'], rules: ['aws/iam/root-mfa'] };
  const [first] = sample.frameworks[0]?.controls ?? [];
  if (!first) throw new Error('no control');
  const wayOf = waysOf(sample);

  it('is automated only where rules read systems for every safeguard that it demands', () => {
    expect(wayOf({ ...first, ...base, assessment: 'automatable' })).toBe('automated');
    expect(wayOf({ ...first, ...base, assessment: 'partly' })).toBe('partly');
    expect(wayOf({ ...first, ...base, safeguards: ['mfa-root', 'other'], assessment: 'automatable' })).toBe('partly');
    expect(wayOf({ ...first, ...base, rules: [], assessment: 'automatable' })).toBe('not-covered');
    expect(wayOf({ ...first, ...base, rules: [], assessment: 'partly' })).toBe('manual');
  });
});
