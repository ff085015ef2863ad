import type { Cause } from '../../../../model/cause.ts';
import {
  fieldsFrom,
  isWanted,
  listedFields,
  reportListing,
  reportResource,
  shapeListed,
} from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { ResourceSchema } from '../../../schema.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { assessmentKeys } from '../../derive/assessment-keys.ts';
import { describeContact } from '../../derive/security-contact.ts';
import { readBodies } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import { identifyRow } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { contactsCall, settingsCall } from './calls.ts';
import { controlAssessmentSchema, controlSchema, standardSchema } from './compliance-schema.ts';
import { createLists, type RowList } from './lists.ts';
import { assessmentSchema, planSchema, scoreSchema, subscriptionSchema } from './schema.ts';
import { listBySdk, openSettings } from './sdk.ts';
import { isOff, shapeAssessment, shapeKnownPlan, shapePlan, shapeScore, shapeVerdict } from './shape.ts';

/** Reads what Defender for Cloud is set to in a subscription, and what it says itself. */
export async function collectDefender(context: Context): Promise<void> {
  const lists = createLists(context);
  await Promise.all([
    reportSubscription(context),
    reportRows(context, { schema: planSchema, list: () => lists.plans().then(whole), shape: shapePlan }),
    reportRows(context, {
      schema: assessmentSchema,
      list: () => lists.assessments().then(onlyKnown),
      shape: shapeAssessment,
    }),
    reportRows(context, { schema: scoreSchema, list: lists.scores, shape: shapeScore }),
    reportRows(context, { schema: standardSchema, list: lists.standards, shape: shapeVerdict }),
    reportRows(context, { schema: controlSchema, list: lists.controls, shape: shapeVerdict }),
    reportRows(context, { schema: controlAssessmentSchema, list: lists.controlAssessments, shape: shapeVerdict }),
  ]);
}

interface Rows {
  readonly schema: ResourceSchema;
  readonly list: () => Promise<RowList>;
  readonly shape: (row: Row) => Body;
}

async function reportRows(context: Context, { schema, list, shape }: Rows): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { call, ...listed } = await list();
  const isOfApi = call.call.startsWith('arm:');
  await reportListed(context, {
    schema,
    call,
    listed,
    identify: identifyRow,
    shape: schema === planSchema && isOfApi ? shapeKnownPlan : shape,
    details: async (row) => {
      const untold = untoldOf(schema, row, isOfApi);
      const names = Object.keys(listedFields(context, schema)).filter((name) => untold?.names.includes(name));
      return untold ? [leaveUnread(names, { kind: 'not-visible', call: call.call, ...untold.code })] : [];
    },
  });
}

/** What the API answered without telling it, and the code that says why. */
function untoldOf(schema: ResourceSchema, { properties }: Row, isOfApi: boolean) {
  if (schema === planSchema && isOfApi) {
    return { names: ['resourcesCoverageStatus', 'extensions', 'deprecated', 'replacedBy'], code: {} };
  }
  const { cause } = (properties?.status ?? {}) as Body;
  return schema === assessmentSchema && isOff(cause) ? { names: ['code'], code: { code: 'OffByPolicy' } } : undefined;
}

/** Every subscription has plans, if only free ones: a list without any says nothing. */
function whole(list: RowList): RowList {
  const cause: Cause = { kind: 'not-visible', ...list.call };
  return list.items.length > 0 || list.cause ? list : { ...list, cause };
}

const known = new Set<string>(Object.values(assessmentKeys));

/** The API lists the recommendations all together. */
function onlyKnown(list: RowList): RowList {
  return { ...list, items: list.items.filter(({ name }) => known.has(name.toLowerCase())) };
}

async function reportSubscription(context: Context): Promise<void> {
  const schema = subscriptionSchema;
  if (!isWanted(context, schema)) return;
  const { account } = context.scope;
  const own = shapeFields(listedFields(context, schema), { subscriptionId: account, assessmentKeys });
  const parts = await Promise.all([
    readBodies(context, {
      schema,
      attribute: 'securityContacts',
      call: contactsCall.call,
      path: `/subscriptions/${account}/providers/Microsoft.Security/securityContacts?api-version=2023-12-01-preview`,
      shape: describeContact,
    }),
    readSettings(context),
  ]);
  const shaped = joinShaped([own, ...parts]);
  reportResource(context, { schema, id: `${schema.type}/${account}`, name: context.name, shaped });
  reportListing(context, schema, undefined);
}

async function readSettings(context: Context): Promise<Shaped> {
  const { settings } = fieldsFrom(context, subscriptionSchema, settingsCall.call);
  if (!settings) return shapeFields({}, {});
  const { items, cause } = await listBySdk(context, { call: settingsCall, open: openSettings });
  const found = items.map(({ name, properties }) => ({ ...properties, name }));
  return shapeListed('settings', settings, settingsCall, { items: found, ...(cause && { cause }) });
}
