import type { Body } from '../send/api.ts';
import { bodiesOf } from './reference.ts';

const day = 86_400_000;

/**
 * The secrets and certificates of an application, without what they hold. `lifetimeDays` is the whole time from start to end;
 * `null` where there is no end. https://learn.microsoft.com/graph/api/resources/passwordcredential
 */
export function applicationCredentials({ passwordCredentials, keyCredentials }: Body): unknown {
  if (!Array.isArray(passwordCredentials) || !Array.isArray(keyCredentials)) return undefined;
  return [
    ...bodiesOf(passwordCredentials).map((one) => toCredential(one, 'secret')),
    ...bodiesOf(keyCredentials).map((one) => toCredential(one, 'certificate')),
  ];
}

function toCredential({ keyId, startDateTime, endDateTime }: Body, kind: 'secret' | 'certificate'): Body {
  const end = endDateTime ?? null;
  return { kind, keyId, endDateTime: end, lifetimeDays: end === null ? null : daysBetween(startDateTime, end) };
}

function daysBetween(start: unknown, end: unknown): number | undefined {
  const days = (Date.parse(String(end)) - Date.parse(String(start))) / day;
  return Number.isFinite(days) ? Math.ceil(days) : undefined;
}
