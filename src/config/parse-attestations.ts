import { InputError } from '../model/errors.ts';
import type { Attestation } from '../model/waiver.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList } from '../yaml/read.ts';
import { readDay, readWords } from './read-word.ts';

const required = ['statement', 'person', 'role', 'date', 'validUntil'];

/** Reads an attestations file, a list; an empty file is an empty list. `name` is how reports call the file. */
export function parseAttestations(document: Yaml, name: string): readonly Attestation[] {
  if (document.kind === 'scalar' && document.value === null) return [];
  return readList(document).map((node) => parseAttestation(node, name));
}

function parseAttestation(node: Yaml, name: string): Attestation {
  const fields = readFields(node, required, ['control', 'safeguard']);
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
  return {
    place: `${name}:${node.place.line}`,
    ...(control && { control: readWords(control) }),
    ...(safeguard && { safeguard: readWords(safeguard) }),
    statement: readWords(fields.get('statement')),
    person: readWords(fields.get('person')),
    role: readWords(fields.get('role')),
    date,
    validUntil,
  };
}
