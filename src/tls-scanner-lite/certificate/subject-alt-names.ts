import { readDer, readDerList, readObjectIdentifier } from './der.ts';

const none = Buffer.alloc(0);
const subjectAltName = '2.5.29.17';

/** DNS names and IP addresses of the certificate, in its order. (`X509Certificate.subjectAltName` is text to take apart.) */
export function readSubjectAltNames(certificate: Buffer): readonly string[] {
  const [tbs] = readDerList(readDer(certificate)?.content ?? none);
  // extensions [3] EXPLICIT SEQUENCE OF SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING }
  const tagged = readDerList(tbs?.content ?? none).find((element) => element.tag === 0xa3);
  const extensions = readDerList(readDer(tagged?.content ?? none)?.content ?? none);
  for (const extension of extensions) {
    const members = readDerList(extension.content);
    const [id] = members;
    if (id === undefined || readObjectIdentifier(id.content) !== subjectAltName) continue;
    return readDerList(readDer(members.at(-1)?.content ?? none)?.content ?? none).flatMap(readGeneralName);
  }
  return [];
}

/** GeneralName (RFC 5280 4.2.1.6): `[2]` dNSName, `[7]` iPAddress; others name no host. */
function readGeneralName({ tag, content }: { readonly tag: number; readonly content: Buffer }): string[] {
  if (tag === 0x82) return [content.toString('latin1')];
  if (tag !== 0x87) return [];
  if (content.length === 4) return [[...content].join('.')];
  if (content.length !== 16) return [];
  const words = Array.from({ length: 8 }, (_, index) => content.readUInt16BE(index * 2).toString(16));
  return [new URL(`http://[${words.join(':')}]/`).hostname.slice(1, -1)];
}
