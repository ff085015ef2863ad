import { parseSubscription } from '../config/parse-azure.ts';
import { parseEndpoint } from '../config/parse-endpoint.ts';
import { parseRegion } from '../config/parse-region.ts';
import type { Config, Target } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import { isDay } from '../text/day.ts';
import { didYouMean } from '../yaml/suggest.ts';
import type { ScanOptions } from './command-options.ts';

/** Flags that name targets. */
export type TargetOptions = Pick<ScanOptions, 'target' | 'awsProfile' | 'region' | 'azureSubscription' | 'endpoint'>;

/** The targets named by flags stand in place of the config's; `--target` picks of the config's. */
export function chooseTargets(options: TargetOptions, config: Config): readonly Target[] {
  const named = (options.target ?? []).map((name) => {
    const target = config.targets.find((candidate) => candidate.name === name);
    if (target) return target;
    const known = config.targets.map((candidate) => candidate.name);
    const list = known.join(', ');
    const others = known.length > 0 ? { en: `; it has ${list}`, ja: `。あるのは ${list}` } : undefined;
    const hint = didYouMean(name, known, others);
    throw new UsageError({
      en: `the config has no target '${name}'${hint.en}`,
      ja: `設定にターゲット '${name}' はない${hint.ja}`,
    });
  });
  for (const target of named) refuseHalf(target, options.target ?? []);
  const adHoc = adHocTargets(options);
  if (named.length + adHoc.length > 0) return [...named, ...adHoc];
  if (config.targets.length > 0) return config.targets;
  const why =
    config.file === undefined
      ? {
          en: 'there is no comply.yaml here or above',
          ja: '現在のフォルダーにも上位のフォルダーにも comply.yaml がない',
        }
      : { en: `${config.file} names no target`, ja: `${config.file} にターゲットがない` };
  throw new UsageError({
    en: `nothing to scan: ${why.en}; give --aws-profile, --region, --azure-subscription or --endpoint, or try: comply scan --demo`,
    ja: `スキャン対象がない: ${why.ja}。--aws-profile・--region・--azure-subscription・--endpoint のいずれかを指定すること（お試しは comply scan --demo）`,
  });
}

/** Without the targets it takes endpoints from, a target would be scanned in part and look whole. */
function refuseHalf(target: Target, chosen: readonly string[]): void {
  const missing = target.provider === 'endpoint' ? target.from?.filter((name) => !chosen.includes(name)) : undefined;
  if (missing === undefined || missing.length === 0) return;
  const flags = missing.map((name) => `--target ${name}`).join(' ');
  throw new UsageError({
    en: `target '${target.name}' takes endpoints from ${missing.join(', ')}: give ${flags} too`,
    ja: `ターゲット '${target.name}' のエンドポイントは ${missing.join(', ')} から検出する。${flags} も指定すること`,
  });
}

function adHocTargets(options: TargetOptions): readonly Target[] {
  const targets: Target[] = [];
  if (options.awsProfile !== undefined || options.region !== undefined) {
    targets.push({
      name: options.awsProfile ?? 'aws',
      provider: 'aws',
      ...(options.awsProfile !== undefined && { profile: options.awsProfile }),
      regions: [...new Set((options.region ?? []).map(parseRegion))],
    });
  }
  if (options.azureSubscription !== undefined) {
    const subscriptions = [...new Set(options.azureSubscription.map(parseSubscription))];
    targets.push({ name: 'azure', provider: 'azure', subscriptions });
  }
  if (options.endpoint !== undefined) {
    targets.push({ name: 'endpoints', provider: 'endpoint', endpoints: options.endpoint.map(parseEndpoint) });
  }
  return targets;
}

/** `--as-of` as RFC 3339 in UTC. A day alone is its beginning in UTC. */
export function readAsOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  // Days are compared as texts of four-digit years; Date.parse takes 30 February for a day in March.
  const time = isTime && text < '9999' && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new UsageError({
      en: `--as-of must be a time as in 2026-11-22 or 2026-11-22T09:00:00+09:00, not '${text}'`,
      ja: `--as-of の値 '${text}' は使えない。2026-11-22 や 2026-11-22T09:00:00+09:00 のように日時を指定すること`,
    });
  }
  return new Date(time).toISOString();
}
