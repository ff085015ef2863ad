import { answerQuery } from './azure-graph/answer.ts';
import { type AzureRequest, isPageToken } from './azure-request.ts';
import type { AzureAnswer, AzureWorld } from './azure-world.ts';

/** A status, and the body that goes with it, as text. */
export type TextAnswer = Pick<AzureAnswer, 'status' | 'body'>;

/** What a world answers to a request that came so often before. */
export function findAnswer(world: AzureWorld, request: AzureRequest, before: number): TextAnswer | undefined {
  if (request.api !== 'resourcegraph') return pickAnswer(world.answers, request, before);
  const { status, body } = answerQuery(world, request);
  return { status, body: JSON.stringify(body) };
}

/** The answer that names most of the query; of the same request they are given in turn, and the last one stays. */
function pickAnswer(answers: readonly AzureAnswer[], request: AzureRequest, before: number): TextAnswer | undefined {
  const asked = splitPath(request.path);
  const fitting = answers.flatMap((answer) => {
    const { path, parameters } = splitPath(answer.path);
    const fits =
      answer.method === request.method &&
      path === asked.path &&
      parameters.every((parameter) => asked.parameters.includes(parameter)) &&
      asked.parameters.every((parameter) => !isPageToken(parameter) || parameters.includes(parameter));
    return fits ? [{ answer, named: parameters.length }] : [];
  });
  const most = Math.max(...fitting.map(({ named }) => named));
  const best = fitting.filter(({ named }) => named === most);
  return best[Math.min(before, best.length - 1)]?.answer;
}

function splitPath(text: string): { readonly path: string; readonly parameters: readonly string[] } {
  const lower = text.toLowerCase();
  const at = lower.indexOf('?');
  return at < 0
    ? { path: lower, parameters: [] }
    : { path: lower.slice(0, at), parameters: lower.slice(at + 1).split('&') };
}

/** What is answered where a world has nothing to say. */
export function noAnswer({ method, path }: AzureRequest): TextAnswer {
  return { status: 501, body: JSON.stringify({ error: { code: 'NoAnswerInWorld', message: `${method} ${path}` } }) };
}
