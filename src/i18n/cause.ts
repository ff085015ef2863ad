import type { CauseKind, SharedCause } from '../model/cause.ts';
import type { Language, Text } from '../model/text.ts';
import { endpointSentences } from './endpoint-cause.ts';
import { importSentences } from './import-cause.ts';
import { recordsSentence } from './records-cause.ts';

/** The parts a sentence is made of; each is empty when the cause does not name it. */
interface Parts {
  /** The call, or a word for it; in Japanese with the space that sets it off from what follows. */
  readonly call: Text;
  /** ` (AccessDenied)` / `（AccessDenied）`. */
  readonly code: Text;
  /** In Japanese with the space that sets it off, as the call. */
  readonly permission: Text;
}

/** What one call lacks, and how much is said of that and of what the cause is about. */
export interface Missing {
  readonly permissions: readonly string[];
  readonly most: number;
}

/**
 * Why something is unknown and what to do about it, as one or two sentences. Where one call needs several permissions they
 * stand in place of the cause's own.
 */
export function causeSentence(cause: SharedCause, missing: Missing = missingOf(cause)): Text {
  const { call, code } = cause;
  const parts: Parts = {
    call: call === undefined ? { en: 'a call', ja: '呼び出し' } : { en: call, ja: `${call} ` },
    code: code === undefined ? { en: '', ja: '' } : { en: ` (${code})`, ja: `（${code}）` },
    permission: namePermissions(missing),
  };
  const ofServer = call?.startsWith('endpoint:') ? endpointSentences[code ?? ''] : undefined;
  if (ofServer !== undefined) return { en: `Not readable. ${ofServer.en}`, ja: `読み取り不可: ${ofServer.ja}` };
  const ofReport = call?.startsWith('import:') ? importSentences[code ?? ''] : undefined;
  if (ofReport !== undefined) return ofReport;
  const ofRecord = call?.startsWith('records:') ? recordsSentence(cause, missing.most) : undefined;
  if (ofRecord !== undefined) return ofRecord;
  const special = cause.only === undefined ? hiddenOf(cause) : denials[cause.only];
  if (special) return { en: special.en(parts), ja: special.ja(parts) };
  return { en: sentences.en[cause.kind](parts), ja: sentences.ja[cause.kind](parts) };
}

function missingOf({ permission }: SharedCause): Missing {
  return { permissions: permission === undefined ? [] : [permission], most: 1 };
}

function namePermissions({ permissions, most }: Missing): Text {
  // Where nothing can be granted, as for an endpoint, a provider writes '-'.
  const named = permissions.filter((permission) => permission !== '-');
  if (named.length === 0) return { en: '', ja: '' };
  const shown = named.slice(0, most);
  const more = named.length - shown.length;
  return {
    en: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    ja: `${shown.join('、')}${more > 0 ? ` ほか${more}件` : ' '}`,
  };
}

type Sentence = Readonly<Record<Language, (parts: Parts) => string>>;

/** Of denials that no permission would lift. */
const denials: Readonly<Record<NonNullable<SharedCause['only']>, Sentence>> = {
  'management-account': {
    en: ({ call, code }) =>
      `Not readable from this account: ${call.en} answers only the management account of the organization and its delegated administrators${code.en}. Scan one of those too.`,
    ja: ({ call, code }) =>
      `このアカウントからは読み取り不可: ${call.ja}に応答するのは組織の管理アカウントと委任管理者だけである${code.ja}。いずれかのアカウントもスキャン対象に追加。`,
  },
  'entra-id-p1': {
    en: ({ call, code, permission }) =>
      `Not readable: ${call.en} answers only tenants with a Microsoft Entra ID P1 or P2 license${code.en}.${permission.en && ` With one, grant ${permission.en}.`}`,
    ja: ({ call, code, permission }) =>
      `読み取り不可: ${call.ja}に応答があるのは、Microsoft Entra ID P1またはP2のライセンスがあるテナントだけである${code.ja}。${permission.ja && `ライセンスがあれば ${permission.ja}の権限を付与。`}`,
  },
  'entra-id-p2': {
    en: ({ call, code, permission }) =>
      `Not readable: ${call.en} answers only tenants with a Microsoft Entra ID P2 or Governance license${code.en}.${permission.en && ` With one, grant ${permission.en}.`}`,
    ja: ({ call, code, permission }) =>
      `読み取り不可: ${call.ja}に応答があるのは、Microsoft Entra ID P2またはGovernanceのライセンスがあるテナントだけである${code.ja}。${permission.ja && `ライセンスがあれば ${permission.ja}の権限を付与。`}`,
  },
};

/** Resources that a provider leaves out without a word: those that the caller may not read. */
const leftOut: Sentence = {
  en: ({ call, code, permission }) =>
    `Not readable in whole: ${call.en} leaves out in silence what the caller may not read${code.en}. Grant ${permission.en} on the whole subscription.`,
  ja: ({ call, code, permission }) =>
    `全体は読み取り不可: ${call.ja}は、閲覧権限のないものを通知なしに結果から除く${code.ja}。サブスクリプション全体に ${permission.ja}の権限を付与。`,
};

