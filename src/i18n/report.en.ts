import { gateEn } from './gate.en.ts';
import { formatCount, plural, pluralTerm } from './plural.ts';

/** How many results ended how. */
export interface Outcomes {
  readonly fail: number;
  readonly waived: number;
  readonly unknown: number;
  readonly pass: number;
  readonly notApplicable: number;
}

/** How many accounts of a target could be read. */
export interface Entered {
  readonly target: string;
  readonly entered: number;
  readonly accounts: number;
}

/** What the reporters say in English. */
export const reportEn = {
  head: {
    anonymous: 'Organisation not named',
    title: ({ version }: { readonly version: string }) => `Gap report by comply ${version}`,
    asOf: ({ time }: { readonly time: string }) => `judged as of ${time}`,
    overrideHeading: 'WARNING: endpoint override',
    override: ({ target, endpoint }: { readonly target: string; readonly endpoint: string }) =>
      `Target ${target} was read from ${endpoint}, not from the provider’s own endpoint.`,
    overrideMeans: 'These answers may not be the provider’s. Do not take this report as evidence of a real account.',
    targets: 'Targets',
    target: 'Target',
    provider: 'Provider',
    account: 'Account',
    regions: 'Regions',
    caller: ({ caller }: { readonly caller: string }) => `read as ${caller}`,
    callerLabel: 'Read as',
    collected: 'Collected',
    period: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} to ${to}`,
    run: 'Run',
    results: 'Results',
    outcomes: ({ fail, waived, unknown, pass, notApplicable }: Outcomes) =>
      `${formatCount(fail)} failed${waived > 0 ? ` (${formatCount(waived)} of them waived)` : ''}, ${formatCount(unknown)} unknown, ${formatCount(pass)} passed, ${formatCount(notApplicable)} not applicable`,
    calls: 'Calls',
    callsComplete: ({ calls }: { readonly calls: number }) => `${plural(calls, 'call')}, every one answered`,
    callsFailed: ({ calls, failed }: { readonly calls: number; readonly failed: number }) =>
      `${formatCount(failed)} of ${plural(calls, 'call')} failed`,
    incomplete: 'INCOMPLETE: part of the scope could not be read. It counts as unknown, neither passed nor failed.',
    interrupted: 'INTERRUPTED: the scan was stopped before its end. What was not read counts as unknown.',
  },
  scope: {
    accounts: ({ target, entered, accounts }: Entered) =>
      `${target}: ${formatCount(entered)} of ${plural(accounts, 'account')} entered`,
    subscriptions: ({ target, entered, accounts, names }: Entered & { readonly names: string }) =>
      `${target}: ${formatCount(entered)} of ${plural(accounts, 'subscription')} visible${names && `: ${names}`}`,
    closed: 'could not be entered',
    absent: ({ places }: { readonly places: number }) =>
      `Not asked in ${plural(places, 'place')}: the region is not enabled, or AWS does not offer the service there.`,
    notEnabled: 'region not enabled',
  },
  statistics: {
    heading: 'What reading took',
    service: 'Service',
    calls: 'Calls',
    received: 'Received',
    requests: 'Requests',
    volume: ({ kilobytes, seconds }: { readonly kilobytes: number; readonly seconds: string }) =>
      `${formatCount(kilobytes)} kB, ${seconds} s`,
    sent: ({
      requests,
      retries,
      throttles,
    }: {
      readonly requests: number;
      readonly retries: number;
      readonly throttles: number;
    }) =>
      `${formatCount(requests)}${retries > 0 ? `, ${formatCount(retries)} retried` : ''}${throttles > 0 ? `, ${formatCount(throttles)} throttled` : ''}`,
  },
  gaps: {
    heading: 'Could not be read',
    calls: ({ calls }: { readonly calls: number }) => `${plural(calls, 'call')} failed`,
    rules: ({ rules }: { readonly rules: number }) => `leaves ${plural(rules, 'rule')} unknown`,
    noRules: 'no rule is unknown for this alone',
    where: 'Where',
    call: 'Call',
    cause: 'Cause',
    effect: 'Effect',
  },
  frameworks: {
    heading: 'Frameworks',
    entries: ({ n, term }: { readonly n: number; readonly term: string }) => pluralTerm(n, term),
    mixedEntries: ({ n }: { readonly n: number }) => plural(n, 'entry', 'entries'),
    framework: 'Framework',
    total: 'Total',
    allControls: 'Every control',
    reason: 'Reason',
  },
  findings: {
    heading: 'Fix first',
    none: ({ unknown }: { readonly unknown: number }) =>
      unknown === 0
        ? 'No open finding.'
        : `No open finding; ${plural(unknown, 'result')} ${unknown === 1 ? 'is' : 'are'} unknown, neither passed nor failed.`,
    summary: ({ findings, rules }: { readonly findings: number; readonly rules: number }) =>
      `${plural(findings, 'open finding')} of ${plural(rules, 'rule')}`,
    order:
      'The gravest first, then what the most controls wait for. A control closes once everything that fails on it is fixed.',
    inFull: ({ shown, rules }: { readonly shown: number; readonly rules: number }) =>
      `The first ${formatCount(shown)} of ${plural(rules, 'rule')} in full, the others in short; --verbose prints all in full.`,
    resources: ({ n }: { readonly n: number }) => plural(n, 'resource'),
    more: ({ n }: { readonly n: number }) => `+${formatCount(n)} more`,
    fix: 'Fix',
    moreSteps: ({ n }: { readonly n: number }) => ` (and ${plural(n, 'more step')})`,
    grade: ({ severity }: { readonly severity: string }) => severity.toUpperCase(),
    caution: 'Caution',
    closes: 'Closes',
    closesNone: 'no control of the chosen frameworks',
    closesCount: ({ n }: { readonly n: number }) => `needed by ${plural(n, 'control')}`,
    rule: 'Rule',
    severity: 'Severity',
    finding: 'Finding',
    resource: 'Resource',
    condition: 'Condition',
    expected: 'Expected',
    actual: 'Actual',
    unread: 'not read',
    alsoWaived: ({ n }: { readonly n: number }) => `${plural(n, 'further finding')} of it waived`,
  },
  unknown: {
    heading: 'Unknown',
    summary: ({ results, rules }: { readonly results: number; readonly rules: number }) =>
      `${plural(results, 'result')} of ${plural(rules, 'rule')}, by cause`,
    results: ({ n }: { readonly n: number }) => plural(n, 'result'),
    withoutCause: 'No cause was recorded.',
  },
  waivers: {
    heading: 'Waived',
    summary: ({ findings }: { readonly findings: number }) =>
      `${plural(findings, 'finding')} accepted, and still ${findings === 1 ? 'a finding' : 'findings'}`,
    accepted: ({ owner, approvedBy }: { readonly owner: string; readonly approvedBy: string }) =>
      `owned by ${owner}, approved by ${approvedBy}`,
    expires: ({ date, days }: { readonly date: string; readonly days: number }) =>
      `expires ${date}, ${days === 0 ? 'today' : `in ${plural(days, 'day')}`}`,
    expired: ({ date, days }: { readonly date: string; readonly days: number }) =>
      `expired ${date}, ${plural(days, 'day')} ago`,
    reason: 'Reason',
    compensating: 'Compensating control',
    stateHeading: 'Waivers to look at',
    expiredMeans: 'Its findings are open again. Renew or remove it.',
    unusedMeans: 'It accepts nothing. Check the rule and the resources it names, or remove it.',
    expiringMeans: 'After that day its findings count again. Fix them, or have it approved again.',
    longMeans: 'It is valid for more than a year, and nobody has to review it before then. Set an earlier last day.',
    noAlternative:
      'No equivalent alternative measure is named. HIPAA asks for one where reasonable and appropriate (45 CFR 164.306(d)(3)).',
    broad: 'Broad, as allowBroad says: it may take in resources or rules that it does not name, also those to come.',
    waiver: 'Waiver',
    owner: 'Owner',
    approvedBy: 'Approved by',
    expiry: 'Expires',
    state: 'State',
    place: 'Place',
  },
  parameters: {
    heading: 'Changed parameters and severities',
    parameter: 'Parameter',
    rules: ({ n }: { readonly n: number }) => plural(n, 'rule'),
    value: ({
      parameter,
      value,
      usual,
    }: {
      readonly parameter: string;
      readonly value: string;
      readonly usual: string;
    }) => `${parameter} is ${value} instead of ${usual}`,
    weaker: 'weaker than the default',
    until: ({ date }: { readonly date: string }) => `until ${date}`,
    approved: ({ person }: { readonly person: string }) => `approved by ${person}`,
  },
  attestations: {
    heading: 'Attestations',
    by: ({ person, role, date }: { readonly person: string; readonly role: string; readonly date: string }) =>
      `Attested by ${person}, ${role}, on ${date}`,
    validUntil: ({ date }: { readonly date: string }) => `holds until ${date}`,
    expired: ({ date }: { readonly date: string }) => `held until ${date}`,
    subject: 'Subject',
    statement: 'Statement',
    person: 'Attested by',
  },
  vendors: {
    heading: 'Vendors',
    summary: ({ n }: { readonly n: number }) =>
      `${plural(n, 'service')} in the register, by results of the rules on it`,
    vendor: 'Vendor/service',
    baa: 'BAA',
    standings: {
      pass: 'in force',
      fail: 'NOT in force',
      unknown: 'unknown',
      'not-needed': 'not needed',
      'not-applicable': 'not asked for',
      'not-judged': '–',
    },
    means: 'Each result is in the JSON assessment. A BAA is asked for only where health data goes.',
    notJudged: '–: the rule on the BAA was not part of this scan.',
  },
  gate: gateEn,
  blind: {
    heading: 'What no API shows',
    means: 'These stay with a person, whatever the rules say of the rest: an attestation answers for them.',
    why: 'Why, with --verbose:',
  },
  limits: {
    heading: 'What a scan cannot show',
    text: 'A scan cannot see documents and human processes, whether a control worked between scans, or whether the cloud’s answers were true. “All tests passed” means that the rules passed at that moment. It is not an audit opinion.',
  },
  evidence: {
    none: 'No evidence bundle was written, and nothing here is signed.',
    unsigned: 'The evidence bundle of this report is NOT SIGNED.',
    key: ({ digest }: { readonly digest: string }) =>
      `The evidence bundle of this report is signed with the key ${digest} (SHA-256 of the public key, its first 16 digits).`,
    awskms: ({ key, digest }: { readonly key: string; readonly digest: string }) =>
      `The evidence bundle of this report is signed with the AWS KMS key ${key} (public key ${digest}).`,
    pseudonyms: { names: 'Names are pseudonyms.', tags: 'Tags are pseudonyms.' },
  },
  next: {
    heading: 'To see more',
    rule: 'what it asks, why, every step, CLI and Terraform',
    verbose: 'every resource, condition and control',
    json: 'everything, for a program',
    markdown: 'for a pull request or a step summary',
    ended: 'The page ends here, as it would be too large for GitHub; the JSON assessment holds the rest.',
    omitted: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
      `Showing the first ${formatCount(shown)} of ${plural(total, 'row')}; the JSON assessment holds them all.`,
  },
};

/** The shape of {@link reportEn}. */
export type ReportMessages = typeof reportEn;
