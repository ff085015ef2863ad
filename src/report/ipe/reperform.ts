import { paragraphs, steps } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { html } from '../html/markup.ts';
import { recordFiles } from './files.ts';
import type { Sheet } from './sheet.ts';

/** The digests of the manifest against the files; `sha256sum -c` says OK beside each, and fails otherwise. */
const digestCommands = [
  `jq -r '.files | to_entries[] | "\\(.value.sha256)  \\(.key)"' manifest.json | sha256sum -c`,
  'sha256sum manifest.json',
];

/**
 * The signature by openssl alone: DSSE signs `DSSEv1 SP 28 SP type SP length SP payload`
 * (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 */
const opensslCommands = [
  'jq -r .dsseEnvelope.payload attestation.sigstore.json | openssl base64 -d -A > /tmp/statement.json',
  "jq -r '.dsseEnvelope.signatures[0].sig' attestation.sigstore.json | openssl base64 -d -A > /tmp/signature",
  `{ printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c < /tmp/statement.json)"; cat /tmp/statement.json; } > /tmp/signed`,
  'openssl dgst -sha256 -verify KEY.pub -signature /tmp/signature /tmp/signed',
  "jq -r '.subject[0].digest.sha256' /tmp/statement.json",
];

/** The commands that check the bundle and compute its verdicts again, ours and others'. */
export function reperformSection({ t, run }: Sheet): Section {
  const words = t.reperform;
  const isSigned = run.signature.kind !== 'none';
  return {
    id: 'reperform',
    title: words.heading,
    body: html`${paragraphs(words.intro)}${steps([
      ...(isSigned
        ? [
            { text: words.key, commands: ['openssl pkey -pubin -in KEY.pub -outform DER | sha256sum'] },
            { text: words.verify, commands: ['comply evidence verify BUNDLE --key KEY.pub --reperform'] },
          ]
        : [{ text: words.verifyUnsigned, commands: ['comply evidence verify BUNDLE --unsigned --reperform'] }]),
      { text: words.digests, commands: digestCommands },
      ...(isSigned ? [{ text: words.openssl, commands: opensslCommands }] : []),
    ])}${paragraphs(isSigned ? words.opensslSays : undefined)}`,
  };
}

/** How to come from a result to its record. */
export function findSection({ t, files, assessment }: Sheet): Section {
  const words = t.find;
  // Names that go into a command are of our own making, or an example stands there.
  const [path = 'records/aws-s3.ndjson.gz'] = recordFiles(files)
    .map(([name]) => name)
    .filter((name) => /^raw\/[a-z0-9-]+\.ndjson\.gz$/.test(name));
  const [rule = 'aws/s3/kms-encryption'] = assessment.rules
    .map(({ id }) => id)
    .filter((id) => /^[a-z0-9-]+(?:\/[a-z0-9-]+)+$/.test(id));
  const line = `gunzip -c ${path} | sed -n 1p`;
  return {
    id: 'find',
    title: words.heading,
    body: html`${paragraphs(words.intro)}${steps([
      { text: words.line, commands: [line] },
      { text: words.digest, commands: [`${line} | tr -d '\\n' | sha256sum`] },
      { text: words.result, commands: [`gunzip -c results.ndjson.gz | jq -c 'select(.rule == "${rule}")'`] },
      { text: words.extract, commands: ['comply evidence extract BUNDLE FINDING_KEY -o record.json'] },
      { text: words.control, commands: ["comply evidence export BUNDLE --control 'hipaa:164.312(b)' --out FOLDER"] },
    ])}`,
  };
}
