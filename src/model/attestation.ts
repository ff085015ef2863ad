/** A named person's dated statement about what no rule can see. Never an auditor's opinion. */
export interface Attestation {
  readonly place: string;
  /** `hipaa:164.308(a)(2)`; one of this and `safeguard`. */
  readonly control?: string;
  readonly safeguard?: string;
  readonly statement: string;
  readonly person: string;
  readonly role: string;
  /** `2026-04-01`. */
  readonly date: string;
  /** Last day it holds. */
  readonly validUntil: string;
  /** What was looked at for it, as it was then. */
  readonly evidence?: readonly AttestedDocument[];
  /** Who took responsibility for the statement. Absent: nobody yet, and it does not count. */
  readonly signedOff?: SignOff;
}

/** Somebody's word that a statement may stand. */
export interface SignOff {
  readonly by: string;
  readonly role?: string;
  /** `2026-04-01`; on the attestation's own day or later. */
  readonly date: string;
}

/** A document as it was when it was attested. */
export interface NamedDocument {
  /** Relative to the records folder. Absent: the document is kept elsewhere. */
  readonly file?: string;
  /** Of its bytes, 64 hexadecimal digits in small letters. */
  readonly sha256: string;
}

/** What became of an attested document. Its hash is always given, so one that is not in the folder is kept by it. */
export const attestedDocumentStates = ['same', 'changed', 'kept', 'unreadable'] as const;
export type AttestedDocumentState = (typeof attestedDocumentStates)[number];

/** A document, and what was found of it when the records were read. */
export interface AttestedDocument extends NamedDocument {
  readonly found: AttestedDocumentState;
}

/** Where an attestation stands on a day. Only a current one answers for anything. */
export const attestationStates = [
  'current',
  'expired',
  'not-yet',
  'unsigned',
  'changed',
  'unreadable',
  'unknown-subject',
] as const;
export type AttestationState = (typeof attestationStates)[number];
