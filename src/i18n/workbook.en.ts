import { formatCount, plural } from './plural.ts';

interface Cut {
  readonly shown: number;
  readonly total: number;
}

/** What the workbook of an assessment says in English besides what other reports say. */
export const workbookEn = {
  /** At most 31 characters, without : \ / ? * [ ] (ECMA-376 has no such limit, Excel does). */
  sheets: {
    summary: 'Summary',
    controls: 'Controls',
    findings: 'Findings',
    plan: 'Plan',
    population: 'Population',
    waivers: 'Waivers',
    gaps: 'Not read',
    attestations: 'Attestations',
    parameters: 'Changed parameters, severities',
    packs: 'Rule packs',
  },
  summary: {
    organization: 'Organisation',
    tool: 'Tool',
    started: 'Started',
    finished: 'Finished',
    asOf: 'Judged as of',
    gate: 'Gate',
    target: ({ name }: { readonly name: string }) => `Target ${name}`,
    inAccounts: ({ n }: { readonly n: number }) => plural(n, 'account or subscription', 'accounts or subscriptions'),
    readBy: ({ caller }: { readonly caller: string }) => `read as ${caller}`,
    warning: 'Attention',
    population: ({ resources, types }: { readonly resources: number; readonly types: number }) =>
      `${plural(resources, 'resource')} of ${plural(types, 'type')}`,
    notCited: 'not in a framework of this report',
    evidence: 'Evidence',
    information: 'About the information (IPE)',
    noInformation:
      'How the information was produced (callers, queries, digests, tie-out) is in the IPE sheet of an evidence bundle, written with --evidence. An assessment alone does not hold it.',
    limits: 'What a scan cannot show',
  },
  columns: {
    framework: 'Framework',
    edition: 'Edition',
    control: 'Control',
    title: 'Title',
    group: 'Part',
    level: 'Class',
    assessment: 'What configuration can show',
    supply: 'What a person supplies',
    status: 'Status',
    reason: 'Reason',
    safeguards: 'Safeguards',
    rules: 'Rules',
    pass: 'Passed',
    fail: 'Failed',
    ofWhichWaived: 'Of these waived',
    unknown: 'Unknown',
    notApplicable: 'Not applicable',
    controls: 'Controls',
    fix: 'First step of the fix',
    effort: 'Effort',
    waivedUntil: 'Waived until',
    approvedBy: 'Approved by',
    inBaseline: 'In the baseline',
    yes: 'yes',
    resources: 'Resources',
    call: 'Call',
    permission: 'Permission',
    calls: 'Failed calls',
    place: 'Place',
    owner: 'Owner',
    matches: 'Findings',
    daysLeft: 'Days left',
    kind: 'Kind',
    broad: 'Broad scope',
    isBroad: 'allowed',
    subject: 'Subject',
    statement: 'Statement',
    person: 'Attested by',
    role: 'Role',
    date: 'Date',
    validUntil: 'Valid until',
    parameter: 'Parameter',
    value: 'Value',
    usual: 'Default',
    weaker: 'Weaker than the default',
    until: 'Until',
    version: 'Version',
    licence: 'Licence',
  },
  populationNote:
    'Resources that a selected rule judged, one row each. A resource that no rule judges is not listed; the evidence bundle lists every one that was read.',
  gapsNote: 'What could not be read. Results that depend on it are unknown: neither passed nor failed.',
  cut: ({ shown, total }: Cut) =>
    `The first ${formatCount(shown)} of ${plural(total, 'row')}; the JSON assessment holds them all.`,
  cutSheet: ({ sheet, shown, total }: Cut & { readonly sheet: string }) =>
    `Sheet “${sheet}” shows the first ${formatCount(shown)} of ${plural(total, 'row')}; the JSON assessment holds them all.`,
};

/** The shape of {@link workbookEn}. */
export type WorkbookMessages = typeof workbookEn;
