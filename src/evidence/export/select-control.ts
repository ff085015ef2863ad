import { join } from 'node:path';
import { isOfPack } from '../../assess/packs.ts';
import { isOfRecords } from '../../assess/records.ts';
import type { AssessedControl, AssessedFramework, AssessedWaiver, Gap, OutcomeCounts } from '../../model/assessment.ts';
import type { ControlDossier, DossierRule, DossierSafeguard, Strength } from '../../model/dossier.ts';
import { InputError } from '../../model/errors.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import { matchesGlob } from '../../text/glob.ts';
import { compareText } from '../../text/order.ts';
import { checkFile, type OpenBundle } from './open-bundle.ts';
import { type CatalogEntry, type CatalogRule, readCatalogEntry, readCatalogRules } from './read-catalog.ts';
import { selectPopulation } from './select-population.ts';
import { type SelectedResults, selectResults } from './select-results.ts';

/** What a bundle says of a control, before its records are copied. */
export interface SelectedControl {
  readonly dossier: Omit<ControlDossier, 'records' | 'proof'>;
  readonly pointed: SelectedResults['pointed'];
}

/** A control of the assessment in the bundle. */
export interface ControlPlace {
  readonly framework: AssessedFramework;
  readonly control: AssessedControl;
}

const noResults = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, waived: 0 };

/**
 * Gathers all that a bundle says of one control: results and population are read line by line, and of each no more is
 * kept than the pages and sheets show.
 * @throws InputError where a file is not what the manifest lists, or where two of them do not agree
 */
export async function selectControl(
  bundle: OpenBundle,
  { framework, control }: ControlPlace,
): Promise<SelectedControl> {
  const { folder, manifest, assessment, run, scope, manifestSha256 } = bundle;
  for (const path of [evidenceFiles.results, evidenceFiles.inventory]) await checkFile(folder, manifest, path);
  const { id, edition } = framework;
  const entry = await readCatalogEntry(bundle, { framework: id, edition, control: control.id });
  if (!entry) throw disagrees(bundle, evidenceFiles.catalog);
  const catalogRules = await readCatalogRules(bundle);
  const strengths = new Map<string, Strength>([
    ...control.supportingRules.map((rule): [string, Strength] => [rule, 'supporting']),
    ...control.rules.map((rule): [string, Strength] => [rule, 'primary']),
  ]);
  const selected = await selectResults(folder, strengths);
  checkCounts(bundle, control, selected.tallies);
  const byId = new Map(catalogRules.map((rule) => [rule.id, rule]));
  const rules = assessment.rules.flatMap((rule): DossierRule[] => {
    const strength = strengths.get(rule.id);
    const own = byId.get(rule.id);
    if (strength === undefined || !own) return [];
    const { waived, ...results } = selected.tallies.get(rule.id) ?? noResults;
    const { digest, resource } = own;
    return [{ ...rule, strength, extent: extentOf(own, entry, strength), digest, resource, results, waived }];
  });
  const { editionTitle, title, term, notes } = framework;
  return {
    pointed: selected.pointed,
    dossier: {
      run,
      scope,
      manifestSha256,
      framework: { id, edition, editionTitle, title, term, notes },
      control,
      summary: entry.summary,
      ...(entry.group && { group: entry.group }),
      ...(entry.kind && { kind: entry.kind }),
      ...(entry.level && { level: entry.level }),
      children: framework.controls
        .filter(({ parent }) => parent === control.id)
        .map((child) => ({ id: child.id, citation: child.citation, title: child.title, status: child.status })),
      safeguards: describeSafeguards(bundle, entry, { control, rules, catalogRules }),
      rules: rules.sort((a, b) => compareText(a.strength, b.strength) || compareText(a.id, b.id)),
      results: selected.results,
      population: await selectPopulation(folder, rules),
      waivers: selectWaivers(assessment.waivers, selected.waivers, strengths),
      attestations: control.attestations.flatMap((position) => assessment.attestations[position] ?? []),
      gaps: selectGaps(assessment.ledger.gaps, strengths),
      coverage: selectCoverage(
        bundle,
        rules.flatMap((rule) => byId.get(rule.id)?.reads ?? []),
      ),
    },
  };
}

/** The assessment counts a control's results; the results file has to agree. */
function checkCounts(bundle: OpenBundle, control: AssessedControl, tallies: SelectedResults['tallies']): void {
  const keys = ['pass', 'fail', 'unknown', 'notApplicable'] as const satisfies readonly (keyof OutcomeCounts)[];
  for (const key of keys) {
    const sum = control.rules.reduce((total, rule) => total + (tallies.get(rule)?.[key] ?? 0), 0);
    if (sum !== control.results[key]) throw disagrees(bundle, evidenceFiles.results);
  }
}

