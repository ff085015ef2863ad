import type { CauseKind } from './cause.ts';
import type { Outcome } from './result.ts';
import type { Severity } from './rule.ts';
import type { WaiverType } from './waiver.ts';

/** What narrows the table of results by a choice among few values. */
export const facetNames = [
  'outcome',
  'severity',
  'waived',
  'new',
  'framework',
  'service',
  'account',
  'region',
] as const;
export type FacetName = (typeof facetNames)[number];

/** What rows can be sorted by. */
export const sortColumns = ['severity', 'outcome', 'rule', 'resource', 'account', 'region'] as const;
export type SortColumn = (typeof sortColumns)[number];

/** What the page's script says in one language. `{count}` and the like are filled in. */
export interface TableWords {
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly cause: Readonly<Record<CauseKind, string>>;
  readonly waiverType: Readonly<Record<WaiverType, string>>;
  /** Of what a condition found. */
  readonly noValue: string;
  readonly notRead: string;
  readonly marks: {
    readonly outcome: Readonly<Record<Outcome, TableMark>>;
    readonly severity: Readonly<Record<Severity, TableMark>>;
  };
  readonly own: TableOwnWords;
}

/** The colour and the shape of a state, beside its word. */
export interface TableMark {
  readonly tone: string;
  readonly sign: string;
}

/** Of these, what nothing else in the program says. */
export interface TableOwnWords {
  readonly unpacking: string;
  readonly tooOld: string;
  readonly broken: string;
  readonly search: string;
  readonly searchHint: string;
  readonly filters: string;
  readonly facet: Readonly<Record<FacetName, string>>;
  readonly waived: Readonly<Record<'yes' | 'no', string>>;
  readonly new: Readonly<Record<'yes' | 'no', string>>;
  readonly noPlace: string;
  readonly moreValues: string;
  readonly cutValues: string;
  readonly fewerValues: string;
  readonly narrowed: string;
  readonly narrowedBy: Readonly<Record<'rule' | 'control' | 'resource' | 'finding', string>>;
  readonly remove: string;
  readonly reset: string;
  readonly clear: string;
  readonly views: string;
  readonly view: Readonly<Record<'findings' | 'resources', string>>;
  readonly status: string;
  readonly resourceStatus: string;
  readonly none: string;
  /** Of a table that holds findings and unknown results alone. */
  readonly countedStatus: string;
  readonly countedNone: string;
  readonly countedClear: string;
  readonly notFound: string;
  readonly caption: string;
  readonly resourceCaption: string;
  readonly resourceCounts: string;
  readonly resourceCountsOnly: string;
  readonly column: Readonly<Record<SortColumn | 'message' | 'type' | 'waived', string>>;
  readonly pages: string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  readonly last: string;
  readonly page: string;
  readonly ofPages: string;
  readonly copyCsv: string;
  readonly copied: string;
  readonly copiedFirst: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly notCopied: string;
  readonly copyText: string;
  readonly detail: Readonly<
    Record<
      | 'message'
      | 'rule'
      | 'resource'
      | 'type'
      | 'place'
      | 'cause'
      | 'observed'
      | 'observedAt'
      | 'evidence'
      | 'controls'
      | 'safeguards'
      | 'waiver'
      | 'baseline'
      | 'next',
      string
    >
  >;
  readonly noEvidence: string;
  readonly evidenceLine: string;
  readonly moreConditions: string;
  readonly waivedUntil: string;
  readonly inBaseline: string;
  readonly toPlan: string;
  readonly toFinding: string;
  readonly ofResource: string;
  readonly ofRule: string;
  readonly between: string;
  readonly countsOnly: string;
  readonly countsTitle: string;
}
