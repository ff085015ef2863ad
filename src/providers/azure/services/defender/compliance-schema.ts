import type { Field, ResourceSchema } from '../../../schema.ts';
import { subscriptionIdField } from '../../read/account-field.ts';
import { controlAssessments, controls, standards } from './calls.ts';

const state: Field = {
  type: 'string',
  enum: ['Passed', 'Failed', 'Skipped', 'Unsupported'],
  doc: { en: "Microsoft's own verdict", ja: 'Microsoftによる判定' },
};
const standardName: Field = { type: 'string', derived: 'from the id' };

/** A regulatory compliance standard as Defender for Cloud sums it up. */
export const standardSchema: ResourceSchema = {
  type: 'azure/defender/compliance-standard',
  title: { en: 'Defender compliance standard', ja: 'Defenderの規制コンプライアンス標準' },
  scope: 'account',
  list: [standards.graph, standards.api],
  source: 'https://learn.microsoft.com/rest/api/defenderforcloud/regulatory-compliance-standards/list',
  fields: {
    subscriptionId: subscriptionIdField,
    name: { type: 'string' },
    state,
    passedControls: { type: 'integer' },
    failedControls: { type: 'integer' },
    skippedControls: { type: 'integer' },
    unsupportedControls: { type: 'integer' },
  },
};

/** One control of such a standard. */
export const controlSchema: ResourceSchema = {
  type: 'azure/defender/compliance-control',
  title: { en: 'Defender compliance control', ja: 'Defenderの規制コンプライアンスコントロール' },
  scope: 'account',
  list: [controls.graph, controls.api, standards.api],
  source: 'https://learn.microsoft.com/rest/api/defenderforcloud/regulatory-compliance-controls/list',
  fields: {
    subscriptionId: subscriptionIdField,
    standardName,
    name: { type: 'string' },
    description: { type: 'string' },
    state,
    passedAssessments: { type: 'integer' },
    failedAssessments: { type: 'integer' },
    skippedAssessments: { type: 'integer' },
  },
};

/** One of the assessments by which a control is judged. */
export const controlAssessmentSchema: ResourceSchema = {
  type: 'azure/defender/compliance-assessment',
  title: { en: 'Defender compliance assessment', ja: 'Defenderの規制コンプライアンス評価' },
  scope: 'account',
  list: [controlAssessments.graph, controlAssessments.api, controls.api, standards.api],
  source: 'https://learn.microsoft.com/rest/api/defenderforcloud/regulatory-compliance-assessments/list',
  fields: {
    subscriptionId: subscriptionIdField,
    standardName,
    controlName: { type: 'string', derived: 'from the id' },
    name: { type: 'string' },
    description: { type: 'string' },
    state,
    passedResources: { type: 'integer' },
    failedResources: { type: 'integer' },
    skippedResources: { type: 'integer' },
  },
};

export const complianceSchemas: readonly ResourceSchema[] = [standardSchema, controlSchema, controlAssessmentSchema];
