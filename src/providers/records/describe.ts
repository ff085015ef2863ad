import type { ActivityRecord, DataSetRecord, LogRecord, PolicyRecord, VendorRecord } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { dataSetSchema, dataStoreSchema } from './data-schema.ts';
import { describeActivities } from './describe-activities.ts';
import { describeDataSets, describeStores } from './describe-data.ts';
import { describeFlows } from './describe-flows.ts';
import { describeLogs } from './describe-logs.ts';
import { describePolicies } from './describe-policies.ts';
import { describeVendors } from './describe-vendors.ts';
import type { Stores } from './found-stores.ts';
import { matchStores } from './match-stores.ts';
import type { LogReading } from './read-logs.ts';
import type { RegisterAnswer } from './register-answer.ts';
import type { RegisterName } from './registers.ts';

/** What the files told that were read. */
export interface RegisterAnswers {
  readonly policies?: RegisterAnswer<PolicyRecord>;
  readonly activities?: RegisterAnswer<ActivityRecord>;
  readonly vendors?: RegisterAnswer<VendorRecord>;
  readonly dataSets?: RegisterAnswer<DataSetRecord>;
  readonly logs?: RegisterAnswer<LogRecord> & LogReading;
}

/** The files that resources of a type are made of. */
export function registersOf(type: string): readonly RegisterName[] {
  if (type.startsWith('records/policy/')) return ['policies'];
  if (type.startsWith('records/activity/')) return ['activities'];
  if (type.startsWith('records/log/')) return ['logs'];
  if (type === 'records/vendor/service' || type === 'records/data/flow') return ['vendors', 'dataSets'];
  return ['dataSets'];
}

/** All resources of these types that follow from the files alone. */
export function describeRegisters(
  { policies, activities, vendors, dataSets, logs }: RegisterAnswers,
  types: ReadonlySet<string>,
  scope: Scope,
): readonly Resource[] {
  const resources = [
    ...(policies ? describePolicies(policies, scope) : []),
    ...(activities ? describeActivities(activities, scope) : []),
    ...(vendors ? describeVendors(vendors, dataSets?.records ?? [], scope) : []),
    ...(dataSets ? describeFlows(dataSets, vendors ?? { records: [], documents: {} }, scope) : []),
    ...(logs ? describeLogs(logs, scope) : []),
  ];
  return resources.filter(({ type }) => types.has(type));
}

/** What data sets and scanned data stores have to do with each other. */
export interface DataAnswer {
  readonly dataSets: RegisterAnswer<DataSetRecord>;
  readonly found: Stores;
}

export function describeData(
  { dataSets, found }: DataAnswer,
  types: ReadonlySet<string>,
  scope: Scope,
): readonly Resource[] {
  const data = { dataSets, found, matches: matchStores(dataSets.records, found.stores) };
  return [
    ...(types.has(dataSetSchema.type) ? describeDataSets(data, scope) : []),
    ...(types.has(dataStoreSchema.type) ? describeStores(data, scope) : []),
  ];
}
