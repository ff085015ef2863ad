import type { Cause } from '../../../model/cause.ts';
import { UsageError } from '../../../model/errors.ts';
import { didYouMean } from '../../../yaml/suggest.ts';
import type { Reader } from '../../read/read.ts';
import type { CallRef } from '../../schema.ts';
import { sdk } from './sdk.ts';
import { clientSettings, type Session } from './session.ts';

/** The regions of an account that are read. */
export interface Regions {
  readonly enabled: readonly string[];
  /** Named by the user, and not enabled in the account: nothing can be there. */
  readonly notEnabled: readonly string[];
  /** Why it is not known which are enabled. */
  readonly cause?: Cause;
}

const describeRegionsCall: CallRef = { call: 'ec2:DescribeRegions', permission: 'ec2:DescribeRegions' };

/**
 * Regions no account has to enable: those "introduced before March 20, 2019", and Osaka.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const alwaysEnabled: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
]);

/** The call that finds the regions of an account; none where every named region is enabled in any. */
export function regionCalls(named: readonly string[]): readonly CallRef[] {
  return named.length > 0 && named.every((region) => alwaysEnabled.has(region)) ? [] : [describeRegionsCall];
}

export interface RegionAsk {
  readonly target: string;
  /** As the user named them; empty: all that are enabled. */
  readonly named: readonly string[];
  readonly session: Session;
  /** Where the account is asked. */
  readonly region: string;
  readonly reader: Reader;
}

/**
 * The regions to read, from the account itself.
 * @throws UsageError for a named region that its partition does not have
 */
export async function findRegions({ target, named, session, region, reader }: RegionAsk): Promise<Regions> {
  const [call] = regionCalls(named);
  if (call === undefined) return { enabled: named, notEnabled: [] };
  const { DescribeRegionsCommand, EC2Client } = sdk('@aws-sdk/client-ec2');
  const client = new EC2Client(clientSettings(session, 'EC2', region));
  const answer = await reader.read({
    call,
    send: (options) => client.send(new DescribeRegionsCommand({ AllRegions: true }), options),
  });
  if (answer.state !== 'value') {
    const cause: Cause = answer.state === 'unread' ? answer.cause : { kind: 'bad-response', ...call };
    // What the user named is read all the same: a region that is not enabled then refuses by itself.
    return { enabled: named, notEnabled: [], cause };
  }
  const known = new Map(
    (answer.value.Regions ?? []).map(({ RegionName = '', OptInStatus }) => [RegionName, OptInStatus]),
  );
  if (known.size === 0) return { enabled: named, notEnabled: [], cause: { kind: 'schema-mismatch', ...call } };
  const isEnabled = (name: string): boolean => known.get(name) !== 'not-opted-in';
  if (named.length === 0) return { enabled: [...known.keys()].filter(isEnabled).sort(), notEnabled: [] };
  for (const name of named) if (!known.has(name)) throw noSuchRegion(target, name, [...known.keys()]);
  return { enabled: named.filter(isEnabled), notEnabled: named.filter((name) => !isEnabled(name)) };
}

function noSuchRegion(target: string, name: string, known: readonly string[]): UsageError {
  const hint = didYouMean(name, known);
  return new UsageError({
    en: `target '${target}': AWS has no region '${name}' for this account${hint.en}`,
    ja: `ターゲット '${target}': このアカウントのAWSにリージョン '${name}' はない${hint.ja}`,
  });
}
