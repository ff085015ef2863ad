import type { SnapshotReader } from '../collect/open-snapshot.ts';
import type { Config, Target } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import type { Rule } from '../model/rule.ts';
import type { ScanOptions } from './command-options.ts';
import { chooseTargets } from './scan-settings.ts';

/** The targets of the snapshot. Throws UsageError where one of them is not there any more. */
export function resumedTargets(
  options: ScanOptions,
  config: Config,
  { manifest, directory }: SnapshotReader,
): readonly Target[] {
  const known = chooseTargets(options, config);
  return manifest.targets.map(({ name }) => {
    const target = known.find((candidate) => candidate.name === name);
    if (target) return target;
    throw new UsageError({
      en: `${directory} has a target '${name}' that neither the config nor the flags name; give them as for the scan it began with`,
      ja: `${directory} のターゲット '${name}' が設定にもオプションにもない。最初のスキャンと同じ指定をすること`,
    });
  });
}

/**
 * Refuses a scan that could only find nothing: a gate that holds because nothing was asked says nothing.
 * @throws UsageError where no rule is about what the provider of any target has
 */
export function refuseUnasked(
  targets: readonly { readonly provider: string }[],
  rules: readonly Pick<Rule, 'resource'>[],
): void {
  const asked = new Set(rules.map(({ resource }) => resource.split('/', 1)[0]));
  if (targets.some(({ provider }) => asked.has(provider))) return;
  const names = [...new Set(targets.map(({ provider }) => provider))].join(', ');
  throw new UsageError({
    en: `no selected rule is about what the targets have (${names}), so nothing would be judged; choose other rules, or other targets`,
    ja: `選択したルールの中に、ターゲット（${names}）を対象とするものがなく、何も判定できない。ルールまたはターゲットを選び直すこと`,
  });
}
