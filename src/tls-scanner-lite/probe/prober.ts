import { setTimeout as sleep } from 'node:timers/promises';
import { type Indeterminate, indeterminate } from '../verdict.ts';
import type { Answer } from '../wire/answer-reader.ts';
import { isSocket, type NoStarttls, openConnection, type Route } from './connection.ts';
import { exchange, type Failure, type Limits } from './exchange.ts';
import { explainAbort } from './explain.ts';
import type { Pool } from './pool.ts';
import type { Question } from './question.ts';
import { isSilence, type Silence } from './silence.ts';

/** A refusal without words that was believed: the server answered a hello known to it before and after. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly evidence: string;
}

export interface ProberOptions extends Limits {
  readonly pool: Pool;
  /** Who shares the pool's places for one host. */
  readonly poolName: string;
  /** Waits before each control probe in turn, in milliseconds. Default: 7.75 s in all. */
  readonly backOff?: readonly number[];
}

export interface ProberStats {
  connections: number;
  retries: number;
  backOffMs: number;
}

/** Asks one server, and does not take a lack of an answer for one. */
export interface Prober {
  /** One connection, whatever comes of it. */
  try<T>(question: Question<T>): Promise<T | NoStarttls | Failure>;
  /** One connection of another kind, that `use` makes and ends. */
  hold<T>(use: (route: Route) => Promise<T>): Promise<T | Failure>;
  /** The question that is known to be answered: the first one that got a ServerHello, before that an alert. */
  setControl(question: Question<Answer>, answer: Answer): void;
  /**
   * Repeats an attempt that meets with silence until the silence is understood: a connection limiter lets go after a
   * while, and a refusal by closing is one only while the server answers what it answered before.
   */
  insist<T extends object>(attempt: () => Promise<T | Silence>): Promise<T | Refusal | Indeterminate>;
  readonly stats: Readonly<ProberStats>;
}

const patience = [250, 500, 1000, 2000, 4000];
/**
 * How often a silence is met, one right after the other, before it is believed of a server that answered its control in
 * between: twice more for every time that it answered after all, as such a server loses connections; up to four times
 * more. The control is sent after every other one, so that not the same of several servers behind an address gets all the
 * questions.
 */
const beliefs = { silence: 3, said: 2, more: 2, atMostMore: 4 };
/** A limiter that lets go and closes again so many times is not waited for any more. */
const maxRecoveries = 24;

type Health = 'answers' | 'answers-again' | Indeterminate;

export function createProber(route: Route, options: ProberOptions): Prober {
  const { pool, poolName, signal, backOff = patience } = options;
  const stats: ProberStats = { connections: 0, retries: 0, backOffMs: 0 };
  let control: Question<Answer> | undefined;
  let controlKind: Answer['kind'] | undefined;
  let recoveries = 0;
  let flukes = 0;
  let gone: Indeterminate | undefined;
  let checking: Promise<Health> | undefined;
  /** After a limiter was met, connections go one by one. */
  let oneByOne: Promise<unknown> | undefined;

  const takePlace = async <T>(use: () => Promise<T>): Promise<T | Failure> => {
    const leave = await pool.enter(poolName, signal);
    if (leave === undefined) return { kind: 'failure', reason: 'aborted', connected: false, evidence: 'aborted' };
    try {
      stats.connections += 1;
      return await use();
    } finally {
      leave();
    }
  };

  const askOnce = <T>(question: Question<T>): Promise<T | NoStarttls | Failure> =>
    takePlace(async () => {
      const { send, read, salvage } = question();
      const opened = await openConnection(route, options);
      if (!isSocket(opened)) return opened;
      return exchange<T>(opened, {
        timeoutMs: options.timeoutMs,
        signal,
        send,
        read,
        ...(salvage === undefined ? {} : { salvage: (failure) => salvage(toCut(failure)) }),
      });
    });

  const inTurn = async <T>(use: () => Promise<T>): Promise<T> => {
    // Whatever is sent to a server that may have stopped answering is lost.
    while (checking !== undefined) await checking;
    if (oneByOne === undefined) return use();
    const mine = oneByOne.then(use, use);
    oneByOne = mine;
    return mine;
  };

  const isAnswered = async (): Promise<boolean> => {
    if (control === undefined) return false;
    const outcome = await askOnce(control);
    return outcome.kind === 'server-hello' || outcome.kind === controlKind;
  };

  const checkHealth = async (): Promise<Health> => {
    if (await isAnswered()) return 'answers';
    recoveries += 1;
    oneByOne ??= Promise.resolve();
    for (const wait of recoveries > maxRecoveries ? [] : backOff) {
      if (signal.aborted) break;
      stats.backOffMs += wait;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      if (await isAnswered()) return 'answers-again';
    }
    gone = signal.aborted
      ? explainAbort(signal)
      : indeterminate('rate-limited', 'a hello that had been answered before was not');
    return gone;
  };

  /** One check at a time; one that began before the silence proves nothing unless it had to wait. */
  const askHealth = async (): Promise<Health> => {
    while (checking !== undefined) {
      const health = await checking;
      if (health !== 'answers') return health;
    }
    checking = checkHealth();
    const health = await checking;
    checking = undefined;
    return health;
  };

  return {
    try: (question) => inTurn(() => askOnce(question)),
    hold: (use) => inTurn(() => takePlace(() => use(route))),
    setControl(question, { kind }) {
      if (controlKind === 'server-hello' || (kind !== 'server-hello' && control !== undefined)) return;
      control = question;
      controlKind = kind;
    },
    async insist(tryOnce) {
      let silences = 0;
      let unchecked = 0;
      for (let wasSilent = false; ; wasSilent = true) {
        const outcome = await tryOnce();
        if (!isSilence(outcome)) {
          if (wasSilent) flukes += 1;
          return outcome;
        }
        if (signal.aborted) return explainAbort(signal);
        const { said = false, timedOut, evidence } = outcome;
        if (control === undefined) {
          return indeterminate(said ? 'handshake-failed' : timedOut ? 'timeout' : 'not-tls', evidence);
        }
        if (gone !== undefined) return gone;
        silences += 1;
        unchecked += 1;
        if (unchecked === 2 || (silences === 1 && !said)) {
          const health = await askHealth();
          if (typeof health === 'object') return health;
          if (health === 'answers-again') silences = 0;
          unchecked = 0;
        }
        const needed = (said ? beliefs.said : beliefs.silence) + Math.min(beliefs.more * flukes, beliefs.atMostMore);
        if (unchecked === 0 && silences >= needed) {
          return { kind: 'refusal', evidence: `${evidence}, while the server answered other hellos` };
        }
        if (!said) stats.retries += 1;
      }
    },
    stats,
  };
}

function toCut({ reason, evidence }: Failure): {
  readonly reason: 'timeout' | 'aborted' | 'handshake-failed';
  readonly evidence: string;
} {
  return { reason: reason === 'timeout' || reason === 'aborted' ? reason : 'handshake-failed', evidence };
}
