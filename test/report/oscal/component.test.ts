import { describe, expect, it } from 'vitest';
import { sample } from '../sample.ts';
import { node, nodes, propertyOf, read, write } from './document.ts';
import { made } from './made.ts';

describe('component-definition', () => {
  it.each([
    ['the sample', async () => sample],
    ['shipped rules', made['500 findings']],
  ] as const)('says which rules test which control, and no more, of %s', async (_, make) => {
    const assessment = await make();
    const components = nodes(read(write('component-definition', assessment), 'component-definition').components);
    expect(components).toHaveLength(1);
    const component = node(components[0]);
    expect(component.type).toBe('validation');
    const rules = nodes(component.props).map(({ value }) => value);
    expect(rules).toEqual(assessment.rules.map(({ id }) => id));
    const told = nodes(component['control-implementations']).flatMap((implementation) =>
      nodes(implementation['implemented-requirements']).map((one) => [
        propertyOf(implementation, 'framework'),
        propertyOf(one, 'control-id'),
        propertyOf(one, 'label'),
        ...nodes(one.props)
          .filter((property) => property.name === 'rule' && property.class === 'primary')
          .map(({ value }) => value),
      ]),
    );
    const expected = assessment.frameworks.flatMap(({ id, controls }) =>
      controls
        .filter((control) => control.rules.length > 0)
        .map((control) => [id, control.id, control.citation.en, ...control.rules]),
    );
    expect(told).toEqual(expected);
    expect(told.length).toBeGreaterThan(0);
  });

  it('holds nothing of the run: no resource, no finding', () => {
    const text = write('component-definition', sample);
    expect(text).not.toContain('arn:aws');
    expect(text).not.toContain('smtp.acme.example');
  });

  it('is a component without requirements where no rule tests anything', () => {
    const frameworks = sample.frameworks.map((one) => ({ ...one, controls: [] }));
    const document = read(write('component-definition', { ...sample, frameworks, rules: [] }), 'component-definition');
    const [component] = nodes(document.components);
    expect(component?.['control-implementations']).toBeUndefined();
    expect(component?.props).toBeUndefined();
  });
});