/** What a provider leaves out without a word: resources, or an account of which it shows nothing. */
function hiddenOf({ kind, call, code, permission }: SharedCause): Sentence | undefined {
  if (call === undefined || permission === undefined) return undefined;
  if (kind === 'denied' && code === 'NoReadAction') return leftOut;
  if (kind !== 'not-visible') return undefined;
  return {
    en: (parts) =>
      `Not visible: ${parts.call.en} shows nothing of this account. Check its id, and grant ${parts.permission.en} on the whole of it.`,
    ja: (parts) =>
      `参照不可: ${parts.call.ja}では、このアカウントの情報が一切返らない。IDを確認し、アカウント全体に ${parts.permission.ja}の権限を付与。`,
  };
}

const sentences: Readonly<Record<Language, Readonly<Record<CauseKind, (parts: Parts) => string>>>> = {
  en: {
    denied: ({ call, code, permission }) =>
      `Not readable: ${call.en} was denied${code.en}.${permission.en && ` Grant ${permission.en}.`}`,
    'blocked-by-policy': ({ call, code, permission }) =>
      `Not readable: ${call.en} is blocked by a policy of the organization${code.en}. Ask its administrator to allow ${permission.en || 'it'}.`,
    throttled: ({ call, code }) =>
      `Not readable: ${call.en} was throttled until the retries ran out${code.en}. Read it later with --resume, when less else asks the same API.`,
    timeout: ({ call, code }) =>
      `Not readable: ${call.en} did not answer in time${code.en}. Scan again with a longer --timeout.`,
    'bad-response': ({ call, code }) =>
      `Not readable: the answer to ${call.en} could not be understood${code.en}. Scan again.`,
    'cut-short': ({ call, code }) =>
      `Not read to the end: ${call.en} stopped before its last page${code.en}. Scan again.`,
    'credentials-expired': ({ call, code }) =>
      `Not readable: the credentials expired before ${call.en} ended${code.en}. Sign in again, then scan again.`,
    unreachable: ({ call, code }) =>
      `Not readable: ${call.en} got no connection${code.en}. Check the name, the port and the network.`,
    'not-visible': () =>
      'Not visible: what this rule looks up is in none of the scanned accounts and regions. Add the target that holds it.',
    vanished: ({ call, code }) => `Not readable: it was gone when ${call.en} asked for it${code.en}. Scan again.`,
    stale: ({ call }) => `Out of date: what ${call.en} gave is too old to judge by. Scan again.`,
    'schema-mismatch': ({ call, code }) =>
      `Not usable: the answer to ${call.en} is not as documented${code.en}. If scanning again does not help, report it.`,
    budget: () =>
      'Not judged to the end: the lists of this resource are too long for this rule. Narrow the condition of the rule.',
    'not-asked': () =>
      'Not asked for: this snapshot does not hold what the rule reads. Scan again with this rule selected.',
    interrupted: ({ call }) => `Not read: the scan was interrupted before ${call.en} ended. Scan again.`,
  },
  ja: {
    denied: ({ call, code, permission }) =>
      `読み取り不可: ${call.ja}が拒否された${code.ja}。${permission.ja && `${permission.ja}の権限を付与。`}`,
    'blocked-by-policy': ({ call, code, permission }) =>
      `読み取り不可: ${call.ja}が組織のポリシーで禁止されている${code.ja}。管理者に${permission.ja && ` ${permission.ja}`}の許可を依頼。`,
    throttled: ({ call, code }) =>
      `読み取り不可: ${call.ja}がスロットリングされ、再試行の上限に達した${code.ja}。ほかの利用が少ない時間帯に --resume で読み取り直すこと。`,
    timeout: ({ call, code }) =>
      `読み取り不可: ${call.ja}から時間内に応答がなかった${code.ja}。--timeout を延ばして再スキャン。`,
    'bad-response': ({ call, code }) =>
      `読み取り不可: ${call.ja}の応答を解釈できなかった${code.ja}。再スキャンが必要。`,
    'cut-short': ({ call, code }) =>
      `一部のみ読み取り: ${call.ja}が最終ページの手前で途切れた${code.ja}。再スキャンが必要。`,
    'credentials-expired': ({ call, code }) =>
      `読み取り不可: ${call.ja}の完了前に認証情報の有効期限が切れた${code.ja}。再度サインインして再スキャン。`,
    unreachable: ({ call, code }) =>
      `読み取り不可: ${call.ja}で接続できなかった${code.ja}。名前、ポート、ネットワークを確認。`,
    'not-visible': () =>
      '参照不可: ルールが参照するリソースが、スキャンしたアカウントとリージョンに見当たらない。そのリソースがあるターゲットを追加。',
    vanished: ({ call, code }) => `読み取り不可: ${call.ja}の時点で対象が存在しなかった${code.ja}。再スキャンが必要。`,
    stale: ({ call }) => `情報が古い: ${call.ja}の結果は判定に使えない。再スキャンが必要。`,
    'schema-mismatch': ({ call, code }) =>
      `判定不可: ${call.ja}の応答が仕様と異なる${code.ja}。再スキャンで解消しない場合は不具合として報告。`,
    budget: () => '判定を中断: リソースのリストがこのルールには長すぎる。ルールの条件の絞り込みが必要。',
    'not-asked': () =>
      '未取得: このスナップショットには、ルールの判定に必要な情報がない。このルールを選択して再スキャン。',
    interrupted: ({ call }) => `未取得: ${call.ja}の完了前にスキャンが中断された。再スキャンを実行。`,
  },
};
