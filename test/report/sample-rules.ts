import type { AssessedRule } from '../../src/model/assessment.ts';
import type { Severity } from '../../src/model/rule.ts';
import type { Text } from '../../src/model/text.ts';

function rule(id: string, severity: Severity, title: Text, part: Partial<AssessedRule> = {}): AssessedRule {
  return {
    id,
    title,
    severity,
    rationale: { en: 'Because it matters.', ja: '重要なため。' },
    effort: 'low',
    warnings: [],
    steps: { en: ['Do it.'], ja: ['実施する。'] },
    references: [],
    safeguards: [],
    controls: [],
    overrides: [],
    ...part,
  };
}

/** Rules of every severity, one with a weaker parameter, one with a caution. */
export const sampleRules: readonly AssessedRule[] = [
  rule('aws/config/recorder', 'low', { en: 'AWS Config records changes', ja: 'AWS Configが変更を記録している' }),
  rule(
    'aws/iam/root-mfa',
    'critical',
    { en: 'The root user signs in with MFA', ja: 'ルートユーザーのサインインにMFAを必須としている' },
    {
      steps: {
        en: ['Sign in as the root user.', 'Open Security credentials.', 'Assign an MFA device.'],
        ja: ['ルートユーザーとしてサインインする。', '「セキュリティ認証情報」を開く。', 'MFAデバイスを割り当てる。'],
      },
      cli: 'aws iam get-account-summary',
      references: [
        { title: 'Root user MFA', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html' },
      ],
      safeguards: ['mfa-root'],
      controls: ['soc2:CC6.1', 'soc2:CC6.6', 'hipaa:164.312(d)'],
    },
  ),
  rule(
    'aws/logs/retention',
    'medium',
    { en: 'Logs are kept for at least six years', ja: 'ログを6年以上保存している' },
    {
      safeguards: ['log-retention-6y'],
      overrides: [
        {
          parameter: 'minRetentionDays',
          value: 365,
          default: 2190,
          weaker: true,
          reason: 'Archived elsewhere',
          approvedBy: 'ciso@acme.example',
          until: '2027-03-31',
        },
      ],
    },
  ),
  rule(
    'aws/s3/access-logging',
    'info',
    { en: 'Bucket access is logged', ja: 'バケットへのアクセスを記録している' },
    {
      severityOverride: {
        value: 'info',
        default: 'medium',
        weaker: true,
        reason: 'Data events of the trail log it',
        approvedBy: 'ciso@acme.example',
        until: '2027-03-31',
      },
    },
  ),
  rule(
    'aws/s3/kms-encryption',
    'medium',
    {
      en: 'Bucket encrypts new objects with a KMS key of your own',
      ja: 'バケットのデフォルト暗号化にカスタマーマネージドキー(KMS)を使用している',
    },
    {
      effort: 'medium',
      warnings: [
        {
          en: 'Readers and writers then need kms:Decrypt on the key; without it they are denied.',
          ja: '変更後、読み書きする主体には鍵に対する kms:Decrypt の権限が必要となり、なければ拒否される。',
        },
      ],
      steps: {
        en: ['Create a customer managed key in the bucket’s region.', 'Set it as the bucket’s default encryption.'],
        ja: ['バケットと同じリージョンにカスタマーマネージドキーを作成する。', 'デフォルト暗号化に設定する。'],
      },
      safeguards: ['encryption-at-rest'],
    },
  ),
  rule(
    'endpoint/tls/version',
    'high',
    { en: 'Endpoint accepts TLS 1.2 and above only', ja: 'エンドポイントがTLS 1.2以上のみを受け付ける' },
    { effort: 'high', terraform: 'resource "aws_lb_listener" "https" {}\n' },
  ),
];
