import { setTimeout as sleep } from 'node:timers/promises';
import { type Indeterminate, type Protocol, type Reason, type TlsVersion, tlsVersions } from '../result.ts';
import { describeAlert, overwhelmedAlerts, unrecognizedName } from '../wire/alerts.ts';
import { wireVersions } from '../wire/client-hello.ts';
import type { ProbeOutcome } from './probe.ts';

/** Sends a hello that offers one version, over a connection of its own. */
export type SendHello = (version: TlsVersion, compact?: boolean) => Promise<ProbeOutcome>;

export interface ProtocolScan {
  /** Why no version could be told; absent when it speaks TLS. */
  readonly fault?: Indeterminate;
  readonly protocols: Readonly<Record<TlsVersion, Protocol>>;
}

export interface ProtocolScanOptions {
  readonly signal: AbortSignal;
  /** Waits before each control probe in turn, in milliseconds. Default: 3.75 s in all. */
  readonly backOff?: readonly number[];
}

const patience = [0, 250, 500, 1000, 2000];

/**
 * Which versions a server accepts: one hello each. A hello that got no TLS answer is believed to be refused only while
 * the server still answers a hello that it answered before; otherwise a connection limiter would read as "not offered".
 */
export async function scanProtocols(
  send: SendHello,
  { signal, backOff = patience }: ProtocolScanOptions,
): Promise<ProtocolScan> {
  const outcomes = new Map<TlsVersion, ProbeOutcome>();
  const gate = await send('TLSv1.2');
  outcomes.set('TLSv1.2', gate);
  if (isDeadEnd(gate)) return { fault: explain(gate), protocols: await mapVersions(() => toProtocol(explain(gate))) };
  const others = tlsVersions.filter((version) => version !== 'TLSv1.2');
  await Promise.all(others.map(async (version) => outcomes.set(version, await send(version))));

  const control = findControl(outcomes);
  if (control === undefined) {
    const fault = explain(gate);
    return { fault, protocols: await mapVersions(() => toProtocol(fault)) };
  }
  const context: Settling = { send, isAlive: createControl({ send, control, signal, backOff }) };
  const protocols = await mapVersions((version) => settle(version, outcomes.get(version) ?? gate, context));
  if (tlsVersions.some((version) => protocols[version].offered === true)) return { protocols };
  // A server that refuses every hello (a name it does not serve, no certificate) may accept any version of another.
  const fault = findFault(protocols) ?? explain(gate);
  return { fault, protocols: await mapVersions(() => toProtocol(fault)) };
}

interface Settling {
  readonly send: SendHello;
  /** Whether a hello that got an answer before gets one still; if not, what follows for one that got none. */
  readonly isAlive: () => Promise<true | Protocol>;
}

async function settle(version: TlsVersion, first: ProbeOutcome, context: Settling): Promise<Protocol> {
  if (first.kind === 'alert' && overwhelmedAlerts.has(first.code)) {
    const second = await context.send(version, true);
    return judge(version, second.kind === 'server-hello' ? second : first);
  }
  let outcome = first;
  // A hanging server costs the whole timeout each time, and a limiter closes rather than hangs: once is enough there.
  const tries = isSilent(first) && first.reason === 'timeout' ? [true] : [false, true];
  for (const compact of tries) {
    if (!isSilent(outcome)) return judge(version, outcome);
    const alive = await context.isAlive();
    if (alive !== true) return alive;
    outcome = await context.send(version, compact);
  }
  if (!isSilent(outcome)) return judge(version, outcome);
  const alive = await context.isAlive();
  if (alive !== true) return alive;
  return { offered: false, evidence: `${outcome.evidence}, each time, while the server answered other hellos` };
}

interface ControlOptions extends Required<ProtocolScanOptions> {
  readonly send: SendHello;
  /** A version whose hello got an answer. */
  readonly control: TlsVersion;
}

/** Has patience once: a server that kept silent through all of it is not asked again. */
function createControl({ send, control, signal, backOff }: ControlOptions): Settling['isAlive'] {
  let silent = false;
  return async () => {
    for (const wait of silent ? [] : backOff) {
      if (signal.aborted) break;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      if (isAnswer(await send(control))) return true;
    }
    silent = true;
    const reason: Reason = signal.aborted ? 'aborted' : 'rate-limited';
    return { offered: 'indeterminate', reason, evidence: 'a hello that had been answered before was not' };
  };
}

