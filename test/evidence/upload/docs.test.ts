import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../src/evidence/upload/destination.ts';
import { readerPolicy, uploaderPolicy } from '../../../src/evidence/upload/policy.ts';

const page = fileURLToPath(new URL('../../../docs/evidence.md', import.meta.url));
const destination = parseDestination('s3://acme-evidence/comply');
const kmsKey = 'arn:aws:kms:ap-northeast-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab';

describe('docs/evidence.md', () => {
  it('shows the policies of uploader and auditor as the program makes them', async () => {
    const policies = [uploaderPolicy(destination, { kmsKey }), readerPolicy(destination, { kmsKey })];
    let shown = 0;
    const filled = readFileSync(page, 'utf8').replace(/^```json\n\{\n {2}"Version"[\s\S]*?^```/gm, () => {
      const policy = policies[shown];
      shown += 1;
      return `\`\`\`json\n${JSON.stringify(policy, null, 2)}\n\`\`\``;
    });
    expect(shown).toBe(policies.length);
    await expect(filled).toMatchFileSnapshot(page);
  });
});
