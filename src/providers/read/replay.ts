import type { RecordedAnswer, RecordedFault } from '../../model/snapshot.ts';
import { createStatistics } from '../send/statistics.ts';
import type { Fault, SendContext, Transport } from '../send/transport.ts';
import { answerFromJson } from './answer-json.ts';

/** What was recorded, to be answered once more. */
export interface Replay {
  readonly transport: Transport;
  /** What the task was given of a list that several tasks share, page by page. */
  readonly given: (call: string, subject: string) => readonly unknown[];
  /** Calls that the record has no answer to, as `call subject region`; what was made of them cannot be made again. */
  readonly missing: readonly string[];
}

/** Answers from a record in place of the provider: nothing is sent. `toCause` is the provider's own. */
export function replayAnswers(answers: readonly RecordedAnswer[], toCause: Transport['toCause']): Replay {
  const calls = Map.groupBy(answers, ({ call, region, subject }) => keyOf({ place: { call, region }, subject }));
  // Pages follow on one another.
  for (const pages of calls.values()) pages.sort((a, b) => a.page - b.page);
  const missing: string[] = [];
  return {
    missing,
    given: (call, subject) => {
      const pages = answers.filter((one) => one.call === call && one.subject === subject);
      if (pages.length === 0 || pages.some(({ body }) => body === undefined)) missing.push([call, subject].join(' '));
      return pages.sort((a, b) => a.page - b.page).map(({ body = {} }) => answerFromJson(body));
    },
    transport: {
      send: async (_, context) => {
        context.tally.asked += 1;
        const answer = calls.get(keyOf(context))?.shift();
        if (answer?.requestId !== undefined) context.tally.requestIds.push(answer.requestId);
        // What a collector is given here has the form that it had, as far as it was read.
        if (answer?.body !== undefined) return { output: answerFromJson(answer.body) as never };
        if (answer?.fault === undefined) missing.push(wordsOf(context).join(' '));
        return { error: answer?.fault ?? unrecorded };
      },
      readFault: (error) => toFault(error as RecordedFault),
      toCause,
      sleep: async () => undefined,
      statistics: createStatistics(),
      probe: false,
    },
  };
}

type Asked = Pick<SendContext, 'place' | 'subject'>;

const unrecorded: RecordedFault = { code: 'Unrecorded', codes: ['Unrecorded'] };

function toFault({ code, codes, status, message = '' }: RecordedFault): Fault {
  return { code, codes, status, message };
}

function keyOf(asked: Asked): string {
  return JSON.stringify(wordsOf(asked));
}

function wordsOf({ place: { call, region }, subject }: Asked): readonly string[] {
  return subject === undefined ? [call, region] : [call, region, subject];
}
