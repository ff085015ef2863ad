import { describe, expect, it } from 'vitest';
import { summariseRules } from '../../../../src/providers/aws/derive/pack-compliance.ts';
import { describeRecorders } from '../../../../src/providers/aws/derive/recording-group.ts';

describe('the compliance of a conformance pack', () => {
  const rules = (...types: readonly string[]) =>
    types.map((ComplianceType, index) => ({ ConfigRuleName: `rule-${index}`, ComplianceType }));

  it.each([
    [['COMPLIANT'], 'COMPLIANT', []],
    [['COMPLIANT', 'INSUFFICIENT_DATA'], 'COMPLIANT', []],
    [['COMPLIANT', 'NON_COMPLIANT', 'INSUFFICIENT_DATA'], 'NON_COMPLIANT', ['rule-1']],
    [['INSUFFICIENT_DATA'], undefined, []],
    [[], undefined, []],
  ])('of %j is %s', (types, Compliance, NonCompliantRules) => {
    expect(summariseRules(rules(...types))).toEqual({ Compliance, NonCompliantRules });
  });
});

describe('a recorder', () => {
  const describeGroup = (recordingGroup: object) => describeRecorders([{ recordingGroup }])?.[0];

  it('is not known in what it records where nothing says so', () => {
    expect(describeGroup({})).toMatchObject({ Strategy: undefined, RecordsIamTypes: undefined });
    expect(describeGroup({ allSupported: false })).toMatchObject({ Strategy: 'INCLUSION_BY_RESOURCE_TYPES' });
  });

  it.each<[string, object, string, readonly string[], boolean]>([
    ['all types', { allSupported: true, includeGlobalResourceTypes: true }, 'ALL_SUPPORTED_RESOURCE_TYPES', [], true],
    ['all but the IAM types', { allSupported: true }, 'ALL_SUPPORTED_RESOURCE_TYPES', [], false],
    ['named types', { resourceTypes: ['AWS::S3::Bucket'] }, 'INCLUSION_BY_RESOURCE_TYPES', [], false],
    [
      'the IAM types by name',
      { resourceTypes: ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'] },
      'INCLUSION_BY_RESOURCE_TYPES',
      [],
      true,
    ],
    [
      'all but some types',
      {
        exclusionByResourceTypes: { resourceTypes: ['AWS::IAM::User', 'AWS::EC2::Volume'] },
        recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
      },
      'EXCLUSION_BY_RESOURCE_TYPES',
      ['AWS::EC2::Volume', 'AWS::IAM::User'],
      false,
    ],
  ])('of %s', (_, group, Strategy, ExcludedTypes, RecordsIamTypes) => {
    expect(describeGroup(group)).toMatchObject({ Strategy, ExcludedTypes, RecordsIamTypes });
  });

  it('without a group says nothing of what it records', () => {
    expect(describeRecorders([{}])).toEqual([{}]);
    expect(describeRecorders(undefined)).toBeUndefined();
  });
});
