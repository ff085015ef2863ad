import type { CallRef } from '../schema.ts';

/** Reading the files of the folder. It takes no permission that anyone could grant. */
export const readCalls = {
  policies: { call: 'records:Policies', permission: '-' },
  activities: { call: 'records:Activities', permission: '-' },
  vendors: { call: 'records:Vendors', permission: '-' },
  dataSets: { call: 'records:DataSets', permission: '-' },
  logs: { call: 'records:Logs', permission: '-' },
  document: { call: 'records:Document', permission: '-' },
} as const satisfies Readonly<Record<string, CallRef>>;
