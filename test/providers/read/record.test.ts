import { describe, expect, it } from 'vitest';
import type { RecordedAnswer } from '../../../src/model/snapshot.ts';
import { createReader, type Listed, type Reader } from '../../../src/providers/read/read.ts';
import { createRecorder, whileRecording } from '../../../src/providers/read/record.ts';
import { replayAnswers } from '../../../src/providers/read/replay.ts';
import { createStatistics } from '../../../src/providers/send/statistics.ts';
import type { Transport } from '../../../src/providers/send/transport.ts';

const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const { signal } = new AbortController();
const call = { call: 'acme:ListThings', permission: 'acme:ListThings' };
const toCause: Transport['toCause'] = ({ code }, { call: name, permission }) => ({
  kind: 'denied',
  call: name,
  permission,
  code,
});

/** Sends to whoever answers, and reads an error as its name. */
const plain: Transport = {
  send: async (send, { signal: abortSignal }) =>
    send({ abortSignal })
      .then((output) => ({ output }))
      .catch((error) => ({ error })),
  readFault: (error) => ({
    code: (error as Error).name,
    codes: [(error as Error).name],
    message: (error as Error).message,
    status: 403,
  }),
  toCause,
  sleep: async () => undefined,
  statistics: createStatistics(),
  probe: false,
};

const readerOn = (transport: Transport): Reader =>
  createReader({ transport, scope, service: 'acme', signal, record: () => undefined });

const options = { scope, service: 'acme', schemas: [] };

interface Page {
  readonly things: readonly { readonly id: number; readonly secret: string }[];
  readonly next?: string;
}

/** Lists three pages, of which the last is refused where it is to be. */
async function list(reader: Reader, refused = false): Promise<Listed<number>> {
  const pages: Readonly<Record<string, Page>> = {
    '': { things: [{ id: 1, secret: 'a' }], next: 'token-of-a-stranger' },
    'token-of-a-stranger': { things: [{ id: 2, secret: 'b' }], next: 'another' },
    another: { things: [{ id: 3, secret: 'c' }] },
  };
  const listed = await reader.readPages({
    call,
    send: async (token = ''): Promise<Page> => {
      if (token === 'another' && refused) throw Object.assign(new Error('no'), { name: 'Denied' });
      return pages[token] ?? { things: [] };
    },
    items: ({ things }) => things,
    next: ({ next }) => next,
  });
  return { ...listed, items: listed.items.map(({ id }) => id) };
}

describe('a record', () => {
  it.each([false, true])('answers a list once more, page by page; cut short: %s', async (refused) => {
    const recorder = createRecorder(options);
    const before = await list(readerOn(recorder.over(plain)), refused);
    const answers = [...recorder.answers()];
    expect(answers.map(({ page, outcome }) => [page, outcome])).toEqual([
      [1, 'ok'],
      [2, 'ok'],
      [3, refused ? 'failed' : 'ok'],
    ]);
    expect(JSON.stringify(answers)).not.toMatch(/token-of-a-stranger|secret/);
    const replay = replayAnswers(answers, toCause);
    expect(await list(readerOn(replay.transport), refused)).toEqual(before);
    expect(replay.missing).toEqual([]);
  });

  it('tells what was asked and was not recorded', async () => {
    const replay = replayAnswers([], toCause);
    expect(await list(readerOn(replay.transport))).toMatchObject({ items: [], cause: { code: 'Unrecorded' } });
    expect(replay.missing).toEqual(['acme:ListThings ap-northeast-1']);
  });

  it('keeps a shared list in pages that fit a line, each subject once', () => {
    const recorder = createRecorder(options);
    const listed = {
      items: Array.from({ length: 1201 }, (_, id) => ({ id, secret: 'x' })),
      cause: { kind: 'denied', code: 'NoReadAction' },
    } as const;
    const given = recorder.given('graph:things', 'thing', listed);
    expect(recorder.given('graph:things', 'thing', listed)).toBe(given);
    expect(given.items.map(({ id }) => id)).toEqual(listed.items.map(({ id }) => id));
    const empty = recorder.given('graph:things', 'none', { items: [] });
    expect(empty).toEqual({ items: [] });
    const answers = [...recorder.answers()];
    expect(answers.map(({ subject, page }) => `${subject} ${page}`)).toEqual([
      'thing 1',
      'thing 2',
      'thing 3',
      'none 1',
    ]);
    expect(JSON.stringify(answers)).not.toContain('secret');
    const pages = replayAnswers(answers, toCause).given('graph:things', 'thing') as readonly (typeof listed)[];
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(listed.items.map(({ id }) => id));
    expect(pages[0]?.cause).toEqual(listed.cause);
  });

  it('is told when the work has ended, however it did, and only where it was to be kept', async () => {
    const told: RecordedAnswer[] = [];
    const sink = { answer: (answer: RecordedAnswer) => void told.push(answer) };
    const work = (end: () => void) => async (recorder: ReturnType<typeof createRecorder> | undefined) => {
      await list(readerOn(recorder?.over(plain) ?? plain));
      expect(told).toEqual([]);
      end();
    };
    await whileRecording(
      options,
      sink,
      work(() => undefined),
    );
    expect(told).toEqual([]);
    const fail = (): never => {
      throw new Error('a bug');
    };
    await expect(whileRecording({ ...options, record: true }, sink, work(fail))).rejects.toThrow('a bug');
    expect(told).toHaveLength(3);
  });
});
