/** One cell of the gate's truth table. */
export interface Cell {
  /** Whether there is a finding: one, of medium severity, in target prod, of a rule that leads to HIPAA. */
  readonly finding: 'none' | 'one';
  /** A result that could not be read; `allowed`: with --allow-unknown. */
  readonly unknown: 'none' | 'one' | 'allowed';
  readonly waiver: 'none' | 'active' | 'expired';
  /** `known`: it has the finding. `other`: it has no finding. */
  readonly baseline: 'none' | 'known' | 'other';
  /** Which threshold it is held against; the first three are medium or stricter, `above` is --fail-on high. */
  readonly threshold: 'default' | 'framework' | 'target' | 'above';
  readonly run: 'whole' | 'interrupted';
}

export const axes: { readonly [Axis in keyof Cell]: readonly Cell[Axis][] } = {
  finding: ['none', 'one'],
  unknown: ['none', 'one', 'allowed'],
  waiver: ['none', 'active', 'expired'],
  baseline: ['none', 'known', 'other'],
  threshold: ['default', 'framework', 'target', 'above'],
  run: ['whole', 'interrupted'],
};

/** Where a row of a table applies: one of these values on each axis that it names. */
type Where = { readonly [Axis in keyof Cell]?: readonly Cell[Axis][] };

const counts: Where = {
  finding: ['one'],
  waiver: ['none', 'expired'],
  baseline: ['none', 'other'],
  threshold: ['default', 'framework', 'target'],
};
const reached: Where = { finding: ['one'], threshold: ['default', 'framework', 'target'] };

/** The exit code: that of the first row that applies. */
const codes: readonly (readonly [Where, 0 | 1 | 3])[] = [
  [counts, 1],
  [{ run: ['interrupted'] }, 3],
  [{ unknown: ['one'] }, 3],
  [{}, 0],
];

/** What the end of the report says, and where: everywhere else it does not. */
const sentences: readonly (readonly [string, ...Where[]])[] = [
  ['1 finding breaks it: 1 medium (default threshold: medium).', { ...counts, threshold: ['default'] }],
  ['1 finding breaks it: 1 medium (threshold of HIPAA: medium).', { ...counts, threshold: ['framework'] }],
  ['1 finding breaks it: 1 medium (threshold of target prod: low).', { ...counts, threshold: ['target'] }],
  ...holding('default', '(default threshold: medium).'),
  ...holding('framework', '(threshold of HIPAA: medium; default threshold: critical).'),
  ...holding('target', '(threshold of target prod: low; default threshold: none).'),
  ...holding('above', '(--fail-on: high).'),
  ['Not counted: 1 waived.', { ...reached, waiver: ['active'] }],
  ['Not counted: 1 in the baseline.', { ...reached, waiver: ['none', 'expired'], baseline: ['known'] }],
  [
    '1 result of 1 rule is unknown, because something in scope could not be read: sqs:GetQueueAttributes (denied).',
    { unknown: ['one'] },
  ],
  ['1 unknown result does not count here, as asked with --allow-unknown.', { unknown: ['allowed'] }],
  ['The scan was interrupted before its end', { run: ['interrupted'] }],
  ['which --allow-unknown does not cover', { run: ['interrupted'], unknown: ['allowed'] }],
  [
    'Of the 1 open finding of the baseline (as of 2026-11-25 00:00:00 UTC): 1 still there, 0 fixed, 0 could not be read, 0 not asked about this time.',
    { finding: ['one'], baseline: ['known'] },
  ],
  [
    'Of the 1 open finding of the baseline (as of 2026-11-25 00:00:00 UTC): 0 still there, 1 fixed, 0 could not be read, 0 not asked about this time.',
    { finding: ['none'], baseline: ['known'] },
  ],
  ['The baseline (as of 2026-11-25 00:00:00 UTC) has no open finding.', { baseline: ['other'] }],
  ['1 open finding is new.', { finding: ['one'], waiver: ['none', 'expired'], baseline: ['other'] }],
  [
    'No open finding is new.',
    { baseline: ['known'] },
    { finding: ['none'], baseline: ['other'] },
    { waiver: ['active'], baseline: ['other'] },
  ],
];

/** What is said where nothing breaks the gate, with every threshold in force. */
function holding(threshold: Cell['threshold'], named: string): readonly (readonly [string, ...Where[]])[] {
  const where: Where = { threshold: [threshold] };
  const open: readonly Where[] =
    threshold === 'above'
      ? [where]
      : [
          { ...where, finding: ['none'] },
          { ...where, waiver: ['active'] },
        ];
  const without = open.map((one): Where => ({ ...one, baseline: ['none'] }));
  const against = open.map((one): Where => ({ ...one, baseline: ['known', 'other'] }));
  return [
    [`No finding at or above its threshold is open ${named}`, ...without],
    [`No finding at or above its threshold is new ${named}`, ...against, { ...where, baseline: ['known'] }],
  ];
}

const verdicts = {
  0: 'Gate: holds (exit code 0)',
  1: 'Gate: does not hold (exit code 1)',
  3: 'Gate: would hold, but the scan is incomplete (exit code 3)',
} as const;

/** Every combination of the axes. */
export function allCells(): readonly Cell[] {
  const { finding, unknown, waiver, baseline, threshold, run } = axes;
  return finding.flatMap((finding) =>
    unknown.flatMap((unknown) =>
      waiver.flatMap((waiver) =>
        baseline.flatMap((baseline) =>
          threshold.flatMap((threshold) => run.map((run) => ({ finding, unknown, waiver, baseline, threshold, run }))),
        ),
      ),
    ),
  );
}

/** What the rule says of a cell. */
export function ruleOf(cell: Cell): { readonly code: 0 | 1 | 3; readonly says: string[]; readonly silent: string[] } {
  const row = codes.find(([where]) => applies(where, cell));
  if (!row) throw new Error('the table has a hole');
  const [, code] = row;
  const isSaid = ([, ...wheres]: (typeof sentences)[number]) => wheres.some((where) => applies(where, cell));
  const others = Object.values(verdicts).filter((verdict) => verdict !== verdicts[code]);
  return {
    code,
    says: [verdicts[code], ...sentences.filter(isSaid).map(([text]) => text)],
    silent: [...others, ...sentences.filter((sentence) => !isSaid(sentence)).map(([text]) => text)],
  };
}

function applies(where: Where, cell: Cell): boolean {
  return Object.entries(where).every(([axis, values]) =>
    (values as readonly string[]).includes(cell[axis as keyof Cell]),
  );
}
