import type { TableOwnWords } from '../model/table-words.ts';
import { formatCount, plural } from './plural.ts';

/** What the page of findings says in English. */
export const viewerTableEn = {
  title: 'Findings',
  lead: 'A finding is a test that failed on one resource. What could not be read is unknown: it is neither passed nor failed.',
  countsOnly: ({ most, rows, counted }: CountsOnly) =>
    `There are more than ${formatCount(most)} results. The table holds every finding and every unknown result (${formatCount(rows)}); the ${formatCount(counted)} that passed or do not apply are counts by rule. Every single result is in the CSV file (-o csv=FILE).`,
  open: 'Open findings, the gravest first',
  noOpen: 'There is no open finding.',
  first: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
    `The first ${formatCount(shown)} of ${plural(total, 'open finding')}. All of them are in the table on the screen, in the workbook (-o xlsx=FILE) and in the CSV file (-o csv=FILE).`,
  waived: ({ n }: { readonly n: number }) =>
    `${plural(n, 'more finding')} ${n === 1 ? 'is' : 'are'} waived and not in this list; see the waivers.`,
  unknown: 'Unknown results by cause',
  noUnknown: 'No result is unknown.',
  cutCauses: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
    `The ${formatCount(shown)} causes of the most unknown results, of ${formatCount(total)}.`,
  columns: {
    severity: 'Severity',
    rule: 'Rule',
    resource: 'Resource',
    account: 'Account',
    region: 'Region',
    message: 'Finding',
    cause: 'Cause',
    results: 'Results',
    rules: 'Rules',
  },
  more: ({ n }: { readonly n: number }) => `${formatCount(n)} more`,
  script: {
    unpacking: 'Opening the results …',
    tooOld:
      'This browser cannot open the table of all results. It needs a version of 2023 or later. The list below is the one for print.',
    broken:
      'The table of all results could not be opened; the file may have been cut short. The list below is the one for print.',
    search: 'Search',
    searchHint: 'Rule, resource, message, account or region',
    filters: 'Filters',
    facet: {
      outcome: 'Outcome',
      severity: 'Severity',
      waived: 'Waiver',
      new: 'Baseline',
      framework: 'Framework',
      service: 'Service',
      account: 'Account',
      region: 'Region',
    },
    waived: { yes: 'waived', no: 'not waived' },
    new: { yes: 'new since the baseline', no: 'not new' },
    noPlace: '(none)',
    moreValues: 'Show all {count}',
    cutValues: 'The {shown} with the most findings and unknown results, of {total}.',
    fewerValues: 'Show fewer',
    narrowed: 'Narrowed to',
    narrowedBy: { rule: 'Rule', control: 'Control', resource: 'Resource', finding: 'Result' },
    remove: 'Remove: {what}',
    reset: 'Findings and unknown results',
    clear: 'All results',
    views: 'View',
    view: { findings: 'By result', resources: 'By resource' },
    status: '{from}–{to} of {count} results; {total} in all',
    resourceStatus: '{from}–{to} of {count} resources, with {results} results that fit',
    none: 'No result fits. {total} in all.',
    countedStatus: '{from}–{to} of {count} findings and unknown results; the table has {total}',
    countedNone: 'No finding or unknown result fits; the table has {total}.',
    countedClear: 'Remove all filters',
    notFound: 'The table has no result with this key.',
    caption: 'Results',
    resourceCaption: 'Resources',
    resourceCounts: 'The counts are of all results of a resource, whatever the filters leave.',
    resourceCountsOnly:
      'The counts are of all findings and unknown results of a resource, whatever the filters leave. What passed or does not apply is not known by resource here; it is counted by rule.',
    column: {
      severity: 'Severity',
      outcome: 'Outcome',
      rule: 'Rule',
      resource: 'Resource',
      account: 'Account',
      region: 'Region',
      message: 'Message',
      type: 'Type',
      waived: 'waived',
    },
    pages: 'Pages of the table',
    first: 'First page',
    previous: 'Previous page',
    next: 'Next page',
    last: 'Last page',
    page: 'Page',
    ofPages: 'of {count}',
    copyCsv: 'Copy as CSV',
    copied: '{count} rows copied.',
    copiedFirst: 'The first {count} of {total} rows copied. The CSV file (-o csv=FILE) holds all.',
    copyLink: 'Copy the link',
    linkCopied: 'Link copied.',
    notCopied: 'The browser did not let it be copied. Copy it from the field below.',
    copyText: 'To copy',
    detail: {
      message: 'Message',
      rule: 'Rule',
      resource: 'Resource',
      type: 'Type',
      place: 'Where',
      cause: 'Why it is unknown',
      observed: 'Observed',
      observedAt: 'Observed at',
      evidence: 'Evidence',
      controls: 'Controls',
      safeguards: 'Safeguards',
      waiver: 'Waiver',
      baseline: 'Baseline',
      next: 'Next',
    },
    noEvidence: 'No evidence bundle was written.',
    evidenceLine: 'line {line}, SHA-256 {digest}…',
    moreConditions: '{count} more',
    waivedUntil: '{type}: {reason} (approved by {approvedBy}, until {expires})',
    inBaseline: 'It was there before.',
    toPlan: 'How to fix it',
    toFinding: 'This result alone',
    ofResource: 'All results of this resource',
    ofRule: 'All results of this rule',
    between: ', ',
    countsOnly:
      'Results that passed or do not apply are counts here, by rule. The filters for accounts and frameworks apply to them, and so does a link to a rule or a control; other filters and the search do not.',
    countsTitle: 'Passed and not applicable, by rule',
  } satisfies TableOwnWords as TableOwnWords,
};

interface CountsOnly {
  readonly most: number;
  readonly rows: number;
  readonly counted: number;
}

/** The shape of {@link viewerTableEn}. */
export type ViewerTableMessages = typeof viewerTableEn;
