import type { Text } from '../model/text.ts';

/** Why the report of another scanner is not judged, and what to do about it, by the code of the cause. */
export const importSentences: Readonly<Record<string, Text>> = {
  'no-file': {
    en: 'Not readable: there is no such file. Run the scanner before comply, and check the path in comply.yaml.',
    ja: '読み取り不可: ファイルがない。complyの前にスキャナーを実行し、comply.yamlのパスを確認。',
  },
  'no-access': {
    en: 'Not readable: the file may not be read. Check its permissions.',
    ja: '読み取り不可: ファイルの閲覧権限がない。アクセス権を確認。',
  },
  'not-a-file': {
    en: 'Not readable: it is no regular file, or could not be read to its end. Name the report itself in comply.yaml.',
    ja: '読み取り不可: 通常のファイルではないか、最後まで読み取れない。comply.yamlにレポートのファイルを指定。',
  },
  'too-large': {
    en: 'Not readable: the report is larger than 64 MiB or has too many parts. Have the scanner write one report for each part of the system.',
    ja: '読み取り不可: レポートが64 MiBを超えるか、要素が多すぎる。システムの部分ごとにレポートを分けて出力。',
  },
  'too-many-findings': {
    en: 'Not judged: the report has more than 10,000 different findings. Have the scanner write one report for each part of the system.',
    ja: '判定不可: レポートに異なる検出事項が10,000件を超えて含まれる。システムの部分ごとにレポートを分けて出力。',
  },
  'not-json': {
    en: 'Not readable: the file is no whole JSON. The scanner may have been stopped while it wrote; run it again.',
    ja: '読み取り不可: ファイルがJSONとして完結していない。書き込みの途中で止まった可能性がある。スキャナーを再実行。',
  },
  'unknown-format': {
    en: "Not readable: the file is neither SARIF 2.1.0 nor Prowler's OCSF. Have the scanner write one of them.",
    ja: '読み取り不可: ファイルがSARIF 2.1.0でもProwlerのOCSFでもない。スキャナーの出力形式をいずれかに変更。',
  },
  malformed: {
    en: 'Not usable: the report is not as its format says, or leaves to other files what decides. Have the scanner write one complete file.',
    ja: '判定不可: レポートが形式の仕様と異なるか、判定に必要な内容を別ファイルに置いている。1つの完全なファイルに出力。',
  },
  'other-kind': {
    en: 'Not usable: the scanner that wrote the report does not look for what its kind in comply.yaml says. Correct the kind or the file.',
    ja: '判定不可: レポートを出力したスキャナーは、comply.yamlのkindの内容を検査しない。kindまたはファイルの指定を修正。',
  },
  'no-results': {
    en: 'Not usable: the report tells of no scan, so there is nothing to judge. Check what the scanner was run on.',
    ja: '判定不可: レポートにスキャンの結果がなく、判定できない。スキャナーの対象を確認。',
  },
  'run-failed': {
    en: 'Not usable: the report says that its scanner failed or met errors, so it may have missed something. See its log, then run it again.',
    ja: '判定不可: スキャナーの失敗またはエラーがレポートに記録されており、検出漏れのおそれがある。ログを確認して再実行。',
  },
  'no-time': {
    en: 'Not usable: the report does not say when it was made. Where the scanner writes it in the same job, set time: modified for it in comply.yaml.',
    ja: '判定不可: レポートに作成日時がない。同じジョブでスキャナーが出力している場合は、comply.yamlで time: modified を指定。',
  },
  'future-time': {
    en: 'Not usable: the report says that it was made in the future. Check the clocks of the machines.',
    ja: '判定不可: レポートの作成日時が未来になっている。各マシンの時計を確認。',
  },
  'too-old': {
    en: 'Out of date: the report is older than its maxAge in comply.yaml. Run the scanner again.',
    ja: '情報が古い: レポートがcomply.yamlのmaxAgeより古い。スキャナーを再実行。',
  },
};
