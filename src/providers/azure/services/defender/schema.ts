import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { subscriptionsCall } from '../../connect/subscriptions.ts';
import { assessmentKeys } from '../../derive/assessment-keys.ts';
import { subscriptionIdField } from '../../read/account-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { assessments, contactsCall, pricings, secureScores, settingsCall } from './calls.ts';
import { complianceSchemas, controlAssessmentSchema, controlSchema, standardSchema } from './compliance-schema.ts';

/** Defender for Cloud in one subscription, there whether or not anything is set up. */
export const subscriptionSchema: ResourceSchema = {
  type: 'azure/defender/subscription',
  title: { en: 'Defender for Cloud in a subscription', ja: 'サブスクリプションのDefender for Cloud' },
  scope: 'account',
  list: [subscriptionsCall],
  source: 'https://learn.microsoft.com/rest/api/defenderforcloud/security-contacts/list',
  fields: {
    subscriptionId: subscriptionIdField,
    assessmentKeys: {
      type: 'object',
      derived:
        'the same everywhere: the ids under which Defender for Cloud keeps the recommendations that the rules read',
      fields: Object.fromEntries(Object.keys(assessmentKeys).map((name) => [name, { type: 'string' }])),
    },
    securityContacts: {
      type: 'list',
      from: [contactsCall],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          isEnabled: { type: 'boolean' },
          emailCount: { type: 'integer', derived: 'addresses in emails, which are separated by ;' },
          roles: {
            type: 'list',
            items: { type: 'string' },
            derived: 'notificationsByRole.roles where its state is On',
          },
          minimalSeverity: {
            type: 'string',
            nullable: true,
            enum: ['High', 'Medium', 'Low'],
            derived: 'of notificationsSources of the type Alert; null where there is none',
          },
        },
      },
    },
    settings: {
      type: 'list',
      from: [settingsCall],
      items: { type: 'object', fields: { name: { type: 'string' }, enabled: { type: 'boolean' } } },
    },
  },
};

/** A plan of Defender for Cloud. The API of the SDK, an older one, tells only its tier and sub-plan. */
export const planSchema: ResourceSchema = {
  type: 'azure/defender/plan',
  title: { en: 'Defender plan', ja: 'Defenderプラン' },
  scope: 'account',
  list: [pricings.graph, pricings.api],
  source: 'https://learn.microsoft.com/rest/api/defenderforcloud/pricings/list',
  fields: {
    subscriptionId: subscriptionIdField,
    name: { type: 'string' },
    pricingTier: { type: 'string', enum: ['Free', 'Standard'] },
    subPlan: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      doc: { en: '"When not specified, full plan is applied"', ja: '指定がなければプランのすべてが適用される' },
    },
    resourcesCoverageStatus: {
      type: 'string',
      nullable: true,
      enum: ['FullyCovered', 'PartiallyCovered', 'NotCovered'],
      derived: 'null where Resource Graph does not say it',
    },
    extensions: {
      type: 'list',
      derived: 'empty where the plan offers none, which is then left out',
      items: {
        type: 'object',
        fields: { name: { type: 'string' }, isEnabled: { type: 'boolean', derived: 'of "True" or "False"' } },
      },
    },
    deprecated: { type: 'boolean', derived: 'false where it is left out: "True if the plan is deprecated"' },
    replacedBy: { type: 'list', items: { type: 'string' }, derived: 'empty where it is left out' },
  },
};

/** A recommendation of Defender for Cloud and its status for one resource; only those that the rules read. */
export const assessmentSchema: ResourceSchema = {
  type: 'azure/defender/assessment',
  title: { en: 'Defender recommendation', ja: 'Defenderの推奨事項' },
  scope: 'account',
  list: [assessments.graph, assessments.api],
  source: 'https://learn.microsoft.com/rest/api/defenderforcloud/assessments/list',
  fields: {
    subscriptionId: subscriptionIdField,
    name: { type: 'string', derived: 'in lower case; the id of the recommendation' },
    resourceId: {
      type: 'string',
      nullable: true,
      derived: 'resourceDetails.id, in lower case; null of what is not in Azure',
    },
    code: {
      type: 'string',
      enum: ['Healthy', 'Unhealthy', 'NotApplicable'],
      derived: 'status.code; unread where its cause is OffByPolicy, since nothing is then assessed',
    },
    cause: { type: 'string', nullable: true, derived: 'status.cause' },
  },
};

/** Microsoft's own score of a subscription. */
export const scoreSchema: ResourceSchema = {
  type: 'azure/defender/secure-score',
  title: { en: 'Defender secure score', ja: 'Defenderのセキュアスコア' },
  scope: 'account',
  list: [secureScores.graph, secureScores.api],
  source: 'https://learn.microsoft.com/rest/api/defenderforcloud/secure-scores/list',
  fields: {
    subscriptionId: subscriptionIdField,
    name: { type: 'string' },
    current: { type: 'number' },
    max: { type: 'number' },
    percent: { type: 'number', derived: 'score.percentage × 100' },
  },
};

const table = 'securityresources';
export const planEntry: InventoryEntry = { schema: planSchema, table, type: 'microsoft.security/pricings' };
export const scoreEntry: InventoryEntry = { schema: scoreSchema, table, type: 'microsoft.security/securescores' };
export const assessmentEntry: InventoryEntry = {
  schema: assessmentSchema,
  table,
  type: 'microsoft.security/assessments',
  where: `name in (${Object.values(assessmentKeys)
    .map((key) => `'${key}'`)
    .join(', ')})`,
};
const standardType = 'microsoft.security/regulatorycompliancestandards';
export const standardEntry: InventoryEntry = { schema: standardSchema, table, type: standardType };
const controlType = `${standardType}/regulatorycompliancecontrols`;
export const controlEntry: InventoryEntry = { schema: controlSchema, table, type: controlType };
export const controlAssessmentEntry: InventoryEntry = {
  schema: controlAssessmentSchema,
  table,
  type: `${controlType}/regulatorycomplianceassessments`,
};

/** The reader of Microsoft Defender for Cloud. */
export const defenderService: Collector = {
  service: 'defender',
  scope: 'subscription',
  schemas: [subscriptionSchema, planSchema, assessmentSchema, scoreSchema, ...complianceSchemas],
  inventory: [planEntry, scoreEntry, assessmentEntry, standardEntry, controlEntry, controlAssessmentEntry],
  load: async () => (await import('./collector.ts')).collectDefender,
};
