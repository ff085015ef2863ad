import { showingOf } from '../../assess/assess-control.ts';
import type { ChosenFramework } from '../../assess/choose-frameworks.ts';
import { linkControls } from '../../assess/links.ts';
import type { AttestMessages } from '../../i18n/attest.en.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Language } from '../../model/text.ts';
import { printableShort } from '../../report/printable.ts';
import { type AttestedSubject, idOf } from './find-attested.ts';

/** What an attestation is about, and for whom that is said. */
export interface Reach {
  readonly subject: AttestedSubject;
  readonly catalog: Pick<Catalog, 'safeguards'>;
  /** What a scan judges. */
  readonly chosen: readonly ChosenFramework[];
  readonly language: Language;
  readonly t: AttestMessages;
}

/** What it answers for: the controls in scope that ask for the safeguard, or what the control asks for. */
export function describeReach({ subject, catalog, chosen, language, t }: Reach): string {
  if (subject.kind === 'control') {
    return t.answersForOne({ citation: subject.control.citation[language], safeguards: subject.primary.length });
  }
  const counts = chosen.flatMap(({ framework, edition, outOfScope }) => {
    const { primary } = linkControls(catalog.safeguards, framework, edition.id);
    const asking = [...primary].filter(([, asked]) => asked.some((one) => one.id === idOf(subject)));
    const n = asking.filter(([control]) => !outOfScope.has(control)).length;
    return n === 0 ? [] : [{ framework: framework.id, n }];
  });
  const controls = counts.reduce((sum, { n }) => sum + n, 0);
  return t.answersFor({ controls, parts: counts.map((count) => t.part(count)).join(t.between) });
}

/** What an attestation will not do. */
export interface Limit {
  readonly text: string;
  /** No control that a scan judges is moved by it. */
  readonly movesNone: boolean;
}

/** Undefined where there is nothing to say. */
export function findLimit({ subject, chosen, language, t }: Reach): Limit | undefined {
  if (subject.kind === 'safeguard') {
    const { safeguard } = subject;
    return safeguard.kind === 'technical' && showingOf(safeguard).shownBy === undefined
      ? { text: t.technical({ safeguard: safeguard.id }), movesNone: false }
      : undefined;
  }
  const {
    framework,
    edition,
    control: { id, assessment },
  } = subject;
  const control = idOf(subject);
  const none = (text: string): Limit => ({ text, movesNone: true });
  const judged = chosen.find((one) => one.framework.id === framework.id);
  if (judged === undefined) return none(t.notChosen({ control, framework: framework.id }));
  if (judged.edition.id !== edition.id) {
    return none(t.otherEdition({ control, edition: edition.id, judged: judged.edition.id }));
  }
  const reason = judged.outOfScope.get(id);
  if (reason) return none(t.outOfScope({ control, reason: printableShort(reason[language]) }));
  return assessment === 'automatable' ? { text: t.automatable({ control }), movesNone: false } : undefined;
}
