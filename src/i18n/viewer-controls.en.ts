import type { ControlStatus } from '../model/assessment.ts';
import { formatCount } from './plural.ts';

/** What a reader sees for a class of a framework. The same words as in the catalogs, of which an assessment has the ids. */
const levels: Readonly<Record<string, string>> = {
  general: 'general rule',
  standard: 'standard',
  required: 'required',
  addressable: 'addressable',
  'compliance-item': 'compliance item',
  chapter: 'chapter, not itemised',
  'provider-duty': 'duty of the provider',
  'information-item': 'information to give before the contract',
  measure: 'measure (Annex 2)',
  informative: 'informative',
};

/** What each status says of a control. */
const means: Readonly<Record<ControlStatus, string>> = {
  'not-satisfied': 'A test of it, or of an entry under it, failed, and no waiver accepts that.',
  undetermined: 'A result or an attestation of it is unknown, because something could not be read.',
  'not-assessed': 'A technical safeguard of it has no result: no rule, none selected, or nothing to ask.',
  manual: 'A part of it, or all of it, is for a person to show, and no attestation is current.',
  waived: 'What failed of it is accepted by waivers.',
  satisfied: 'Every technical safeguard of it was tested, and no test failed. It says no more than that.',
  attested: 'A named person states it, and no test of it failed.',
  'not-applicable': 'Everything was listed, and there is nothing that its rules judge.',
  'out-of-scope': 'It was left out, with a reason, or there is nothing to assess.',
};

/** What the page of the report on controls says in English. */
export const viewerControlsEn = {
  heading: 'Controls by framework',
  lead: 'Every entry of each edition, in the order of its catalog. Open one to see why it stands where it does.',
  supportingNote:
    'A status follows only from the safeguards that the entry itself demands. Titles are in our own words; the text of the framework is what counts.',
  statuses: 'What each status means',
  means,
  denominator: ({ entries, outOfScope }: { readonly entries: string; readonly outOfScope: number }) =>
    `${entries}: the whole edition, whether a rule tests them or not${outOfScope > 0 ? `; ${formatCount(outOfScope)} out of scope` : ''}.`,
  ways: {
    automated: 'automated',
    partly: 'partly automated',
    manual: 'manual',
    'not-covered': 'not covered',
  },
  /** The sentence on what is counted, then how many of each way. */
  assessed: ({ whole, ways }: { readonly whole: string; readonly ways: string }) =>
    `${whole} How they are assessed: ${ways}.`,
  waysMeans:
    'Automated: every safeguard that it demands has a rule which reads systems. Partly: some have, or rules judge records. Manual: a person answers. Not covered: configuration could show it, and no rule of this run tests it.',
  wayCount: ({ way, n }: { readonly way: string; readonly n: number }) => `${way} ${formatCount(n)}`,
  between: ', ',
  notes: ({ n }: { readonly n: number }) => `Notes on this framework (${formatCount(n)})`,
  levels,
  tests: 'Tests',
  noTests: 'none',
  rulesLabel: 'Rules',
  rulesCut: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
    `the first ${formatCount(shown)} of ${formatCount(total)}, what failed in front`,
  allResults: 'All results in the table',
  safeguards: 'Safeguards',
  cut: ({ shown, total, names }: { readonly shown: number; readonly total: number; readonly names: string }) =>
    `the first ${formatCount(shown)} of ${formatCount(total)}: ${names}`,
  parts: 'Its status also follows from',
  failing: ({ n }: { readonly n: number }) => `${formatCount(n)} failed`,
  unknown: ({ n }: { readonly n: number }) => `${formatCount(n)} unknown`,
  filter: {
    label: 'Filter the controls',
    framework: 'Framework',
    all: 'All frameworks',
    search: 'Search',
    status: 'Status (none chosen: all)',
    reset: 'Show all',
    /** `{shown}` and `{total}` are filled in by the page itself. */
    count: '{shown} of {total} entries',
  },
};

/** The shape of {@link viewerControlsEn}. */
export type ViewerControlsMessages = typeof viewerControlsEn;
