import { describe, expect, it } from 'vitest';
import { effectiveSeverities } from '../../src/catalog/effective-severities.ts';
import { selectRules } from '../../src/catalog/select.ts';
import { checkConfig } from '../../src/config/check.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { severities } from '../../src/model/rule.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { sampleCatalog, sampleRule } from '../assess/sample.ts';
import { refusal } from '../support/packs.ts';

const catalog = sampleCatalog({
  rules: [
    sampleRule('aws/kms/rotation', {}, { aliases: ['aws/kms/key-rotation'], severity: 'medium' }),
    sampleRule('aws/kms/policy', {}, { severity: 'critical' }),
    sampleRule('aws/s3/versioning', {}, { severity: 'low' }),
  ],
});
const check = (yaml: string) => checkConfig(parseConfig(parseYaml('comply.yaml', yaml)).config, catalog);
const effective = (yaml: string, today = '2026-11-22') => effectiveSeverities(catalog.rules, check(yaml), today);
const accepted = 'reason: HSM, approvedBy: ciso@acme.example, until: 2027-03-31';

describe('severities of comply.yaml', () => {
  it('are resolved by id, earlier id and glob; an own entry beats a glob, a later glob an earlier one', () => {
    const { overrides } = effective(
      `severities: { "aws/*": critical, "aws/s3/version??g": high, aws/kms/key-rotation: high }`,
    );
    expect([...overrides].map(([id, { value, default: own, weaker }]) => [id, value, own, weaker])).toEqual([
      ['aws/kms/rotation', 'high', 'medium', false],
      ['aws/s3/versioning', 'high', 'low', false],
    ]);
  });

  it.each([
    [
      'aws/kms/rotatoin: low',
      "comply.yaml:1:15: there is no rule 'aws/kms/rotatoin' (did you mean 'aws/kms/rotation'?)",
    ],
    ['"gcp/*": low', "comply.yaml:1:15: no rule matches 'gcp/*'"],
    [
      'aws/kms/rotation: high, aws/kms/key-rotation: high',
      "comply.yaml:1:39: 'aws/kms/key-rotation' is an earlier id of aws/kms/rotation, also set here",
    ],
    [
      'aws/kms/policy: high',
      'comply.yaml:1:31: high is weaker than critical, the severity of aws/kms/policy; write { value, reason, approvedBy, until } (missing: reason, approvedBy, until)',
    ],
    [
      '"aws/kms/*": { value: medium, reason: x, until: 2027-01-01 }',
      'comply.yaml:1:37: medium is weaker than critical, the severity of aws/kms/policy; write { value, reason, approvedBy, until } (missing: approvedBy)',
    ],
    ['constructor: low', "comply.yaml:1:15: there is no rule 'constructor'"],
  ])('refuses %s', async (entry, message) => {
    expect(await refusal(() => effective(`severities: { ${entry} }`))).toBe(message);
  });

  it('every pair: graver or as grave needs nobody, less grave needs reason, approver and day', async () => {
    let [free, refused] = [0, 0];
    for (const [own, severity] of severities.entries()) {
      for (const [set, value] of severities.entries()) {
        const rules = [sampleRule('acme/x', {}, { severity })];
        const plain = { severities: { 'acme/x': { value, key: 'acme/x', place: 'comply.yaml:1:1' } } };
        const judge = () => effectiveSeverities(rules, plain, '2026-11-22');
        if (set <= own) {
          expect(judge().overrides.get('acme/x')?.weaker ?? false).toBe(false);
          free += 1;
        } else {
          expect(await refusal(judge)).toContain('missing: reason, approvedBy, until');
          refused += 1;
        }
      }
    }
    expect([free, refused]).toEqual([15, 10]);
  });

  it('hold to the end of their day; then the rule’s own holds again, and each entry is told once', () => {
    const yaml = `severities: { "aws/*": { value: info, ${accepted} } }`;
    expect(effective(yaml, '2027-03-31').overrides.size).toBe(3);
    const after = effective(yaml, '2027-04-01');
    expect(after.overrides.size).toBe(0);
    expect(after.expired).toEqual([
      { rule: 'aws/*', parameter: 'severity', until: '2027-03-31', place: 'comply.yaml:1:33' },
    ]);
  });

  it('decide what --min-severity selects, and leave the rules as they are', () => {
    const { overrides } = effective(
      `severities: { aws/s3/versioning: critical, aws/kms/policy: { value: info, ${accepted} } }`,
    );
    const { rules } = selectRules(catalog, { minSeverity: 'medium', severities: overrides });
    expect(rules.map(({ id, severity }) => [id, severity])).toEqual([
      ['aws/kms/rotation', 'medium'],
      // Softening takes a rule out of no selection: it is judged, and every report says that it was softened.
      ['aws/kms/policy', 'critical'],
      ['aws/s3/versioning', 'low'],
    ]);
  });
});
