import { formatCount, plural } from './plural.ts';

interface Cut {
  readonly shown: number;
  readonly total: number;
}

/** What the page on what people accepted and stated says in English besides what other reports say of it. */
export const viewerAcceptedEn = {
  title: 'Waivers and attestations',
  lead: 'What people decided or stated, under their names: accepted findings, statements on what no rule can see, and whose part a control is. None of it is comply’s judgement.',
  cut: ({ shown, total }: Cut) =>
    `The first ${formatCount(shown)} of ${plural(total, 'row')}; the JSON assessment holds them all.`,
  waivers: 'Waivers',
  waiversLead: ({ n, findings }: { readonly n: number; readonly findings: number }) =>
    `${plural(n, 'waiver')} ${n === 1 ? 'is' : 'are'} on file; ${plural(findings, 'finding')} ${findings === 1 ? 'is' : 'are'} accepted by them and ${findings === 1 ? 'stays a finding' : 'stay findings'}. Those that somebody should look at come first.`,
  noWaivers: 'No waiver is on file: no finding was accepted.',
  covers: 'Rule and resources',
  findings: ({ n }: { readonly n: number }) => plural(n, 'finding'),
  inTable: 'in the table of results',
  responsible: 'Owner and approval',
  until: 'Until',
  today: 'last day is today',
  daysLeft: ({ days }: { readonly days: number }) => `${plural(days, 'day')} left`,
  daysOver: ({ days }: { readonly days: number }) => `${plural(days, 'day')} over`,
  noAttestations: 'No attestation is on file.',
  attestationsLead: ({ n, current }: { readonly n: number; readonly current: number }) =>
    `${plural(n, 'attestation')} ${n === 1 ? 'is' : 'are'} on file, ${formatCount(current)} of them current. Each is the word of the person named, not of comply.`,
  attestedBy: 'Attested by',
  noResponsibilities:
    'No split of responsibilities is declared (responsibilities.yaml in the records folder), so this report does not say which part of a control is the cloud provider’s.',
  split: 'How many controls are whose part',
  framework: 'Framework',
  declaredOf: ({ declared, total }: { readonly declared: number; readonly total: number }) =>
    `${formatCount(declared)} of ${formatCount(total)}`,
  declared: 'Declared',
  status: 'Status',
  /** Of a control that this assessment does not hold. */
  notHere: 'not in this report',
  noVendors: 'No vendor of the register was judged.',
};

/** The shape of {@link viewerAcceptedEn}. */
export type ViewerAcceptedMessages = typeof viewerAcceptedEn;