function disagrees({ folder }: OpenBundle, path: string): InputError {
  return new InputError(
    { file: join(folder, path) },
    {
      en: `does not agree with ${evidenceFiles.assessment}. See comply evidence verify`,
      ja: `${evidenceFiles.assessment} と一致しない。comply evidence verify で確認すること`,
    },
  );
}

/** Of the safeguards the control names with that strength the widest extent in which the rule tests one. */
function extentOf(rule: CatalogRule, entry: CatalogEntry, strength: Strength): DossierRule['extent'] {
  const named = new Set(
    entry.safeguards.filter(({ isPrimary }) => isPrimary === (strength === 'primary')).map(({ id }) => id),
  );
  return rule.safeguards.some(({ id, extent }) => named.has(id) && extent === 'full') ? 'full' : 'partial';
}

interface Testing {
  readonly control: AssessedControl;
  readonly rules: readonly DossierRule[];
  readonly catalogRules: readonly CatalogRule[];
}

function describeSafeguards(
  { assessment }: OpenBundle,
  entry: CatalogEntry,
  { control, rules, catalogRules }: Testing,
): readonly DossierSafeguard[] {
  const attested = new Set<string>();
  for (const { state, safeguard } of control.attestations.flatMap(
    (position) => assessment.attestations[position] ?? [],
  )) {
    // One without a safeguard is of the control itself, and answers for all of it.
    if (state === 'current') attested.add(safeguard ?? '');
  }
  const notVisible = new Map(assessment.safeguards.map((safeguard) => [safeguard.id, safeguard.notVisible]));
  const packs = new Set(assessment.packs?.map(({ name }) => name));
  const decided = new Map(rules.map(({ id, results }) => [id, results.pass + results.fail + results.unknown > 0]));
  return entry.safeguards
    .map(({ isPrimary, ...safeguard }): DossierSafeguard => {
      const testers = catalogRules.flatMap(({ id, safeguards }) =>
        safeguards.filter((one) => one.id === safeguard.id).map(({ extent }) => ({ id, extent })),
      );
      const isTested = (extent: string) =>
        testers.some(
          (rule) =>
            rule.extent === extent &&
            decided.get(rule.id) === true &&
            !isOfPack(rule.id, packs) &&
            !(isOfRecords(rule.id) && safeguard.kind === 'technical'),
        );
      const hidden = notVisible.get(safeguard.id);
      return {
        ...safeguard,
        ...(hidden && { notVisible: hidden }),
        strength: isPrimary ? 'primary' : 'supporting',
        rules: testers,
        isAttested: attested.has('') || attested.has(safeguard.id),
        tested: isTested('full') ? 'full' : isTested('partial') ? 'partial' : 'not',
      };
    })
    .sort((a, b) => compareText(a.strength, b.strength) || compareText(a.id, b.id));
}

/** Those that accept a finding of its rules; those that accept none, where they name one of the rules. */
function selectWaivers(
  waivers: readonly AssessedWaiver[],
  used: ReadonlySet<number>,
  rules: ReadonlyMap<string, Strength>,
): readonly AssessedWaiver[] {
  const names = ({ rule }: AssessedWaiver) => [...rules.keys()].some((id) => matchesGlob(rule, id));
  return waivers.filter((waiver, position) => used.has(position) || (waiver.state !== 'active' && names(waiver)));
}

/** Those that leave one of its rules unknown; of others they say nothing here. */
function selectGaps(gaps: readonly Gap[], own: ReadonlyMap<string, Strength>): readonly Gap[] {
  return gaps
    .map((gap) => ({ ...gap, rules: gap.rules.filter((rule) => own.has(rule)) }))
    .filter(({ rules }) => rules.length > 0);
}

/** Of the services that these resource types are of, and what was asked while connecting to their providers. */
function selectCoverage({ run, scope }: OpenBundle, types: readonly string[]): ControlDossier['coverage'] {
  const serviceOf = (type: string) => type.split('/').slice(0, 2).join('/');
  const wanted = new Set(types.map(serviceOf));
  const known = new Set(Object.keys(scope.asked).map(serviceOf));
  const wantedProviders = new Set(types.map((type) => type.split('/')[0]));
  const providers = new Map(scope.targets.map(({ name, provider }) => [name, provider]));
  return run.coverage.filter(({ target, service }) => {
    const provider = providers.get(target) ?? '';
    const name = `${provider}/${service}`;
    return wanted.has(name) || (wantedProviders.has(provider) && !known.has(name));
  });
}