function judge(version: TlsVersion, outcome: ProbeOutcome): Protocol {
  if (outcome.kind === 'alert' && outcome.code !== unrecognizedName) {
    return { offered: false, evidence: describeAlert(outcome.code) };
  }
  if (outcome.kind !== 'server-hello') return toProtocol(explain(outcome));
  const wanted = wireVersions[version];
  const message = outcome.retry ? 'HelloRetryRequest' : 'ServerHello';
  if (outcome.version === wanted) return { offered: true, evidence: `${message} ${version}` };
  if (outcome.version < wanted) return { offered: false, evidence: `${message} ${hex(outcome.version)}` };
  return { offered: 'indeterminate', reason: 'malformed', evidence: `${message} ${hex(outcome.version)}` };
}

/** Nothing that another hello could change. */
function isDeadEnd(outcome: ProbeOutcome): boolean {
  if (outcome.kind === 'failure') return !outcome.connected || outcome.reason === 'aborted';
  return outcome.kind === 'not-tls';
}

/** No answer, though something listens. */
function isSilent(outcome: ProbeOutcome): outcome is Extract<ProbeOutcome, { kind: 'failure' }> {
  return outcome.kind === 'failure' && outcome.reason !== 'aborted';
}

function isAnswer(outcome: ProbeOutcome): boolean {
  return outcome.kind === 'server-hello' || outcome.kind === 'alert';
}

/** The version to ask again with: best one that was accepted. */
function findControl(outcomes: ReadonlyMap<TlsVersion, ProbeOutcome>): TlsVersion | undefined {
  const entries = [...outcomes];
  const found =
    entries.find(([, { kind }]) => kind === 'server-hello') ?? entries.find(([, { kind }]) => kind === 'alert');
  return found?.[0];
}

/** Why an outcome tells nothing about TLS. */
export function explain(outcome: ProbeOutcome): Indeterminate {
  const { reason, evidence } = tellReason(outcome);
  return { status: 'indeterminate', reason, evidence };
}

function tellReason(outcome: ProbeOutcome): { reason: Reason; evidence: string } {
  switch (outcome.kind) {
    case 'failure':
      // Something listens, and closed on a hello: whatever it is, it is not known to be TLS.
      return {
        reason: outcome.connected && outcome.reason === 'closed' ? 'not-tls' : outcome.reason,
        evidence: outcome.evidence,
      };
    case 'not-tls':
      return { reason: 'not-tls', evidence: outcome.evidence };
    case 'alert':
      return {
        reason: outcome.code === unrecognizedName ? 'sni-rejected' : 'handshake-failed',
        evidence: describeAlert(outcome.code),
      };
    case 'server-hello':
      return { reason: 'handshake-failed', evidence: 'ServerHello, then no end of the handshake' };
  }
}

/** The first reason found other than a plain refusal. */
function findFault(protocols: ProtocolScan['protocols']): Indeterminate | undefined {
  const found = tlsVersions.map((version) => protocols[version]).find(({ reason }) => reason !== undefined);
  return found?.reason && { status: 'indeterminate', reason: found.reason, evidence: found.evidence };
}

function toProtocol({ reason, evidence }: Indeterminate): Protocol {
  return { offered: 'indeterminate', reason, evidence };
}

/** One after another: a server that is in trouble is not asked for four things at a time. */
async function mapVersions(
  read: (version: TlsVersion) => Protocol | Promise<Protocol>,
): Promise<Readonly<Record<TlsVersion, Protocol>>> {
  return {
    'TLSv1.0': await read('TLSv1.0'),
    'TLSv1.1': await read('TLSv1.1'),
    'TLSv1.2': await read('TLSv1.2'),
    'TLSv1.3': await read('TLSv1.3'),
  };
}

function hex(version: number): string {
  const known = tlsVersions.find((name) => wireVersions[name] === version);
  return known ?? `0x${version.toString(16).padStart(4, '0')}`;
}
