import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../src/evidence/upload/destination.ts';
import { readerPolicy, uploaderPolicy } from '../../../src/evidence/upload/policy.ts';
import { storePermissions } from '../../../src/evidence/upload/store-fault.ts';

const destination = parseDestination('s3://acme-evidence/comply');
const actionsOf = (policy: { readonly Statement: readonly { readonly Action: readonly string[] }[] }): string[] =>
  policy.Statement.flatMap(({ Action }) => Action).sort();

describe('the policies of an upload', () => {
  it('grant what an upload asks, and reading back, and nothing that deletes or unlocks', () => {
    const granted = actionsOf(uploaderPolicy(destination, { kmsKey: 'arn:aws:kms:ap-northeast-1:111122223333:key/1' }));
    expect(granted).toEqual([...new Set([...Object.values(storePermissions).flat(), 's3:GetObjectRetention'])].sort());
    const read = actionsOf(readerPolicy(destination));
    expect(read).toEqual(['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucketVersions']);
    for (const action of [...granted, ...read]) expect(action).not.toMatch(/Delete|Bypass|\*|PutBucket|Acl/);
  });

  it('are of one bucket and one prefix', () => {
    const { Statement } = uploaderPolicy(destination, { partition: 'aws-cn' });
    expect(new Set(Statement.map(({ Resource }) => Resource))).toEqual(
      new Set(['arn:aws-cn:s3:::acme-evidence', 'arn:aws-cn:s3:::acme-evidence/comply/*']),
    );
    expect(Statement.find(({ Sid }) => Sid === 'ListRuns')?.Condition).toEqual({
      StringLike: { 's3:prefix': ['comply/*'] },
    });
  });
});
