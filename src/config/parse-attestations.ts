import type { Attestation, NamedDocument, SignOff } from '../model/attestation.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList } from '../yaml/read.ts';
import { readDay } from '../yaml/read-day.ts';
import { parseDocument } from './parse-document.ts';
import { readWords } from './read-word.ts';

/** An attestation as it is written, before anybody looked at its documents. */
export type DeclaredAttestation = Omit<Attestation, 'evidence'> & { readonly evidence?: readonly NamedDocument[] };

const required = ['statement', 'person', 'role', 'date', 'validUntil'];

/** An attestation, and where its control or safeguard is written. */
export interface PlacedAttestation {
  readonly attestation: DeclaredAttestation;
  readonly subject: Place;
}

/** Reads an attestations file, a list; an empty file is an empty list. `name` is how reports call the file. */
export function parseAttestations(document: Yaml, name: string): readonly DeclaredAttestation[] {
  return parsePlacedAttestations(document, name).map(({ attestation }) => attestation);
}

/** The same with places. Which controls and safeguards there are, `checkConfig` knows. */
export function parsePlacedAttestations(document: Yaml, name: string): readonly PlacedAttestation[] {
  if (document.kind === 'scalar' && document.value === null) return [];
  const read: PlacedAttestation[] = [];
  for (const node of readList(document)) {
    const placed = parseAttestation(node, name);
    const { attestation } = placed;
    if (read.some((other) => isSameStatement(other.attestation, attestation))) {
      const { control, safeguard = '', person, date } = attestation;
      const subject = control ?? safeguard;
      throw new InputError(node.place, {
        en: `there is already an attestation of '${subject}' by ${person} on ${date}; keep one`,
        ja: `'${subject}' に対する${person}の${date}付の表明が重複している。どちらか一方にすること`,
      });
    }
    read.push(placed);
  }
  return read;
}

/** Whether both are one person's word on one subject, of one day. */
export function isSameStatement(
  one: Omit<DeclaredAttestation, 'place'>,
  other: Omit<DeclaredAttestation, 'place'>,
): boolean {
  return (['control', 'safeguard', 'person', 'date'] as const).every((key) => one[key] === other[key]);
}

function parseAttestation(node: Yaml, name: string): PlacedAttestation {
  const fields = readFields(node, required, ['control', 'safeguard', 'evidence', 'signedOff']);
  const [control, safeguard] = [fields.find('control'), fields.find('safeguard')];
  if ((control === undefined) === (safeguard === undefined)) {
    throw new InputError(node.place, {
      en: "say what is attested: one of 'control' and 'safeguard'",
      ja: "表明の対象として 'control' か 'safeguard' のどちらか一方を書くこと",
    });
  }
  const date = readDay(fields.get('date'));
  const validUntil = readDay(fields.get('validUntil'));
  if (validUntil < date) {
    throw new InputError(fields.get('validUntil').place, {
      en: `it ends before ${date}, its own date`,
      ja: `有効期限が表明日 ${date} より前になっている`,
    });
  }
  const [evidence, signedOff] = [fields.find('evidence'), fields.find('signedOff')];
  const attestation = {
    place: `${name}:${node.place.line}`,
    ...(control && { control: readWords(control) }),
    ...(safeguard && { safeguard: readWords(safeguard) }),
    statement: readWords(fields.get('statement')),
    person: readWords(fields.get('person')),
    role: readWords(fields.get('role')),
    date,
    validUntil,
    ...(evidence && { evidence: parseEvidence(evidence) }),
    ...(signedOff && { signedOff: parseSignOff(signedOff, date) }),
  };
  return { attestation, subject: (control ?? safeguard ?? node).place };
}

function parseEvidence(node: Yaml): readonly NamedDocument[] {
  const documents: NamedDocument[] = [];
  for (const item of readList(node)) {
    const document = parseDocument(item);
    const { file, sha256 } = document;
    const isTwin = documents.some((other) => ((file ?? other.file) ? other.file === file : other.sha256 === sha256));
    if (isTwin) {
      const name = file ?? sha256.slice(0, 16);
      throw new InputError(item.place, {
        en: `'${name}' is named twice; keep one`,
        ja: `'${name}' が重複している。どちらか一方にすること`,
      });
    }
    documents.push(document);
  }
  return documents;
}

function parseSignOff(node: Yaml, attested: string): SignOff {
  const fields = readFields(node, ['by', 'date'], ['role']);
  const date = readDay(fields.get('date'));
  if (date < attested) {
    throw new InputError(fields.get('date').place, {
      en: `it was signed off before ${attested}, the day it was attested`,
      ja: `承認日が表明日 ${attested} より前になっている`,
    });
  }
  const role = fields.find('role');
  return { by: readWords(fields.get('by')), ...(role && { role: readWords(role) }), date };
}
