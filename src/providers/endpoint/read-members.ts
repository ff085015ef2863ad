import type { Cause } from '../../model/cause.ts';
import type { Json } from '../../model/json.ts';
import type { Hsts, Redirect } from '../../tls-scanner-lite/result.ts';
import type { Verdict } from '../../tls-scanner-lite/verdict.ts';
import { type Attribute, type Place, readVerdict, toCause, withMarks } from './read-verdict.ts';

/** A plain value, as the scan has it. */
export function readValue(verdict: Verdict<Json>, place: Place): Attribute {
  return readVerdict(verdict, place, (value) => ({ value }));
}

/** A plain value of TLS 1.2 and below. What was asked for and not tested has nothing to be tested on: null. */
export function readLegacy(verdict: Verdict<Json>, place: Place): Attribute {
  return verdict.status === 'not-tested' ? { value: null } : readValue(verdict, place);
}

/** Several verdicts as one object, each of a version that may not be offered: then null. */
export function readMembers(verdicts: Readonly<Record<string, Verdict<Json>>>, place: Place): Attribute {
  const value: Record<string, Json> = {};
  const unread: Record<string, Cause> = {};
  for (const [name, verdict] of Object.entries(verdicts)) {
    if (verdict.status === 'indeterminate') unread[`${place.path}.${name}`] = toCause(verdict, place);
    else value[name] = verdict.status === 'ok' ? verdict.value : null;
  }
  return withMarks(value, { unread });
}

export function readHsts(verdict: Verdict<Hsts | null>, place: Place): Attribute {
  return readVerdict(verdict, place, (hsts) => {
    if (hsts === null) return { value: null };
    const { maxAge = 0, includeSubDomains, preload, valid } = hsts;
    return { value: { maxAge, includeSubDomains, preload, valid } };
  });
}

export function readRedirect(verdict: Verdict<Redirect | null>, place: Place): Attribute {
  return readVerdict(verdict, place, (redirect) => ({
    value: redirect && { status: redirect.status, toHttps: redirect.toHttps },
  }));
}
