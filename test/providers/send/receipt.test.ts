import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { widerSkew } from '../../../src/evidence/clock-skew.ts';
import {
  noteBody,
  noteHead,
  noteSent,
  type ReceiptNotes,
  type Span,
  toReceipt,
} from '../../../src/providers/send/receipt.ts';

const at = (time: string): Date => new Date(`2026-11-25T${time}Z`);
const span = (sent: string, received: string): Span => ({ sent: at(sent), received: at(received) });
const counts = { bytes: 0, milliseconds: 0 };

/** What a receipt says of clocks after one answer with this header. */
function clocks(date: string | undefined, when: Span) {
  const notes: ReceiptNotes = {};
  noteHead(notes, { host: 'kms.example', status: 200, date }, when);
  const { serverDate, skewMs } = toReceipt(notes, counts);
  return [serverDate, skewMs];
}

describe('the distance between two clocks', () => {
  const date = 'Wed, 25 Nov 2026 00:00:05 GMT';
  const said = '2026-11-25T00:00:05.000Z';

  it.each([
    ['is none where the second lies around the answer', span('00:00:05.100', '00:00:05.900'), 0],
    ['is none where the answer took from before the second to after it', span('00:00:04.000', '00:00:07.000'), 0],
    ['is none where the last of the second is the moment of sending', span('00:00:05.999', '00:00:06.100'), 0],
    ['is what the provider is ahead', span('00:00:02.000', '00:00:02.500'), 2500],
    ['is what the provider is behind', span('00:01:06.999', '00:01:07.100'), 61_000],
  ])('%s', (_, when, skew) => {
    expect(clocks(date, when)).toEqual([said, skew]);
  });

  it.each([
    undefined,
    '',
    'Wednesday, 25-Nov-26 00:00:05 GMT',
    '2026-11-25T00:00:05Z',
    `Wed, 25 Nov 2026 00:00:05 GMT${' '.repeat(5)}`,
    'Wed, 99 Xxx 2026 00:00:05 GMT',
  ])('is not told by %j', (header) => {
    expect(clocks(header, span('00:00:05.100', '00:00:05.900'))).toEqual([undefined, undefined]);
  });

  it('is of a run that of the call which is furthest off, and of none where none told its time', () => {
    const skew = (...values: readonly (number | undefined)[]) =>
      values.reduce<number | undefined>(
        (widest, skewMs) => widerSkew(widest, skewMs === undefined ? {} : { skewMs }),
        undefined,
      );
    expect([skew(), skew(undefined), skew(0), skew(3, undefined, 40, 2)]).toEqual([undefined, undefined, 0, 40]);
  });
});

describe('a receipt', () => {
  it('is empty where nothing was sent', () => {
    expect(toReceipt({}, counts)).toEqual({});
  });

  it('tells what was sent where no answer came', () => {
    const notes: ReceiptNotes = {};
    noteSent(notes, at('00:00:01.000'));
    noteSent(notes, at('00:00:09.000'));
    expect(toReceipt(notes, { bytes: 0, milliseconds: 12.6 })).toEqual({
      startedAt: '2026-11-25T00:00:01.000Z',
      milliseconds: 13,
    });
  });

  it('has the digest of all bodies, one after the other', () => {
    const notes: ReceiptNotes = {};
    for (const body of ['{"Keys":[1]}', '', '{"Keys":[2]}']) noteBody(notes, Buffer.from(body));
    const bodySha256 = createHash('sha256').update('{"Keys":[1]}{"Keys":[2]}').digest('hex');
    expect(toReceipt(notes, { bytes: 24, milliseconds: 0 })).toEqual({ bytes: 24, bodySha256 });
  });

  it('of an empty answer has the digest of nothing', () => {
    const notes: ReceiptNotes = {};
    noteBody(notes, new Uint8Array());
    const bodySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(toReceipt(notes, counts)).toEqual({ bytes: 0, bodySha256 });
  });

  it('forgets the date of an answer before the last one, and keeps how far off it was', () => {
    const notes: ReceiptNotes = {};
    const when = span('00:00:02.000', '00:00:02.500');
    noteHead(notes, { host: 'a', status: 500, date: 'Wed, 25 Nov 2026 00:00:05 GMT' }, when);
    noteHead(notes, { host: 'b', status: 200, date: undefined }, when);
    expect(toReceipt(notes, counts)).toEqual({ host: 'b', status: 200, skewMs: 2500 });
  });
});
