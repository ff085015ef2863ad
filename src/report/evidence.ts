import type { Messages } from '../i18n/messages.en.ts';
import type { Assessment } from '../model/assessment.ts';

/** Digits of a key's digest that tell it from others on a page. */
const shownDigits = 16;

/** Whether there is evidence of this report, who signed it, and what stands as a pseudonym: a sentence each, as plain text. */
export function evidenceLines({ evidence }: Pick<Assessment, 'evidence'>, t: Messages): readonly string[] {
  const words = t.report.evidence;
  if (!evidence) return [words.none];
  const { signature, pseudonymised } = evidence;
  const digest = (signature.publicKeySha256 ?? '').slice(0, shownDigits) || '-';
  const signed = {
    none: () => words.unsigned,
    key: () => words.key({ digest }),
    awskms: () => words.awskms({ key: signature.key ?? '-', digest }),
  }[signature.kind];
  return [signed(), ...pseudonymised.map((kind) => words.pseudonyms[kind])];
}
