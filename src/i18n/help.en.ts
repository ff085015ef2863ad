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
