import { describe, expect, it } from 'vitest';
import { type Evidence, listTesters, showingOf } from '../src/assess/assess-control.ts';
import { assessFramework } from '../src/assess/assess-framework.ts';
import { judgeAttestations, listAttested } from '../src/assess/attest.ts';
import { linkControls } from '../src/assess/links.ts';
import { findOutOfScope } from '../src/assess/scope.ts';
import { emptyTally } from '../src/assess/tally.ts';
import { loadShippedCatalog } from '../src/catalog/load.ts';
import type { ControlStatus } from '../src/model/assessment.ts';
import type { Attestation } from '../src/model/attestation.ts';
import type { Edition, Framework } from '../src/model/framework.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { sampleAttestation } from './assess/sample.ts';

const catalog = await loadShippedCatalog(resourceSchemas);
const editions = catalog.frameworks.flatMap((framework) =>
  framework.editions.map((edition) => ({ framework, edition, name: `${framework.id} ${edition.id}` })),
);
const passed = new Map(catalog.rules.map(({ id }) => [id, { ...emptyTally, pass: 1 }]));
const testers = listTesters(catalog.rules);

/** Statuses where every rule passed once, or none has run, and somebody attested this. */
function judge(
  { framework, edition }: { readonly framework: Framework; readonly edition: Edition },
  attestations: readonly Attestation[],
  tallies: Evidence['tallies'] = passed,
): ReadonlyMap<string, ControlStatus> {
  const judged = judgeAttestations(attestations, catalog, '2026-06-01');
  const evidence: Evidence = {
    safeguards: catalog.safeguards,
    testers,
    tallies,
    unread: new Set(),
    attestations: judged,
    attested: listAttested(judged),
    packs: new Set(),
  };
  const outOfScope = findOutOfScope(edition.controls, { id: framework.id }, []);
  return new Map(
    assessFramework(framework, edition, outOfScope, evidence).controls.map(({ id, status }) => [id, status]),
  );
}

/** A control and all below it, which its status is rolled up from. */
function withParts({ controls }: Edition, id: string): readonly string[] {
  return [
    id,
    ...controls.filter(({ parent }) => parent === id).flatMap((part) => withParts({ controls } as Edition, part.id)),
  ];
}

const answered: readonly ControlStatus[] = ['satisfied', 'attested'];

describe('an attestation moves the status of a control', () => {
  it.each(editions)('$name: of each that rules alone do not satisfy, and of no other', (one) => {
    const { framework, edition } = one;
    const alone = judge(one, []);
    const counts = { controls: 0, byRules: 0, moved: 0, bySafeguards: 0 };
    const stuck: string[] = [];
    for (const { id } of edition.controls) {
      const before = alone.get(id);
      if (before === 'out-of-scope') continue;
      counts.controls += 1;
      if (before === 'satisfied') {
        counts.byRules += 1;
        continue;
      }
      const subjects = withParts(edition, id).map((part) => ({ control: `${framework.id}:${part}` }));
      const after = judge(
        one,
        subjects.map((subject) => sampleAttestation(subject)),
      ).get(id);
      if (after !== undefined && answered.includes(after)) counts.moved += 1;
      else stuck.push(`${id}: ${before} stays ${after}`);
      const stale = judge(
        one,
        subjects.map((subject) => sampleAttestation(subject, { validUntil: '2026-05-31' })),
      );
      expect(stale.get(id), id).toBe(before);
    }
    console.info(
      `${one.name}: ${counts.controls} controls in scope, ${counts.byRules} satisfied by rules alone, ${counts.moved} moved by an attestation`,
    );
    expect(stuck).toEqual([]);
  });

  it('also where no record was judged, but of what records show; and of what no API shows', () => {
    const judged = new Map([...passed].filter(([rule]) => !rule.startsWith('records/')));
    const onPaper = new Set(catalog.safeguards.filter((one) => showingOf(one).shownBy === 'records'));
    expect([...onPaper].map(({ id }) => id)).toEqual([
      'baa-vendor-contracts',
      'provider-assurance',
      'shared-responsibility',
    ]);
    for (const one of editions) {
      const { framework, edition } = one;
      const { primary } = linkControls(catalog.safeguards, framework, edition.id);
      const every = edition.controls.map(({ id }) => sampleAttestation({ control: `${framework.id}:${id}` }));
      const after = judge(one, every, judged);
      const open = [...after].filter(([, status]) => status !== 'out-of-scope' && !answered.includes(status));
      const asksForPaper = (id: string) =>
        withParts(edition, id).some((part) => primary.get(part)?.some((safeguard) => onPaper.has(safeguard)));
      expect(
        open.filter(([id]) => !asksForPaper(id)),
        one.name,
      ).toEqual([]);
    }
    const clocks = editions.flatMap((one) => {
      const before = judge(one, []);
      const after = judge(one, [sampleAttestation({ safeguard: 'time-sync' })]);
      return [...after].flatMap(([id, status]) => (before.get(id) === status ? [] : [[id, before.get(id), status]]));
    });
    expect(clocks).toEqual([
      ['8.17', 'not-assessed', 'attested'],
      ['12.4.4', 'not-assessed', 'attested'],
      ['MHLW-C-17-3', 'not-assessed', 'attested'],
    ]);
  });

  it('never against a finding, and never for what rules have not tested', () => {
    const failed = new Map(catalog.rules.map(({ id }) => [id, { ...emptyTally, fail: 1 }]));
    let held = 0;
    for (const one of editions) {
      const { framework, edition } = one;
      const every = edition.controls.map(({ id }) => sampleAttestation({ control: `${framework.id}:${id}` }));
      const [bare, stated] = [judge(one, [], failed), judge(one, every, failed)];
      for (const [id, status] of bare) {
        if (status !== 'not-satisfied') continue;
        expect(stated.get(id), id).toBe('not-satisfied');
        held += 1;
      }
    }
    expect(held).toBeGreaterThan(100);
    console.info(`${held} controls with findings, none moved by an attestation`);
  });
});
