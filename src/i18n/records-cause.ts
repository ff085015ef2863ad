import type { SharedCause } from '../model/cause.ts';
import type { Text } from '../model/text.ts';

/**
 * Why files that records name were not read, and what to do about it; undefined for a cause of another kind.
 * @param most files that are named; the others are counted
 */
export function recordsSentence(cause: SharedCause, most: number): Text | undefined {
  const sentence = sentences[cause.code ?? ''];
  return sentence?.(nameFiles(cause, most));
}

/** The files, each with the record that names it. A report of an earlier comply does not say which. */
function nameFiles({ subject, place, others = [] }: SharedCause, most: number): Text {
  if (subject === undefined) return { en: 'a document that a record names', ja: '記録が指定する文書' };
  const all = [{ subject, ...(place !== undefined && { place }) }, ...others];
  const shown = all.slice(0, most);
  const more = all.length - shown.length;
  const name = (open: string, close: string) =>
    shown.map((one) => `'${one.subject}'${one.place === undefined ? '' : `${open}${one.place}${close}`}`);
  return {
    en: `${name(' (', ')').join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    ja: `${name('（', '）').join('、')}${more > 0 ? ` ほか${more}件` : ''}`,
  };
}

/** By the code of the cause. */
const sentences: Readonly<Record<string, (files: Text) => Text>> = {
  'no-file': ({ en, ja }) => ({
    en: `Not readable: ${en}. There is no such file in the records folder: put it there, or correct the path in the record.`,
    ja: `読み取り不可: ${ja}。記録フォルダーにファイルがない。ファイルを置くか、記録のパスを修正。`,
  }),
  'no-access': ({ en, ja }) => ({
    en: `Not readable: ${en}. The file may not be read: check its permissions.`,
    ja: `読み取り不可: ${ja}。ファイルの閲覧権限がない。アクセス権を確認。`,
  }),
  'not-a-file': ({ en, ja }) => ({
    en: `Not readable: ${en}. It is no regular file, or could not be read to its end: name the document itself in the record.`,
    ja: `読み取り不可: ${ja}。通常のファイルではないか、最後まで読み取れない。記録に文書そのもののファイルを指定。`,
  }),
  outside: ({ en, ja }) => ({
    en: `Not read: ${en}. It is a link out of the records folder: put the document itself there.`,
    ja: `読み取り対象外: ${ja}。記録フォルダーの外を指すリンクである。文書そのものをフォルダー内に配置。`,
  }),
  'too-large': ({ en, ja }) => ({
    en: `Not read: ${en}. The file is larger than 64 MiB: keep its hash alone in the record, or a smaller part of it.`,
    ja: `読み取り対象外: ${ja}。ファイルが64 MiBを超えている。記録にハッシュ値だけを残すか、分割したものを指定。`,
  }),
  'inflated-too-large': ({ en, ja }) => ({
    en: `Not checked: ${en}. The sample is larger than 64 MiB when inflated: name a smaller part of it.`,
    ja: `検査対象外: ${ja}。サンプルが展開後に64 MiBを超える。分割したものを指定。`,
  }),
  'broken-gzip': ({ en, ja }) => ({
    en: `Not readable: ${en}. The gzip data are broken or cut off: take the sample anew.`,
    ja: `読み取り不可: ${ja}。gzipのデータが壊れているか途中で切れている。サンプルを取り直す。`,
  }),
  'no-time': ({ en, ja }) => ({
    en: `Not known: ${en}. Lines of the sample have no time that can be read, or its schema names no timeField, so neither gaps nor order can be told: write times as RFC 3339 in UTC, and name their field in the schema.`,
    ja: `判定不可: ${ja}。時刻を読み取れない行があるか、スキーマに timeField の指定がなく、空白も順序も確認できない。時刻をUTCのRFC 3339形式で記録し、スキーマにその項目を指定。`,
  }),
  'not-utf8': ({ en, ja }) => ({
    en: `Not known: ${en}. Lines of the sample are no UTF-8, so what they hold cannot be told: save it as UTF-8.`,
    ja: `判定不可: ${ja}。UTF-8でない行があり、内容を確認できない。サンプルをUTF-8で保存。`,
  }),
  'no-target': () => ({
    en: 'Not visible: an AWS or Azure target that may hold the data was not scanned. Name it under targets in comply.yaml, and scan it along with the records.',
    ja: '参照不可: データの保存先がありうるAWS・Azureのターゲットをスキャンしていない。comply.yamlのtargetsに指定し、記録とあわせてスキャン。',
  }),
};
