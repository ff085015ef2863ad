import { formatCount, plural } from './plural.ts';

/** What the cover and the summary of the report for people say in English. */
export const viewerOverviewEn = {
  cover: {
    heading: 'About this report',
    organization: 'Organisation',
    asOf: 'Judged as of',
    frameworks: 'Frameworks',
    edition: ({ title, edition }: { readonly title: string; readonly edition: string }) => `${title}: ${edition}`,
    tool: 'Tool',
    rules: 'Rules',
    rulesOf: ({ n }: { readonly n: number }) => plural(n, 'rule'),
    digest: 'Digest of the rules',
    digestMeans:
      'SHA-256 over one line a rule, sorted by id: the SHA-256 of its file, two spaces, its id. Equal digests mean equal rules.',
    packs: 'Rule packs',
    changed: 'Changed settings',
    changedOf: ({ n, weaker }: { readonly n: number; readonly weaker: number }) =>
      `${plural(n, 'rule')} judged with a parameter or severity that is not the default, ${formatCount(weaker)} of them with a weaker one`,
    evidence: 'Signature and evidence',
    verify: 'To check the bundle, with every verdict computed again:',
    scope: 'What was in scope',
    entered: ({ entered, accounts }: { readonly entered: number; readonly accounts: number }) =>
      `${formatCount(entered)} of ${formatCount(accounts)}`,
    accounts: 'Accounts read',
    complete: 'Everything in scope was read.',
    partial: ({ unread, places }: { readonly unread: number; readonly places: number }) =>
      `In ${formatCount(unread)} of ${plural(places, 'place')} (account and region) something could not be read.`,
    closed: ({ closed, accounts }: { readonly closed: number; readonly accounts: number }) =>
      `${formatCount(closed)} of ${plural(accounts, 'account')} could not be entered.`,
    toGaps: 'See “What was not checked” in the summary.',
    notOpinion: 'Not an audit opinion',
    cut: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
      `The first ${formatCount(shown)} of ${formatCount(total)}; the JSON assessment holds them all.`,
  },
  summary: {
    heading: 'Executive summary',
    judged: ({ time, resources, targets, rules }: Judged) =>
      `As of ${time}, ${plural(rules, 'rule')} judged ${plural(resources, 'resource')} in ${plural(targets, 'target')}.`,
    results: ({ results, pass, fail, waived, unknown, notApplicable }: Results) =>
      `Of ${plural(results, 'result')}, ${formatCount(pass)} passed, ${formatCount(fail)} failed${waived > 0 ? ` (${formatCount(waived)} of them waived)` : ''}, ${formatCount(unknown)} ${unknown === 1 ? 'is' : 'are'} unknown, and ${formatCount(notApplicable)} ${notApplicable === 1 ? 'does' : 'do'} not apply.`,
    gravest: ({ open, rules, critical, high }: Open) =>
      open === 0
        ? 'No finding is open.'
        : `${plural(open, 'open finding')} of ${plural(rules, 'rule')} ${open === 1 ? 'is' : 'are'} to be fixed: ${formatCount(critical)} critical, ${formatCount(high)} high, ${formatCount(open - critical - high)} of lower severity.`,
    controls: ({ controls, frameworks, notSatisfied, satisfied, manual }: Controls) =>
      `Of ${plural(controls, 'control')} in ${plural(frameworks, 'framework')}, ${formatCount(notSatisfied)} ${notSatisfied === 1 ? 'is' : 'are'} not satisfied, all tests of ${formatCount(satisfied)} passed, and ${formatCount(manual)} ${manual === 1 ? 'needs' : 'need'} a person.`,
    read: ({ calls, failed }: { readonly calls: number; readonly failed: number }) =>
      failed === 0
        ? `All of ${plural(calls, 'call')} to the providers were answered.`
        : `${formatCount(failed)} of ${plural(calls, 'call')} to the providers failed; what that left unread counts as unknown, not as passed.`,
    standing: 'How each catalog stands',
    standingMeans: 'Every entry of each edition counts, whether a rule tests it or not.',
    bar: ({ title, entries, parts }: { readonly title: string; readonly entries: string; readonly parts: string }) =>
      `${title}, ${entries}: ${parts}`,
    part: ({ n, status }: { readonly n: number; readonly status: string }) => `${formatCount(n)} ${status}`,
    between: ', ',
    risks: 'Top risks',
    risksCut: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
      `The first ${formatCount(shown)} of ${formatCount(total)} in the remediation plan, in its order.`,
    risksAll: ({ n }: { readonly n: number }) =>
      `${plural(n, 'entry', 'entries')} in the remediation plan, in its order.`,
    noRisks: ({ unknown, complete }: { readonly unknown: number; readonly complete: boolean }) =>
      unknown > 0
        ? `No finding is open; ${plural(unknown, 'result')} ${unknown === 1 ? 'is' : 'are'} unknown, neither passed nor failed.`
        : complete
          ? 'No finding is open, so nothing is to be fixed.'
          : 'No finding is open in what was read; part of the scope was not.',
    risk: 'Rule that is not met',
    resources: 'Resources',
    closes: 'Controls that wait for it',
    change: 'Change since the baseline',
    noBaseline: 'No baseline was given (--baseline), so this report does not say what changed since an earlier one.',
    unchecked: 'What was not checked',
    gaps: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
      shown < total
        ? `Could not be read (first ${formatCount(shown)} of ${formatCount(total)} causes):`
        : 'Could not be read:',
    gap: ({ service, call, cause, permission, place, effect }: GapWords) =>
      `${service} in ${place}: ${call} ${cause}${permission && `, needs ${permission}`}; ${effect}`,
    places: ({ first, more }: { readonly first: string; readonly more: number }) =>
      `${first}${more > 0 ? ` and ${plural(more, 'other place')}` : ''}`,
    permissions: ({ first, more }: { readonly first: string; readonly more: number }) =>
      `${first}${more > 0 ? ` and ${formatCount(more)} more` : ''}`,
    closedAccounts: ({ n }: { readonly n: number }) => `${plural(n, 'account')} could not be entered.`,
    undecided: 'No test decides:',
    nothingUnread: 'Everything in scope was read.',
    colon: ': ',
    perFramework: ({ framework, n }: { readonly framework: string; readonly n: number }) =>
      `${framework} (${formatCount(n)})`,
    blind: ({ n }: { readonly n: number }) =>
      `${plural(n, 'safeguard')} that no API shows, or not in whole; a person answers for ${n === 1 ? 'it' : 'them'}.`,
  },
};

interface Judged {
  readonly time: string;
  readonly resources: number;
  readonly targets: number;
  readonly rules: number;
}

interface Results {
  readonly results: number;
  readonly pass: number;
  readonly fail: number;
  readonly waived: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

/** Open findings, and the two gravest severities among them. */
interface Open {
  readonly open: number;
  readonly rules: number;
  readonly critical: number;
  readonly high: number;
}

interface Controls {
  readonly controls: number;
  readonly frameworks: number;
  readonly notSatisfied: number;
  readonly satisfied: number;
  readonly manual: number;
}

interface GapWords {
  readonly service: string;
  readonly call: string;
  readonly cause: string;
  /** Empty where nothing can be granted. */
  readonly permission: string;
  readonly place: string;
  readonly effect: string;
}

/** The shape of {@link viewerOverviewEn}. */
export type ViewerOverviewMessages = typeof viewerOverviewEn;
