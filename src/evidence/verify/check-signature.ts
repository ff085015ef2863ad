import type { EvidenceRun } from '../../model/evidence.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { createStatement, manifestOf, type Stated, type Statement } from '../sign/statement.ts';
import { type AttestationFinding, verifyAttestation } from '../sign/verify-attestation.ts';
import type { Checking } from './checking.ts';

/** What is trusted, as whoever verifies gives it. Nothing in a bundle adds to it. */
export interface GivenTrust {
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKeyPem?: string;
  /** The bundle is not signed, or not to be checked for it. */
  readonly unsigned?: boolean;
  /** Certificates of the time stamp authority, PEM. */
  readonly tsaCaPem?: string;
}

export interface SignatureRequest {
  readonly trust: GivenTrust;
  /** Text of `attestation.sigstore.json`; `undefined` where there is none. */
  readonly attestation: string | undefined;
  readonly manifestSha256: string;
  /** What the statement has to be about; absent where manifest or run cannot be read. */
  readonly stated?: Stated | undefined;
  /** `false`: only a part of the bundle is at hand, so the statement is compared elsewhere. */
  readonly isWhole?: boolean;
}

/** Checks who signed a bundle, and that what was signed is this bundle. Returns the finding for what else hangs on it. */
export function checkSignature(signature: Checking, request: SignatureRequest): AttestationFinding | undefined {
  const { trust, attestation, stated } = request;
  const place = { file: evidenceFiles.attestation };
  if (trust.publicKeyPem === undefined) {
    checkWithoutKey(signature, request);
    return undefined;
  }
  if (attestation === undefined) {
    const intended = stated?.run.signature.kind;
    signature.problem('unsigned', intended === undefined || intended === 'none' ? unsigned : removed, place);
    return undefined;
  }
  const { publicKeyPem, tsaCaPem } = trust;
  const finding = verifyAttestation(attestation, { publicKeyPem, ...(tsaCaPem !== undefined && { tsaCaPem }) });
  if (!finding.ok) {
    signature.problem(finding.reason, finding.text, place);
    return undefined;
  }
  signature.figures({ publicKeySha256: finding.publicKeySha256 });
  if (manifestOf(finding.statement) !== request.manifestSha256) signature.problem('other-bundle', otherBundle, place);
  else if (stated) compareStatements(signature, finding.statement, createStatement(stated));
  else if (request.isWhole !== false) signature.blocked(notComparable);
  if (stated) checkIntent(signature, stated.run, finding.publicKeySha256);
  return finding;
}

function checkWithoutKey(signature: Checking, { trust, attestation, stated }: SignatureRequest): void {
  const kind = stated?.run.signature.kind;
  const wasSigned = kind !== undefined && kind !== 'none';
  if (trust.unsigned !== true) signature.problem('no-key', attestation === undefined ? unsigned : noKey);
  else if (attestation !== undefined) signature.skipped(notAsked);
  else if (wasSigned) signature.problem('removed', removed, { file: evidenceFiles.attestation });
  else signature.skipped(unsignedAllowed);
}

/** The statement says the same of the bundle as the bundle itself; each member that does not is named. */
function compareStatements(signature: Checking, signed: Statement, own: Statement): void {
  const said: Readonly<Record<string, unknown>> = { ...signed.predicate };
  for (const [member, value] of Object.entries(own.predicate)) {
    if (toCanonicalJson(said[member]) === toCanonicalJson(value)) continue;
    signature.problem(
      'statement',
      {
        en: `what was signed says another ${member} than the bundle`,
        ja: `署名されたステートメントの ${member} がバンドルと一致しない`,
      },
      { file: evidenceFiles.attestation },
    );
  }
}

/** The run says beforehand which key will sign: another one is another signer. */
function checkIntent(signature: Checking, { signature: intent }: EvidenceRun, publicKeySha256: string): void {
  if (intent.kind !== 'none' && (intent.publicKeySha256 ?? publicKeySha256) === publicKeySha256) return;
  signature.problem(
    'other-intent',
    intent.kind === 'none'
      ? { en: 'says that it is not signed, and a signature lies with it', ja: '署名なしと記載されているが、署名がある' }
      : { en: 'says that another key was to sign it', ja: '別の鍵で署名すると記載されている' },
    { file: evidenceFiles.run },
  );
}

/** Checks the time stamp on the signature. */
export function checkTimestampOf(
  timestamp: Checking,
  finding: AttestationFinding | undefined,
  { trust, stated }: Pick<SignatureRequest, 'trust' | 'stated'>,
): void {
  if (!finding?.ok) {
    if (trust.publicKeyPem === undefined && trust.unsigned === true) timestamp.skipped(nothingStamped);
    else timestamp.blocked(noSignature);
    return;
  }
  const { timestamp: found } = finding;
  const place = { file: evidenceFiles.attestation };
  if (found.kind === 'invalid') timestamp.problem(found.reason, found.text, place);
  else if (found.kind === 'none') {
    const asked = stated?.run.signature.tsa;
    if (asked !== undefined || trust.tsaCaPem !== undefined) timestamp.problem('no-timestamp', noTimestamp, place);
    else timestamp.skipped(noTimestamp);
  } else {
    timestamp.figures({ stampedAt: found.time });
    if (found.kind === 'unchecked') timestamp.skipped(noAuthority);
  }
}

const unsigned: Text = {
  en: 'the bundle is not signed: anyone can have written it; --unsigned checks the rest of it',
  ja: 'バンドルに署名がなく、誰でも作成できる。残りを検証するには --unsigned を指定すること',
};
const removed: Text = {
  en: 'there is no signature, though run.json says the bundle was signed: it was removed, or the run was cut off',
  ja: 'run.jsonには署名ありと記載されているが、署名がない。削除されたか、実行が中断された',
};
const noKey: Text = {
  en: 'no key is given (--key FILE): a signature shows nothing without a key that you have from elsewhere',
  ja: '鍵が指定されていない（--key ファイル）。別の経路で入手した鍵がなければ、署名からは何も分からない',
};
const notAsked: Text = {
  en: 'the bundle is signed, and the signature was not checked (--unsigned): give its key with --key',
  ja: '署名されているが、検証していない（--unsigned）。--key で鍵を指定すること',
};
const unsignedAllowed: Text = {
  en: 'the bundle is not signed: whoever could write to it can have made it anew',
  ja: 'バンドルに署名がない。書き込める者なら誰でも作り直せる',
};
const otherBundle: Text = {
  en: 'the signature is of another bundle: it is not over this manifest.json',
  ja: '別のバンドルの署名である。このmanifest.jsonに対するものではない',
};
const notComparable: Text = {
  en: 'the signature is of these bytes, but what they say cannot be read',
  ja: 'このバイト列に対する署名だが、内容を読み取れない',
};
const noSignature: Text = { en: 'there is no valid signature that it could be of', ja: '有効な署名がない' };
const nothingStamped: Text = { en: 'no signature was checked', ja: '署名を検証していない' };
const noTimestamp: Text = { en: 'there is no time stamp', ja: 'タイムスタンプがない' };
const noAuthority: Text = {
  en: 'no authority is given (--tsa-ca FILE), so anyone can have made the time stamp',
  ja: '時刻認証局が指定されておらず（--tsa-ca ファイル）、タイムスタンプは誰でも作成できる',
};
