import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/text.ts';
import { writeAccepted } from '../../../src/report/viewer/accepted.ts';
import { controlAnchor } from '../../../src/report/viewer/anchors.ts';
import { openViewerPage, tableLink } from '../../../src/report/viewer/page.ts';
import { sampleResult } from '../../assess/sample.ts';
import { textOf } from '../read-page.ts';
import { hostileName, sample } from '../sample.ts';
import { faultsIn, readSection } from './section.ts';

describe.each(languages)('what people accepted and stated, in %s', (language) => {
  const section = readSection(writeAccepted, sample, language);
  const { t } = openViewerPage({ assessment: sample }, language);
  const rows = section.elements.filter(({ name }) => name === 'tr').map(textOf);

  it('has every waiver with who answers for it, why and until when, what to look at first', () => {
    expect(faultsIn(section)).toEqual([]);
    for (const waiver of sample.waivers) {
      const row = rows.find((text) => text.includes(waiver.place)) ?? '';
      for (const part of [waiver.rule, waiver.reason, waiver.owner, waiver.approvedBy, waiver.expires]) {
        expect(row).toContain(part);
      }
      expect(row).toContain(t.waiverState[waiver.state]);
      expect(row).toContain(t.waiverType[waiver.type]);
      expect(row).toContain(String(Math.abs(waiver.daysLeft)));
      if (waiver.compensating !== undefined) expect(row).toContain(waiver.compensating);
    }
    const states = rows.flatMap((text) =>
      sample.waivers.flatMap(({ place, state }) => (text.includes(place) ? [state] : [])),
    );
    expect(states).toEqual(['expired', 'unused', 'active', 'active']);
    expect(section.text).toContain(t.report.waivers.noAlternative);
  });

  it('leads to the findings of a rule by what it is called now, also where the file has an earlier id', () => {
    const linksOf = (rule: string, results = sample.results) => {
      const waivers = sample.waivers.map((one, index) => (index === 0 ? { ...one, rule } : one));
      const written = readSection(writeAccepted, { ...sample, waivers, results }, language);
      const hrefs = written.elements.flatMap(({ attributes }) => attributes.href ?? []);
      return hrefs.filter((href) => href.includes('rule='));
    };
    const link = tableLink({ rule: 'aws/logs/retention', outcome: 'fail' });
    expect(linksOf('aws/logs/retention')).toContain(link);
    expect(linksOf('aws/logs/kept')).toEqual(linksOf('aws/logs/retention'));
    expect(linksOf('aws/logs/*')).not.toContain(link);
    // Where nothing tells what it is called now, no link is better than one to an empty table.
    const open = sample.results.map(({ waiver: _, ...one }) => one);
    expect(linksOf('aws/logs/kept', open).join()).not.toContain('aws%2Flogs');
  });

  it('has every attestation with its person, its documents, and why it does not count', () => {
    for (const { statement, person, validUntil, state } of sample.attestations) {
      const row = rows.find((text) => text.includes(statement)) ?? '';
      expect(row).toContain(person);
      expect(row).toContain(validUntil);
      expect(row).toContain(t.attestationState[state]);
      if (state !== 'current') expect(row).toContain(t.attestation.why[state]);
    }
    expect(section.text).toContain('minutes/2026-04.pdf');
  });

  it('has every declared split; what the report has leads to its control', () => {
    const page = openViewerPage({ assessment: sample }, language);
    const links = section.elements.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href] : []));
    for (const { framework, control, note, report } of sample.responsibilities ?? []) {
      const known = sample.frameworks.find(({ id }) => id === framework)?.controls.some(({ id }) => id === control);
      expect(links.includes(`#${controlAnchor(page, framework, control)}`)).toBe(known);
      if (note) expect(section.text).toContain(note[language]);
      if (report !== undefined) expect(section.text).toContain(report);
    }
    expect(section.text).toContain('Acme \\u202eCloud'.replace('202e', '202E'));
  });

  it('says of the agreement with each vendor where it stands by its one rule, or that no rule judged it', () => {
    const service = 'records/vendor/service';
    const judged = (rule: string, name: string) => {
      const result = sampleResult(`records/vendor/${rule}`, 'pass');
      return { ...result, resource: { ...result.resource, type: service, id: `${service}:r/${name}`, name } };
    };
    const results = [judged('baa-in-force', 'Acme/One'), judged('law-recorded', 'Acme/Two')];
    const written = readSection(writeAccepted, { ...sample, results }, language);
    expect(faultsIn(written)).toEqual([]);
    const [one, two] = ['Acme/One', 'Acme/Two'].map((name) =>
      written.elements.flatMap((row) => (row.name === 'tr' && textOf(row).includes(name) ? [textOf(row)] : [])).join(),
    );
    const { standings } = t.report.vendors;
    expect(one).toContain(standings.pass);
    expect(two).toContain('–');
    expect(two).not.toContain(standings['not-applicable']);
  });

  it('says so where there is nothing, and where a list is cut', () => {
    const { responsibilities: _, ...rest } = sample;
    const none = readSection(writeAccepted, { ...rest, waivers: [], attestations: [] }, language);
    expect(faultsIn(none)).toEqual([]);
    expect(none.elements.filter(({ name }) => name === 'h3')).toHaveLength(4);
    expect(none.elements.some(({ name }) => name === 'table')).toBe(false);
    const [waiver] = sample.waivers;
    if (!waiver) throw new Error('no waiver');
    const waivers = Array.from({ length: 400 }, () => ({ ...waiver, reason: hostileName, owner: hostileName }));
    const many = readSection(writeAccepted, { ...sample, waivers }, language);
    expect(faultsIn(many)).toEqual([]);
    expect(many.markup.indexOf('class="cut"')).toBeLessThan(many.markup.indexOf('<table>'));
    expect(many.text).toMatch(/300.*400|400.*300/);
  });
});
