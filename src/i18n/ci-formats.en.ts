import { formatCount, plural } from './plural.ts';

/** What SARIF and JUnit files say in English. */
export const ciFormatsEn = {
  sarif: {
    root: 'The root of the repository.',
    waived: ({ until, message }: { readonly until: string; readonly message: string }) =>
      `Waived until ${until}: ${message}`,
    /** Heads the findings of a rule, whose title is the state that passes. */
    notMet: ({ title }: { readonly title: string }) => `Not met: ${title}`,
    moreTitle: 'Findings that this file has no room for',
    moreWhy:
      'GitHub shows at most 5,000 results of one file and takes none above 10 MB packed. The gravest findings that no waiver accepts come first.',
    moreHelp: 'Read the JSON assessment of the same scan, or scan in parts with --target or --framework.',
    more: ({ more, shown, total }: { readonly more: number; readonly shown: number; readonly total: number }) =>
      `${formatCount(more)} more findings: this file holds ${formatCount(shown)} of ${formatCount(total)}, the gravest first. The JSON assessment of the same scan holds them all.`,
    unknown: ({ results, cause }: { readonly results: number; readonly cause: string }) =>
      `${plural(results, 'result')} unknown. ${cause}`,
    moreUnknown: ({ results, causes }: { readonly results: number; readonly causes: number }) =>
      `${plural(results, 'more result')} unknown, for ${plural(causes, 'other cause')}. The JSON assessment holds them all.`,
    steps: 'How to fix',
    controls: 'Controls',
  },
  junit: {
    waived: ({ message, waiver }: { readonly message: string; readonly waiver: string }) =>
      `Waived finding: ${message} ${waiver}`,
    rule: ({ rule, severity }: { readonly rule: string; readonly severity: string }) => `Rule: ${rule} (${severity})`,
    resource: ({ resource }: { readonly resource: string }) => `Resource: ${resource}`,
    place: ({ place }: { readonly place: string }) => `Where: ${place}`,
    inBaseline: 'Known: it is in the baseline, so the gate does not count it.',
    fix: ({ step }: { readonly step: string }) => `Fix: ${step}`,
  },
};

/** The shape of {@link ciFormatsEn}. */
export type CiFormatMessages = typeof ciFormatsEn;
