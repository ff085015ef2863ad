import { describe, expect, it } from 'vitest';
import { checkConfig, type Nameable } from '../../src/config/check.ts';
import { defaultConfig, parseConfig } from '../../src/config/parse.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { sampleControl, sampleFramework, sampleRule, text } from '../assess/sample.ts';

const parameter = { type: 'integer', default: 365, stricter: 'lower', title: text('days') } as const;
const catalog: Nameable = {
  frameworks: [
    sampleFramework('soc2', [sampleControl('CC6.1')], { categories: ['security', 'availability'] }),
    sampleFramework('hipaa', [sampleControl('164.310(b)')]),
    sampleFramework('iso27017', [], {
      roles: ['customer', 'provider'],
      editions: ['2026', '2015'].map((id) => ({
        id,
        title: text(id),
        current: id === '2026',
        groups: [],
        controls: [sampleControl(id === '2026' ? '8.24' : '10.1.1')],
      })),
    }),
  ],
  rules: [
    sampleRule('aws/kms/rotation', {}, { aliases: ['aws/kms/key-rotation'], parameters: { maxDays: parameter } }),
    sampleRule('aws/s3/encrypted', {}),
  ],
};

function check(yaml: string) {
  return checkConfig(parseConfig(parseYaml('comply.yaml', yaml)).config, catalog);
}
const scope = '{ scope: out, reason: r, approvedBy: a }';

describe('checkConfig', () => {
  it('hands what vendors may refer to on to the target of records', () => {
    const yaml = 'targets: [{ name: r, provider: records, path: c }, { name: prod, provider: aws, regions: [] }]';
    const { config } = parseConfig(parseYaml('comply.yaml', yaml));
    const { targets } = checkConfig(config, { ...catalog, vendorReferences: [{ id: 'acme-ai' }] });
    expect(targets).toEqual([{ ...config.targets[0], references: ['acme-ai'] }, config.targets[1]]);
    expect(checkConfig(config, catalog).targets).toEqual(config.targets);
  });

  it.each([
    'frameworks: { soc2: { categories: [availability] }, iso27017: { edition: "2015", role: both } }',
    `frameworks: { iso27017: { edition: "2015" } }\ncontrols: { "iso27017:10.1.1": ${scope} }`,
    `controls: { "iso27017:8.24": ${scope}, "hipaa:164.310(b)": ${scope} }`,
    'parameters: { aws/kms/rotation: { maxDays: 90 } }',
    'parameters: { "aws/*": { maxDays: 90 } }',
  ])('takes %s', (yaml) => {
    expect(() => check(yaml)).not.toThrow();
  });

  it.each([
    [
      'frameworks: { iso27017: { edition: "2025" } }',
      "comply.yaml:1:36: iso27017 has no edition '2025' (did you mean '2026'?)",
    ],
    [
      'frameworks: { iso27017: { edition: "first" } }',
      "comply.yaml:1:36: iso27017 has no edition 'first'; use 2026, 2015",
    ],
    [
      'frameworks: { iso27017: { role: custommer } }',
      "comply.yaml:1:33: iso27017 has no role 'custommer' (did you mean 'customer'?)",
    ],
    [
      'frameworks: { iso27017: { role: vendor } }',
      "comply.yaml:1:33: iso27017 has no role 'vendor'; use customer, provider, both",
    ],
    ['frameworks: { hipaa: { role: both } }', "comply.yaml:1:30: hipaa has no role 'both'; leave it out"],
    [
      'frameworks: { soc2: { categories: [security, availabilty] } }',
      "comply.yaml:1:46: soc2 has no category 'availabilty' (did you mean 'availability'?)",
    ],
    ['frameworks: { hipaa: { categories: [] } }', 'comply.yaml:1:36: hipaa has no categories; leave them out'],
    ['frameworks: { jp-3sho2: }', "comply.yaml:1:15: the catalog has no framework 'jp-3sho2'"],
    [
      `controls: { "hipaa:164.310(d)": ${scope} }`,
      "comply.yaml:1:13: hipaa has no control '164.310(d)' (did you mean '164.310(b)'?)",
    ],
    [
      `controls: { "iso27017:10.1.1": ${scope} }`,
      "comply.yaml:1:13: iso27017 has no control '10.1.1': it is of edition 2015, and 2026 is chosen",
    ],
    [
      'parameters: { aws/kms/rotatoin: { maxDays: 1 } }',
      "comply.yaml:1:15: there is no rule 'aws/kms/rotatoin' (did you mean 'aws/kms/rotation'?)",
    ],
    [
      'parameters: { aws/kms/rotation: { maxDay: 1 } }',
      "comply.yaml:1:35: aws/kms/rotation has no parameter 'maxDay' (did you mean 'maxDays'?)",
    ],
    [
      'parameters: { aws/kms/rotation: { x: 1 } }',
      "comply.yaml:1:35: aws/kms/rotation has no parameter 'x'; it has maxDays",
    ],
    [
      'parameters: { aws/s3/encrypted: { x: 1 } }',
      "comply.yaml:1:35: aws/s3/encrypted has no parameter 'x'; it has none",
    ],
    [
      'parameters: { aws/kms/rotation: { maxDays: 1 }, aws/kms/key-rotation: { maxDays: 2 } }',
      "comply.yaml:1:49: 'aws/kms/key-rotation' is an earlier id of aws/kms/rotation, also set here",
    ],
  ])('%s', (yaml, message) => {
    expect(() => check(yaml)).toThrow(
      expect.objectContaining({ message, text: { en: message, ja: expect.stringMatching(/[ぁ-んァ-ヶ一-龠]/) } }),
    );
  });

  it('puts a renamed rule under its present id', () => {
    const { parameters } = check('parameters: { aws/kms/key-rotation: { maxDays: 90 } }');
    expect(parameters).toEqual({ 'aws/kms/rotation': { maxDays: { value: 90, place: 'comply.yaml:1:48' } } });
  });

  it('sets a parameter for every rule that a glob matches and that has it; a rule of its own name beats it', () => {
    const set = (yaml: string) =>
      Object.entries(check(yaml).parameters).map(([id, values]) => [
        id,
        Object.entries(values).map(([name, { value }]) => [name, value]),
      ]);
    expect(set('parameters: { "aws/*": { maxDays: 90 } }')).toEqual([
      ['aws/kms/rotation', [['maxDays', 90]]],
      ['aws/s3/encrypted', []],
    ]);
    const both = 'parameters: { aws/kms/key-rotation: { maxDays: 30 }, "aws/kms/*": { maxDays: 90 } }';
    expect(set(both)).toEqual([['aws/kms/rotation', [['maxDays', 30]]]]);
  });

  it.each([
    ['parameters: { "gc?/kms": { maxDays: 90 } }', "comply.yaml:1:15: no rule matches 'gc?/kms'"],
    ['parameters: { "gcp/*": { maxDays: 90 } }', "comply.yaml:1:15: no rule matches 'gcp/*'"],
    [
      'parameters: { "aws/*": { maxDay: 90 } }',
      "comply.yaml:1:26: aws/* has no parameter 'maxDay' (did you mean 'maxDays'?)",
    ],
  ])('refuses a glob that sets nothing: %s', (yaml, message) => {
    expect(() => check(yaml)).toThrow(message);
  });
});

