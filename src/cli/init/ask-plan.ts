import type { InitMessages } from '../../i18n/init.en.ts';
import { UsageError } from '../../model/errors.ts';
import { frameworkIds } from '../../model/framework.ts';
import type { Language } from '../../model/text.ts';
import { type InitPlan, readEndpoints, readFrameworks, readRegions, readSubscriptions, readTitle } from './plan.ts';

/** Whom to ask, and how. */
export interface Interview {
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly say: (text: string) => Promise<void>;
  readonly language: Language;
  readonly t: InitMessages;
}

/** What was answered. */
export interface Answers {
  readonly plan: InitPlan;
  readonly ci: 'github' | undefined;
}

/** The person closed the line instead of answering. */
class GaveUpError extends Error {}

/** Asks for everything a plan holds; an answer that cannot be read is asked for again. Undefined: the person gave up. */
export async function askPlan(interview: Interview, ci: 'github' | undefined): Promise<Answers | undefined> {
  try {
    const plan = await askForPlan(interview);
    const wantsCi = ci !== undefined || (await put(interview, interview.t.questions.ci, isYes));
    return { plan, ci: wantsCi ? 'github' : undefined };
  } catch (error) {
    if (error instanceof GaveUpError) return undefined;
    throw error;
  }
}

async function askForPlan(interview: Interview): Promise<InitPlan> {
  const { questions } = interview.t;
  const list = frameworkIds.join(', ');
  const organization = await put(interview, questions.organization, optional(readTitle));
  const frameworks = await put(interview, questions.frameworks({ list }), each(readFrameworks));
  const profile = await put(interview, questions.awsProfile, optional(readTitle));
  const regions = profile === undefined ? [] : await put(interview, questions.regions, each(readRegions));
  const subscriptions = await put(interview, questions.subscriptions, each(readSubscriptions));
  const endpoints = await put(interview, questions.endpoints, each(readEndpoints));
  return {
    ...(organization !== undefined && { organization }),
    frameworks,
    ...(profile !== undefined && { aws: { ...(profile !== environment && { profile }), regions } }),
    subscriptions,
    endpoints,
  };
}

/** The answer that means no profile, but what the environment holds. */
const environment = '-';

async function put<T>({ ask, say, language }: Interview, question: string, read: (answer: string) => T): Promise<T> {
  for (;;) {
    const answer = await ask(`${question}: `);
    if (answer === undefined) throw new GaveUpError();
    try {
      return read(answer.trim());
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      await say(`  ${error.text[language]}\n`);
    }
  }
}

function optional<T>(read: (text: string) => T): (answer: string) => T | undefined {
  return (answer) => (answer === '' ? undefined : read(answer));
}

function each<T>(read: (words: readonly string[]) => T): (answer: string) => T {
  return (answer) => read(answer.split(/[\s,、]+/).filter((word) => word !== ''));
}

function isYes(answer: string): boolean {
  return /^(y|yes|はい)$/i.test(answer);
}
