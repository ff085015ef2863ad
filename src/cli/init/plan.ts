import { parseSubscription } from '../../config/parse-azure.ts';
import { parseEndpoint } from '../../config/parse-endpoint.ts';
import { parseRegion } from '../../config/parse-region.ts';
import { UsageError } from '../../model/errors.ts';
import { type FrameworkId, frameworkIds } from '../../model/framework.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { InitOptions } from '../command-options.ts';

/** What a comply.yaml is written from: every part has been read the way the config will read it. */
export interface InitPlan {
  readonly organization?: string;
  /** Empty: all of them. */
  readonly frameworks: readonly FrameworkId[];
  /** Absent: no AWS target. */
  readonly aws?: { readonly profile?: string; readonly regions: readonly string[] };
  readonly subscriptions: readonly string[];
  /** As they were written. */
  readonly endpoints: readonly string[];
}

/** Longest name of an organisation or a profile, in characters. */
const longestName = 200;

/** The plan that the flags describe. @throws UsageError at the first value that a config could not hold */
export function planFromFlags(options: InitOptions): InitPlan {
  const { organization, framework = [], awsProfile, region, azureSubscription = [], endpoint = [] } = options;
  return {
    ...(organization !== undefined && { organization: ofFlag('--organization', () => readTitle(organization)) }),
    frameworks: readFrameworks(framework),
    ...((awsProfile !== undefined || region !== undefined) && {
      aws: {
        ...(awsProfile !== undefined && { profile: ofFlag('--aws-profile', () => readTitle(awsProfile)) }),
        regions: readRegions(region ?? []),
      },
    }),
    subscriptions: readSubscriptions(azureSubscription),
    endpoints: readEndpoints(endpoint),
  };
}

/** Says of which flag a value is that cannot be read. */
function ofFlag<T>(flag: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError({ en: `${flag}: ${error.text.en}`, ja: `${flag}: ${error.text.ja}` });
  }
}

/** Whether a flag says something that a question would ask for. */
export function saysSomething(options: InitOptions): boolean {
  const { organization, framework, awsProfile, region, azureSubscription, endpoint } = options;
  return [organization, framework, awsProfile, region, azureSubscription, endpoint].some((flag) => flag !== undefined);
}

/** A name on one line. It is not repeated in what is said against it. @throws UsageError */
export function readTitle(text: string): string {
  const title = text.trim();
  if (title === '') throw new UsageError({ en: 'expected a name, found none', ja: '名前が空になっている' });
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(title)) {
    throw new UsageError({
      en: 'a name stands on one line, without control characters',
      ja: '名前は制御文字を含まない1行で書くこと',
    });
  }
  if (title.length <= longestName) return title;
  throw new UsageError({
    en: `over ${longestName} characters; shorten it`,
    ja: `${longestName}文字を超えている。短くすること`,
  });
}

/** @throws UsageError */
export function readFrameworks(ids: readonly string[]): readonly FrameworkId[] {
  for (const id of ids) {
    if (frameworkIds.some((known) => known === id)) continue;
    const list = frameworkIds.join(', ');
    const hint = didYouMean(id, frameworkIds, { en: `; use ${list}`, ja: `。使える値: ${list}` });
    throw new UsageError({
      en: `unknown framework '${id.slice(0, 40)}'${hint.en}`,
      ja: `未知のフレームワーク '${id.slice(0, 40)}'${hint.ja}`,
    });
  }
  return frameworkIds.filter((id) => ids.includes(id));
}

/** @throws UsageError */
export function readRegions(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(parseRegion))];
}

/** @throws UsageError */
export function readSubscriptions(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.map(parseSubscription))];
}

/** One named twice stands once: a config refuses the second. @throws UsageError */
export function readEndpoints(texts: readonly string[]): readonly string[] {
  const byPlace = texts.map((text) => {
    const { host, port } = parseEndpoint(text);
    return [`${host} ${port}`, text] as const;
  });
  return [...new Map(byPlace.toReversed()).values()].toReversed();
}
