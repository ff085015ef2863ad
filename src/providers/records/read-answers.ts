import type { Fault, HashedFile } from '../../config/read-inside.ts';
import type { Scope } from '../../model/resource.ts';
import type { PlanOptions, Sink } from '../provider.ts';
import { type RegisterAnswers, registersOf } from './describe.ts';
import { documentsOf, readDocuments } from './documents.ts';
import { documentCall, registerCall } from './ledger.ts';
import { type LogSchemas, readLog, type Summary, type Unchecked } from './read-logs.ts';
import { recordRegister, services } from './recorded-answer.ts';
import type { Register, RegisterName, Registers } from './registers.ts';

export interface Reading {
  readonly scope: Scope;
  readonly folder: string;
  /** RFC 3339, UTC: when the files of records were read. */
  readonly at: string;
  readonly options: PlanOptions;
  readonly registers: Registers;
  readonly schemas: LogSchemas;
  readonly sink: Sink;
  readonly signal: AbortSignal;
}

/** When a register was read, and where its days begin and end. */
export function readAt(observedAt: string, { timeZone }: Pick<PlanOptions, 'timeZone'>) {
  return { observedAt, ...(timeZone !== undefined && { timeZone }) };
}

/** What the files of these types tell, with the documents they name; each call is in the ledger, and each document once. */
export async function readAnswers(types: readonly string[], reading: Reading): Promise<RegisterAnswers> {
  const { at, folder, signal, registers, sink, scope, options } = reading;
  const read = readAt(at, options);
  const asked = new Set<RegisterName>(types.flatMap(registersOf));
  const logged = new Set<string>();
  const where = { scope, service: services.registers, at };
  const note = (found: Readonly<Record<string, HashedFile | Fault>>): void => {
    for (const [file, result] of Object.entries(found)) {
      if (!logged.has(file)) sink.call(documentCall(file, result, where));
      logged.add(file);
    }
  };
  const readOne = async <T extends Parameters<typeof documentsOf>[0][number]>({ file, records }: Register<T>) => {
    const documents = await readDocuments(folder, documentsOf(records), signal);
    return { ...read, ...(file && { file }), records, documents };
  };
  const { policies, activities, vendors, dataSets, logs } = registers;
  const answers: RegisterAnswers = {
    ...(asked.has('policies') && { policies: await readOne(policies) }),
    ...(asked.has('activities') && { activities: await readOne(activities) }),
    ...(asked.has('vendors') && { vendors: await readOne(vendors) }),
    ...(asked.has('dataSets') && { dataSets: { ...read, ...dataSets, documents: {} } }),
    ...(asked.has('logs') && { logs: { ...read, ...logs, ...(await readLogs(reading)) } }),
  };
  for (const name of asked) {
    const answer = answers[name];
    if (answer === undefined) continue;
    if (options.record) sink.answer?.(recordRegister(name, answer, scope));
    sink.call(registerCall(name, answer.file, where));
    note(answer.documents);
  }
  return answers;
}

async function readLogs({ registers, folder, schemas, signal }: Reading) {
  const { records } = registers.logs;
  const documents = new Map(Object.entries(await readDocuments(folder, documentsOf(records), signal)));
  const summaries = new Map<string, Summary | Unchecked>();
  for (const log of records) {
    signal.throwIfAborted();
    const { document, summary } = await readLog(log, folder, schemas);
    documents.set(log.file, document);
    if (summary) summaries.set(log.name, summary);
  }
  return { documents: Object.fromEntries(documents), summaries: Object.fromEntries(summaries) };
}
