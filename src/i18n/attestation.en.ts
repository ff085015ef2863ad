import { plural } from './plural.ts';

/** What reports say in English of attestations besides their states. */
export const attestationEn = {
  signedOff: ({ by, date }: { readonly by: string; readonly date: string }) => `Signed off by ${by} on ${date}`,
  personOf: ({ name, role }: { readonly name: string; readonly role: string }) => `${name}, ${role},`,
  evidence: 'Evidence',
  /** A document by its path and the first digits of its hash. */
  document: ({ file, digits }: { readonly file: string; readonly digits: string }) => `${file} (SHA-256 ${digits}…)`,
  hashAlone: ({ digits }: { readonly digits: string }) => `SHA-256 ${digits}…`,
  found: {
    same: 'unchanged',
    changed: 'changed since it was attested',
    kept: 'the file is not in the records folder; its hash is kept',
    unreadable: 'cannot be read in the records folder',
  },
  keptAlone: 'kept elsewhere, by its hash',
  signedOffBy: 'Signed off by',
  signerRole: 'Role of the signer',
  signedOffOn: 'Signed off on',
  whyNot: 'Why it does not count',
  why: {
    expired: 'its last day is over',
    'not-yet': 'its day is still to come',
    unsigned: 'nobody has signed it off by the day of this assessment',
    changed: 'a document it rests on is another now; look at it again, and attest it anew',
    unreadable: 'a document it rests on cannot be read, so nobody can say whether it is the same',
    'unknown-subject': 'the catalog has no such control or safeguard',
  },
  doesNotCount: ({ why }: { readonly why: string }) => `Does not count: ${why}.`,
  notCounted: ({ n, parts }: { readonly n: number; readonly parts: string }) =>
    `${plural(n, 'attestation')} ${n === 1 ? 'counts' : 'count'} as missing: ${parts}.`,
  between: ', ',
  part: ({ n, state }: { readonly n: number; readonly state: string }) => `${n} ${state}`,
};

/** The shape of {@link attestationEn}. */
export type AttestationMessages = typeof attestationEn;
