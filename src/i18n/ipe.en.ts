import { formatCount, plural } from './plural.ts';

/** What the sheet on the information itself says in English. */
export const ipeEn = {
  title: 'Information produced by the entity (IPE)',
  lead: 'What was read, with what, by whom and when, how complete it is, and how to compute every verdict again.',
  contents: 'Contents',
  skip: 'To the content',
  footer: ({ name, version }: { readonly name: string; readonly version: string }) =>
    `Made from the files of the bundle alone by ${name} ${version}. It can be made again from them, byte for byte.`,
  notOpinion:
    'This sheet describes information for whoever examines it. It is not an audit opinion, and it states no conformity with any framework.',
  unsigned: 'NOT SIGNED: nothing proves who made this bundle, or that nobody changed it as a whole.',
  pseudonyms: ({ what }: { readonly what: string }) =>
    `Keyed pseudonyms stand in place of ${what}. The table of who is who is not in the bundle.`,
  pseudonymised: { names: 'names', tags: 'tags' },
  none: 'None.',
  notKnown: 'not recorded',
  cut: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
    `Showing the first ${formatCount(shown)} of ${plural(total, 'row')}. The rest is in the files of the bundle.`,
  more: ({ n }: { readonly n: number }) => `+${formatCount(n)} more`,
  summary: {
    heading: 'Summary',
    organization: 'Organisation',
    run: 'Run',
    chain: 'Place in the chain',
    first: ({ seq }: { readonly seq: number }) => `No. ${formatCount(seq)}; no bundle before it`,
    after: ({ seq }: { readonly seq: number }) => `No. ${formatCount(seq)}; the bundle before it:`,
    manifestOf: 'SHA-256 of its manifest',
    started: 'Reading began',
    finished: 'Reading ended',
    asOf: 'Judged as of',
    environment: 'Environment, as declared',
    trigger: 'Started',
    triggers: { manual: 'by hand', schedule: 'on a schedule', ci: 'by a CI run' },
    interval: 'Expected interval',
    intervalOf: ({ hours }: { readonly hours: string }) => `every ${hours} hours`,
    complete: 'Complete',
    completeYes: 'yes: everything in scope was read',
    completeNo: 'no: see “Coverage”; what was not read is unknown in every result that needs it',
    results: 'Results',
    signature: 'Signature',
  },
  signature: {
    none: 'none',
    key: 'ECDSA P-256 with SHA-256, a key in a file',
    awskms: 'ECDSA P-256 with SHA-256, a key in AWS KMS',
    keyArn: 'Key',
    publicKey: 'SHA-256 of the public key (DER)',
    tsa: 'Time stamp (RFC 3161) asked of',
  },
  who: {
    heading: 'Who ran it, and with what',
    tool: 'Tool',
    runtime: 'Runtime',
    platform: 'Machine',
    user: 'User of the operating system',
    skew: 'Clocks',
    skewOf: ({ milliseconds }: { readonly milliseconds: number }) =>
      `The providers’ clocks (the Date header of their answers) and the clock of this machine were at most ${plural(milliseconds, 'millisecond')} apart.`,
    skewUnknown: 'No answer carried a date, so the clock of this machine was compared with none.',
    callers: 'Read as',
    ci: {
      provider: 'CI service',
      repository: 'Repository',
      ref: 'Ref',
      commit: 'Commit',
      workflow: 'Workflow',
      url: 'CI run',
      actor: 'Started by',
    },
    noCi: 'No CI run started it.',
    policies: 'Read policies that a scan with these rules needs',
    policy: 'Policy',
    digest: 'SHA-256',
  },
  sources: {
    heading: 'Source systems',
    targets: 'Targets',
    target: 'Target',
    provider: 'Provider',
    account: 'Account',
    regions: 'Regions',
    caller: 'Read as',
    intended: 'Targets as they were named, in the configuration or by flags',
    notIntended: 'A saved snapshot was judged, so what was to be read is not recorded here; what was found is.',
    overridden: ({ endpoint }: { readonly endpoint: string }) => `ENDPOINT OVERRIDDEN: ${endpoint}`,
    accounts: 'Accounts of targets with several',
    name: 'Name',
    notEntered: 'COULD NOT BE ENTERED',
  },
  queries: {
    heading: 'What was queried',
    intro: ({
      calls,
      types,
      attributes,
    }: {
      readonly calls: number;
      readonly types: number;
      readonly attributes: number;
    }) =>
      `${plural(calls, 'call')}, all of them reads, asked for ${plural(attributes, 'attribute')} of ${plural(types, 'resource type')}. scope.json (asked) names every attribute.`,
    ledger:
      'Each call is a line of calls.ndjson.gz: operation, account, region, host, status, pages, attempts, the provider’s date, its request ids, and the SHA-256 of the answer before anything was taken out. An AWS request id also stands in the CloudTrail of the account, where the calls can be confirmed independently; the Azure activity log records no reads.',
    services: 'Calls by target and service',
    service: 'Service',
    places: 'Accounts × regions',
    calls: 'Calls',
    failed: 'Failed',
    pages: 'Pages',
    resources: 'Resources',
    types: 'What was asked for, by service',
    type: 'Resource types (attributes of each)',
  },
  rules: {
    heading: 'Rules, catalogs and parameters',
    count: 'Rules',
    catalog: 'SHA-256 over the whole catalog (rules, frameworks, crosswalk)',
    config: 'SHA-256 of the configuration',
    waivers: 'SHA-256 of the waivers',
    where:
      'rules/rules.ndjson.gz holds every rule as it was run, rules/lock.json its digest and every parameter, rules/catalog.json.gz the frameworks and the crosswalk.',
    frameworks: 'Frameworks',
    framework: 'Framework',
    edition: 'Edition',
    entries: 'Entries',
    outOfScope: 'Out of scope',
    choice: 'Chosen',
    everything: 'everything',
    role: ({ role }: { readonly role: string }) => `role: ${role}`,
    overrides: 'Parameters and severities that are not the default',
    rule: 'Rules',
    parameter: 'Parameter',
    value: 'Value',
    usual: 'Default',
    weaker: 'weaker than the default',
    notWeaker: 'as strict or stricter',
    strictness: 'Strictness',
    reason: 'Reason',
    approvedBy: 'Approved by',
    until: 'Until',
    usualOnly: 'Every parameter and severity is the default.',
  },
  tieOut: {
    heading: 'Population and tie-out',
    intro:
      'The population is inventory.ndjson.gz: one line for each resource found, with the place and digest of its record. The counts of the run are compared here with the lines of the files.',
    caption: 'Counts of the run against the lines of the files',
    what: 'What',
    stated: 'run.json',
    counted: 'Counted in',
    lines: 'Count there',
    agrees: 'Result',
    equal: '= agrees',
    differs: '≠ DIFFERS',
    resources: 'Resources',
    calls: 'Calls',
    results: 'Results',
    rules: 'Rules',
    waivers: 'Waivers',
    attestations: 'Attestations',
    inventory: 'inventory.ndjson.gz, lines',
    raw: 'records/*.ndjson.gz, lines of all',
    coverage: 'sum over “Coverage”',
    outcomes: 'passed + failed + unknown + not applicable',
    ledgerSum: 'ledger in the assessment',
    resultLines: 'results.ndjson.gz, lines',
    ruleLines: 'rules/rules.ndjson.gz, lines',
    waiverLines: 'waivers.ndjson, lines',
    attestationLines: 'attestations.ndjson, lines',
    callLines: ({ lines }: { readonly lines: number }) =>
      `calls.ndjson.gz has ${plural(lines, 'line')}: the calls, whether each list was read to its end, and the units of work.`,
  },
  coverage: {
    heading: 'Coverage',
    intro: ({ total, ok, partial, unread, absent }: CoverageCounts) =>
      `${plural(total, 'unit')} of account, region and service: ${formatCount(ok)} read to the end, ${formatCount(partial)} in part, ${formatCount(unread)} not at all; ${formatCount(absent)} not asked, as the region is not enabled or the service is not offered there.`,
    status: { ok: '✓ read', partial: '~ in part', unread: '✗ not read', absent: '- cannot be there' },
    state: 'State',
    notRead: 'Not read, or in part',
    allRead: 'Everything was read to its end.',
    causes: 'Causes',
    read: 'Read to the end',
    services: 'Services (resources)',
    absent: 'Not asked, as there can be nothing',
    denied: 'Permissions that were denied',
    noneDenied: 'No permission was denied.',
    gaps: 'Calls that failed',
    call: 'Call',
    why: 'Why, and what to do',
    where: 'Where',
    effect: 'Effect',
  },
  excluded: {
    heading: 'Exclusions and accepted findings',
    exclusions: 'Left out of the targets by the configuration',
    noExclusions: 'The configuration leaves nothing out of a target.',
    what: 'What',
    controls: 'Controls that the organisation put out of scope',
    noControls: 'The organisation put no control out of scope.',
    control: 'Control',
    waivers: 'Waivers (an accepted finding stays a finding)',
    noWaivers: 'No waiver.',
    rule: 'Rule',
    resources: 'Resources',
    kind: 'Kind',
    owner: 'Owner',
    expires: 'Expires',
    state: 'State',
    matches: 'Findings',
    attestations: ({ n }: { readonly n: number }) =>
      `${plural(n, 'attestation')} of named persons ${n === 1 ? 'is' : 'are'} in attestations.ndjson: statements that no scan produced or can check.`,
  },
  redaction: {
    heading: 'Redaction and pseudonyms',
    intro:
      'Before anything was written, only what a resource schema names was kept, carriers of secrets (environment variables, user data, parameter values) were never kept, and what was left was searched for secrets by pattern and by randomness.',
    policy: 'SHA-256 of the policy',
    replaced: 'Values replaced, by kind of secret',
    nothing: 'none was found',
    allowed: 'Why the export went on though something was found',
    pseudonymised: 'Keyed pseudonyms',
    noPseudonyms: 'none: names and tags stand as the providers gave them',
    meaning:
      'A replaced value stands as its kind, its length and a keyed digest: equal values can be recognised, no value can be found out. The rules judged what is kept, so it can be judged again.',
  },
  integrity: {
    heading: 'Integrity',
    files: 'Files',
    filesOf: ({ n }: { readonly n: number }) =>
      `manifest.json lists each file with its SHA-256, and each NDJSON file of record with the root of an RFC 9162 Merkle tree over its lines (${plural(n, 'file')} of record, see “Files of record”).`,
    signed: 'Signed',
    signedHow:
      'The signature is over the SHA-256 of manifest.json and the root of the tree over its files: in-toto statement, DSSE, Sigstore bundle v0.3, in attestation.sigstore.json. Whether it holds is for “verify” to say, with a key that you got by another way than this bundle.',
    unsignedHow:
      'There is no signature. The digests show accidental damage only; whoever changes a file can also make a new manifest.',
    chain: 'Chain',
    chainHow:
      'Each bundle names the manifest of the one before it. A bundle missing in the middle shows; one cut from the end shows only against an expected interval or a head kept elsewhere (comply period).',
  },
  limits: {
    heading: 'Known limits',
    items: [
      'Documents and human processes are not seen: policies, reviews, training, contracts.',
      'It is one point in time. Whether a control worked between two scans is not shown; a series of bundles and its gaps are (comply period).',
      'Whether the cloud’s answers were true cannot be shown from here. Request ids let AWS answers be traced in CloudTrail; anyone with read access can ask again.',
      'Whether the program that collected was honest is not shown by its own output. Re-performance shows that the verdicts follow from the records; the request ids of AWS show that the calls were made.',
      'A configuration says more about how a control is designed than about whether it operates; a log says more about operation than about design. The extent (in full, in part) of each rule says how far it tests.',
      'What could not be read, and what was taken out, was not judged: it is unknown, neither passed nor failed.',
      '“All tests passed” means that the rules passed at that moment, no more.',
    ],
  },
  reperform: {
    heading: 'How to perform it again',
    intro:
      'BUNDLE is the folder of the bundle, KEY.pub the public key, got from the organisation by another way than the bundle.',
    verify:
      'Check everything, and compute every verdict again from the records; exit code 0 means that all of it holds:',
    verifyUnsigned:
      'Check everything but a signature, and compute every verdict again from the records; exit code 0 means that all of it holds:',
    key: 'Compare the key with the one the organisation told you of:',
    digests: 'Without comply, in the bundle’s folder: the digest of every file, and that of the manifest:',
    openssl: 'Without comply, the signature by openssl, in the bundle’s folder:',
    opensslSays: 'It says “Verified OK”; the last command prints the SHA-256 of manifest.json that was signed.',
  },
  find: {
    heading: 'How to find a record',
    intro:
      'A result (a line of results.ndjson.gz) names its records under “evidence”: file, line from 1, SHA-256 of the line without its line feed, and JSON pointers (RFC 6901) to what decided.',
    line: 'The record at a line of a file:',
    digest: 'Its SHA-256:',
    result: 'The results of one rule:',
    extract:
      'One result (by its findingKey) with its records and the proof that they belong to the bundle, in one small file:',
    control: 'All that belongs to one control, as a folder with pages, a workbook and the records:',
  },
  files: {
    heading: 'Files of record',
    caption: 'Files of record, as stored',
    path: 'File',
    lines: 'Lines',
    bytes: 'Bytes',
    derived: 'Files under derived/ are made from these, and are compared with them by verify.',
  },
};

interface CoverageCounts {
  readonly total: number;
  readonly ok: number;
  readonly partial: number;
  readonly unread: number;
  readonly absent: number;
}

/** The shape of {@link ipeEn}. */
export type IpeMessages = typeof ipeEn;
