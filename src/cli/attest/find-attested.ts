import type { ChosenFramework } from '../../assess/choose-frameworks.ts';
import { findSubjects } from '../../assess/find-subject.ts';
import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../model/errors.ts';
import type { ControlSubject, SafeguardSubject } from '../../model/subject.ts';
import { printable } from '../../report/printable.ts';
import { didYouMean } from '../../yaml/suggest.ts';

/** What can be attested. */
export type AttestedSubject = ControlSubject | SafeguardSubject;

/**
 * The one control or safeguard that a name means, a control as the edition has it that is judged, if that has it.
 * @throws UsageError for none, several, or a rule
 */
export function findAttested(name: string, catalog: Catalog, chosen: readonly ChosenFramework[]): AttestedSubject {
  const found = findOne(name, catalog);
  if (found.kind === 'safeguard') return found;
  const { framework, control } = found;
  const edition = chosen.find((one) => one.framework.id === framework.id)?.edition.id;
  const [judged] = findSubjects(`${framework.id}@${edition}:${control.id}`, catalog);
  return judged?.kind === 'control' && judged.control.id === control.id ? judged : found;
}

function findOne(name: string, catalog: Catalog): AttestedSubject {
  const found = findSubjects(name, catalog);
  const shown = printable(name.slice(0, 200));
  const [only] = found;
  if (only?.kind === 'rule') {
    const ids = only.safeguards.map(({ safeguard }) => safeguard.id).join(', ');
    throw new UsageError({
      en: `'${shown}' is a rule, which tests by itself; attest one of its safeguards: ${ids}`,
      ja: `'${shown}' はルールであり、表明の対象ではない。対策を指定すること: ${ids}`,
    });
  }
  if (only && found.length === 1) return only;
  if (only) {
    const list = found.flatMap((one) => (one.kind === 'control' ? [idOf(one)] : [])).join(', ');
    throw new UsageError({
      en: `'${shown}' is a control of several frameworks; say which: ${list}`,
      ja: `'${shown}' は複数のフレームワークにある。どれかを指定すること: ${list}`,
    });
  }
  const hint = didYouMean(name.slice(0, 200), namesLike(name, catalog));
  throw new UsageError({
    en: `there is no control or safeguard '${shown}'${hint.en}; comply frameworks show and comply coverage list them`,
    ja: `'${shown}' という項目・対策はない${hint.ja}。一覧は comply frameworks show と comply coverage で確認できる`,
  });
}

/** As an attestation names it: `hipaa:164.308(a)(2)`, `training`. */
export function idOf(subject: AttestedSubject): string {
  return subject.kind === 'control' ? `${subject.framework.id}:${subject.control.id}` : subject.safeguard.id;
}

function namesLike(name: string, { safeguards, frameworks }: Catalog): readonly string[] {
  const isFull = name.includes(':');
  const controls = frameworks.flatMap(({ id, editions }) =>
    editions.flatMap((edition) => edition.controls.map((control) => (isFull ? `${id}:${control.id}` : control.id))),
  );
  return [...safeguards.map(({ id }) => id), ...new Set(controls)];
}
