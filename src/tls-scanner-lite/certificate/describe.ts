import { createHash } from 'node:crypto';
import type { Certificate, OcspStaple } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { readChain } from './chain.ts';
import { demandsStaple, extensionIds, readOcspResponders } from './extensions.ts';
import { type GeneralName, printAddress } from './general-name.ts';
import { coversHost } from './hostname.ts';
import { readKey } from './key.ts';
import { readStaple, type StapleQuestion, type StapleReading } from './ocsp.ts';
import { type ParsedCertificate, parseCertificate } from './parse.ts';
import { printName } from './print-name.ts';
import { readSctList, readWrappedSctList } from './sct.ts';
import { isSelfSigned, isSignedBy, toX509 } from './signature.ts';
import { escapeText } from './text.ts';
import type { Path } from './trust.ts';
import type { TrustStore } from './trust-store.ts';
import { readValidationType } from './validation-type.ts';

export interface SentChain {
  /** DER, leaf first, as sent. */
  readonly chain: readonly Buffer[];
  /** The OCSPResponse in DER; `null`: none came. */
  readonly staple: Verdict<Buffer | null>;
  /** Content of the TLS extension signed_certificate_timestamp. */
  readonly sctList?: Buffer;
}

export interface JudgeOptions {
  /** The name or the address the certificate has to cover. */
  readonly host: string;
  readonly store: TrustStore;
  readonly now: Date;
}

/** A certificate as a server sent it, each question answered apart. `undefined` when the leaf's bytes are broken. */
export function describeCertificate(input: SentChain, options: JudgeOptions): Certificate | undefined {
  const [der, ...above] = input.chain;
  const leaf = der && parseCertificate(der);
  if (leaf === undefined || toX509(leaf) === undefined) return undefined;
  const { now } = options;
  const { chain, path } = readChain(leaf, above, options);
  const issuer = findIssuer(leaf, path);
  const staple = judgeStaple(input.staple, { leaf, now, ...(issuer === undefined ? {} : { issuer }) });
  const names = leaf.alternativeNames ?? [];
  const subjectAltNames = names.flatMap(printHostName);
  return {
    subject: printName(leaf.subject),
    issuer: printName(leaf.issuer),
    serialNumber: printSerialNumber(leaf.serialNumber),
    subjectAltNames,
    wildcard: subjectAltNames.some((name) => name.startsWith('*.')),
    ...describeDates(leaf, now),
    ...readKey(leaf.publicKey),
    signatureAlgorithm: leaf.signatureAlgorithm.name,
    hostnameMatch: coversHost(names, options.host),
    selfSigned: isSelfSigned(leaf),
    validationType: readValidationType(leaf.extensions),
    mustStaple: readExtension(leaf, extensionIds.tlsFeature, demandsStaple) ?? false,
    ocspResponders: (readExtension(leaf, extensionIds.authorityInfoAccess, readOcspResponders) ?? []).map(escapeText),
    ocspStaple: staple.verdict,
    scts: countScts({
      certificate: readExtension(leaf, extensionIds.sctList, readWrappedSctList) ?? [],
      tls: input.sctList === undefined ? [] : readSctList(input.sctList),
      ocsp: staple.scts,
    }),
    chain,
    fingerprintSha256: createHash('sha256').update(leaf.der).digest('hex'),
  };
}

function readExtension<T>({ extensions }: ParsedCertificate, id: string, read: (value: Buffer) => T): T | undefined {
  const extension = extensions.get(id);
  return extension && read(extension.value);
}

/** DNS names and IP addresses; other names are no host's. */
function printHostName(name: GeneralName): readonly string[] {
  if (name.kind === 'dns') return [escapeText(name.text)];
  return name.kind === 'ip' ? [printAddress(name.octets) ?? []].flat() : [];
}

/** As OpenSSL prints it: without the octet that only keeps the number positive. */
function printSerialNumber(octets: Buffer): string {
  const number = octets.length > 1 && octets[0] === 0 ? octets.subarray(1) : octets;
  return number.toString('hex').toUpperCase();
}

const second = 1000;
const day = 86_400 * second;

type Dates = Pick<Certificate, 'notBefore' | 'notAfter' | 'daysRemaining' | 'validityDays'>;

function describeDates({ notBefore, notAfter }: ParsedCertificate, now: Date): Dates {
  return {
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    daysRemaining: Math.floor((notAfter.getTime() - now.getTime()) / day),
    validityDays: Math.max(0, Math.ceil((notAfter.getTime() - notBefore.getTime() + second) / day)),
  };
}

/** Whose key signed the leaf, as far as a path shows; one that signs itself is its own issuer. */
function findIssuer(leaf: ParsedCertificate, { certificates }: Path): ParsedCertificate | undefined {
  return [certificates[1], leaf].find(
    (issuer) => issuer !== undefined && issuer.subject.key === leaf.issuer.key && isSignedBy(leaf, issuer),
  );
}

interface JudgedStaple {
  readonly verdict: Verdict<OcspStaple | null>;
  readonly scts: StapleReading['scts'];
}

function judgeStaple(sent: Verdict<Buffer | null>, question: StapleQuestion): JudgedStaple {
  if (sent.status !== 'ok') return { verdict: sent, scts: [] };
  if (sent.value === null) return { verdict: { status: 'ok', value: null }, scts: [] };
  const reading = readStaple(sent.value, question);
  if ('status' in reading) return { verdict: reading, scts: [] };
  return { verdict: { status: 'ok', value: reading.staple }, scts: reading.scts };
}

/** The same timestamp by two ways counts once. */
function countScts(found: Readonly<Record<'certificate' | 'tls' | 'ocsp', readonly Buffer[]>>): Certificate['scts'] {
  const sources = (['certificate', 'tls', 'ocsp'] as const).filter((source) => found[source].length > 0);
  const different = new Set(sources.flatMap((source) => found[source].map((sct) => sct.toString('base64'))));
  return { count: different.size, sources };
}
