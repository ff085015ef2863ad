import {
  type BasicConstraints,
  type Extensions,
  extensionIds,
  readBasicConstraints,
  readIdentifiers,
  readKeyUsage,
  readSubjectAltName,
} from './extensions.ts';
import type { GeneralName } from './general-name.ts';
import { readAuthorityKeyId, readSubjectKeyId } from './key-identifier.ts';
import { type NameConstraints, readNameConstraints } from './name-constraints.ts';

/** What decides about a path (RFC 5280 section 6); a field is absent where its extension is. */
export interface PathFields {
  readonly basicConstraints?: BasicConstraints;
  readonly keyUsage?: number;
  readonly extendedKeyUsage?: ReadonlySet<string>;
  readonly nameConstraints?: NameConstraints;
  readonly alternativeNames?: readonly GeneralName[];
  readonly subjectKeyId?: Buffer;
  readonly authorityKeyId?: Buffer;
  /** One of these cannot be read, or a critical extension is not known here. */
  readonly unprocessed: boolean;
}

type Fields = Omit<PathFields, 'unprocessed'>;

/** Read here: an unreadable one leaves the certificate unprocessed. */
const readers: { readonly [K in keyof Fields]-?: readonly [string, (value: Buffer) => Fields[K]] } = {
  basicConstraints: [extensionIds.basicConstraints, readBasicConstraints],
  keyUsage: [extensionIds.keyUsage, readKeyUsage],
  extendedKeyUsage: [extensionIds.extendedKeyUsage, readIdentifiers],
  nameConstraints: [extensionIds.nameConstraints, readNameConstraints],
  alternativeNames: [extensionIds.subjectAltName, readSubjectAltName],
  subjectKeyId: [extensionIds.subjectKeyIdentifier, readSubjectKeyId],
  authorityKeyId: [extensionIds.authorityKeyIdentifier, readAuthorityKeyId],
};

/**
 * Extensions that may be critical. Policies are none of a TLS client's business (it asks for no policy, so they could
 * fail a path only by policyConstraints), and neither are CRLs.
 */
const processed: ReadonlySet<string> = new Set([
  extensionIds.basicConstraints,
  extensionIds.keyUsage,
  extensionIds.extendedKeyUsage,
  extensionIds.nameConstraints,
  extensionIds.subjectAltName,
  extensionIds.tlsFeature,
  extensionIds.certificatePolicies,
  extensionIds.policyMappings,
  extensionIds.policyConstraints,
  extensionIds.inhibitAnyPolicy,
  extensionIds.crlDistributionPoints,
]);

export function readPathFields(extensions: Extensions): PathFields {
  const fields: Record<string, unknown> = {};
  let unprocessed = [...extensions].some(([id, { critical }]) => critical && !processed.has(id));
  for (const [name, [id, read]] of Object.entries(readers)) {
    const extension = extensions.get(id);
    if (extension === undefined) continue;
    const value = read(extension.value);
    if (value === undefined) unprocessed = true;
    else fields[name] = value;
  }
  return { ...(fields as Fields), unprocessed };
}
