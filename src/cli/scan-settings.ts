import { parseEndpoint } from '../config/parse-endpoint.ts';
import { parseRegion } from '../config/parse-region.ts';
import type { Config, Target } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import { parseDuration } from '../text/duration.ts';
import { didYouMean } from '../yaml/suggest.ts';
import type { ScanOptions } from './program.ts';

/** Requests in flight at a time. Each API has its own pace besides; so many keep 17 regions busy, and one core. */
const defaultConcurrency = 100;
const maximumConcurrency = 400;
/** Longest wait for one answer, in milliseconds. */
const defaultTimeout = 30_000;

/** Flags that name targets. */
export type TargetOptions = Pick<ScanOptions, 'target' | 'awsProfile' | 'region' | 'endpoint'>;

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
  const adHoc = adHocTargets(options);
  if (named.length + adHoc.length > 0) return [...named, ...adHoc];
  if (config.targets.length > 0) return config.targets;
  const why =
    config.file === undefined
      ? { en: 'there is no comply.yaml here or above', ja: 'カレントにも上位フォルダーにも comply.yaml がない' }
      : { en: `${config.file} names no target`, ja: `${config.file} にターゲットがない` };
  throw new UsageError({
    en: `nothing to scan: ${why.en}; give --aws-profile, --region or --endpoint, or try: comply scan --demo`,
    ja: `スキャン対象がない: ${why.ja}。--aws-profile・--region・--endpoint のいずれかを指定すること（お試しは comply scan --demo）`,
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
  if (options.endpoint !== undefined) {
    targets.push({ name: 'endpoints', provider: 'endpoint', endpoints: options.endpoint.map(parseEndpoint) });
  }
  return targets;
}

/** Flags that bound a collection. */
export type LimitOptions = Pick<ScanOptions, 'concurrency' | 'timeout'>;

/** Limits from the flags. Throws UsageError for what is out of range. */
export function readLimits(options: LimitOptions): { readonly concurrency: number; readonly timeout: number } {
  const { concurrency = String(defaultConcurrency), timeout } = options;
  const requests = /^\d{1,3}$/.test(concurrency) ? Number(concurrency) : 0;
  if (requests < 1 || requests > maximumConcurrency) {
    throw new UsageError({
      en: `--concurrency must be a whole number from 1 to ${maximumConcurrency}, not '${concurrency}'`,
      ja: `--concurrency の値 '${concurrency}' は使えない。1から${maximumConcurrency}の整数を指定すること`,
    });
  }
  if (timeout === undefined) return { concurrency: requests, timeout: defaultTimeout };
  const seconds = /^(\d{1,5})s$/.exec(timeout)?.[1];
  const wait = seconds === undefined ? parseDuration(timeout) : Number(seconds) * 1000;
  if (wait === undefined || wait < 1000) {
    throw new UsageError({
      en: `--timeout must be a duration as in 30s or 2m, not '${timeout}'`,
      ja: `--timeout の値 '${timeout}' は使えない。30s や 2m のように時間の長さを指定すること`,
    });
  }
  return { concurrency: requests, timeout: wait };
}

/** `--as-of` as RFC 3339 in UTC. A day alone is its beginning in UTC. */
export function readAsOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const time = isTime ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new UsageError({
      en: `--as-of must be a time as in 2026-11-22 or 2026-11-22T09:00:00+09:00, not '${text}'`,
      ja: `--as-of の値 '${text}' は使えない。2026-11-22 や 2026-11-22T09:00:00+09:00 のように日時を指定すること`,
    });
  }
  return new Date(time).toISOString();
}
