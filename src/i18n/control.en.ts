import { formatCount, plural } from './plural.ts';

interface Counted {
  readonly n: number;
}

/** Results of a control by outcome, and how many findings are waived. */
interface Results {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly waived: number;
}

interface Written {
  readonly citation: string;
  readonly folder: string;
  readonly findings: number;
  readonly unknown: number;
  readonly resources: number;
  readonly records: number;
}

interface Readme {
  readonly citation: string;
  readonly files: string;
  /** The flag that says whom to trust. */
  readonly trust: string;
}

/** What the folder for one control says in English. */
export const controlEn = {
  title: ({ citation }: { readonly citation: string }) => `Evidence for ${citation}`,
  lead: 'All that one run of comply shows of this control, and what it does not show.',
  footer: ({ name, version, run }: { readonly name: string; readonly version: string; readonly run: string }) =>
    `Exported from the evidence bundle of run ${run}, written by ${name} ${version}.`,
  notOpinion:
    'This page presents evidence. It is not an audit opinion: whether the control is met is for whoever examines it to decide.',
  unsigned: 'The bundle is NOT SIGNED: nothing proves who made it, or that nobody changed it as a whole.',
  control: {
    heading: 'The control',
    organization: 'Organisation',
    framework: 'Framework',
    edition: 'Edition',
    citation: 'Citation',
    title: 'Title',
    kind: 'Kind',
    level: 'Class',
    group: 'Part',
    asks: 'What it asks',
    ownWords: 'Titles and summaries are in words of our own; the text of the framework is what counts.',
    assessment: 'What configuration can show',
    assessments: {
      automatable: 'the control: rules can test what it asks of systems',
      partly: 'a part of the control; the rest is for a person to show',
      manual: 'nothing of the control; it is for a person to show',
    },
    addressable:
      'Addressable (45 CFR 164.306(d)(3)): the organisation assesses whether it is reasonable and appropriate. Where it is not, the reason is documented, and an equivalent alternative measure is in place where that is reasonable and appropriate. Addressable does not mean optional.',
    notes: 'Notes on the framework',
  },
  status: {
    heading: 'Status and why',
    status: 'Status',
    why: 'Why',
    results: 'Results of the rules that decide',
    outcomes: ({ pass, fail, unknown, notApplicable, waived }: Results) =>
      `${formatCount(fail)} failed${waived > 0 ? ` (${formatCount(waived)} of them waived)` : ''}, ${formatCount(unknown)} unknown, ${formatCount(pass)} passed, ${formatCount(notApplicable)} not applicable`,
    reasons: {
      'out-of-scope': 'It was put out of scope.',
      'not-satisfied': ({ n }: Counted) =>
        `${plural(n, 'finding')} of rules that test what it demands ${n === 1 ? 'is' : 'are'} not waived.`,
      undetermined: ({ n }: Counted) =>
        n > 0
          ? `${plural(n, 'result')} of rules that test what it demands ${n === 1 ? 'is' : 'are'} unknown, because something could not be read.`
          : 'Something that decides it could not be read: a list that its rules asked for, or a document that an attestation rests on.',
      'not-assessed':
        'A technical safeguard that it demands has no result: no rule tests it, none was selected, or no system was asked. A record alone is no test.',
      manual: 'A person has to show a part of it, and no attestation of that is current.',
      waived: ({ n }: Counted) =>
        `${plural(n, 'finding')} ${n === 1 ? 'was' : 'were'} accepted with a waiver; nothing else failed.`,
      satisfied:
        'Every technical safeguard that it demands was tested, and every test passed or does not apply. No more is said than that.',
      attested: 'A named person attested it; no rule failed.',
      'not-applicable': 'Nothing that its rules test exists in the scope, and everything was listed.',
    },
    rollUp: 'Its status also follows from the entries that belong to it:',
    rollUpCaption: 'Entries that belong to it',
    entry: 'Entry',
    decides:
      'Only safeguards that the control demands (primary) decide. Those it leans on (supporting) are listed beside them and decide nothing.',
  },
  person: {
    heading: 'What a person must supply',
    none: 'Nothing beyond what the rules show.',
    itself: 'The control itself: documents, records or an attestation that it is met.',
    governance: ({ title }: { readonly title: string }) =>
      `${title}: documents and records of it (policies, decisions, lists), as no configuration shows it.`,
    partial: ({ title }: { readonly title: string }) =>
      `${title}: rules test only a part of it; the rest is to be shown.`,
    untested: ({ title }: { readonly title: string }) =>
      `${title}: no rule gave a result; it is to be shown in another way, or scanned.`,
    notVisible: ({
      title,
      provider,
      reason,
    }: {
      readonly title: string;
      readonly provider: string;
      readonly reason: string;
    }) => `${title} (${provider}): ${reason}`,
    attested: 'A current attestation answers for it.',
    open: 'OPEN',
    withState: ({ text, state }: { readonly text: string; readonly state: string }) => `${text} (${state})`,
    required: 'What is to be shown',
    state: 'State',
  },
  safeguards: {
    heading: 'Safeguards and rules',
    caption: 'Safeguards',
    safeguard: 'Safeguard',
    withStrength: ({ strength }: { readonly strength: string }) => `Safeguard (${strength})`,
    strength: 'Strength',
    strengths: { primary: 'primary', supporting: 'supporting' },
    kind: 'Nature',
    kinds: { technical: 'technical', governance: 'organisational' },
    tested: 'Tested',
    testedAs: { full: 'in full', partial: 'in part', not: 'no result' },
    why: 'Why controls demand it',
    rulesOf: 'Rules',
    rules: 'Rules and their results',
    rule: 'Rule',
    extent: 'Extent',
    extents: { full: 'in full', partial: 'in part' },
    type: 'Resource type',
    digest: 'SHA-256 of the rule',
    none: 'No safeguard of the crosswalk names this control.',
    noRules: 'No rule tests a safeguard of this control.',
  },
  population: {
    heading: 'Population',
    intro: ({ n, types }: { readonly n: number; readonly types: number }) =>
      `${plural(n, 'resource')} of the ${plural(types, 'type')} that these rules judge. The workbook lists each with the place of its record.`,
    caption: 'Resources by type',
    type: 'Resource type',
    resources: 'Resources',
    rules: 'Rules',
    none: 'No rule judges a resource for this control.',
  },
  findings: {
    heading: 'Findings',
    none: 'No finding.',
    unknownHeading: 'Unknown',
    noneUnknown: 'No result is unknown.',
    caption: 'Findings (results that failed)',
    unknownCaption: 'Results that are unknown',
    resource: 'Resource',
    rule: 'Rule and finding',
    ruleAndCause: 'Rule and why it is unknown',
    observed: 'Observed',
    evidence: 'Record',
    line: ({ file, line }: { readonly file: string; readonly line: number }) => `${file}, line ${line}`,
    waived: '[waived]',
    grade: ({ severity, strength }: { readonly severity: string; readonly strength: string }) =>
      ` (${severity}, ${strength})`,
    decide: ({ deciding, supporting }: { readonly deciding: number; readonly supporting: number }) =>
      `${formatCount(deciding)} of rules that decide, ${formatCount(supporting)} of supporting rules, which decide nothing.`,
    others: ({ pass, notApplicable }: { readonly pass: number; readonly notApplicable: number }) =>
      `${plural(pass, 'result')} passed and ${formatCount(notApplicable)} ${notApplicable === 1 ? 'does' : 'do'} not apply; the workbook lists them, supporting rules included.`,
    cut: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
      `Showing the first ${formatCount(shown)} of ${plural(total, 'row')}; the workbook holds more, the bundle all of them.`,
  },
  accepted: {
    heading: 'Waivers, attestations and changed parameters',
    attestations: 'Attestations (a statement of the person named, not a result)',
    noAttestations: 'No attestation.',
    statement: 'Statement',
    subject: 'Of',
    ofControl: 'the control',
    person: 'Attested by',
    date: 'On',
    validUntil: 'Holds until',
    state: 'State',
  },
  coverage: {
    heading: 'Coverage',
    intro: 'How the services that these rules read were read. What was not read is unknown above.',
    read: ({ n }: Counted) => `${plural(n, 'unit')} of account, region and service read to the end.`,
    absent: ({ n }: Counted) =>
      `${plural(n, 'unit')} not asked: the region is not enabled, or the service is not offered there.`,
  },
  evidence: {
    heading: 'Evidence and how to check it',
    run: 'Run',
    manifest: 'SHA-256 of the bundle’s manifest',
    records: ({ n }: Counted) =>
      `records.ndjson: ${plural(n, 'record')} that the results were judged from, as they stand in the bundle.`,
    proof: ({ lines, leftOut }: { readonly lines: number; readonly leftOut: number }) =>
      `proof.json: ${plural(lines, 'line')} of the bundle (the control, its rules, results and records) with the proof that each belongs to it${leftOut > 0 ? `; ${plural(leftOut, 'further result')} ${leftOut === 1 ? 'is' : 'are'} not in it` : ''}.`,
    verify: 'The whole bundle, with every verdict computed again (get KEY.pub by another way than this folder):',
    proofAlone: 'The lines in proof.json by themselves:',
    digest: 'One record here against the digest beside its finding (LINE as in the workbook, sheet “Records”):',
    whole:
      'This folder is a selection. The bundle is the evidence, and its IPE sheet (derived/ipe.en.html) says how it came to be.',
  },
  information: {
    heading: 'About the information (IPE)',
    whole: 'The whole sheet is derived/ipe.en.html in the bundle.',
  },
  sheets: {
    summary: 'Summary',
    findings: 'Findings',
    results: 'Results',
    population: 'Population',
    waivers: 'Waivers',
    records: 'Records',
    coverage: 'Coverage',
    ipe: 'IPE',
  },
  columns: {
    item: 'Item',
    content: 'Content',
    outcome: 'Outcome',
    severity: 'Severity',
    strength: 'Strength',
    rule: 'Rule',
    ruleTitle: 'Rule title',
    type: 'Resource type',
    name: 'Name',
    id: 'Resource id',
    target: 'Target',
    account: 'Account',
    region: 'Region',
    message: 'Message',
    cause: 'Cause',
    observed: 'Observed',
    observedAt: 'Observed at (UTC)',
    waiver: 'Waiver',
    file: 'File',
    line: 'Line',
    sha256: 'SHA-256',
    copy: 'Line in records.ndjson',
    resultLine: 'Line in results.ndjson.gz',
    findingKey: 'Finding key',
    service: 'Service',
    state: 'State',
    calls: 'Calls',
    failed: 'Failed',
    pages: 'Pages',
    resources: 'Resources',
    cut: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
      `The first ${formatCount(shown)} of ${plural(total, 'row')}; the bundle holds all of them.`,
  },
  written: ({ citation, folder, findings, unknown, resources, records }: Written) =>
    `${folder}: evidence for ${citation} (${plural(findings, 'finding')}, ${formatCount(unknown)} unknown, ${plural(resources, 'resource')}, ${plural(records, 'record')})`,
  readme: ({ citation, files, trust }: Readme) => `${citation}: evidence for one control

${files}

  pages           for reading and printing: status and why, safeguards, rules,
                  population, findings, unknown results, waivers, coverage
  workbooks       the same as tables: every result, the population, the records
  records.ndjson  the records that the results were judged from, one a line,
                  byte for byte as in the bundle
  proof.json      lines of the bundle (the control, its rules, results, records)
                  with the proof that each belongs to it

This is not an audit opinion. It is a selection from an evidence bundle, and the
bundle is the evidence. KEY.pub is the public key that the organisation gave you
by another way than this folder.

  comply evidence verify proof.json ${trust}

checks the lines in proof.json by themselves, and

  comply evidence verify BUNDLE ${trust} --reperform

the whole bundle, every verdict computed again from the records. What was read,
how, by whom and when, how complete it is, and how to check it without comply:
BUNDLE/derived/ipe.en.html says it.
`,
};

/** The shape of {@link controlEn}. */
export type ControlMessages = typeof controlEn;
