import type { CauseKind } from './cause.ts';
import type { Text } from './text.ts';
import type { WaiverType } from './waiver.ts';

/**
 * Stand in a text of a {@link TableBlock} for the resource's name and id, and in a condition's sentence for what was found. A
 * message has one more for each of the first values that were found: {@link foundMark} and the characters after it.
 */
export const placeholders = { name: '\u0000', id: '\u0001', found: '\u0000' } as const;

/** In front of a text that holds such a character itself: the rest is meant as it stands. */
export const literalMark = '\u0002';

/** The first value found; there are {@link mostFound}. */
export const foundMark = 3;
export const mostFound = 6;

/** Above so many results, what passed and what does not apply are counts. */
export const mostResults = 200_000;

/** Hexadecimal digits of a record's digest; the evidence bundle has all 64. */
export const digestDigits = 12;

/** What comes before the rows of the table of results. */
export interface TableHead {
  readonly rows: number;
  /** The gate was held against a baseline. */
  readonly hasBaseline: boolean;
  readonly rules: readonly TableRule[];
  readonly frameworks: readonly { readonly id: string; readonly name: Text }[];
  /** That a rule leads to. */
  readonly controls: readonly TableControl[];
  readonly safeguards: readonly Text[];
  /** That accept a result. */
  readonly waivers: readonly TableWaiver[];
  /** Account id to its name. */
  readonly accounts: readonly (readonly [id: string, name: string])[];
  /** Results that are no rows, as there are very many. Absent: all are. */
  readonly counts?: readonly TableCount[];
}

export interface TableRule {
  readonly id: string;
  readonly title: Text;
  /** Positions in `controls` and `safeguards`. */
  readonly controls: readonly number[];
  readonly safeguards: readonly number[];
  /** Of its item of the remediation plan, without the language. */
  readonly anchor: string;
}

export interface TableControl {
  /** As in `AssessedRule.controls`. */
  readonly id: string;
  /** Position in `frameworks`. */
  readonly framework: number;
  readonly citation: Text;
  readonly title: Text;
  /** Of its block, without the language. */
  readonly anchor: string;
}

export interface TableWaiver {
  readonly type: WaiverType;
  readonly reason: string;
  readonly owner: string;
  readonly approvedBy: string;
  readonly expires: string;
}

/** What one rule passed in one account, and where it does not apply there. */
export interface TableCount {
  /** Position in `rules`. */
  readonly rule: number;
  readonly account: string;
  readonly pass: number;
  readonly notApplicable: number;
}

/** A condition that decided: the sentence it stands in, and what was found. */
export type TableObserved = readonly [
  /** Position in `asked`; -1: so many more are left out. */
  asked: number,
  /** `true`: the provider says there is none; `false`: it was not read. */
  found: string | boolean | number,
];

/**
 * Some rows, one after another, as columns. What a cell names by its position stands in a dictionary; each block brings what is
 * new in every one, behind what the blocks before it brought. Columns of steps hold the difference to the row before.
 */
export interface TableBlock {
  readonly rule: readonly number[];
  /** A digit a row: the position in `outcomes`, in `severities`. */
  readonly outcome: string;
  readonly severity: string;
  /** Steps. */
  readonly resource: readonly number[];
  readonly message: readonly number[];
  readonly time: readonly number[];
  /** Position in `observations`. */
  readonly observed: readonly number[];
  /** Steps. The first record that it was judged from, counted from 1; 0: none. */
  readonly evidence: readonly number[];
  /** A row of the block, counted from 0, and the other records; `-n` at the end: so many more are left out. */
  readonly moreEvidence: readonly (readonly [row: number, records: readonly number[]])[];
  readonly cause: readonly (readonly [row: number, cause: number])[];
  readonly waiver: readonly (readonly [row: number, waiver: number])[];
  /** Rows that the baseline has. */
  readonly baseline: readonly number[];
  readonly added: TableDictionaries;
}

export interface TableDictionaries {
  readonly types: readonly string[];
  readonly places: readonly (readonly [target: string, account: string, region: string])[];
  readonly times: readonly string[];
  readonly causes: readonly { readonly kind: CauseKind; readonly call?: string; readonly permission?: string }[];
  /** Of both languages, in step, with placeholders. */
  readonly messages: Readonly<Record<keyof Text, readonly string[]>>;
  /** What a condition asked of its field, with a placeholder for what was found. */
  readonly asked: Readonly<Record<keyof Text, readonly string[]>>;
  readonly observations: readonly (readonly TableObserved[])[];
  readonly resources: TableResources;
  readonly records: TableRecords;
}

/** In step: one position is one resource. */
export interface TableResources {
  readonly type: readonly number[];
  readonly place: readonly number[];
  /** With a placeholder for the name. */
  readonly id: readonly string[];
  readonly name: readonly string[];
}

/** Lines of the evidence bundle, in step. */
export interface TableRecords {
  readonly files: readonly string[];
  /** Position in `files`. */
  readonly file: readonly number[];
  /** Steps. */
  readonly line: readonly number[];
  /** One behind the other, {@link digestDigits} each. */
  readonly digest: string;
}
