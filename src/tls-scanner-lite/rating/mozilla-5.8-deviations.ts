import type { Certificate, Hsts, ProtocolVersion, VersionGroups } from '../result.ts';
import type { RatedSuite } from './inputs.ts';
import type { MozillaConfiguration } from './mozilla-5.8-guidelines.ts';

export type MozillaItem = keyof MozillaConfiguration;

/** Where a server does what a configuration does not have. */
export interface MozillaDeviation {
  /** As in the JSON of the guidelines. */
  readonly item: MozillaItem;
  /** Printable ASCII, at most 200 characters. */
  readonly found: string;
  readonly allowed: string;
}

/** What the configurations are compared with. */
export interface MozillaFacts {
  readonly versions: readonly ProtocolVersion[];
  readonly suites: readonly RatedSuite[];
  readonly groups: readonly VersionGroups[];
  readonly certificates: readonly Certificate[];
  /** Whose order decides, of each version that has more than one suite. */
  readonly preferences: readonly ('server' | 'client')[];
  /** `undefined`: not a web server. */
  readonly hsts: Hsts | null | undefined;
}

/** Where a server differs from a configuration, one entry an item. */
export function findDeviations(facts: MozillaFacts, allowed: MozillaConfiguration): readonly MozillaDeviation[] {
  const { versions, suites, certificates, hsts } = facts;
  const tls13 = suites.filter(({ protocol }) => protocol === 'TLSv1.3').map(({ name }) => name);
  const older = suites.filter(({ protocol }) => protocol !== 'TLSv1.3').map(({ name }) => name);
  const curves = certificates.flatMap(({ keyType, curve }) => (keyType === 'ec' ? [toJsonCurve(curve)] : []));
  const rsaSizes = certificates.flatMap(({ keyType, keySize }) => (keyType === 'rsa' ? [keySize ?? 0] : []));
  const primes = suites.flatMap(({ dhBits }) => (dhBits === undefined ? [] : [dhBits]));
  return [
    ...others('tls_versions', versions, allowed.tls_versions),
    ...others('ciphersuites', tls13, allowed.ciphersuites),
    ...others('ciphers', older, allowed.ciphers),
    ...others(
      'tls_curves',
      facts.groups.flatMap(({ items }) => items),
      allowed.tls_curves,
    ),
    ...others('certificate_types', certificates.map(toType), allowed.certificate_types),
    ...others('certificate_curves', curves, allowed.certificate_curves),
    ...others(
      'certificate_signatures',
      certificates.map(({ signatureAlgorithm }) => signatureAlgorithm),
      allowed.certificate_signatures,
    ),
    ...below('rsa_key_size', rsaSizes, allowed.rsa_key_size),
    ...below('dh_param_size', primes, allowed.dh_param_size),
    ...below(
      'hsts_min_age',
      hsts === undefined ? [] : [hsts?.valid === true ? (hsts.maxAge ?? 0) : 0],
      allowed.hsts_min_age,
    ),
    ...lifespans(certificates, allowed),
    ...staples(certificates, allowed),
    ...orders(facts.preferences, allowed),
  ];
}

function others(item: MozillaItem, found: readonly string[], allowed: readonly string[]): readonly MozillaDeviation[] {
  const more = [...new Set(found)].filter((name) => !allowed.includes(name));
  return more.length === 0 ? [] : [{ item, found: list(more), allowed: list(allowed) }];
}

function below(item: MozillaItem, found: readonly number[], least: number | null): readonly MozillaDeviation[] {
  const smallest = Math.min(...found);
  return least === null || smallest >= least ? [] : [{ item, found: `${smallest}`, allowed: `at least ${least}` }];
}

function lifespans(certificates: readonly Certificate[], allowed: MozillaConfiguration): readonly MozillaDeviation[] {
  const longest = Math.max(...certificates.map(({ validityDays }) => validityDays));
  const most = allowed.maximum_certificate_lifespan;
  if (longest <= most) return [];
  return [{ item: 'maximum_certificate_lifespan', found: `${longest}`, allowed: `at most ${most}` }];
}

function staples(certificates: readonly Certificate[], allowed: MozillaConfiguration): readonly MozillaDeviation[] {
  const lacks = certificates.some(
    (c) => canBeStapled(c) && c.ocspStaple.status === 'ok' && c.ocspStaple.value === null,
  );
  return allowed.ocsp_staple && lacks ? [{ item: 'ocsp_staple', found: 'false', allowed: 'true' }] : [];
}

function orders(found: readonly ('server' | 'client')[], allowed: MozillaConfiguration): readonly MozillaDeviation[] {
  const wanted = allowed.server_preferred_order ? 'server' : 'client';
  const other = found.find((preference) => preference !== wanted);
  return other === undefined ? [] : [{ item: 'server_preferred_order', found: other, allowed: wanted }];
}

function toType({ keyType }: Certificate): string {
  return keyType === 'ec' ? 'ecdsa' : (keyType ?? 'unknown');
}

/** OpenSSL's name, which the guidelines have too. */
function toJsonCurve(curve: string | undefined): string {
  return curve === 'secp256r1' ? 'prime256v1' : (curve ?? 'unknown');
}

/** As many names as 200 characters hold, and how many more there are. */
function list(names: readonly string[]): string {
  let text = '';
  for (const [index, name] of names.entries()) {
    const next = index === 0 ? name : `${text}, ${name}`;
    if (next.length > 180) return `${text} and ${names.length - index} more`;
    text = next;
  }
  return text === '' ? 'none' : text;
}

/** Its issuer answers by OCSP, or clients demand a staple. */
export function canBeStapled({ ocspResponders, mustStaple }: Certificate): boolean {
  return ocspResponders.length > 0 || mustStaple;
}
