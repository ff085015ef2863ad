import { createHash } from 'node:crypto';
import {
  type CertificateOptions,
  createCertificate,
  type Identity,
  signatureAlgorithm,
  signBytes,
} from './certificate.ts';
import { bitString, commonName, der, identifier, integer, octetString, sequence } from './der.ts';

/** A critical extended key usage of timeStamping alone. */
export const stampPurpose = {
  id: '2.5.29.37',
  critical: true,
  value: sequence(identifier('1.3.6.1.5.5.7.3.8')),
} as const;

export interface StampOptions {
  /** What it is of. */
  readonly data: Uint8Array;
  readonly root: Identity;
  /** Who signs; issued by the root unless said otherwise. */
  readonly signer?: Identity;
  /** Certificates that go with it; the signer's alone unless said otherwise. */
  readonly certificates?: readonly Buffer[];
  /** `YYYYMMDDHHMMSS[.f]Z`. */
  readonly time?: string;
  readonly status?: number;
  /** Whose digest the attributes hold. */
  readonly named?: Identity;
  /** Digest of the certificate by SHA-1, in the old attribute; `none`: no such attribute. */
  readonly ess?: 'sha1' | 'sha256' | 'none';
  /** The info of the attributes' digest is another one. */
  readonly otherInfo?: boolean;
  readonly forged?: boolean;
}

const serialNumber = [0x44, 0x55];

/** A certificate that may stamp. */
export function createStamper(root: Identity, more: Partial<CertificateOptions> = {}): Identity {
  return createCertificate({
    subject: 'Acme TSA',
    issuer: root,
    others: [stampPurpose],
    keyUsage: 0x80,
    serialNumber,
    ...more,
  });
}

const sha256 = sequence(identifier('2.16.840.1.101.3.4.2.1'));
const hash = (bytes: Uint8Array, name = 'sha256'): Buffer => createHash(name).update(bytes).digest();

/** A TimeStampResp made by hand, so that each fault can be had alone. */
export function createStamp(options: StampOptions): Buffer {
  const { data, root, signer = createStamper(root), status = 0, certificates = [signer.der] } = options;
  const info = writeInfo(options);
  const attributes = writeAttributes(options, options.otherInfo === true ? Buffer.concat([info, info]) : info, signer);
  const key = options.forged === true ? createStamper(root).privateKey : signer.privateKey;
  const signerInfo = sequence(
    integer(1),
    sequence(commonName(root.subject), integer(...serialNumber)),
    sha256,
    der(0xa0, ...attributes),
    signatureAlgorithm(key, 'sha256'),
    octetString(signBytes(der(0x31, ...attributes), key)),
  );
  const content = sequence(identifier('1.2.840.113549.1.9.16.1.4'), der(0xa0, octetString(info)));
  const signed = sequence(
    integer(3),
    der(0x31, sha256),
    content,
    ...(certificates.length > 0 ? [der(0xa0, ...certificates)] : []),
    der(0x31, signerInfo),
  );
  const token = sequence(identifier('1.2.840.113549.1.7.2'), der(0xa0, signed));
  const failure = [sequence(der(0x0c, Buffer.from('not today'))), bitString(Buffer.of(0x80))];
  if (data.length === 0) throw new Error('nothing to stamp');
  return status > 1 ? sequence(sequence(integer(status), ...failure)) : sequence(sequence(integer(status)), token);
}

function writeInfo({ data, time = '20261122011300Z' }: StampOptions): Buffer {
  return sequence(
    integer(1),
    identifier('1.2.3.4.1'),
    sequence(sha256, octetString(hash(data))),
    integer(7),
    der(0x18, Buffer.from(time)),
  );
}

function writeAttributes({ ess = 'sha256', named }: StampOptions, info: Buffer, signer: Identity): readonly Buffer[] {
  const attribute = (id: string, value: Buffer): Buffer => sequence(identifier(id), der(0x31, value));
  const { der: whole } = named ?? signer;
  const names = {
    sha1: [attribute('1.2.840.113549.1.9.16.2.12', sequence(sequence(sequence(octetString(hash(whole, 'sha1'))))))],
    sha256: [attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octetString(hash(whole))))))],
    none: [],
  }[ess];
  return [
    attribute('1.2.840.113549.1.9.3', identifier('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', octetString(hash(info))),
    ...names,
  ];
}
