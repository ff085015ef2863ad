import { contentOf, readDerList, readIdentifier, readInside, readSmallInteger, tags } from './der.ts';
import { type GeneralName, readGeneralNames } from './general-name.ts';

/** Certificate extensions: https://www.iana.org/assignments/smi-numbers, RFC 5280 4.2, RFC 7633 4.1, RFC 6962 3.3. */
export const extensionIds = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  tlsFeature: '1.3.6.1.5.5.7.1.24',
  sctList: '1.3.6.1.4.1.11129.2.4.2',
} as const;

export interface Extension {
  readonly critical: boolean;
  readonly value: Buffer;
}

/** By object identifier. */
export type Extensions = ReadonlyMap<string, Extension>;

/** `SEQUENCE OF SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING }`; `undefined` when broken or repeated. */
export function readExtensions(sequence: Buffer): Extensions | undefined {
  const elements = readInside(sequence);
  if (elements === undefined) return undefined;
  const extensions = new Map<string, Extension>();
  for (const { whole } of elements) {
    const members = readInside(whole) ?? [];
    const id = readIdentifier(members[0]);
    const value = contentOf(members.at(-1), tags.octetString);
    const flag = members.length === 3 ? contentOf(members[1], tags.boolean) : Buffer.of(0);
    if (id === undefined || value === undefined || flag === undefined || members.length > 3) return undefined;
    // Which of two counts is a matter of taste, so there must not be two (RFC 5280 4.2).
    if (extensions.has(id)) return undefined;
    extensions.set(id, { critical: flag[0] !== 0, value });
  }
  return extensions;
}

export interface BasicConstraints {
  readonly ca: boolean;
  /** How many certificates may lie between it and the leaf; absent: any number. */
  readonly pathLength?: number;
}

/** RFC 5280 4.2.1.9. */
export function readBasicConstraints(value: Buffer): BasicConstraints | undefined {
  const members = readInside(value);
  if (members === undefined) return undefined;
  const flag = contentOf(members[0], tags.boolean);
  const [length, ...rest] = flag === undefined ? members : members.slice(1);
  if (rest.length > 0) return undefined;
  const ca = flag !== undefined && flag[0] !== 0;
  if (length === undefined) return { ca };
  const pathLength = readSmallInteger(contentOf(length, tags.integer));
  return pathLength === undefined ? undefined : { ca, pathLength };
}

/** Bits of keyUsage (RFC 5280 4.2.1.3), the first in the highest place. */
export const keyUsages = {
  digitalSignature: 0x80,
  keyEncipherment: 0x20,
  keyAgreement: 0x08,
  keyCertSign: 0x04,
} as const;

/** The first eight bits, which are all that anything here asks for. */
export function readKeyUsage(value: Buffer): number | undefined {
  const [bits, ...rest] = readDerList(value) ?? [];
  const content = contentOf(bits, tags.bitString);
  return content === undefined || rest.length > 0 ? undefined : content[1];
}

/** Object identifiers of a `SEQUENCE OF OBJECT IDENTIFIER`. */
export function readIdentifiers(value: Buffer): ReadonlySet<string> | undefined {
  const identifiers = new Set<string>();
  for (const element of readInside(value) ?? []) {
    const id = readIdentifier(element);
    if (id === undefined) return undefined;
    identifiers.add(id);
  }
  return identifiers.size === 0 ? undefined : identifiers;
}

/** RFC 5280 4.2.1.6. */
export function readSubjectAltName(value: Buffer): readonly GeneralName[] | undefined {
  const elements = readInside(value);
  return elements && readGeneralNames(elements);
}

/** RFC 5280 4.2.1.4: `SEQUENCE OF SEQUENCE { policyIdentifier, policyQualifiers OPTIONAL }`. */
export function readPolicies(value: Buffer): ReadonlySet<string> {
  const ids = (readInside(value) ?? []).map(({ whole }) => readIdentifier(readInside(whole)?.[0]));
  return new Set(ids.filter((id) => id !== undefined));
}

/** status_request, a TLS extension (RFC 6066 section 8). */
const statusRequest = 5;

/** RFC 7633 4: `SEQUENCE OF INTEGER`, the TLS extensions that the server promises to support. */
export function demandsStaple(value: Buffer): boolean {
  const features = readInside(value) ?? [];
  return features.some((feature) => readSmallInteger(contentOf(feature, tags.integer)) === statusRequest);
}

const ocspAccess = '1.3.6.1.5.5.7.48.1';

/** RFC 5280 4.2.2.1: `SEQUENCE OF SEQUENCE { accessMethod, accessLocation GeneralName }`. */
export function readOcspResponders(value: Buffer): readonly string[] {
  return (readInside(value) ?? []).flatMap(({ whole }) => {
    const [method, ...location] = readInside(whole) ?? [];
    const [name] = readIdentifier(method) === ocspAccess ? (readGeneralNames(location) ?? []) : [];
    return name?.kind === 'uri' ? [name.text] : [];
  });
}
