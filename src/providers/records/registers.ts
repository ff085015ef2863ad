import { isAbsolute, join } from 'node:path';
import type { HashedFile } from '../../config/read-inside.ts';
import { readRegister } from '../../config/read-register.ts';
import type { RecordsTarget } from '../../model/config.ts';
import type { ActivityRecord, DataSetRecord, LogRecord, PolicyRecord, VendorRecord } from '../../model/records.ts';
import { parseActivities } from './parse/activities.ts';
import { parseDataSets } from './parse/data-sets.ts';
import { parseLogs } from './parse/logs.ts';
import { parsePolicies } from './parse/policies.ts';
import type { Source } from './parse/read-record.ts';
import { parseVendors } from './parse/vendors.ts';

/** The files of records, each a list. */
export const registerFiles = {
  policies: 'policies.yaml',
  activities: 'activities.yaml',
  vendors: 'vendors.yaml',
  dataSets: 'data-sets.yaml',
  logs: 'logs.yaml',
} as const;
export type RegisterName = keyof typeof registerFiles;

/** What one file declares. */
export interface Register<T> {
  /** Absent: there is no such file, and nothing is declared. */
  readonly file?: HashedFile;
  readonly records: readonly T[];
}

export interface Registers {
  readonly policies: Register<PolicyRecord>;
  readonly activities: Register<ActivityRecord>;
  readonly vendors: Register<VendorRecord>;
  readonly dataSets: Register<DataSetRecord>;
  readonly logs: Register<LogRecord>;
}

/**
 * Reads all that a folder declares, so that a mistake is told before anything is asked.
 * @throws InputError at the first mistake, and for a file that cannot be read
 */
export function readRegisters(target: RecordsTarget, folder: string): Registers {
  const read = <T>(name: RegisterName, parse: (source: Source) => readonly T[]): Register<T> => {
    const file = registerFiles[name];
    const found = readRegister(folder, file, shownPath(target, file));
    if (found === undefined) return { records: [] };
    return { file: found.file, records: parse({ document: found.document, name: join(target.path, file) }) };
  };
  const policies = read('policies', parsePolicies);
  const activities = read('activities', parseActivities);
  const vendors = read('vendors', (source) => parseVendors(source, target.references));
  const dataSets = read('dataSets', (source) => parseDataSets(source, vendors.records));
  return { policies, activities, vendors, dataSets, logs: read('logs', parseLogs) };
}

/** What was read before the plan of a target is made, until that takes it: one run reads its files once. */
const readAhead = new WeakMap<RecordsTarget, { readonly folder: string; readonly registers: Registers }>();

/** Reads all that a folder declares for whoever takes it next. Throws InputError. */
export function readRegistersAhead(target: RecordsTarget, folder: string): Registers {
  const registers = readRegisters(target, folder);
  readAhead.set(target, { folder, registers });
  return registers;
}

/** What was read ahead, once; else it is read now. Throws InputError. */
export function takeRegisters(target: RecordsTarget, folder: string): Registers {
  const ahead = readAhead.get(target);
  readAhead.delete(target);
  return ahead?.folder === folder ? ahead.registers : readRegisters(target, folder);
}

/** The path of a file in the folder, as the user wrote it. */
export function shownPath({ path, beside }: RecordsTarget, name: string): string {
  return beside === undefined || isAbsolute(path) ? join(path, name) : join(beside, path, name);
}
