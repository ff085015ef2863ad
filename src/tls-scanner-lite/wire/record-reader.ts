import { toEvidence } from './bytes.ts';

/** Limits of RFC 8446 5.2 and RFC 5246 6.2.3: 2^14 and what protection adds. */
const maxRecordBytes = 16_384 + 2_048;
/** What one probe reads at most. */
export const maxProbeBytes = 256 * 1024;

export const contentTypes = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

export interface TlsRecord {
  readonly type: number;
  /** The five octets before the content, which TLS 1.3 authenticates with it. */
  readonly header: Buffer;
  readonly content: Buffer;
}

export interface ReadStep {
  readonly records: readonly TlsRecord[];
  /** What came is not TLS, or more than the limits allow. Nothing can be read afterwards. */
  readonly fault?: string;
}

/** Takes bytes as they come and gives whole records. Never throws. */
export function createRecordReader(): (chunk: Buffer) => ReadStep {
  let input: Buffer = Buffer.alloc(0);
  let total = 0;
  return (chunk) => {
    total += chunk.length;
    if (total > maxProbeBytes) return { records: [], fault: `more than ${maxProbeBytes} bytes` };
    input = input.length === 0 ? chunk : Buffer.concat([input, chunk]);
    const records: TlsRecord[] = [];
    while (input.length > 0) {
      if (!isRecordStart(input)) return { records, fault: `answered ${JSON.stringify(toEvidence(input))}` };
      if (input.length < 5) break;
      const length = input.readUInt16BE(3);
      if (length > maxRecordBytes) return { records, fault: `record of ${length} bytes` };
      if (input.length < 5 + length) break;
      const header = input.subarray(0, 5);
      records.push({ type: input.readUInt8(0), header, content: input.subarray(5, 5 + length) });
      input = input.subarray(5 + length);
    }
    return { records };
  };
}

function isRecordStart(input: Buffer): boolean {
  const type = input.readUInt8(0);
  const known = type >= contentTypes.changeCipherSpec && type <= contentTypes.applicationData;
  return known && (input.length < 2 || input.readUInt8(1) === 3);
}
