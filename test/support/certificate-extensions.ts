import { commonName, der, identifier, integer, octetString, sequence } from './der.ts';

/** Names that a CA may issue for, or not. */
export interface Subtrees {
  readonly names?: readonly string[];
  /** Address and mask. */
  readonly ranges?: readonly (readonly number[])[];
  readonly commonNames?: readonly string[];
  readonly mails?: readonly string[];
}

export interface CertificateExtensions {
  readonly names?: readonly string[];
  /** Of 4 octets or 16. */
  readonly addresses?: readonly (readonly number[])[];
  readonly ca?: boolean;
  readonly pathLength?: number;
  /** Bits of the first octet, digitalSignature being 0x80. */
  readonly keyUsage?: number;
  readonly extendedKeyUsage?: readonly string[];
  readonly policies?: readonly string[];
  readonly tlsFeatures?: readonly number[];
  /** The whole SignedCertificateTimestampList. */
  readonly sctList?: Buffer;
  readonly ocspResponder?: string;
  readonly permitted?: Subtrees;
  readonly excluded?: Subtrees;
  /** Any other, its value an OCTET STRING's content. */
  readonly others?: readonly { readonly id: string; readonly critical: boolean; readonly value: Buffer }[];
}

interface KeyIds {
  readonly own: Buffer;
  readonly issuer: Buffer;
}

export function listExtensions(options: CertificateExtensions, keyIds?: KeyIds): readonly Buffer[] {
  const { ca = false, pathLength, keyUsage, extendedKeyUsage, policies, tlsFeatures, sctList, ocspResponder } = options;
  const alternatives = listAlternatives(options);
  const list = [
    extension(
      '2.5.29.19',
      sequence(...(ca ? [der(0x01, Buffer.of(0xff))] : []), ...(pathLength === undefined ? [] : [integer(pathLength)])),
    ),
  ];
  if (alternatives.length > 0) list.push(extension('2.5.29.17', sequence(...alternatives)));
  if (keyIds !== undefined) {
    list.push(extension('2.5.29.14', octetString(keyIds.own)));
    list.push(extension('2.5.29.35', sequence(der(0x80, keyIds.issuer))));
  }
  if (keyUsage !== undefined) list.push(extension('2.5.29.15', der(0x03, Buffer.of(0, keyUsage)), true));
  if (extendedKeyUsage !== undefined) list.push(extension('2.5.29.37', sequence(...extendedKeyUsage.map(identifier))));
  if (policies !== undefined) {
    list.push(extension('2.5.29.32', sequence(...policies.map((policy) => sequence(identifier(policy))))));
  }
  if (tlsFeatures !== undefined) {
    list.push(extension('1.3.6.1.5.5.7.1.24', sequence(...tlsFeatures.map((feature) => integer(feature)))));
  }
  if (sctList !== undefined) list.push(extension('1.3.6.1.4.1.11129.2.4.2', octetString(sctList)));
  if (ocspResponder !== undefined) {
    const access = sequence(identifier('1.3.6.1.5.5.7.48.1'), der(0x86, Buffer.from(ocspResponder)));
    list.push(extension('1.3.6.1.5.5.7.1.1', sequence(access)));
  }
  const { permitted, excluded } = options;
  if (permitted !== undefined || excluded !== undefined) {
    const sides = [
      ...(permitted === undefined ? [] : [der(0xa0, ...listSubtrees(permitted))]),
      ...(excluded === undefined ? [] : [der(0xa1, ...listSubtrees(excluded))]),
    ];
    list.push(extension('2.5.29.30', sequence(...sides), true));
  }
  for (const { id, critical, value } of options.others ?? []) list.push(extension(id, value, critical));
  return list;
}

function listAlternatives({ names = [], addresses = [] }: CertificateExtensions): readonly Buffer[] {
  return [
    ...names.map((name) => der(0x82, Buffer.from(name, 'latin1'))),
    ...addresses.map((address) => der(0x87, Buffer.from(address))),
  ];
}

function listSubtrees({ names = [], ranges = [], commonNames = [], mails = [] }: Subtrees): readonly Buffer[] {
  return [
    ...names.map((name) => der(0x82, Buffer.from(name))),
    ...ranges.map((range) => der(0x87, Buffer.from(range))),
    ...commonNames.map((name) => der(0xa4, commonName(name))),
    ...mails.map((mail) => der(0x81, Buffer.from(mail))),
  ].map((base) => sequence(base));
}

export function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(identifier(id), ...(critical ? [der(0x01, Buffer.of(0xff))] : []), octetString(value));
}
