import { showingOf } from '../../assess/assess-control.ts';
import { linkControls } from '../../assess/links.ts';
import type { AttestMessages } from '../../i18n/attest.en.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Config } from '../../model/config.ts';
import { frameworkIds } from '../../model/framework.ts';
import type { Language } from '../../model/text.ts';
import { type AttestedSubject, idOf } from './find-attested.ts';

/** What an attestation is about, and for whom that is said. */
export interface Reach {
  readonly subject: AttestedSubject;
  readonly catalog: Catalog;
  readonly config: Pick<Config, 'frameworks' | 'controls'>;
  readonly language: Language;
  readonly t: AttestMessages;
}

/** What it answers for: the controls of the chosen frameworks that ask for the safeguard, or what the control asks for. */
export function describeReach({ subject, catalog, config, language, t }: Reach): string {
  if (subject.kind === 'control') {
    return t.answersForOne({ citation: subject.control.citation[language], safeguards: subject.primary.length });
  }
  const counts = frameworkIds.flatMap((id) => {
    const framework = catalog.frameworks.find((one) => one.id === id);
    const choice = config.frameworks.find((one) => one.id === id);
    const edition = choice?.edition ?? framework?.editions[0]?.id;
    if (framework === undefined || edition === undefined || (config.frameworks.length > 0 && choice === undefined))
      return [];
    const { primary } = linkControls(catalog.safeguards, framework, edition);
    const n = [...primary.values()].filter((asked) => asked.some((one) => one.id === idOf(subject))).length;
    return n === 0 ? [] : [{ framework: id, n }];
  });
  const controls = counts.reduce((sum, { n }) => sum + n, 0);
  return t.answersFor({ controls, parts: counts.map((count) => t.part(count)).join(', ') });
}

/** What it will not do; undefined where there is nothing to say. */
export function limitOf({ subject, config, t }: Pick<Reach, 'subject' | 'config' | 't'>): string | undefined {
  if (subject.kind === 'safeguard') {
    const { safeguard } = subject;
    return safeguard.kind === 'technical' && showingOf(safeguard).shownBy === undefined
      ? t.technical({ safeguard: subject.safeguard.id })
      : undefined;
  }
  const { framework } = subject;
  const { frameworks, controls } = config;
  if (frameworks.length > 0 && !frameworks.some(({ id }) => id === framework.id)) {
    return t.notChosen({ control: idOf(subject), framework: framework.id });
  }
  if (controls.some((one) => one.framework === framework.id && one.control === subject.control.id)) {
    return t.outOfScope({ control: idOf(subject) });
  }
  if (subject.control.informative === true) return t.informative({ control: idOf(subject) });
  return subject.control.assessment === 'automatable' ? t.automatable({ control: idOf(subject) }) : undefined;
}
