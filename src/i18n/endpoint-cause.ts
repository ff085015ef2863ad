import type { Text } from '../model/text.ts';

/** What a server of an endpoint target did, and what to do about it, by the code of the cause. */
export const endpointSentences: Readonly<Record<string, Text>> = {
  'not-tls': {
    en: 'It answered, but not in TLS, or closed the connection without an answer. Check the port, and in comply.yaml its starttls.',
    ja: '応答がTLSでないか、応答のないまま接続が閉じられた。ポート番号と、comply.yamlのstarttlsを確認。',
  },
  'starttls-not-offered': {
    en: 'It speaks the plain protocol and does not offer to go on in TLS. Check the settings of the server, and in comply.yaml its starttls.',
    ja: '平文のプロトコルで応答したが、TLSへの切り替えには対応していない。サーバーの設定と、comply.yamlのstarttlsを確認。',
  },
  'sni-rejected': {
    en: 'It serves no such name. Give in comply.yaml the serverName that it serves.',
    ja: 'その名前のサイトは提供されていない。サーバーが提供する名前を、comply.yamlのserverNameに指定。',
  },
  'rate-limited': {
    en: 'It stopped answering what it had answered before. Scan again with a --delay such as 500ms.',
    ja: '一度は応答した要求に応答しなくなった。--delay に 500ms などの間隔を指定して再スキャン。',
  },
  'handshake-failed': {
    en: 'It speaks TLS, but no handshake came to its end. If scanning again does not help, the log of the server may say why.',
    ja: 'TLSには対応しているが、ハンドシェイクが完了しなかった。再スキャンで解消しない場合は、サーバーのログを確認。',
  },
  'no-certificate': {
    en: 'None of its handshakes has a certificate, so there is none to judge.',
    ja: '証明書を使うハンドシェイクがなく、判定する証明書がない。',
  },
  'request-refused': {
    en: 'It refused a request without a client certificate, and may have had other reasons. Its settings tell; this scan cannot.',
    ja: 'クライアント証明書のない要求が拒否されたが、ほかの理由による可能性もある。サーバーの設定で確認すること。',
  },
  'runtime-lacks': {
    en: 'This Node.js cannot do what the server asks for. Scan with Node.js 24.7 or newer.',
    ja: 'このNode.jsはサーバーの求める方式に対応していない。Node.js 24.7以降で再スキャン。',
  },
  'not-http': {
    en: 'It answered, but not in HTTP. There is nothing to do where it serves something else.',
    ja: '応答がHTTPではない。HTTP以外のサービスであれば対処は不要。',
  },
};
