import {
  type AssessedControl,
  type AssessedFramework,
  type ControlStatus,
  controlStatuses,
} from '../../src/model/assessment.ts';
import type { FrameworkId } from '../../src/model/framework.ts';
import type { Text } from '../../src/model/text.ts';

type Part = Partial<AssessedControl> & { readonly status: ControlStatus };

/** A control with what the sample does not care about filled in. */
function control(id: string, title: Text, part: Part): AssessedControl {
  return {
    id,
    title,
    citation: { en: id, ja: id },
    group: 'CC6',
    assessment: 'automatable',
    safeguards: [],
    rules: [],
    supportingRules: [],
    results: { pass: 0, fail: 0, unknown: 0, notApplicable: 0 },
    waived: 0,
    attestations: [],
    ...part,
  };
}

function fillers(prefix: string, status: ControlStatus, count: number): AssessedControl[] {
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    return control(`${prefix}.${n}`, { en: `Filler ${n}`, ja: `埋め草 ${n}` }, { status, assessment: 'manual' });
  });
}

interface Shape {
  readonly id: FrameworkId;
  readonly edition: string;
  readonly editionTitle: Text;
  readonly title: Text;
  readonly term: Text;
  readonly notes: readonly Text[];
  readonly controls: readonly AssessedControl[];
}

function framework(shape: Shape): AssessedFramework {
  const counts = Object.fromEntries(
    controlStatuses.map((status) => [status, shape.controls.filter((one) => one.status === status).length]),
  ) as Record<ControlStatus, number>;
  const groups = [{ id: 'CC6', title: { en: 'Logical access', ja: '論理アクセス' } }];
  return { ...shape, counts, groups };
}

const soc2 = framework({
  id: 'soc2',
  edition: '2017',
  editionTitle: { en: '2017 criteria, points of focus of 2022', ja: '2017年版の規準、2022年改訂の着眼点' },
  title: { en: 'SOC 2 - Trust Services Criteria', ja: 'SOC 2 - Trustサービス規準' },
  term: { en: 'criterion', ja: '規準' },
  notes: [
    {
      en: 'One scan gives point-in-time evidence; a Type 2 report needs operation over a period.',
      ja: '一回のスキャンが示すのは一時点の状態であり、Type 2報告書には期間を通じた運用の記録が必要となる。',
    },
  ],
  controls: [
    control(
      'CC6.1',
      { en: 'Logical access is restricted', ja: '論理アクセスの制限' },
      {
        status: 'not-satisfied',
        safeguards: ['mfa-root', 'encryption-at-rest'],
        rules: ['aws/iam/root-mfa', 'aws/s3/kms-encryption', 'endpoint/tls/version'],
        results: { pass: 3, fail: 6, unknown: 0, notApplicable: 0 },
        waived: 1,
      },
    ),
    control(
      'CC6.6',
      { en: 'Threats from outside are kept out', ja: '外部からの脅威への防御' },
      {
        status: 'not-satisfied',
        rules: ['aws/iam/root-mfa'],
        results: { pass: 0, fail: 1, unknown: 0, notApplicable: 0 },
      },
    ),
    control(
      'CC6.7',
      { en: 'Data is protected in transit', ja: '伝送中のデータの保護' },
      {
        status: 'waived',
        rules: ['aws/logs/retention'],
        results: { pass: 1, fail: 1, unknown: 0, notApplicable: 0 },
        waived: 1,
      },
    ),
    control(
      'CC7.2',
      { en: 'Anomalies are watched for', ja: '異常の監視' },
      {
        status: 'undetermined',
        rules: ['aws/s3/access-logging'],
        results: { pass: 1, fail: 0, unknown: 4, notApplicable: 0 },
      },
    ),
    control(
      'CC8.1',
      { en: 'Changes are authorised', ja: '変更の承認' },
      {
        status: 'satisfied',
        rules: ['aws/config/recorder'],
        results: { pass: 2, fail: 0, unknown: 0, notApplicable: 1 },
      },
    ),
    control(
      'CC1.1',
      { en: 'Integrity and ethical values', ja: '誠実性と倫理観' },
      {
        status: 'attested',
        assessment: 'manual',
        attestations: [1],
      },
    ),
    control('CC6.2', { en: 'Users are registered', ja: '利用者の登録' }, { status: 'not-assessed' }),
    control(
      'A1.2',
      { en: 'Environmental protection', ja: '環境面の保護' },
      {
        status: 'not-applicable',
        rules: ['aws/config/recorder'],
        results: { pass: 0, fail: 0, unknown: 0, notApplicable: 1 },
      },
    ),
    ...fillers('CC9', 'manual', 30),
    ...fillers('P', 'out-of-scope', 18).map((one) => ({
      ...one,
      reason: { en: 'Privacy was not chosen', ja: 'プライバシーカテゴリーは選択されていない' },
    })),
    ...fillers('PI', 'satisfied', 5),
  ],
});

