import { createHash } from 'node:crypto';
import type { Chain, ChainError, SentCertificate } from '../result.ts';
import { readKey } from './key.ts';
import { keyIdsDiffer } from './key-identifier.ts';
import { type ParsedCertificate, parseCertificate } from './parse.ts';
import { printName } from './print-name.ts';
import { findPath, type Path, type PathQuestion } from './trust.ts';

export interface ChainReading {
  readonly chain: Chain;
  readonly path: Path;
}

/** The chain as it was sent, leaf first, and how far it is to be trusted. */
export function readChain(
  leaf: ParsedCertificate,
  above: readonly Buffer[],
  at: Pick<PathQuestion, 'store' | 'now'>,
): ChainReading {
  const issuers = above.map((der) => ({ der, certificate: parseCertificate(der) }));
  const path = findPath({ leaf, sent: issuers.flatMap(({ certificate }) => certificate ?? []), ...at });
  const errors = listErrors(path);
  return {
    path,
    chain: {
      sent: [
        describeSent(leaf),
        ...issuers.map(({ der, certificate }) =>
          certificate === undefined ? describeBroken(der) : describeSent(certificate),
        ),
      ],
      complete: path.end === 'root' || path.end === 'own-root',
      order: isInOrder([leaf, ...issuers.map(({ certificate }) => certificate)]) ? 'ok' : 'wrong',
      trusted: errors.length === 0,
      errors,
    },
  };
}

function listErrors({ certificates, end, faults }: Path): readonly ChainError[] {
  if (end === 'root') return faults;
  if (end === 'nowhere') return ['incomplete', ...faults];
  return [end === 'own-root' && certificates.length === 1 ? 'self-signed' : 'no-path', ...faults];
}

function isInOrder(certificates: readonly (ParsedCertificate | undefined)[]): boolean {
  return certificates.every((issuer, index) => {
    const issued = certificates[index - 1];
    if (index === 0) return true;
    if (issuer === undefined || issued === undefined) return false;
    return issued.issuer.key === issuer.subject.key && !keyIdsDiffer(issued, issuer);
  });
}

function describeSent(certificate: ParsedCertificate): SentCertificate {
  const { keyType, keySize } = readKey(certificate.publicKey);
  return {
    subject: printName(certificate.subject),
    issuer: printName(certificate.issuer),
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    ...(keyType === undefined ? {} : { keyType }),
    ...(keySize === undefined ? {} : { keySize }),
    signatureAlgorithm: certificate.signatureAlgorithm.name,
    ...describeBytes(certificate.der),
  };
}

function describeBroken(der: Buffer): SentCertificate {
  return { subject: '', issuer: '', notBefore: '', notAfter: '', signatureAlgorithm: '', ...describeBytes(der) };
}

function describeBytes(der: Buffer): Pick<SentCertificate, 'fingerprintSha256' | 'der'> {
  return { fingerprintSha256: createHash('sha256').update(der).digest('hex'), der: der.toString('base64') };
}
