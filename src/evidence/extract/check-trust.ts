import { type EvidenceExtract, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { manifestOf, type Statement } from '../sign/statement.ts';
import { checkSignature, checkTimestampOf, type GivenTrust } from '../verify/check-signature.ts';
import type { Checking } from '../verify/checking.ts';

interface Checks {
  readonly signature: Checking;
  readonly timestamp: Checking;
}

/** Checks that the given key signed the root that the records of an extract lead to. */
export function checkExtractTrust({ signature, timestamp }: Checks, extract: EvidenceExtract, trust: GivenTrust): void {
  const { attestation, manifestSha256 } = extract;
  const finding = checkSignature(signature, {
    trust,
    attestation: attestation === null ? undefined : toCanonicalJson(attestation),
    manifestSha256,
    isWhole: false,
  });
  if (finding?.ok && manifestOf(finding.statement) === manifestSha256)
    compareRoot(signature, extract, finding.statement);
  checkTimestampOf(timestamp, finding, { trust });
}

function compareRoot(signature: Checking, extract: EvidenceExtract, { predicate }: Statement): void {
  const said = [predicate.runId, predicate.merkle.files, predicate.merkle.root];
  if (toCanonicalJson(said) !== toCanonicalJson([extract.runId, extract.files, extract.merkle])) {
    signature.problem('statement', otherRoot, { file: evidenceFiles.attestation });
  }
  const { complete, denied } = predicate.coverage;
  if (!complete) signature.note(notComplete(denied));
}

const otherRoot: Text = {
  en: 'what was signed names another run or another root than this extract',
  ja: '署名されたステートメントの実行またはルートが、この抽出ファイルと一致しない',
};

function notComplete(denied: number): Text {
  return {
    en: `the run it comes from did not read all of its scope (permissions denied: ${denied})`,
    ja: `元の実行では対象の一部を読み取れていない（拒否された権限: ${denied}件）`,
  };
}
