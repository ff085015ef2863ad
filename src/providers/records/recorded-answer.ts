import type { JsonObject } from '../../model/json.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { RecordedAnswer } from '../../model/snapshot.ts';
import type { Replayed, ReplayRequest } from '../provider.ts';
import { readCalls } from './calls.ts';
import { type DataAnswer, describeData, describeRegisters, type RegisterAnswers, registersOf } from './describe.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { type RegisterName, registerFiles } from './registers.ts';
import { recordsSchemas } from './schema.ts';

/** The tasks of a target: what follows from its files alone, and what follows from other targets too. */
export const services = { registers: 'records', data: 'data' } as const;

/** Stands for what the data sets and the data stores of other targets told together. */
const storesCall = 'records:Stores';

/** Which types a task has. */
export function typesOf(service: string, wanted: { has(type: string): boolean }): readonly string[] {
  const own = (type: string): boolean =>
    (type === 'records/data/set' || type === 'records/data/store') === (service === services.data);
  return recordsSchemas.map(({ type }) => type).filter((type) => own(type) && wanted.has(type));
}

/** What one file told, and the documents it names. */
export function recordRegister<Name extends RegisterName>(
  name: Name,
  answer: NonNullable<RegisterAnswers[Name]>,
  scope: Scope,
): RecordedAnswer {
  return record(services.registers, readCalls[name].call, registerFiles[name], answer, scope);
}

export function recordData(answer: DataAnswer, scope: Scope): RecordedAnswer {
  return record(services.data, storesCall, registerFiles.dataSets, answer, scope);
}

function record(service: string, call: string, subject: string, answer: object, scope: Scope): RecordedAnswer {
  // What is `undefined` is left out.
  const body: JsonObject = JSON.parse(JSON.stringify(answer));
  return { kind: 'answer', ...scope, service, call, subject, page: 1, outcome: 'ok', body };
}

/** Makes once more what was read. What there is the files say, and other targets: no listing comes of it. */
export async function replayRecords(request: ReplayRequest): Promise<Replayed> {
  const { target, account, region, service, wanted, answers } = request;
  const scope = { target: target.name, account, region };
  const types = new Set(typesOf(service, wanted));
  const bodies = new Map(answers.flatMap(({ call, body }) => (body ? [[call, body] as const] : [])));
  const { resources, missing } =
    service === services.data ? replayData(bodies, types, scope) : replayRegisters(bodies, types, scope);
  return { resources, missing, listings: [], calls: [] };
}

type Bodies = ReadonlyMap<string, JsonObject>;
type Made = { readonly resources: readonly Resource[]; readonly missing: readonly string[] };

function replayRegisters(bodies: Bodies, types: ReadonlySet<string>, scope: Scope): Made {
  const names = [...new Set([...types].flatMap(registersOf))];
  const missing = names.map((name) => readCalls[name].call).filter((call) => !bodies.has(call));
  const answers: RegisterAnswers = Object.fromEntries(
    names.flatMap((name) => {
      const body = bodies.get(readCalls[name].call);
      return body ? [[name, outlined(body)]] : [];
    }),
  );
  return { resources: describeRegisters(answers, types, scope), missing };
}

function replayData(bodies: Bodies, types: ReadonlySet<string>, scope: Scope): Made {
  const body = bodies.get(storesCall);
  if (body === undefined) return { resources: [], missing: types.size > 0 ? [storesCall] : [] };
  if (!isData(body)) throw new TypeError('not a record of data stores');
  outlined(body.dataSets);
  return { resources: describeData(body, types, scope), missing: [] };
}

/** Looks at the outline alone: what is not as it was written within, ends as an error of whoever reads it. */
function outlined(body: { readonly [Key in keyof RegisterAnswer<unknown>]?: unknown }): object {
  const { observedAt, records, documents } = body;
  if (typeof observedAt === 'string' && Array.isArray(records) && typeof documents === 'object' && documents)
    return body;
  throw new TypeError('not a recorded file of records');
}

function isData(body: { readonly [Key in keyof DataAnswer]?: unknown }): body is DataAnswer & JsonObject {
  const { dataSets, found } = body;
  return (
    typeof dataSets === 'object' &&
    dataSets !== null &&
    typeof found === 'object' &&
    found !== null &&
    'stores' in found &&
    Array.isArray(found.stores)
  );
}
