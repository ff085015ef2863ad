import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/model/assessment.ts';
import { UsageError } from '../../../src/model/errors.ts';
import { controlToken } from '../../../src/report/oscal/token.ts';
import { type Node, node, nodes, propertyOf, read, write } from './document.ts';
import { made } from './made.ts';

/** Every pair a mapping tells: source, target and the safeguard between them. */
function pairsOf(document: Node): readonly string[] {
  return nodes(document.mappings).flatMap((mapping) =>
    nodes(mapping.maps).flatMap((map) =>
      nodes(map.sources).flatMap((source) =>
        nodes(map.targets).map((target) => `${source['id-ref']} ${target['id-ref']} ${propertyOf(map, 'safeguard')}`),
      ),
    ),
  );
}

/** The same worked out the slow way. */
function expectedPairs({ frameworks }: Assessment): readonly string[] {
  return frameworks.flatMap((one, index) =>
    frameworks
      .slice(index + 1)
      .flatMap((other) =>
        one.controls.flatMap((source) =>
          other.controls.flatMap((target) =>
            source.safeguards
              .filter((safeguard) => target.safeguards.includes(safeguard))
              .map(
                (safeguard) => `${controlToken(one.id, source.id)} ${controlToken(other.id, target.id)} ${safeguard}`,
              ),
          ),
        ),
      ),
  );
}

describe('control mapping', () => {
  it('pairs exactly the controls of two frameworks that demand one safeguard', async () => {
    const assessment = await made['no result']();
    const told = pairsOf(read(write('mapping-collection', assessment), 'mapping-collection'));
    const expected = expectedPairs(assessment);
    console.log(`${expected.length} pairs of controls of ${assessment.frameworks.length} frameworks`);
    expect(told.toSorted()).toEqual(expected.toSorted());
    expect(told.length).toBeGreaterThan(500);
    expect(new Set(told).size).toBe(told.length);
  });

  it('claims no more than that they intersect, and says who decided so', async () => {
    const document = read(write('mapping-collection', await made['no result']()), 'mapping-collection');
    const relations = nodes(document.mappings).flatMap(({ maps }) =>
      nodes(maps).map(({ relationship }) => relationship),
    );
    expect([...new Set(relations)]).toEqual(['intersects-with']);
    const provenance = node(document.provenance);
    expect(provenance).toMatchObject({ method: 'hybrid', 'matching-rationale': 'functional', status: 'not-complete' });
    expect(provenance['mapping-description']).toMatch(/No publisher of a framework has confirmed it/);
  });

  it('names every control that it does not map', async () => {
    const assessment = await made['no result']();
    const [first] = nodes(read(write('mapping-collection', assessment), 'mapping-collection').mappings);
    const [one] = assessment.frameworks;
    const mapped = new Set(
      nodes(first?.maps).flatMap(({ sources }) => nodes(sources).map((source) => source['id-ref'])),
    );
    const [gap] = nodes(node(first?.['source-gap-summary'])['unmapped-controls']);
    const left = gap?.['with-ids'] as readonly string[];
    const all = one?.controls.map(({ id }) => controlToken(one.id, id)) ?? [];
    expect([...mapped, ...left].toSorted()).toEqual(all.toSorted());
  });

  it('maps the safeguards themselves where there is one framework', async () => {
    const assessment = await made['no result']();
    const alone = { ...assessment, frameworks: assessment.frameworks.slice(0, 1) };
    const document = read(write('mapping-collection', alone), 'mapping-collection');
    const told = pairsOf(document);
    const expected = alone.frameworks.flatMap(({ id, controls }) =>
      controls.flatMap((control) =>
        control.safeguards.map((name) => `safeguard-${name} ${controlToken(id, control.id)} ${name}`),
      ),
    );
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  it('refuses before it writes where there is nothing to map', async () => {
    const assessment = await made['no result']();
    const frameworks = assessment.frameworks.map((framework) => ({
      ...framework,
      controls: framework.controls.map((control) => ({ ...control, safeguards: [] })),
    }));
    expect(() => write('mapping-collection', { ...assessment, frameworks })).toThrow(UsageError);
  });
});
