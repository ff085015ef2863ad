import { formatCount } from '../../i18n/plural.ts';
import { compareText } from '../../text/order.ts';
import { facts, paragraphs } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { recordFiles } from './files.ts';
import type { Sheet } from './sheet.ts';
import { describeSignature } from './summary.ts';
import { joinWords } from './words.ts';

/** What was taken out or replaced before anything was written. */
export function redactionSection({ t, run, language }: Sheet): Section {
  const words = t.redaction;
  const { policySha256, replaced, allowedBecause, pseudonymised } = run.redaction;
  const kinds = Object.entries(replaced).sort(([a], [b]) => compareText(a, b));
  return {
    id: 'redaction',
    title: words.heading,
    body: html`${paragraphs(words.intro)}${facts([
      [words.policy, code(policySha256)],
      [words.replaced, kinds.map(([kind, n]) => `${kind}: ${formatCount(n)}`).join(', ') || words.nothing],
      [words.allowed, allowedBecause],
      [
        words.pseudonymised,
        joinWords(
          pseudonymised.map((kind) => t.pseudonymised[kind]),
          language,
        ) || words.noPseudonyms,
      ],
    ])}${paragraphs(words.meaning)}`,
  };
}

/** What shows that nothing was changed since. */
export function integritySection(sheet: Sheet): Section {
  const { t, run, files } = sheet;
  const words = t.integrity;
  const isSigned = run.signature.kind !== 'none';
  return {
    id: 'integrity',
    title: words.heading,
    body: facts([
      [words.files, words.filesOf({ n: recordFiles(files).length })],
      [words.signed, html`${describeSignature(sheet)}<br>${isSigned ? words.signedHow : words.unsignedHow}`],
      [words.chain, words.chainHow],
    ]),
  };
}
