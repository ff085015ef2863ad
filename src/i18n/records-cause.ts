import type { Text } from '../model/text.ts';

/** Why a file that a record names was not read, and what to do about it, by the code of the cause. */
export const recordsSentences: Readonly<Record<string, Text>> = {
  'no-file': {
    en: 'Not readable: there is no such file in the records folder. Put it there, or correct the path in the record.',
    ja: '読み取り不可: 記録フォルダーにファイルがない。ファイルを置くか、記録のパスを修正。',
  },
  'no-access': {
    en: 'Not readable: the file may not be read. Check its permissions.',
    ja: '読み取り不可: ファイルの閲覧権限がない。アクセス権を確認。',
  },
  'not-a-file': {
    en: 'Not readable: it is no regular file, or could not be read to its end. Name the document itself in the record.',
    ja: '読み取り不可: 通常のファイルではないか、最後まで読み取れない。記録に文書そのもののファイルを指定。',
  },
  outside: {
    en: 'Not read: it is a link out of the records folder. Put the document itself there.',
    ja: '読み取り対象外: 記録フォルダーの外を指すリンクである。文書そのものをフォルダー内に配置。',
  },
  'inflated-too-large': {
    en: 'Not checked: the sample is larger than 64 MiB when inflated. Name a smaller part of it.',
    ja: '検査対象外: サンプルが展開後に64 MiBを超える。分割したものを指定。',
  },
  'broken-gzip': {
    en: 'Not readable: the gzip data are broken or cut off. Take the sample anew.',
    ja: '読み取り不可: gzipのデータが壊れているか途中で切れている。サンプルを取り直す。',
  },
  'not-utf8': {
    en: 'Not known: lines of the sample are no UTF-8, so what they hold cannot be told. Save it as UTF-8.',
    ja: '判定不可: UTF-8でない行があり、内容を確認できない。サンプルをUTF-8で保存。',
  },
  'too-large': {
    en: 'Not read: the file is larger than 64 MiB. Keep its hash alone in the record, or a smaller part of it.',
    ja: '読み取り対象外: ファイルが64 MiBを超えている。記録にハッシュ値だけを残すか、分割したものを指定。',
  },
};
