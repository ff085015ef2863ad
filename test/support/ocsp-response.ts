import { createHash } from 'node:crypto';
import { type Identity, keyHash, signatureAlgorithm, signBytes } from './certificate.ts';
import { bitString, commonName, der, generalizedTime, identifier, integer, octetString, sequence } from './der.ts';

export interface OcspOptions {
  readonly issuer: Identity;
  readonly thisUpdate: Date;
  readonly serialNumber?: readonly number[];
  readonly singleExtensions?: readonly Buffer[];
  /** They come along. */
  readonly certificates?: readonly Identity[];
}

/** An OCSP response made by hand, as one with timestamps cannot be had from a program: good, signed by the issuer. */
export function createOcspResponse(options: OcspOptions): Buffer {
  const { issuer, thisUpdate, serialNumber = [0x11, 0x22, 0x33], singleExtensions = [], certificates = [] } = options;
  const name = commonName(issuer.subject);
  const certId = sequence(
    sequence(identifier('1.3.14.3.2.26')),
    octetString(createHash('sha1').update(name).digest()),
    octetString(keyHash(issuer.publicKey)),
    integer(...serialNumber),
  );
  const extensions = singleExtensions.length === 0 ? [] : [der(0xa1, sequence(...singleExtensions))];
  const answer = sequence(certId, der(0x80), generalizedTime(thisUpdate), ...extensions);
  const data = sequence(der(0xa1, name), generalizedTime(thisUpdate), sequence(answer));
  const basic = sequence(
    data,
    signatureAlgorithm(issuer.privateKey, 'sha256'),
    bitString(signBytes(data, issuer.privateKey)),
    ...(certificates.length === 0 ? [] : [der(0xa0, sequence(...certificates.map((certificate) => certificate.der)))]),
  );
  return wrapBasicResponse(basic);
}

/** The OCSPResponse around a BasicOCSPResponse. */
export function wrapBasicResponse(basic: Buffer, type = '1.3.6.1.5.5.7.48.1.1'): Buffer {
  return sequence(der(0x0a, Buffer.of(0)), der(0xa0, sequence(identifier(type), octetString(basic))));
}