describe('checkConfig, of attestations', () => {
  const attested = (subject: object, places = {}) =>
    checkConfig(
      {
        ...defaultConfig,
        places,
        attestations: [
          {
            place: 'compliance/attestations.yaml:7',
            ...subject,
            ...{ statement: 's', person: 'p', role: 'r', date: '2026-04-01', validUntil: '2027-03-31' },
          },
        ],
      },
      { ...catalog, safeguards: [{ id: 'training', controls: {} }] },
    );

  it('takes a safeguard, and a control of any edition', () => {
    for (const subject of [{ safeguard: 'training' }, { control: 'iso27017:8.24' }, { control: 'iso27017:10.1.1' }]) {
      expect(() => attested(subject)).not.toThrow();
    }
  });

  it('refuses what the catalog has not, with a suggestion', () => {
    const places = { 'attestations[0]': { file: 'compliance/attestations.yaml', line: 7, column: 14 } };
    const unknown = [
      [{ safeguard: 'trainin' }, "there is no safeguard 'trainin' (did you mean 'training'?)"],
      [{ control: 'iso27017:8.242' }, "there is no control 'iso27017:8.242' (did you mean 'iso27017:8.24'?)"],
      [{ control: 'hippa:164.310(b)' }, "there is no control 'hippa:164.310(b)' (did you mean 'hipaa:164.310(b)'?)"],
    ] as const;
    for (const [subject, message] of unknown) {
      expect(() => attested(subject, places)).toThrow(`compliance/attestations.yaml:7:14: ${message}`);
      expect(() => attested(subject)).toThrow(`compliance/attestations.yaml:7: ${message}`);
    }
    console.info(`${unknown.length} attestations of nothing, each refused at file:line:column`);
  });
});
