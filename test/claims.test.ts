import { describe, expect, test } from 'vitest';
import {
  callsAddressableOptional,
  demandsPasswordExpiry,
  demandsSixYearsOfLogs,
  failsTls12,
  lendsNumberToFramework,
  limitsDataToJapan,
} from './support/claims.ts';
import { readAllTexts } from './support/rule-texts.ts';

const claims = [
  {
    name: 'addressable is called optional',
    claim: callsAddressableOptional,
    caught: [
      'This specification is addressable, so it is optional.',
      '対応検討（addressable）の仕様であり、実装は任意である。',
    ],
    fine: [
      'Addressable is not optional.',
      '対応検討（addressable）は任意ではない。',
      'An optional setting. It is required.',
    ],
  },
  {
    name: 'HIPAA demands six years of raw logs',
    claim: demandsSixYearsOfLogs,
    caught: ['HIPAA requires audit logs to be kept for six years.', 'HIPAAはログを6年間保存することを求めている。'],
    fine: [
      'HIPAA asks for six years for documentation, not for raw logs.',
      'HIPAAの6年は文書の保存期間であり、ログの保存期間は定めていない。',
      'Logs are kept for six years.',
    ],
  },
  {
    name: 'TLS 1.2 alone fails',
    claim: failsTls12,
    caught: [
      'Under the guideline TLS 1.2 is not allowed.',
      'ガイドラインではTLS 1.2の利用は禁止されている。',
      'The MHLW guideline allows TLS 1.3 only.',
      'ガイドラインはTLS 1.3のみを認める。',
    ],
    fine: [
      'The MHLW guideline asks for TLS 1.3 only; TLS 1.2 is allowed where that is hard.',
      'Versions below TLS 1.2 must be disabled.',
      '困難な場合はTLS 1.2も利用できる。',
      'TLS 1.2未満は利用できない。',
    ],
  },
  {
    name: 'passwords have to change periodically',
    claim: demandsPasswordExpiry,
    caught: ['Passwords are changed every 90 days.', 'パスワードを定期的に変更する。', 'Set a password expiry.'],
    fine: [
      'No framework demands that passwords expire.',
      'パスワードの定期変更は求められていない。',
      'Change the initial password.',
    ],
  },
  {
    name: 'the Japanese guidelines allow data centres in Japan only',
    claim: limitsDataToJapan,
    caught: [
      'Medical data must stay in Japan.',
      '医療情報は国内のデータセンターに限る。',
      'Use domestic data centres only.',
    ],
    fine: ['Within reach of Japanese law, not Japan only.', '国内限定ではない。', '国内法の執行が及ぶ範囲に置く。'],
  },
  {
    name: 'a number of ours is presented as the number of a framework',
    claim: lendsNumberToFramework,
    caught: [
      'HIPAA requires keys to be rotated every 90 days.',
      'SOC 2 demands a session timeout of 15 minutes.',
      '3省2ガイドラインは30日以内のパッチ適用を求める。',
    ],
    fine: [
      'No framework fixes a number of days; 90 days is ours.',
      'Keys are rotated every 365 days.',
      'HIPAA keeps documentation for six years.',
      '2015年版の管理策はISOが定める。',
    ],
  },
];

const said = readAllTexts();

describe.each(claims)('nothing says that $name', ({ claim, caught, fine }) => {
  test.each(caught)('caught: %s', (text) => expect(claim(text)).toBeDefined());
  test.each(fine)('fine: %s', (text) => expect(claim(text)).toBeUndefined());

  test('in any text under rules/', () => {
    const offending = said.flatMap(({ file, text }) => {
      const sentence = claim(text);
      return sentence === undefined ? [] : [`${file}: ${sentence}`];
    });
    expect(offending).toEqual([]);
  });
});

test('there are texts to read, of catalogs, crosswalk and rules', () => {
  const files = new Set(said.map(({ file }) => file));
  expect(files).toContain('safeguards.yaml');
  expect([...files].filter((file) => file.startsWith('frameworks/'))).toHaveLength(4);
});
