import type { VerificationCheck, VerificationExit, VerificationFigures } from '../model/verification.ts';
import { formatCount, plural } from './plural.ts';

type Figures = { readonly figures: VerificationFigures };

const count = (n: number | undefined): number => n ?? 0;

/** What a check that holds has looked at. */
const holds: Readonly<Record<VerificationCheck, (shown: Figures) => string>> = {
  schema: () => 'every document is of this layout, in canonical JSON',
  files: ({ figures: { files, bytes } }) =>
    `${plural(count(files), 'file')}, ${plural(count(bytes), 'byte')}: all of them there and unchanged, and nothing beside them`,
  merkle: ({ figures: { trees, lines, proofBytes } }) =>
    proofBytes === undefined
      ? `${plural(count(lines), 'line')} and all files lead to the roots of ${plural(count(trees), 'tree')}`
      : `${plural(count(lines), 'record')} lead to the root of the bundle; the longest proof is ${plural(proofBytes, 'byte')}`,
  counts: ({ figures: { resources, calls, results, pointers } }) =>
    [
      ...(resources === undefined ? [] : [plural(resources, 'resource')]),
      ...(calls === undefined ? [] : [plural(calls, 'call')]),
      `${plural(count(results), 'result')} tie out; ${plural(count(pointers), 'pointer')} lead to their records`,
    ].join(', '),
  signature: ({ figures: { publicKeySha256 } }) =>
    `made by the given key (SHA-256 ${publicKeySha256 ?? '-'}), over this bundle`,
  timestamp: ({ figures: { stampedAt } }) => `the signature existed at ${stampedAt ?? '-'}`,
  chain: ({ figures: { seq } }) => `number ${formatCount(count(seq))} follows the given bundle`,
  coverage: ({ figures: { services } }) =>
    `complete: ${plural(count(services), 'service of an account and region', 'services of accounts and regions')}`,
  reperform: ({ figures: { results, rules, installedRules, records, answers, withheld, taken } }) =>
    `judged again, ${plural(count(results), 'result')} and all controls come out the same, byte for byte; of ${plural(count(rules), 'rule')}, ${formatCount(count(installedRules))} are word for word those installed here${
      answers
        ? `; ${plural(count(records), 'record')} made again from ${plural(answers, 'raw answer')} are the same`
        : ''
    }${withheld ? `; for ${plural(withheld, 'task')} something was redacted, so the records cannot be made again` : ''}${
      taken ? `; ${plural(taken, 'record')} have no raw answer and are taken as they are` : ''
    }`,
  derived: ({ figures: { files } }) => `${plural(count(files), 'file')} made again are the same`,
};

/** What `comply evidence verify` and `extract` say in English. */
export const evidenceEn = {
  title: { bundle: 'Evidence bundle', extract: 'Extract of an evidence bundle' },
  unreadable: 'whose manifest cannot be read',
  asOf: ({ time }: { readonly time: string }) => `judged as of ${time}`,
  collected: ({ from, to }: { readonly from: string; readonly to: string }) => `collected from ${from} to ${to}`,
  number: ({ seq }: { readonly seq: number }) => `number ${formatCount(seq)} of its chain`,
  manifest: 'manifest.json, SHA-256',
  checks: 'Checks',
  check: {
    schema: 'layout',
    files: 'files',
    merkle: 'Merkle trees',
    counts: 'counts',
    signature: 'signature',
    timestamp: 'time stamp',
    chain: 'chain',
    coverage: 'coverage',
    reperform: 're-performance',
    derived: 'derived files',
  } satisfies Readonly<Record<VerificationCheck, string>>,
  holds,
  problems: ({ n }: { readonly n: number }) => plural(n, 'problem'),
  more: ({ n }: { readonly n: number }) => `and ${formatCount(n)} more`,
  notChecked: ({ why }: { readonly why: string }) => `not checked: ${why}`,
  verdict: {
    0: 'All that was checked holds.',
    10: 'The bundle is not what was written.',
    11: 'Nothing shows that the holder of the given key made this bundle.',
    12: 'Judged again, the bundle gives other results than it states.',
    13: 'The bundle does not follow the one before it.',
    14: 'The bundle is what was written, but not all of its scope could be read.',
  } satisfies Readonly<Record<VerificationExit, string>>,
  exit: ({ verdict, code }: { readonly verdict: string; readonly code: number }) => `${verdict} Exit code ${code}.`,
  limits:
    'This shows whether the evidence is what was written and whether its results follow from it. Whether a control is met is for whoever examines it to decide.',
  extracted: ({ file, records, results, proof }: Extracted) =>
    `${file}: ${plural(records, 'record')}, ${plural(results, 'result')} among them; the longest proof is ${plural(proof, 'byte')}`,
  leftOut: ({ n }: { readonly n: number }) =>
    `${plural(n, 'result')} of the control left out, as one extract holds 200; comply evidence export --control writes them all`,
};

interface Extracted {
  readonly file: string;
  readonly records: number;
  readonly results: number;
  /** Bytes, as base64. */
  readonly proof: number;
}

export type EvidenceMessages = typeof evidenceEn;