const hipaa = framework({
  id: 'hipaa',
  edition: '2013',
  editionTitle: { en: 'as last amended in 2013', ja: '2013年の最終改正時点' },
  title: { en: 'HIPAA Security Rule (45 CFR 164, Subpart C)', ja: 'HIPAAセキュリティ規則（45 CFR 164 サブパートC）' },
  term: { en: 'implementation specification', ja: '実装仕様' },
  notes: [{ en: 'Addressable does not mean optional.', ja: '対応検討（addressable）は任意という意味ではない。' }],
  controls: [
    control(
      '164.308(a)(2)',
      { en: 'Assigned security responsibility', ja: 'セキュリティ責任者の任命' },
      {
        citation: { en: '45 CFR 164.308(a)(2)', ja: '45 CFR 164.308(a)(2)' },
        level: 'required',
        status: 'attested',
        assessment: 'manual',
        supply: { en: 'The signed letter of appointment, with its date.', ja: '署名・日付入りの任命書。' },
        attestations: [0],
      },
    ),
    control(
      '164.312(d)',
      { en: 'Person or entity authentication', ja: '個人または主体の認証' },
      {
        citation: { en: '45 CFR 164.312(d)', ja: '45 CFR 164.312(d)' },
        level: 'required',
        status: 'not-satisfied',
        rules: ['aws/iam/root-mfa'],
        results: { pass: 0, fail: 1, unknown: 0, notApplicable: 0 },
      },
    ),
    control(
      '164.312(a)(2)(iv)',
      { en: 'Encryption and decryption', ja: '暗号化と復号' },
      {
        citation: { en: '45 CFR 164.312(a)(2)(iv)', ja: '45 CFR 164.312(a)(2)(iv)' },
        level: 'addressable',
        parent: '164.312(a)(1)',
        status: 'not-satisfied',
        rules: ['aws/s3/kms-encryption'],
        results: { pass: 3, fail: 5, unknown: 0, notApplicable: 0 },
      },
    ),
    ...fillers('164.310', 'manual', 11),
    control(
      '164.310(d)(2)(i)',
      { en: 'Disposal', ja: '廃棄' },
      {
        citation: { en: '45 CFR 164.310(d)(2)(i)', ja: '45 CFR 164.310(d)(2)(i)' },
        level: 'required',
        status: 'manual',
        assessment: 'manual',
        supply: {
          en: 'The list of media disposed of in the period, and for a sample the certificate of destruction.',
          ja: '対象期間に廃棄した媒体の一覧と、抽出した件の廃棄証明書。',
        },
      },
    ),
  ],
});

const chapters = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨'];

const threeMinistries = framework({
  id: 'jp-3sho2',
  edition: '7.0/2.0',
  editionTitle: {
    en: 'MHLW 7.0 (2026-06), MIC/METI 2.0 (2025-03); items as of 6.0 and 1.1',
    ja: '厚労省 第7.0版（2026年6月）、総務省・経産省 第2.0版（2025年3月）。項目は第6.0版・第1.1版による',
  },
  title: {
    en: 'Japan: Three Ministries, Two Guidelines (medical information systems)',
    ja: '3省2ガイドライン（医療情報システム）',
  },
  term: { en: 'item', ja: '遵守事項' },
  notes: [],
  controls: [
    ...chapters.map((sign, index) =>
      control(
        `MHLW-C-14-${index + 1}`,
        { en: `Authentication ${index + 1}`, ja: `認証・認可に関する安全管理措置 その${index + 1}` },
        {
          citation: {
            en: `MHLW Control volume 14 ${sign} (6.0)`,
            ja: `厚労省GL システム運用編 14 ${sign}（第6.0版）`,
          },
          status: 'not-satisfied',
          rules: ['aws/iam/root-mfa'],
          results: { pass: 0, fail: 1, unknown: 0, notApplicable: 0 },
        },
      ),
    ),
    ...fillers('MHLW-G', 'manual', 120),
    ...fillers('MM', 'not-assessed', 40),
    ...fillers('MM-B', 'undetermined', 7),
  ],
});

/** Three frameworks that show every control status. */
export const sampleFrameworks: readonly AssessedFramework[] = [soc2, hipaa, threeMinistries];
