import { isLessGrave } from '../../catalog/effective-severities.ts';
import { isWeaker } from '../../catalog/parameter-value.ts';
import type { AppliedOverride } from '../../model/assessment.ts';
import { type EvidenceLock, evidenceFiles } from '../../model/evidence.ts';
import type { Rule } from '../../model/rule.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { checkPacks } from './check-packs.ts';
import type { Checking } from './checking.ts';
import type { Documents } from './documents.ts';
import type { InstalledCatalog, RuleTally } from './read-rules.ts';

/**
 * Holds the rules and the catalog of a bundle against those of this installation: what carries the digest of ours has to be
 * ours. Of another version's rules nothing is known here, and that is said.
 */
export function checkInstalled(
  reperform: Checking,
  { rules, installed, forged, changed }: RuleTally,
  { documents, own }: { readonly documents: Documents; readonly own: InstalledCatalog },
): void {
  reperform.figures({ rules: rules.size, installedRules: installed });
  const sameCatalog = documents.catalog?.digest === own.digest;
  checkPacks(reperform, { rules, packs: documents.lock?.packs ?? [], own, sameCatalog });
  for (const { id, line } of forged) {
    reperform.problem(
      'rule-forged',
      {
        en: `${id} is not what its digest says: it was changed`,
        ja: `${id} の内容がダイジェストと一致しない。変更されている`,
      },
      { file: evidenceFiles.rules, line },
    );
  }
  if (!sameCatalog) return;
  for (const { id, line } of changed) {
    reperform.problem(
      'rule-changed',
      {
        en: `${id} is another rule than in the catalog that the bundle names, which is the one installed here`,
        ja: `バンドルが示すカタログ（この環境のものと同じ）の ${id} と内容が異なる`,
      },
      { file: evidenceFiles.rules, line },
    );
  }
  const { digest, frameworks, safeguards } = own;
  if (documents.catalog?.text === toCanonicalJson({ digest, frameworks, safeguards })) return;
  reperform.problem(
    'catalog-forged',
    {
      en: 'frameworks or safeguards are not what the digest of the catalog says: they were changed',
      ja: 'フレームワークまたは対策の内容がカタログのダイジェストと一致しない。変更されている',
    },
    { file: evidenceFiles.catalog },
  );
}

/** A severity that is not its rule's own says what that is, and a weaker one who accepted it. */
export function checkSeverities(reperform: Checking, rules: readonly Rule[], { severities = {} }: EvidenceLock): void {
  const own = new Map(rules.map(({ id, severity }) => [id, severity]));
  for (const [id, { value, default: standard, weaker, reason, approvedBy, until }] of Object.entries(severities)) {
    const accepted = [reason, approvedBy, until].every((word) => word !== undefined && word !== '');
    const isTrue = own.get(id) === standard && isLessGrave(value, standard) === weaker && (accepted || !weaker);
    if (isTrue) continue;
    reperform.problem(
      'severity',
      {
        en: `${id}: says another severity of its own, other than whether the one set is weaker, or not who accepted it`,
        ja: `${id}: 本来の重大度、それより低いかどうか、または承認者の記載が実際と異なる`,
      },
      { file: evidenceFiles.lock },
    );
  }
}

/** A parameter is its rule's default, or the lock says who set it to what, and whether that asks for less. */
export function checkParameters(reperform: Checking, rules: readonly Rule[], lock: EvidenceLock): void {
  for (const rule of rules) {
    const { id, parameters } = rule;
    const values = lock.parameters[id] ?? {};
    const overrides = new Map(lock.overrides[id]?.map(({ parameter, value }) => [parameter, value]));
    for (const override of lock.overrides[id] ?? []) checkOverride(reperform, rule, override);
    for (const [name, { default: standard }] of Object.entries(parameters)) {
      const expected = overrides.has(name) ? overrides.get(name) : standard;
      if (toCanonicalJson(values[name] ?? null) === toCanonicalJson(expected ?? null)) continue;
      reperform.problem(
        'parameter',
        {
          en: `${id} ${name} is neither the default nor what an override says`,
          ja: `${id} の ${name} が既定値でも上書きされた値でもない`,
        },
        { file: evidenceFiles.lock },
      );
    }
  }
}

function checkOverride(reperform: Checking, { id, parameters }: Rule, override: AppliedOverride): void {
  const { parameter: name, value, default: standard, weaker } = override;
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const isTrue =
    parameter !== undefined &&
    toCanonicalJson(parameter.default) === toCanonicalJson(standard) &&
    isWeaker(parameter, value) === weaker;
  if (isTrue) return;
  reperform.problem(
    'override',
    {
      en: `${id} ${name}: says another default, or other than whether the value set is weaker than it`,
      ja: `${id} の ${name}: 既定値、または既定値より緩いかどうかの記載が実際と異なる`,
    },
    { file: evidenceFiles.lock },
  );
}
