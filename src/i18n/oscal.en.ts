import { formatCount, plural } from './plural.ts';

interface Named {
  readonly name: string;
}
interface Titled {
  readonly title: string;
  readonly name: string;
}

/** What the OSCAL documents say in English. */
export const oscalEn = {
  title: {
    results: 'Assessment results',
    poam: 'Plan of action and milestones',
    component: 'What the rules of comply test',
    mapping: 'Controls of different frameworks that demand the same safeguard',
  },
  of: ({ title, name }: Titled) => `${title}: ${name}`,
  notOpinion:
    'Made by a tool from what it read. It is evidence, not an audit opinion, and "satisfied" means no more than that every technical test of the control passed at that moment.',
  copyright:
    'Of the frameworks this document holds ids and our own titles, not their texts. Ids are written as OSCAL tokens; the printed citation is in the property label.',
  noPlan: {
    title: 'No assessment plan document exists',
    text: 'OSCAL requires a reference to an assessment plan. Nobody wrote one: what was assessed follows from the configuration and the rules of comply. This resource stands in its place and has no content.',
  },
  noSystemPlan:
    'No system security plan was imported. The identifier is derived from the organisation and the targets that were scanned.',
  catalog:
    'The catalog that the control ids here refer to. It is named, not included: no OSCAL catalog of it comes with this document.',
  safeguards: {
    title: 'Safeguards of comply',
    text: 'The measures that controls of several frameworks ask for, as comply names them. The list is comply’s own; it is not a standard.',
  },
  tool: {
    title: ({ name, version }: { readonly name: string; readonly version: string }) => `${name} ${version}`,
    text: 'The scanner: it read the targets and judged what it read by its rules.',
    platform: 'Where the scanner ran',
  },
  target: ({ provider, id }: { readonly provider: string; readonly id: string }) =>
    `A target of the scan (provider ${provider}, ${id}).`,
  override: 'The provider’s own endpoint was overridden: these answers may not be the provider’s.',
  resource: ({ type, name }: { readonly type: string; readonly name: string }) => `${type}: ${name}`,
  result: {
    title: ({ id }: { readonly id: string }) => `Run ${id}`,
    text: 'One run of comply: each result of a rule on a resource is an observation, each control with a verdict a finding, each failed result a risk.',
    complete: 'Everything in scope was read.',
    incomplete:
      'Not everything in scope could be read. What could not be read is unknown, and no control that rests on it is satisfied.',
    interrupted: 'The run was interrupted before its end.',
  },
  scope: {
    framework: ({ title, edition }: { readonly title: string; readonly edition: string }) =>
      `Controls of ${title}, ${edition} that are in scope. The properties control-status say where each control stands, including those out of scope.`,
    none: 'No framework was chosen.',
  },
  finding: {
    satisfied: 'Every technical test of it passed at that moment.',
    notSatisfied: 'A test of it failed and is not waived.',
    undetermined:
      'Undetermined: something that decides it could not be read. OSCAL has no third state; this does not say that it failed.',
    waived: 'What failed is waived. It stays a finding: see the risks with status deviation-approved.',
    leftOut: ({ n, of }: { readonly n: number; readonly of: number }) =>
      `The first ${formatCount(n)} of ${formatCount(of)} observations are named, failed ones first; the others are found by the property rule.`,
  },
  observation: {
    manual: ({ name }: Named) =>
      `${name}: no configuration shows this. A person has to examine it or ask; comply did neither, and no attestation is current.`,
    attested: ({ person, role }: { readonly person: string; readonly role: string }) =>
      `Attested by ${person} (${role}). It is their statement; comply did not test it.`,
    gap: ({ call, calls }: { readonly call: string; readonly calls: number }) =>
      calls === 0 ? `Not read to the end: ${call}.` : `Not read: ${call} failed (${plural(calls, 'call')}).`,
    gapPlaces: ({ places }: { readonly places: string }) => `Where: ${places}`,
    more: ({ n }: { readonly n: number }) => `and ${formatCount(n)} more`,
    record: ({ line, digest }: { readonly line: number; readonly digest: string }) =>
      `Line ${line} of the evidence bundle’s file, SHA-256 ${digest}`,
  },
  risk: {
    title: ({ title, name }: Titled) => `Not met: ${title} (${name})`,
    waived: ({ approvedBy, expires }: { readonly approvedBy: string; readonly expires: string }) =>
      `Waived: approved by ${approvedBy}, to the end of ${expires}.`,
    remediation: ({ title }: { readonly title: string }) => `State to reach: ${title}`,
    noSteps: 'The rule names no steps.',
  },
  poam: {
    none: 'No finding is open',
    noneText:
      'OSCAL requires an item, so this one stands here. It is not a finding: nothing that could be read failed without a waiver.',
    unknown: ({ n }: { readonly n: number }) =>
      n === 0
        ? 'No result is unknown.'
        : `${plural(n, 'result')} could not be determined and ${n === 1 ? 'is' : 'are'} no item here: what was not read is neither open nor closed. The assessment results list them.`,
    milestones: 'comply knows of no dates, so there are no milestones.',
  },
  component: {
    purpose: 'Tests configuration against what controls ask for',
    text: 'The rules of comply, as a component that validates others. It implements no control: it tests resources for them.',
    framework: ({ title, edition }: { readonly title: string; readonly edition: string }) =>
      `Which rules test a control of ${title}, ${edition}. A control that is not named has no rule here.`,
    requirement: ({ name, n }: Named & { readonly n: number }) =>
      `${name}: tested by ${plural(n, 'rule')}, in part or in full. That a rule tests it does not mean that a passing rule satisfies it.`,
  },
  mapping: {
    description:
      'Two controls are mapped to each other where both demand the same safeguard of comply. The authors of comply decided, safeguard by safeguard, which controls demand it; the pairs follow by computation. No publisher of a framework has confirmed it, and what is not mapped says nothing.',
    between: ({ source, target }: { readonly source: string; readonly target: string }) =>
      `${source} and ${target}: controls that demand the same safeguard.`,
    shared: ({ title }: { readonly title: string }) => `Both demand: ${title}`,
    impossible:
      'oscal-mapping: no control here demands a safeguard, so there is nothing to map; choose frameworks with --framework',
  },
};

export type OscalMessages = typeof oscalEn;
