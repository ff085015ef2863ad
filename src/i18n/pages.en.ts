/** What the pages on rules, safeguards, controls and frameworks say in English beside what `comply explain` says. */
export const pagesEn = {
  parameter: 'Parameter',
  meaning: 'Meaning',
  standard: 'Default',
  allowed: 'Allowed',
  stricter: 'Stricter',
  strictest: {
    higher: 'higher',
    lower: 'lower',
    subset: 'fewer entries',
    superset: 'more entries',
    true: '`true`',
    false: '`false`',
  },
  anyValue: 'any',
  reads: 'What it reads',
  attributes: 'Attributes',
  call: 'Call',
  permission: 'Permission',
  noPermission: 'none',
  unknown: 'When the result is unknown',
  notRead:
    'An attribute above could not be read (refused, throttled, cut short, answered not as documented), and the others do not decide. Where a list of resources could not be read to its end, one result stands for what it would have held.',
  notFound: ({ what, type, by }: { readonly what: string; readonly type: string; readonly by: string }) =>
    `What ${by} refers to (${what}, ${type}) is not among what was read, for example because its account was not scanned.`,
  notDemanded: 'It tests no safeguard, so no control depends on it.',
  cli: 'On the command line:',
  terraform: 'In Terraform:',
  publisher: 'Publisher',
  editions: 'Editions',
  entry: 'Entry',
  successors: ({ edition }: { readonly edition: string }) => `in ${edition}`,
  withdrawn: 'withdrawn',
};

/** Texts of the pages. */
export type PagesMessages = typeof pagesEn;
