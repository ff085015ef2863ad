import { helpEvidenceEn } from './help-evidence.en.ts';
import { helpRecordsEn } from './help-records.en.ts';
import { manualEn } from './manual.en.ts';

/** What `--help` says. Kept apart from the reports' texts so that help loads little. */
export const helpEn = {
  program:
    'Judges AWS accounts, Azure subscriptions and TLS endpoints against SOC 2, HIPAA, ISO/IEC 27017 and the guidelines of Japan’s three ministries for medical information systems. It only reads; what could not be read is unknown, never a pass.',
  headings: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Global Options:': 'Global options:',
    'Commands:': 'Commands:',
    'Targets:': 'Targets:',
    'Rules:': 'Rules:',
    'Gate:': 'Gate:',
    'Output:': 'Output:',
    'Evidence:': 'Evidence:',
    'Limits:': 'Limits:',
  },
  version: 'print the version',
  help: 'show this help',
  helpCommand: 'show the help of a command',
  manual: manualEn,
  scan: {
    summary: 'collect, judge, report and gate: the main job',
    description:
      'Reads each target, judges it by the rules and prints the gaps in every framework. What could not be read is unknown: never a pass, never a fail. Reports go to stdout or to files, everything else to stderr; the exit code is the gate’s, whatever the format.',
    config: 'the configuration; default: comply.yaml in this folder or one above',
    demo: 'the embedded demo organisation: no credentials, no network',
    from: 'judge a saved snapshot instead of collecting',
    saveSnapshot: 'keep what was collected in this folder',
    resume: 'read only what a saved snapshot lacks, then judge it',
    target: 'only this target of the config (repeatable)',
    endpoint: 'scan this endpoint instead of the config’s targets (repeatable)',
    awsProfile: 'scan the AWS account of this profile instead of the config’s targets',
    azureSubscription:
      'scan this Azure subscription, and its Entra tenant, instead of the config’s targets (repeatable)',
    region: 'scan this AWS region (repeatable); default: every region the account has enabled',
    framework: 'soc2, hipaa, iso27017 or jp-3sho2 (repeatable); default: the config’s, else all',
    rule: 'only rules whose id matches, as in "aws/kms/*" (repeatable)',
    pack: 'also load the rule pack in this folder, unpinned (repeatable); comply.yaml can pin packs',
    minSeverity: 'only rules of this severity and above: critical, high, medium, low, info',
    format:
      'what to print: text (default), json, markdown, html, sarif, junit, csv, ocsf, asff (AWS only), oscal (assessment results), oscal-poam, oscal-component or oscal-mapping',
    output: 'also write this format to this file, as in sarif=comply.sarif (repeatable); xlsx only here',
    lang: 'en or ja; default: COMPLY_LANG, the config, then the locale',
    failOn: 'gate threshold: critical, high, medium, low or none; default: the config’s, else high',
    allowUnknown: 'an unknown result does not fail the gate',
    baseline: 'gate only on findings that this earlier assessment (written with --format json) does not have',
    concurrency: 'most requests in flight at a time, 1 to 400; default: 100',
    timeout: 'longest wait for one answer, 1s to 1h; default: 30s',
    evidence: 'write an evidence bundle to this new folder, or to s3://bucket/prefix',
    sign: 'sign the bundle: key:FILE (a passphrase comes from COMPLY_SIGN_PASSPHRASE) or awskms:alias/NAME',
    tsa: 'have this time-stamp authority stamp the signature (RFC 3161)',
    prev: 'the bundle this one follows, or none; default: the last one in the same folder',
    pseudonymise: 'names, tags or names,tags: replace them with keyed pseudonyms in the bundle and the report',
    redactionKey: 'the key for pseudonyms and redaction, created if missing; default: .comply/redaction.key',
    allowRedactionHit: 'continue although a secret was found: its value is removed, and this reason is recorded',
    lockUntil: 'S3 Object Lock: for how long, as in 6y, or until when, as in 2032-11-30',
    lockMode: 'governance (default) or compliance; nobody can shorten a compliance lock',
    delay: 'pause between two connections to the same host, up to 1h, as in 200ms; default: none',
    asOf: 'judge dates as of this time (RFC 3339); default: now, or with --from the snapshot’s own time',
    quiet: 'print nothing but the report and errors',
    verbose: 'print every resource and every condition',
    noColor: 'no colours (also NO_COLOR)',
    noProgress: 'no progress on stderr (also CI)',
  },
  permissions: {
    summary: 'print the least-privilege policy that the selected rules need',
    description:
      'Prints what to grant the identity that scans: an IAM policy as JSON (aws), a custom role (azure) or the permissions of Microsoft Graph (entra). It follows from what the selected rules read, and from nothing else; nothing is called.',
    provider: 'aws, azure or entra',
    target: 'only this target of the config (repeatable)',
  },
  preflight: {
    summary: 'try every call once, and say which rules would be unknown and what to grant',
    description:
      'Asks each target once for everything that the selected rules read, and says before a scan which rules would be unknown, why, and which permission is missing. It judges nothing.',
  },
  coverage: {
    summary: 'show how much of each framework rules can test, and what no API shows',
    description:
      'Counts, from the catalog alone and before any scan, how many controls of each framework are tested automatically, in part, by a person, or not yet; then each safeguard with its rules, and what no API shows.',
    framework: 'soc2, hipaa, iso27017 or jp-3sho2 (repeatable); default: all',
  },
  rules: {
    summary: 'list, show, test and write rules',
    description: 'The rules that comply judges by, and those of your own packs.',
    list: {
      summary: 'list the rules',
      description: 'Lists the selected rules, one a line: severity, id, and the state that passes.',
    },
    show: {
      summary: 'show one rule: what it asks, why, and how to fix it',
      description:
        'Prints one rule: when it applies, what passes, its parameters with their defaults, why it matters, how to fix a finding, and which controls it serves.',
    },
    test: {
      summary: 'run the tests embedded in rules, also in your own',
      description:
        'Runs the test cases that stand in each rule. A file or folder of your own is checked as a whole first: keys, fields, types and texts.',
    },
    id: 'the rule, as in aws/kms/rotation',
    path: 'a rules folder or one rule file; default: the rules shipped with comply',
  },
  rulesNew: {
    summary: 'write a first draft of a rule, with its tests, in a pack of your own',
    description:
      'Writes a draft that loads and whose tests pass, for you to change, and a pack around it if there is none. It never overwrites a file.',
    id: 'the id of the new rule, as in acme/s3/naming: the pack, then the path in it',
    resource: 'the resource type it judges, as in aws/s3/bucket',
    pack: 'the folder of the pack; default: the one with the pack’s name in this folder',
    out: 'write into this folder, laid out like rules/, without a pack',
  },
  explain: {
    summary: 'explain a rule, a safeguard or a control, and what it leads to',
    description:
      'Says what a rule, a safeguard or a control means and why it matters, which rules and controls belong to it, how to fix what fails, and what a person has to supply. Nothing is scanned.',
    what: 'a rule (aws/kms/rotation), a safeguard (log-retention-6y), a control (CC6.1, "hipaa:164.312(b)", iso27017@2015:10.1.1) or what a vendor says about BAAs (vendor:azure-openai)',
    format: 'what to print: text (default), json or markdown; markdown also explains a whole framework, as in hipaa',
  },
  init: {
    summary: 'write a commented comply.yaml',
    description:
      'Writes comply.yaml into this folder: from the options, or without any, on a terminal, from questions. It never overwrites a file without --force.',
    organization: 'the name at the top of reports',
    framework: 'soc2, hipaa, iso27017 or jp-3sho2 (repeatable); default: all',
    awsProfile: 'an AWS target that uses this profile',
    region: 'a region of the AWS target (repeatable); default: every region the account has enabled',
    azureSubscription: 'an Azure subscription of the Azure target (repeatable)',
    endpoint: 'a TLS endpoint (repeatable)',
    ci: 'github: also write a workflow, .github/workflows/comply.yml',
    records: 'also write the folder compliance/ with templates; beside a comply.yaml that exists, only what is missing',
    force: 'overwrite comply.yaml and the workflow, never records',
  },
  waive: {
    summary: 'append a waiver to the waivers file, keeping its comments',
    description:
      'Appends one waiver to the waivers file that comply.yaml names, and creates it if there is none. A waived finding stays in the report, shown as waived; after the last day it counts again.',
    rule: 'a rule id, or a glob that begins with a provider, as in "aws/s3/*"',
    resource: 'a glob matched against ids and names of resources (repeatable)',
    type: 'the kind of waiver: risk-accepted, compensating-control, false-positive, inherited or addressable-not-reasonable',
    owner: 'who is responsible for the risk',
    approvedBy: 'who approved the waiver',
    reason: 'why it is acceptable',
    expires: 'the last day it holds, as in 2027-03-31, or 90d from today',
    compensating: 'the measure in place instead, and where it can be seen',
    allowBroad: 'allow a waiver of resources it does not name, or of rules of every provider',
    assessment: 'a saved assessment: say how many of its findings are waived, and refuse if none is',
  },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    description:
      'Prints a script that completes commands, options and their values, rules, safeguards and files. Completing runs no program; print the script anew after an update.',
    shell: 'bash, zsh or fish',
  },
  frameworks: {
    summary: 'list the frameworks and show their controls',
    description: 'The catalogs: every control of each framework, also those that no rule reaches.',
    list: {
      summary: 'list the frameworks and their editions',
      description: 'Lists the frameworks, each with its editions and how many entries they have.',
    },
    show: {
      summary: 'show every control of one framework',
      description:
        'Prints every control of one edition: its number, how much of it rules can test, its title, and what a person must supply where rules cannot. Titles and summaries are comply’s own words.',
    },
    id: 'soc2, hipaa, iso27017 or jp-3sho2',
    edition: 'the edition, as in 2015 for iso27017; default: the current one',
    proposed: 'also print what is proposed and not yet law (HIPAA); it is never scored',
    format: 'what to print: text (default) or json, in both languages',
  },
  report: {
    summary: 'print a saved assessment in any format',
    description:
      'Prints an assessment in another format or language, without judging anew: the findings, the waivers and the time are those of the scan. It always ends with 0; the gate is for comply scan.',
    file: 'an assessment written by comply scan --format json',
    format:
      'what to print: a format of comply scan (default: text), or disclosure: what a provider discloses under the Japanese guidelines, as a draft in Japanese',
    output:
      'also write this format to this file, as in disclosure-xlsx=draft.xlsx (repeatable); xlsx and disclosure-xlsx only here',
    period: 'show this period in the HTML report: a file written by comply period --format json',
    serve: 'serve the HTML report on this machine, at an address that is printed; it follows the file until Ctrl-C',
    pdf: 'print the HTML report to this file; takes puppeteer-core and an installed Chromium, Chrome or Edge',
    paper: 'of --pdf: a4 (default) or letter',
  },
  diff: {
    summary: 'show what changed between two saved assessments',
    description:
      'Compares two files written by comply scan --format json: what is new, fixed, changed, newly unknown or out of scope. What could not be read is never called fixed, and a difference that may come from a changed rule is marked.',
    old: 'the earlier assessment',
    now: 'the later assessment',
    format: 'what to print: text (default), json or markdown',
    output: 'also write text, json or markdown to a file, as in markdown=diff.md (repeatable)',
    exitCode: 'end with 1 if something is new: what scan --baseline would count',
    verbose: 'print every resource and every value',
  },
  ...helpEvidenceEn,
  ...helpRecordsEn,
  tls: {
    summary: 'show what a TLS server offers: versions, suites, certificates, ratings',
    description:
      'Probes each server over 30 to 150 connections, 8 at a time, and shows the versions, cipher suites, groups and certificates it offers, with ratings. What could not be read is shown as not known, never as absent.',
    hosts: 'host, host:port or [IPv6]:port; the port defaults to 443',
    starttls: 'start TLS inside this protocol: smtp, imap, pop3, postgres, ldap, mysql or none; default: by the port',
    serverName: 'the name to ask for and to check the certificate against (SNI); default: the host',
    allAddresses: 'scan every address of a name; default: the first one that answers',
    format: 'what to print: text (default) or json',
    timeout: 'longest wait for one answer, 1s to 1h; default: 10s',
  },
};

type Widen<T> = T extends string ? string : { readonly [Key in keyof T]: Widen<T[Key]> };
/** The keys every language has. */
export type Help = Widen<typeof helpEn>;
