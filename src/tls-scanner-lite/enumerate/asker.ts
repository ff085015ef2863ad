import type { NoStarttls } from '../probe/connection.ts';
import type { Failure } from '../probe/exchange.ts';
import { explain } from '../probe/explain.ts';
import type { Prober, Refusal } from '../probe/prober.ts';
import { askHello, type HelloQuestion } from '../probe/question.ts';
import { toSilence } from '../probe/silence.ts';
import { describeAlert, unrecognizedName } from '../registry/alerts.ts';
import { legacyGroupIds, tls13GroupIds } from '../registry/groups.ts';
import { signatureSchemeIds } from '../registry/signature-schemes.ts';
import type { ProtocolVersion } from '../result.ts';
import { type Indeterminate, indeterminate } from '../verdict.ts';
import type { Answer } from '../wire/answer-reader.ts';
import type { ServerFlight } from '../wire/server-flight.ts';
import { describeVersion, wireVersions } from '../wire/versions.ts';

/** What may be left out of a question: everything known is offered then. */
export type Offer = Pick<HelloQuestion, 'version' | 'suites' | 'depth'> & Partial<HelloQuestion>;

/** A ServerHello of the version that was asked for, or that it is not to be had. */
export type Outcome =
  | ({ readonly kind: 'accepted' } & ServerFlight)
  | {
      readonly kind: 'refused';
      readonly evidence: string;
      readonly alert?: number;
      /** It answered with a lower version: this one. */
      readonly version?: number;
    }
  | Indeterminate;

/** Asks one server with hellos that offer all it is not told to leave out. */
export interface Asker {
  /** Until the answer is certain. */
  ask(offer: Offer): Promise<Outcome>;
  /** One connection, whatever comes of it; an answer to it becomes the control of all later ones. */
  tryOnce(offer: Offer): Promise<Answer | NoStarttls | Failure>;
  /** Every flight that was read to its end, and every first one of a version. */
  readonly flights: readonly ServerFlight[];
}

export function createAsker(prober: Prober, serverName: string): Asker {
  const flights: ServerFlight[] = [];
  const complete = (offer: Offer): HelloQuestion => ({
    serverName,
    groups: offer.version === 'TLSv1.3' ? tls13GroupIds : legacyGroupIds,
    signatureSchemes: signatureSchemeIds,
    ...offer,
  });
  const tryOnce = async (offer: Offer): Promise<Answer | NoStarttls | Failure> => {
    const question = complete(offer);
    const outcome = await prober.try(askHello(question));
    if (outcome.kind === 'server-hello' || (outcome.kind === 'alert' && !isTrouble(outcome))) {
      prober.setControl(askHello({ ...question, depth: 'hello' }), outcome);
    }
    if (outcome.kind === 'server-hello' && offer.depth === 'flight') flights.push(outcome);
    return outcome;
  };
  return {
    tryOnce,
    flights,
    async ask(offer) {
      const outcome = await prober.insist(async () => {
        const answer = await tryOnce(offer);
        // Broken off after a ServerHello, it is the handshake that is in doubt, and not the server.
        const last = answer.kind === 'server-hello' && isTrouble(answer) ? await tryOnce(offer) : answer;
        return last.kind === 'alert' && isTrouble(last)
          ? { kind: 'silence', timedOut: false, said: true, evidence: describeAlert(last.code) }
          : toSilence(last);
      });
      return judge(outcome, offer);
    },
  };
}

/**
 * close_notify, access_denied, internal_error, user_canceled: what a server says that is overloaded, or wants no more of
 * us. Some refuse an offer with them too (OpenSSL 3 does TLS 1.0 and 1.1 at its default level), so they are believed once
 * they were said twice to the same hello by a server that takes another.
 */
const troubleAlerts: ReadonlySet<number> = new Set([0, 49, 80, 90]);

/** In place of a ServerHello, or after one. */
export function isTrouble(outcome: Answer | NoStarttls | Failure): boolean {
  if (outcome.kind === 'alert') return troubleAlerts.has(outcome.code);
  return outcome.kind === 'server-hello' && outcome.cut?.alert !== undefined && troubleAlerts.has(outcome.cut.alert);
}

type Insisted = Answer | NoStarttls | Refusal | Indeterminate;

/** What an answer means for the version that was offered. */
export function judge(outcome: Insisted, offer: Offer): Outcome {
  if (!('kind' in outcome)) return outcome;
  if (outcome.kind === 'refusal') return { kind: 'refused', evidence: outcome.evidence };
  if (outcome.kind === 'alert') {
    if (outcome.code === unrecognizedName) return explain(outcome);
    return { kind: 'refused', evidence: describeAlert(outcome.code), alert: outcome.code };
  }
  if (outcome.kind !== 'server-hello') return explain(outcome);
  const { kind: _, ...flight } = outcome;
  const wanted = wireVersions[offer.version];
  const message = flight.retry ? 'HelloRetryRequest' : 'ServerHello';
  if (flight.version === wanted || (offer.orLower === true && isOfferedBelow(flight.version, wanted)))
    return { kind: 'accepted', ...flight };
  const evidence = `${message} ${describeVersion(flight.version)}`;
  if (flight.version > wanted) return indeterminate('malformed', evidence);
  return { kind: 'refused', evidence, version: flight.version };
}

/** A flight that the server broke off by an alert, as some do that find only after their ServerHello what they lack. */
export function judgeCut({ cut }: ServerFlight): Extract<Outcome, { kind: 'refused' }> | Indeterminate | undefined {
  if (cut === undefined) return undefined;
  const { reason, evidence, alert } = cut;
  return alert === undefined ? indeterminate(reason, evidence) : { kind: 'refused', evidence, alert };
}

function isOfferedBelow(version: number, wanted: number): boolean {
  return version >= wireVersions['TLSv1.0'] && version < wanted;
}

/** The versions that a hello of ours can offer. */
export type HelloVersion = Exclude<ProtocolVersion, 'SSLv2'>;
