import type { Cause } from '../../model/cause.ts';
import type { Scope } from '../../model/resource.ts';
import type { LedgerCall } from '../../model/snapshot.ts';
import type { CallRef, NullAnswer } from '../schema.ts';
import type { Place } from '../send/pacer.ts';
import { type Fault, type Send, type SendOptions, saysNone, type Transport } from '../send/transport.ts';
import { readToken } from './answer-view.ts';
import { startTally, type Tally, toLedgerCall } from './ledger.ts';

interface Ask {
  readonly call: CallRef;
  /** What it is asked about: a bucket, a key id. */
  readonly subject?: string;
  /** Where it is asked, when not in the reader's own region. */
  readonly region?: string;
}

/** One call. */
export interface CallAsk<Output> extends Ask {
  /** Errors by which the provider says that there is none. */
  readonly nullWhen?: readonly NullAnswer[];
  readonly send: Send<Output>;
}

/** A value, "there is none" (with the fault that says so, and what it is where it does not say so), or why not. */
export type Answer<Output> =
  | { readonly state: 'value'; readonly value: Output }
  | { readonly state: 'none'; readonly fault: Fault; readonly cause: Cause }
  | { readonly state: 'unread'; readonly cause: Cause };

/** A list call with all its pages. */
export interface ListAsk<Output, Item> extends Ask {
  readonly send: (token: string | undefined, options: SendOptions) => ReturnType<Send<Output>>;
  /** `undefined`: the page has no list, so it is not the answer it should be. */
  readonly items: (page: Output) => readonly Item[] | undefined;
  /** The token of the next page; `undefined` or empty on the last. */
  readonly next: (page: Output) => string | undefined;
  /** What says that the list is not whole though it ended, as a code. Asked of each page. */
  readonly flaw?: (page: Output) => string | undefined;
  /** Read to its end also where only a first element is looked for: it tells of many kinds of things. */
  readonly whole?: true;
}

/** What was listed before it ended, and why it ended early if it did. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly cause?: Cause;
}

/** A call that answers "not yet" until it is done. */
export interface PollAsk<Output> extends CallAsk<Output> {
  readonly done: (output: Output) => boolean;
  /** Waits between the questions, in milliseconds; after the last of them it is a `timeout`. */
  readonly waits: readonly number[];
}

/** How collectors reach the provider. Each call makes one entry in the ledger, however it ends; none throws. */
export interface Reader {
  readonly read: <Output>(ask: CallAsk<Output>) => Promise<Answer<Output>>;
  readonly readPages: <Output, Item>(ask: ListAsk<Output, Item>) => Promise<Listed<Item>>;
  readonly poll: <Output>(ask: PollAsk<Output>) => Promise<Answer<Output>>;
}

export interface ReaderOptions {
  readonly transport: Transport;
  readonly scope: Scope;
  /** Whose calls these are: a collector's service. */
  readonly service: string;
  readonly signal: AbortSignal;
  readonly record: (call: LedgerCall) => void;
}

/** No list we read comes near it: 10,000 pages of 50 log groups. */
const maximumPages = 10_000;

export function createReader(options: ReaderOptions): Reader {
  return {
    read: (ask) => poll(options, { ...ask, done: () => true, waits: [] }),
    readPages: (ask) => readPages(options, ask),
    poll: (ask) => poll(options, ask),
  };
}

async function poll<Output>(options: ReaderOptions, ask: PollAsk<Output>): Promise<Answer<Output>> {
  const { transport, signal } = options;
  const place = placeOf(options, ask);
  const tally = startTally();
  const waits = ask.waits.values();
  for (;;) {
    const sent = await transport.send(ask.send, { place, tally, signal, subject: ask.subject });
    if (sent.output === undefined) return settle(options, ask, { tally, fault: transport.readFault(sent.error) });
    tally.pages = 1;
    if (ask.done(sent.output)) {
      write(options, ask, { tally, outcome: 'ok' });
      return { state: 'value', value: sent.output };
    }
    const wait = waits.next();
    if (wait.done) return fail(options, ask, { tally, cause: { kind: 'timeout', ...ask.call } });
    await transport.sleep(wait.value, signal).catch(() => undefined);
  }
}

function settle(
  options: ReaderOptions,
  ask: CallAsk<unknown>,
  { tally, fault }: { readonly tally: Tally; readonly fault: Fault },
): Answer<never> {
  if (!ask.nullWhen?.some((none) => saysNone(fault, none))) {
    return fail(options, ask, { tally, cause: options.transport.toCause(fault, ask.call, ask.subject) });
  }
  tally.pages = 1;
  write(options, ask, { tally, outcome: 'none' });
  return { state: 'none', fault, cause: options.transport.toCause(fault, ask.call, undefined) };
}

async function readPages<Output, Item>(options: ReaderOptions, ask: ListAsk<Output, Item>): Promise<Listed<Item>> {
  const { transport, signal } = options;
  const context = { place: placeOf(options, ask), tally: startTally(), signal, subject: ask.subject };
  const { tally } = context;
  const items: Item[] = [];
  const seen = new Set<string>();
  const stop = (cause: Cause): Listed<Item> => {
    write(options, ask, { tally, outcome: 'failed', cause });
    return { items, cause };
  };
  for (let token: string | undefined; ; ) {
    const here = token;
    const sent = await transport.send((send) => ask.send(here, send), context);
    if (sent.output === undefined) {
      return stop(cutShort(transport.toCause(transport.readFault(sent.error), ask.call, undefined), tally));
    }
    tally.pages += 1;
    const page = ask.items(sent.output);
    if (!page) return stop({ kind: 'schema-mismatch', ...ask.call });
    if (transport.probe && !ask.whole) {
      write(options, ask, { tally, outcome: 'ok' });
      return { items: page.slice(0, 1) };
    }
    for (const item of page) items.push(item);
    const flaw = ask.flaw?.(sent.output);
    if (flaw !== undefined) return stop({ kind: 'cut-short', ...ask.call, code: flaw });
    const { output } = sent;
    token = readToken(output, () => ask.next(output));
    if (!token) break;
    if (seen.has(token)) return stop({ kind: 'cut-short', ...ask.call, code: 'RepeatedToken' });
    if (tally.pages >= maximumPages) return stop({ kind: 'budget', ...ask.call });
    seen.add(token);
  }
  write(options, ask, { tally, outcome: 'ok' });
  return { items };
}

/** After a first page the list is there in part; what ended it stays in the code. */
function cutShort(cause: Cause, tally: Tally): Cause {
  const keeps = tally.pages === 0 || cause.kind === 'interrupted' || cause.kind === 'credentials-expired';
  return keeps ? cause : { ...cause, kind: 'cut-short' };
}

function fail(
  options: ReaderOptions,
  ask: Ask,
  { tally, cause }: { readonly tally: Tally; readonly cause: Cause },
): { readonly state: 'unread'; readonly cause: Cause } {
  write(options, ask, { tally, outcome: 'failed', cause });
  return { state: 'unread', cause };
}

function placeOf({ scope }: Pick<ReaderOptions, 'scope'>, { call, region = scope.region }: Ask): Place {
  return { call: call.call, region };
}

function write(
  { scope, service, transport, record }: ReaderOptions,
  ask: Ask,
  ending: { readonly tally: Tally; readonly outcome: LedgerCall['outcome']; readonly cause?: Cause },
): void {
  const { region } = placeOf({ scope }, ask);
  transport.statistics.add(service, ending.tally);
  record(toLedgerCall({ scope: { ...scope, region }, service, call: ask.call, subject: ask.subject, ...ending }));
}
