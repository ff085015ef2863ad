import { isWanted } from '../../../read/attributes.ts';
import { type Child, listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { CallRef } from '../../../schema.ts';
import type { Context } from '../../collector.ts';
import { blockingFilters } from '../../derive/content-filters.ts';
import { inKnownCase } from '../../derive/known-case.ts';
import { processedIn } from '../../derive/processed-in.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { listBodies } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import type { Body } from '../../send/api.ts';
import {
  contentFilterEntry,
  contentFilterSchema,
  deploymentEntry,
  deploymentSchema,
  deploymentsCall,
  raiPoliciesCall,
} from './model-schema.ts';

/** The kinds of account that have deployments of models, in lower case. */
const modelKinds = ['openai', 'aiservices'];

/** "Default = 0" is what a policy without a mode has. */
const modes = ['Default', 'Deferred', 'Blocking', 'Asynchronous_filter'];

/** How many accounts are listed at a time. */
const accountsAtATime = 16;

/** Reads the models that are deployed in the accounts of a subscription. */
export async function collectDeployments(context: Context): Promise<void> {
  if (!isWanted(context, deploymentSchema)) return;
  await reportListed(context, {
    schema: deploymentSchema,
    call: deploymentsCall,
    listed: await listOfAccounts(context, { entry: deploymentEntry, call: deploymentsCall, part: 'deployments' }),
    identify,
    shape: ({ parent, item }) => shapeDeployment(parent, item),
  });
}

/** Reads the content filter policies of the accounts, those that come with the service too. */
export async function collectContentFilters(context: Context): Promise<void> {
  if (!isWanted(context, contentFilterSchema)) return;
  await reportListed(context, {
    schema: contentFilterSchema,
    call: raiPoliciesCall,
    listed: await listOfAccounts(context, { entry: contentFilterEntry, call: raiPoliciesCall, part: 'raiPolicies' }),
    identify,
    shape: ({ parent, item }) => shapeContentFilter(parent, item),
  });
}

interface Part {
  readonly entry: InventoryEntry;
  readonly call: CallRef;
  readonly part: string;
}

async function listOfAccounts(context: Context, { entry, call, part }: Part): Promise<Listed<Child<Row, Body>>> {
  const { items, cause } = await context.inventory.list(entry);
  const accounts = items.filter(({ kind }) => modelKinds.includes(String(kind).toLowerCase()));
  return listChildren(accountsAtATime, { items: accounts, ...(cause && { cause }) }, ({ id }) =>
    listBodies(context, { call, subject: id, path: `${id}/${part}?api-version=2024-10-01` }),
  );
}

function identify({ parent: { location }, item: { id, name } }: Child<Row, Body>) {
  return { id: String(id), name: String(name), region: location ? location.toLowerCase() : 'global' };
}

function shapeDeployment(account: Row, { id, name, sku, properties }: Body): Body {
  const { model, raiPolicyName = null } = (properties ?? {}) as Body;
  const skuName = (sku as Body | null | undefined)?.name;
  return {
    id: lowerId(id),
    name,
    accountName: account.name,
    modelName: (model as Body | null | undefined)?.name,
    skuName,
    processedIn: processedIn(skuName, String(account.location)),
    raiPolicyId:
      typeof raiPolicyName === 'string' ? lowerId(`${account.id}/raiPolicies/${raiPolicyName}`) : raiPolicyName,
  };
}

function shapeContentFilter(account: Row, { id, name, properties }: Body): Body {
  const { mode, contentFilters } = (properties ?? {}) as Body;
  return {
    id: lowerId(id),
    name,
    accountName: account.name,
    mode: inKnownCase(mode, modes),
    blockedPrompts: blockingFilters(contentFilters, 'prompt'),
    blockedCompletions: blockingFilters(contentFilters, 'completion'),
  };
}
