import { describe, expect, it } from 'vitest';
import { findSubjects } from '../../../src/assess/find-subject.ts';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { detailsOf } from '../../../src/cli/rule-details.ts';
import type { RuleSubject } from '../../../src/model/subject.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { openPage } from '../../../src/report/pages/page.ts';
import { writeRulePage } from '../../../src/report/pages/rule.ts';

const hostile = '<script>x</script> **b** [a](http://evil.example) @team #1 | `c` \u202e\u001b[31m\n# heading';

// At the top: on a slow machine the rules take longer to read than a hook may.
const catalog = await loadShippedCatalog(resourceSchemas);
const subject = findRule('aws/kms/rotation');
const details = detailsOf(subject.rule, catalog);

function findRule(id: string): RuleSubject {
  const [found] = findSubjects(id, catalog);
  if (found?.kind !== 'rule') throw new Error(`there is no rule ${id}`);
  return found;
}

describe('a page of a rule', () => {
  it('says what it asks, reads and leads to', () => {
    const page = writeRulePage(openPage('en', 'rules/aws/kms/rotation.md'), subject, details).join('\n');
    for (const words of [
      '| `maxDays` | Longest rotation period (days) | `365` | ≥ 90, ≤ 2560 | lower |',
      '| `kms:GetKeyRotationStatus` | `kms:GetKeyRotationStatus` |',
      '[Key management and rotation](../../../safeguards/key-management-rotation.md)',
      '[CC6.1](../../../frameworks/soc2.md#cc6-1)',
      '```hcl\nresource "aws_kms_key" "this" {',
      '[Rotate AWS KMS keys](<https://docs.aws.amazon.com/',
    ]) {
      expect(page).toContain(words);
    }
    expect(writeRulePage(openPage('ja', 'rules/aws/kms/rotation.md'), subject, details).join('\n')).toContain(
      '[CC6.1](../../../frameworks/soc2.md#ja-cc6-1)',
    );
  });

  it('says what a join leaves unknown, and a condition as a reader would', () => {
    const pageOf = (id: string, language: 'en' | 'ja') => {
      const found = findRule(id);
      return writeRulePage(openPage(language), found, detailsOf(found.rule, catalog)).join('\n');
    };
    expect(pageOf('aws/cloudtrail/kms-encryption', 'en')).toContain('## When the result is unknown');
    const group = pageOf('aws/logs/retention', 'en');
    expect(group).toContain('elements of \\$trails: at most 0');
    expect(group).toContain(
      'What `OtherDeliveryBucketName` refers to (S3 bucket, `aws/s3/bucket`) is not among what was read',
    );
    const ja = pageOf('aws/logs/retention', 'ja');
    expect(ja).toContain('\\$trails の要素数: 0以下');
    expect(ja).toContain('2190（minRetentionDays）以上');
    expect(pageOf('azure/defender/owner-mails', 'en')).toContain('- the element: Owner');
    const hsm = pageOf('azure/keyvault/managed-hsm-audit-log', 'ja');
    expect(hsm).toContain('- category: AuditEvent\n');
    expect(hsm).toContain('- categoryGroup: audit、allLogsのいずれか');
  });

  it('stands alone without links to other pages', () => {
    const page = writeRulePage(openPage('en'), subject, details).join('\n');
    expect(page).toContain('CC6.1 Logical access');
    expect(page).not.toMatch(/\]\((?!<https:)/);
  });

  it('shows what a pack wrote as text, and keeps its code in its block', () => {
    const { rule } = subject;
    const text = { en: hostile, ja: hostile };
    const wild: RuleSubject = {
      ...subject,
      rule: {
        ...rule,
        title: text,
        rationale: text,
        remediation: { ...rule.remediation, warnings: [text] },
        references: [{ title: hostile, url: 'https://example.com/(a)' }],
      },
    };
    const steps = [hostile];
    const pack = { name: 'acme', version: hostile, digest: 'sha256:00', pinned: false };
    const code = `\`\`\`\n# out of the block\n${hostile}`;
    const all = { ...details, steps: { en: steps, ja: steps }, cli: code, terraform: code, pack };
    for (const language of ['en', 'ja'] as const) {
      const page = writeRulePage(openPage(language), wild, all).join('\n');
      const blocks = page.match(/^````(sh|hcl)\n[\s\S]*?^````$/gm) ?? [];
      expect(blocks).toHaveLength(2);
      const prose = blocks.reduce((rest, block) => rest.replace(block, ''), page);
      expect(prose).not.toMatch(/<script|(?<!\\)\]\(http:|\*\*|^# heading|@team/m);
      for (const hidden of ['\u202e', '\u001b']) expect(page).not.toContain(hidden);
    }
  });
});
