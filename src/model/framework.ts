import type { Text } from './text.ts';

export const frameworkIds = ['soc2', 'hipaa', 'iso27017', 'jp-3sho2'] as const;
export type FrameworkId = (typeof frameworkIds)[number];

/** How far configuration can show that a control is met. */
export const assessments = ['automatable', 'partly', 'manual'] as const;
export type AssessmentKind = (typeof assessments)[number];

/** How well an entry is established, best first. */
export const certainties = [
  'primary-text',
  'primary-text-partial',
  'draft-text',
  'secondary-two-sources',
  'secondary',
  'memory',
  'chapter-only',
] as const;
export type Certainty = (typeof certainties)[number];

/** Whether an entry taken from an earlier edition was seen in the current one. */
export const editionStates = ['confirmed', 'changed', 'new', 'unverified'] as const;
export type EditionState = (typeof editionStates)[number];

/** How sure the way from a control to its successor in a later edition is. */
export const successorCertainties = ['certain', 'likely', 'uncertain'] as const;
export type SuccessorCertainty = (typeof successorCertainties)[number];

/** How much of a chapter the catalog itemises. */
export const coverages = ['itemised', 'sections-listed', 'partial', 'chapter-only'] as const;
export type Coverage = (typeof coverages)[number];

/** A word of the catalog (a level, a kind) and what a reader sees for it. */
export interface Label {
  readonly id: string;
  readonly title: Text;
}

/** One entry of a catalog. Titles and summaries are our own words. */
export interface Control {
  /** Ours where the framework gives none (3省2): a reader sees `citation`. */
  readonly id: string;
  readonly group: string;
  readonly title: Text;
  readonly summary: Text;
  readonly assessment: AssessmentKind;
  /** What a person must supply, as no rule shows it: documents, records, samples. Absent where rules show the whole of it. */
  readonly supply?: Text;
  /** What a reader sees in place of the id, its edition beside every number: `45 CFR 164.312(b)`. */
  readonly citation: Text;
  /** What it is called where that is not the framework's `term`: one of `Framework.kinds`. */
  readonly kind?: string;
  /** Framework's own class, one of `Framework.levels`: `required`, `addressable`, `compliance-item` … */
  readonly level?: string;
  /** SOC 2: the category it belongs to. */
  readonly category?: string;
  /** The control whose status this one's rolls up into. */
  readonly parent?: string;
  /** Whose duty it is; absent: everyone's. ISO: customer, provider. 3省2: institution, provider. */
  readonly roles?: readonly string[];
  /** ISO: an ISO/IEC 27002 control without cloud text. */
  readonly inherited?: boolean;
  /** The edition its wording or number comes from; `citation` holds it too. */
  readonly editionBasis?: Text;
  readonly inCurrentEdition?: EditionState;
  /** Absent: the number is certain and the subject follows the text. */
  readonly certainty?: Certainty;
  /** False: the item exists, its number is not established, and no text shows one. Absent: known. */
  readonly numberKnown?: boolean;
  /** ISO 2015: the controls of the following edition that took its place, in `Edition.successor`. */
  readonly successors?: { readonly controls: readonly string[]; readonly certainty: SuccessorCertainty };
  /** Nothing to assess. */
  readonly informative?: boolean;
}

/** A chapter, clause or theme. */
export interface Group extends Label {
  /** Absent: every item of it is listed. */
  readonly coverage?: Coverage;
}

/** One edition of a framework with every control of it. */
export interface Edition {
  /** `2026`; a framework with one edition names it too. */
  readonly id: string;
  readonly title: Text;
  /** False for a withdrawn one. */
  readonly current: boolean;
  /** The edition that took its place. */
  readonly successor?: string;
  readonly groups: readonly Group[];
  readonly controls: readonly Control[];
}

/** A rule change that is proposed, not law: shown on request, marked as proposed, never scored. */
export interface ProposedItem {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** What a reader sees in place of the id; says that it is proposed. */
  readonly citation: Text;
  readonly certainty: Certainty;
  readonly relatedControls: readonly string[];
}

export interface Framework {
  readonly id: FrameworkId;
  readonly title: Text;
  /** What one entry is called: criterion, implementation specification, control, 遵守事項. */
  readonly term: Text;
  /** What an entry of another `kind` is called. */
  readonly kinds: readonly Label[];
  readonly levels: readonly Label[];
  readonly publisher: Text;
  readonly licenceNote: Text;
  /** Notes every report on this framework prints. */
  readonly notes: readonly Text[];
  /** The default edition first. */
  readonly editions: readonly Edition[];
  readonly categories: readonly string[];
  readonly roles: readonly string[];
  readonly proposed: readonly ProposedItem[];
  /** Printed wherever a proposed item is: what it is, and that it is not law. Present when there are any. */
  readonly proposedNotice?: Text;
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
  /** Provider to why no API of it shows the safeguard, or a part of it, and what shows that instead. */
  readonly notVisible?: Readonly<Record<string, Text>>;
  /** Why the primary controls demand it. */
  readonly rationale: Text;
  readonly note?: Text;
  /**
   * Keyed by framework, or `framework@edition` where a framework has several: `soc2`, `iso27017@2015`, `iso27017@2026`.
   * Every column is there; an empty one means that no control of it asks for this, which is not a pass.
   */
  readonly controls: Readonly<Record<string, SafeguardLinks>>;
}
