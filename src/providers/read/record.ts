import type { JsonObject } from '../../model/json.ts';
import type { Scope } from '../../model/resource.ts';
import type { RecordedAnswer, RecordedFault } from '../../model/snapshot.ts';
import type { Sink } from '../provider.ts';
import type { Field, ResourceSchema } from '../schema.ts';
import type { Fault, SendContext, Transport } from '../send/transport.ts';
import { type TokenNames, viewAnswer } from './answer-view.ts';
import type { Tally } from './ledger.ts';
import type { Listed } from './read.ts';

/** Keeps what the calls of one task were answered, as far as the task reads it. */
export interface Recorder {
  /** The transport, with every answer noted. */
  readonly over: (transport: Transport) => Transport;
  /** What the task was given of a list that several tasks share, which was asked by this call. Each subject once. */
  readonly given: <Item>(call: string, subject: string, listed: Listed<Item>) => Listed<Item>;
  /** What was read by now; asked when the task has ended. */
  readonly answers: () => Iterable<RecordedAnswer>;
}

export interface RecorderOptions {
  /** Of the task. */
  readonly scope: Scope;
  readonly service: string;
  /** What the task reads: of an answer that is copied whole, only what these name is kept. */
  readonly schemas: readonly ResourceSchema[];
}

/** Does the work of a task, and tells what it was answered when it has ended, however it did. Without `record` nothing is noted. */
export async function whileRecording(
  { record = false, ...options }: RecorderOptions & { readonly record?: boolean | undefined },
  sink: Pick<Sink, 'answer'>,
  work: (recorder: Recorder | undefined) => Promise<void>,
): Promise<void> {
  if (!record) return work(undefined);
  const recorder = createRecorder(options);
  try {
    await work(recorder);
  } finally {
    for (const answer of recorder.answers()) sink.answer?.(answer);
  }
}

interface Noted extends Pick<RecordedAnswer, 'call' | 'subject' | 'page' | 'requestId'> {
  readonly region: string;
  readonly ending: () => Pick<RecordedAnswer, 'outcome' | 'body' | 'fault'>;
}

/** Items of a shared list on a line: of a few kilobytes each, and lines have an end. */
const pageSize = 500;

/** Of one call. */
interface Pages {
  count: number;
  readonly tokens: TokenNames;
}

export function createRecorder({ scope, service, schemas }: RecorderOptions): Recorder {
  const names = memberNames(schemas);
  const noted: Noted[] = [];
  const pages = new WeakMap<Tally, Pages>();
  const shared = new Map<string, unknown>();
  const pagesOf = ({ tally }: SendContext): Pages => {
    const known = pages.get(tally) ?? { count: 0, tokens: new Map() };
    pages.set(tally, known);
    return known;
  };
  const note = (context: SendContext, ending: Noted['ending']): void => {
    const { place, tally, subject } = context;
    const own = pagesOf(context);
    own.count += 1;
    const requestId = tally.requestIds.at(-1);
    noted.push({
      call: place.call,
      region: place.region,
      ...(subject !== undefined && { subject }),
      page: own.count,
      ...(requestId !== undefined && { requestId }),
      ending,
    });
  };
  return {
    over: (transport) => ({
      ...transport,
      send: async (send, context) => {
        const sent = await transport.send(send, context);
        if (sent.output === undefined) {
          const fault = toRecorded(transport.readFault(sent.error));
          note(context, () => ({ outcome: 'failed', fault }));
          return sent;
        }
        if (typeof sent.output !== 'object' || sent.output === null) {
          throw new Error(`${context.place.call} is answered with ${typeof sent.output}`);
        }
        const { view, toJson } = viewAnswer(sent.output, names, pagesOf(context).tokens);
        note(context, () => toEnding(toJson()));
        return { output: view };
      },
    }),
    given: <Item>(call: string, subject: string, listed: Listed<Item>): Listed<Item> => {
      const key = JSON.stringify([call, subject]);
      const known = shared.get(key) as Listed<Item> | undefined;
      if (known) return known;
      const items: Item[] = [];
      for (let page = 1; page === 1 || (page - 1) * pageSize < listed.items.length; page += 1) {
        const part = listed.items.slice((page - 1) * pageSize, page * pageSize);
        const { view, toJson } = viewAnswer<Listed<Item>>({ ...listed, items: part }, names);
        // Why it is not whole is kept of each, without anybody reading it.
        if (view.cause) JSON.stringify(view.cause);
        items.push(...view.items);
        noted.push({ call, region: scope.region, subject, page, ending: () => toEnding(toJson()) });
      }
      const given = { ...listed, items };
      shared.set(key, given);
      return given;
    },
    answers: function* () {
      for (const { ending, region, ...one } of noted) {
        yield { kind: 'answer', ...scope, region, service, ...one, ...ending() };
      }
    },
  };
}

/** An answer of which more was read than a line may hold is not kept: what was made of it cannot be made again. */
function toEnding(body: JsonObject | undefined): Pick<RecordedAnswer, 'outcome' | 'body'> {
  return { outcome: 'ok', ...(body && { body }) };
}

/** Long enough for what our own code looks for in a message. */
const messageLength = 1000;

function toRecorded({ code, codes, message, status }: Fault): RecordedFault {
  return { code, codes, ...(status !== undefined && { status }), message: message.slice(0, messageLength) };
}

/** The names of all attributes and of their members, at any depth. */
function memberNames(schemas: readonly ResourceSchema[]): ReadonlySet<string> {
  const names = new Set<string>();
  const addField = ({ fields = {}, items }: Field): void => {
    addFields(fields);
    if (items) addField(items);
  };
  const addFields = (fields: Readonly<Record<string, Field>>): void => {
    for (const [name, field] of Object.entries(fields)) {
      names.add(name);
      addField(field);
    }
  };
  for (const { fields } of schemas) addFields(fields);
  return names;
}
