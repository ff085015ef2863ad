import type { ObjectLockConfiguration } from '@aws-sdk/client-s3';
import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { formatDestination } from './destination.ts';
import { type Lock, type LockMode, type LockRequest, lockModes, retainUntil } from './lock.ts';
import { ask, type Store } from './store.ts';

/**
 * What every object of a run is locked with, after the bucket was asked whether it can hold a lock. A lock of the user's own
 * takes the place of the bucket's default, so it must not be a weaker one.
 * @param startedAt of the run, so that an upload that is continued later asks for the same lock
 * @throws UsageError where the bucket keeps no versions, has no Object Lock, or would have locked more by itself
 */
export async function resolveLock(store: Store, request: LockRequest, startedAt: Date): Promise<Lock> {
  const { bucket } = store.destination;
  const { GetBucketVersioningCommand, GetObjectLockConfigurationCommand } = await import('@aws-sdk/client-s3');
  const versioning = await ask(store, { call: 'GetBucketVersioning', key: '' }, (client, options) =>
    client.send(new GetBucketVersioningCommand({ Bucket: bucket }), options),
  );
  if (versioning?.Status !== 'Enabled') {
    refuse(store, {
      en: `the bucket keeps no versions, so nothing in it can be locked; turn versioning on: aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
      ja: `バケットのバージョニングが無効のため、ロックできない。有効にすること: aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
    });
  }
  const call = 'GetObjectLockConfiguration';
  const answer = await ask(
    store,
    { call, key: '', none: ['ObjectLockConfigurationNotFoundError'] },
    (client, options) => client.send(new GetObjectLockConfigurationCommand({ Bucket: bucket }), options),
  );
  if (answer?.ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled') {
    refuse(store, {
      en: `the bucket has no Object Lock; turn it on: aws s3api put-object-lock-configuration --bucket ${bucket} --object-lock-configuration ObjectLockEnabled=Enabled`,
      ja: `バケットのオブジェクトロックが無効。有効にすること: aws s3api put-object-lock-configuration --bucket ${bucket} --object-lock-configuration ObjectLockEnabled=Enabled`,
    });
  }
  const standard = defaultLock(answer.ObjectLockConfiguration, startedAt);
  const lock: Lock = {
    mode: request.mode ?? standard?.mode ?? 'GOVERNANCE',
    retainUntil: retainUntil(request.term, startedAt),
  };
  if (standard && isWeaker(lock, standard)) refuseWeaker(store, lock, standard);
  return lock;
}

/** Whether one lock lets go of something that the other would hold. */
export function isWeaker(lock: Lock, other: Lock): boolean {
  return lock.retainUntil < other.retainUntil || (lock.mode === 'GOVERNANCE' && other.mode === 'COMPLIANCE');
}

/** What the bucket puts on an object that comes without a lock of its own. */
function defaultLock({ Rule }: ObjectLockConfiguration, from: Date): Lock | undefined {
  const { Mode, Days, Years } = Rule?.DefaultRetention ?? {};
  const mode = readMode(Mode);
  if (mode === undefined) return undefined;
  if (Years) return { mode, retainUntil: retainUntil({ years: Years }, from) };
  return Days ? { mode, retainUntil: retainUntil({ days: Days }, from) } : undefined;
}

/** A mode as S3 spells it; nothing for any other word. */
export function readMode(text: string | undefined): LockMode | undefined {
  return lockModes.find((mode) => mode === text);
}

function refuseWeaker(store: Store, lock: Lock, standard: Lock): never {
  const [asked, own] = [lock, standard].map(
    ({ mode, retainUntil: end }) => `${mode} ${end.toISOString().slice(0, 10)}`,
  );
  refuse(store, {
    en: `the bucket would lock until ${own} by itself, and ${asked} is weaker; ask for no less, or leave --lock-until out`,
    ja: `バケットの既定のロック（${own} まで）より、指定したロック（${asked} まで）が弱い。既定以上を指定するか、--lock-until を外すこと`,
  });
}

function refuse({ destination }: Store, text: Text): never {
  const place = formatDestination({ ...destination, prefix: '' });
  throw new UsageError({ en: `${place}: ${text.en}`, ja: `${place}: ${text.ja}` });
}
