/** What `--help` says. Kept apart from the reports' texts so that help loads little. */
export const helpEn = {
  program:
    'Judges AWS accounts, Azure subscriptions and TLS endpoints against SOC 2, HIPAA, ISO/IEC 27017 and 3省2ガイドライン.',
  headings: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Global Options:': 'Global options:',
    'Commands:': 'Commands:',
  },
  version: 'print the version',
  help: 'show this help',
  helpCommand: 'show the help of a command',
  examples: 'Examples:',
  exitCodes: `Exit codes:
  0  complete, and the gate holds
  1  the gate does not hold
  2  did not run: usage, config or catalog
  3  the gate would hold, but something in scope could not be read`,
  scan: {
    summary: 'collect, judge, report, gate',
    description:
      'Reads each target, judges it by the rules and prints the gap in every framework. What could not be read is unknown: never a pass, never a fail.',
    examples: [
      ['comply scan --demo', 'a report of the demo organisation; no credentials, no network'],
      ['comply scan --aws-profile audit --region ap-northeast-1', 'an AWS account'],
      ['comply scan --azure-subscription ID', 'an Azure subscription and its Entra tenant'],
      ['comply scan --endpoint www.example.com', 'a TLS endpoint'],
      ['comply scan --format json > assessment.json', 'for a program'],
      ['comply scan --evidence evidence/2026-11-22 --sign key:comply.key', 'with signed evidence'],
    ],
    config: 'the configuration; default: comply.yaml here or above',
    demo: 'the embedded demo organisation: no credentials, no network',
    from: 'judge a saved snapshot instead of collecting',
    saveSnapshot: 'keep what was collected in this folder',
    resume: 'read only what a saved snapshot lacks, then judge it',
    target: 'only this target of the config (repeatable)',
    endpoint: 'scan this endpoint instead of the config’s targets (repeatable)',
    awsProfile: 'scan the AWS account of this profile instead of the config’s targets',
    azureSubscription:
      'scan this Azure subscription, and its Entra tenant, instead of the config’s targets (repeatable)',
    region: 'AWS region to scan (repeatable); default: every region the account has enabled',
    framework: 'soc2, hipaa, iso27017 or jp-3sho2 (repeatable); default: the config’s, else all',
    rule: 'only rules whose id matches, as in "aws/kms/*"',
    minSeverity: 'only rules of this severity and above: critical, high, medium, low, info',
    format: 'what to print: text (default), json or markdown',
    output: 'also write this format to this file (repeatable)',
    lang: 'en or ja; default: COMPLY_LANG, the config, then the locale',
    failOn: 'gate threshold: critical, high, medium, low or none; default: the config’s, else high',
    allowUnknown: 'an unknown result does not fail the gate',
    concurrency: 'requests in flight at a time',
    timeout: 'longest wait for one answer, as in 30s',
    evidence: 'write an evidence bundle into this new folder, or to s3://bucket/prefix',
    sign: 'sign the bundle: key:FILE (a passphrase comes from COMPLY_SIGN_PASSPHRASE) or awskms:alias/NAME',
    tsa: 'have the signature stamped by this time stamp authority (RFC 3161)',
    prev: 'the bundle this one follows, or none; default: the last one in the same folder',
    pseudonymise: 'names, tags or both, as names,tags: keyed pseudonyms stand in the bundle and the report',
    redactionKey: 'the key of pseudonyms and redaction, made where there is none; default: .comply/redaction.key',
    allowRedactionHit: 'go on though a secret was found: its value is taken out, and this reason is kept',
    lockUntil: 'S3 Object Lock: for how long, as in 6y, or until when, as in 2032-11-30',
    lockMode: 'governance (default) or compliance; nobody can shorten a lock of the latter',
    delay: 'pause between two connections to one endpoint’s host, as in 200ms',
    asOf: 'judge dates as of then (RFC 3339); default: now, or the snapshot’s own time',
    quiet: 'print nothing but the report',
    verbose: 'print every resource and every condition',
    noColor: 'no colours (also NO_COLOR)',
    noProgress: 'no progress on stderr (also CI)',
  },
  permissions: {
    summary: 'print the least-privilege policy that the selected rules need',
    provider: 'aws, azure or entra',
    target: 'only this target of the config (repeatable)',
  },
  preflight: {
    summary: 'try every call once, and say which rules would be unknown and what to grant',
  },
  coverage: {
    summary: 'how much of each framework the rules show, and what no API shows',
  },
  rules: {
    summary: 'the rules: list, show, test',
    list: 'list the rules',
    show: 'one rule: what it asks, why, how to fix it, which controls it serves',
    test: 'run the tests embedded in the rules, of a folder of your own too',
    id: 'the rule, as in aws/kms/rotation',
    path: 'a rules folder or one rule file; default: the rules shipped with comply',
  },
  frameworks: {
    summary: 'the catalogs: list, show',
    list: 'list the frameworks and their editions',
    show: 'every control of one framework',
    id: 'soc2, hipaa, iso27017 or jp-3sho2',
    edition: 'the edition; default: the current one',
    proposed: 'also what is proposed and not law (HIPAA); it is never scored',
  },
  report: {
    summary: 'print a saved assessment in any format',
    file: 'an assessment written by comply scan --format json',
  },
  evidence: {
    summary: 'evidence bundles: verify, extract, export, sample, upload, keygen',
    bundle: 'the folder of a bundle, or its place in S3',
    awsProfile: 'the AWS profile that may read the bucket',
    verify: {
      summary: 'check a bundle, or a file extracted from one: every check is reported',
      bundle: 'the folder of a bundle, its place in S3, or a file that comply evidence extract wrote',
      key: 'the public key that must have signed it; from elsewhere than the bundle',
      unsigned: 'check the rest of an unsigned bundle',
      reperform: 'judge it again from what it holds, and compare every byte',
      tsaCa: 'certificates of the time stamp authority to trust, a PEM file',
      prev: 'the bundle before it, to check the chain',
      receipt: 'what the upload left: the versions it names are read',
      exitCodes: `Exit codes:
  0   every check that was asked for passed
  2   did not run: usage
  10  integrity   11  signature or trust   12  not reproducible
  13  chain or gap   14  incomplete coverage
Several at once: the first of 10, 11, 13, 12, 14.`,
    },
    extract: {
      summary: 'write the records of one finding or control, with what proves them, into one file',
      what: 'a finding key, "rule=ID resource=ID", or control:framework:id',
      output: 'the file to write; default: stdout',
    },
    export: {
      summary: 'write the folder of one control: pages, workbooks, records and their proof',
      control: 'the control, as in hipaa:164.312(b)',
      out: 'a new or an empty folder',
    },
    sample: {
      summary: 'draw a sample that anyone can draw again with the same seed',
      population: 'what to draw from: control:soc2:CC6.1, rule:ID, resources, resources:TYPE, results or exceptions',
      size: 'how many',
      seed: 'any text, chosen by the auditor; default: one is drawn and printed',
    },
    upload: {
      summary: 'copy a bundle to S3, or go on with a copy that was cut off',
      bundle: 'the folder of a whole bundle',
      destination: 's3://bucket/prefix',
      awsProfile: 'the AWS profile that may write to the bucket',
    },
    keygen: {
      summary: 'make a key to sign with: FILE and FILE.pub',
      out: 'the private key’s file; COMPLY_SIGN_PASSPHRASE, where it is set, encrypts it',
    },
  },
  period: {
    summary: 'what many runs show over a period: monitored days, exceptions, gaps',
    description:
      'Reads evidence bundles and says, for every control, on which days it was monitored and on which something failed. What was not read, and what lies between two runs, is unknown.',
    runs: 'folders of bundles, a folder that holds several, or prefixes in S3',
    from: 'first day, as in 2026-01-01; default: that of the first run',
    to: 'last day; default: that of the last run',
    timeZone: 'the zone in which a day ends, as in Asia/Tokyo; default: that of the newest run, else UTC',
    interval: 'how often a run is due, as in 1d, until --to or else until now; default: what the runs say, else 1d',
    head: 'the newest run as it was noted elsewhere: RUN:SHA256, its id and the digest of its manifest.json',
    framework: 'only controls of this framework (repeatable)',
    control: 'only this control, as in hipaa:164.312(b) (repeatable)',
    output: 'also write text, json or xlsx to a file, as in xlsx=period.xlsx (repeatable)',
    verbose: 'print every entry of every list',
    exitCodes: `Exit codes:
  0   the chain is whole, and nothing was left unmonitored for long
  2   did not run: usage
  10  a bundle is not what its manifest says
  13  the chain is broken, or monitoring had gaps`,
  },
  tls: {
    summary: 'what a TLS server offers: versions, suites, groups, certificates, ratings',
    description:
      'Asks each server all that its TLS shows, over 30 to 150 connections, 8 at a time. What could not be read is shown as not known, never as absent.',
    hosts: 'host, host:port or [IPv6]:port; the port defaults to 443',
    starttls:
      'ask for TLS in this protocol: smtp, imap, pop3, postgres, ldap, mysql or none; default: what the port is for',
    serverName: 'the name to ask for and to check the certificate against; default: the host',
    allAddresses: 'scan every address of a name; default: the first one that answers',
    format: 'what to print: text (default) or json',
    timeout: 'longest wait for one answer, as in 30s; default: 10s',
    exitCodes: `Exit codes:
  0  everything could be read
  2  did not run: usage
  3  something could not be read`,
  },
};

type Widen<T> = T extends string ? string : { readonly [Key in keyof T]: Widen<T[Key]> };
/** The keys every language has. */
export type Help = Widen<typeof helpEn>;
