import type { Text } from './text.ts';

export const frameworkIds = ['soc2', 'hipaa', 'iso27017', 'jp-3sho2'] as const;
export type FrameworkId = (typeof frameworkIds)[number];

/** How far configuration can show that a control is met. */
export const assessments = ['automatable', 'partly', 'manual'] as const;
export type AssessmentKind = (typeof assessments)[number];

/** One entry of a catalog. Titles and summaries are our own words. */
export interface Control {
  readonly id: string;
  readonly group: string;
  readonly title: Text;
  readonly summary: Text;
  readonly assessment: AssessmentKind;
  /** What a reader sees in place of the id, where that differs: `45 CFR 164.312(b)`, a Japanese citation. */
  readonly citation?: Text;
  /** Framework's own class: `required`, `addressable`, `standard`, `compliance-item`, `informative` … */
  readonly level?: string;
  /** SOC 2: the category it belongs to. */
  readonly category?: string;
  /** The control whose status this one's rolls up into. */
  readonly parent?: string;
  /** Whose duty it is; absent: everyone's. ISO: customer, provider. 3省2: institution, provider. */
  readonly roles?: readonly string[];
  /** ISO: an ISO/IEC 27002 control without cloud text. */
  readonly inherited?: boolean;
  /** The edition its wording or number comes from, printed beside the number. */
  readonly editionBasis?: string;
  /** Nothing to assess. */
  readonly informative?: boolean;
}

/** One edition of a framework with every control of it. */
export interface Edition {
  /** `2026`; a framework with one edition names it too. */
  readonly id: string;
  readonly title: Text;
  /** False for a withdrawn one. */
  readonly current: boolean;
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly controls: readonly Control[];
}

/** A rule change that is proposed, not law: shown on request, marked as proposed, never scored. */
export interface ProposedItem {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly relatedControls: readonly string[];
}

export interface Framework {
  readonly id: FrameworkId;
  readonly title: Text;
  /** What one entry is called: criterion, implementation specification, control, 遵守事項. */
  readonly term: Text;
  readonly publisher: Text;
  readonly licenceNote: Text;
  /** Notes every report on this framework prints. */
  readonly notes: readonly Text[];
  /** The default edition first. */
  readonly editions: readonly Edition[];
  readonly categories: readonly string[];
  readonly roles: readonly string[];
  readonly proposed: readonly ProposedItem[];
}

/** Control ids of one framework edition that a safeguard answers. */
export interface SafeguardLinks {
  /** Controls that demand it, by name or as their plain subject. */
  readonly primary: readonly string[];
  /** Controls that only lean on it. They decide nothing. */
  readonly supporting: readonly string[];
}

/** A measure that controls of several frameworks ask for: one row of the crosswalk. */
export interface Safeguard {
  readonly id: string;
  readonly kind: 'technical' | 'governance';
  readonly title: Text;
  readonly assessment: AssessmentKind;
  /** Why the primary controls demand it. */
  readonly rationale: Text;
  readonly note?: Text;
  /** Keyed `framework` or `framework@edition`: `soc2`, `iso27017@2015`, `iso27017@2026`. */
  readonly controls: Readonly<Record<string, SafeguardLinks>>;
}
