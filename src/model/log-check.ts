/**
 * What must not be in a log and a program can recognise: of the 18 identifiers of 45 CFR 164.514(b)(2) those that have a form, a
 * label or a field of their own, and their Japanese counterparts.
 */
export const phiClasses = [
  'name',
  'address',
  'postal-jp',
  'zip-us',
  'date-of-birth',
  'age-over-89',
  'phone-us',
  'phone-jp',
  'fax',
  'email',
  'ssn',
  'my-number',
  'mrn',
  'health-plan',
  'insured-number-jp',
  'account-number',
  'credit-card',
  'licence',
  'vehicle',
  'device-serial',
  'url',
  'ip-address',
  'photo-biometric',
] as const;
export type PhiClass = (typeof phiClasses)[number];

/** How a line can be wrong. */
export const logFaults = [
  'not-json',
  'not-object',
  'not-utf8',
  'line-too-long',
  'too-deep',
  'duplicate-key',
  'missing',
  'type',
  'format',
  'enum',
  'minimum',
  'unknown-field',
  'gap',
  'out-of-order',
  'duplicate',
] as const;
export type LogFault = (typeof logFaults)[number];

/** An identifier that was found. Its value is nowhere in it. */
export interface PhiHit {
  readonly class: PhiClass;
  /** Counted from 1, in each source anew. */
  readonly line: number;
  /** The object in S3, where there are several. */
  readonly source?: string;
  /** The field, as in `request.patient[].phone`; what of it is not safe to show stands as `*`. Empty: the whole line. */
  readonly path: string;
  /** In characters. */
  readonly length: number;
  /** Digits as 9, letters as x, all else that is not punctuation as `*`: `999-99-9999`. */
  readonly shape: string;
}

/** A line that is not as the schema says, or not where it belongs. */
export interface LogFaultFound {
  readonly fault: LogFault;
  readonly line: number;
  readonly source?: string;
  /** Absent: the line itself. */
  readonly path?: string;
  /** Of a gap and of a step back, in milliseconds. */
  readonly milliseconds?: number;
}

/** What was found in one log. Counts are whole; the lists hold the first ones. */
export interface LogSummary {
  readonly lines: number;
  /** Lines without a time that can be read, or all where the schema names no field for it: gaps and order are not known there. */
  readonly untimed: number;
  readonly bytes: number;
  /** Lines that are not as the schema says; each once, whatever is wrong with it. */
  readonly invalid: number;
  readonly gaps: number;
  readonly outOfOrder: number;
  /** Event ids seen before, among the last 100,000 events at least. */
  readonly duplicates: number;
  readonly phiHits: number;
  readonly hits: Readonly<Partial<Record<PhiClass, number>>>;
  readonly faults: Readonly<Partial<Record<LogFault, number>>>;
  /** Times of the earliest and the latest event, RFC 3339. */
  readonly from?: string;
  readonly to?: string;
  readonly foundHits: readonly PhiHit[];
  readonly foundFaults: readonly LogFaultFound[];
}
