import { expect, it } from 'vitest';
import { describeRule } from '../../src/assess/describe-rule.ts';
import type { Template } from '../../src/model/rule.ts';
import { sampleRule } from './sample.ts';

const literal = (text: string) => ({ kind: 'literal', text }) as const;
const path = (text: string, from: 'element' | 'resource' | 'lookup') =>
  ({ kind: 'path', path: { text, from, segments: [text] }, shell: true, sensitive: false }) as const;
const parameter = (name: string) => ({ kind: 'parameter', name, shell: false }) as const;

const step: Template = [literal('Keep '), path('$bucket.Name', 'lookup'), literal(' for '), parameter('days')];
const cli: Template = [literal('aws '), path('Name', 'element'), literal(' '), path('$resource.Region', 'resource')];
const rule = sampleRule(
  'aws/s3/kept',
  { 'log-retention-6y': 'partial' },
  {
    parameters: {
      days: { type: 'integer', default: 2190, stricter: 'higher', title: { en: 'days', ja: '日数' } },
      modes: { type: 'list<string>', default: ['A', 'B'], stricter: 'subset', title: { en: 'modes', ja: '方式' } },
    },
    remediation: { effort: 'medium', steps: { en: [step], ja: [[parameter('modes')]] }, cli },
  },
);

it('leaves attributes as placeholders and fills parameters', () => {
  const described = describeRule(rule, ['hipaa:a'], []);
  expect(described).toMatchObject({
    id: 'aws/s3/kept',
    effort: 'medium',
    warnings: [],
    steps: { en: ['Keep <bucket.Name> for 2190'], ja: ['A, B'] },
    cli: 'aws <Name> <Region>',
    safeguards: ['log-retention-6y'],
    controls: ['hipaa:a'],
    overrides: [],
  });
  expect(described).not.toHaveProperty('terraform');
});

it('fills in the value in force', () => {
  const override = { parameter: 'days', value: 365, default: 2190, weaker: true, reason: 'moving' };
  const described = describeRule(rule, [], [override]);
  expect(described.steps.en).toEqual(['Keep <bucket.Name> for 365']);
  expect(described.overrides).toEqual([override]);
});
