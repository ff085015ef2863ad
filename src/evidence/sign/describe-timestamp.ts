import type { Text } from '../../model/text.ts';
import type { TimestampFinding } from './check-timestamp.ts';

/** What a time stamp shows, in one line without its end. */
export function describeTimestamp(finding: TimestampFinding): Text {
  switch (finding.kind) {
    case 'none':
      return { en: 'no time stamp', ja: 'タイムスタンプなし' };
    case 'trusted':
      return { en: `the signature existed at ${finding.time}`, ja: `${finding.time} の時点で署名が存在した` };
    case 'unchecked':
      return {
        en: `a time stamp of ${finding.time} is present, its authority not checked (no --tsa-ca)`,
        ja: `${finding.time} のタイムスタンプあり、時刻認証局は未検証（--tsa-ca の指定なし）`,
      };
    case 'invalid':
      return {
        en: `the time stamp is not valid: ${finding.text.en}`,
        ja: `タイムスタンプが無効: ${finding.text.ja}`,
      };
  }
}
