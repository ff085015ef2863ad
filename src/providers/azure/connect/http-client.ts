import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { type AnswerHead, noteHead, noteSent } from '../../send/receipt.ts';
import type { Body } from '../send/api.ts';
import { AzureError } from '../send/azure-error.ts';
import { currentTally } from '../send/sending.ts';
import { agentPolicy } from './agent.ts';
import { boundClient } from './bound-client.ts';

export interface HttpClientOptions {
  /** Longest wait for the head of an answer, in milliseconds. */
  readonly timeout: number;
  /** Authorities in place of the usual ones, as PEM. */
  readonly ca?: readonly string[] | undefined;
  readonly now: () => Date;
}

export interface HttpClients {
  /** Returns any answer: what tokens are asked with. */
  readonly any: HttpClient;
  /** Counts each request; returns whole JSON answers with a good status, and throws anything else as an AzureError. */
  readonly ask: (request: PipelineRequest) => Promise<Answer>;
}

/** A whole answer, and what its JSON says. */
export interface Answer {
  readonly response: PipelineResponse;
  readonly body: Body;
}

/** The clients of all that is asked of Azure: they share connections. Proxies come from the environment. */
export async function createHttpClients({ timeout, ca, now }: HttpClientOptions): Promise<HttpClients> {
  const { createDefaultHttpClient, createEmptyPipeline, proxyPolicy } = await import('@azure/core-rest-pipeline');
  const client = boundClient(createDefaultHttpClient(), timeout);
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(proxyPolicy());
  pipeline.addPolicy(agentPolicy(ca));
  const any: HttpClient = { sendRequest: (request) => pipeline.sendRequest(client, request) };
  return {
    any,
    ask: async (request) => {
      const response = await count(request, () => any.sendRequest(request), now);
      return { response, body: readBody(response) };
    },
  };
}

async function count(
  request: PipelineRequest,
  exchange: () => Promise<PipelineResponse>,
  now: () => Date,
): Promise<PipelineResponse> {
  const tally = currentTally();
  if (!tally) return exchange();
  const start = performance.now();
  const sent = now();
  noteSent(tally, sent);
  tally.attempts += 1;
  try {
    const response = await exchange();
    noteHead(tally, headOf(request, response), { sent, received: now() });
    if (response.status === 429) tally.throttles += 1;
    // ARM says the first, Microsoft Graph the second.
    const id = response.headers.get('x-ms-request-id') ?? response.headers.get('request-id');
    if (id) tally.requestIds.push(id);
    return response;
  } finally {
    tally.milliseconds += performance.now() - start;
  }
}

function headOf({ url }: PipelineRequest, { status, headers }: PipelineResponse): AnswerHead {
  return { host: new URL(url).host, status, date: headers.get('date') };
}

function readBody({ status, headers, bodyAsText }: PipelineResponse): Body {
  const body = parse(bodyAsText ?? '');
  if (status >= 200 && status < 300) {
    if (isObject(body)) return body;
    if (status === 204) return {};
    throw new AzureError('BadBody', bodyAsText ? 'an answer that is not whole JSON' : 'an empty answer', { status });
  }
  const wait = retryAfter(headers);
  const answer = { status, ...(wait !== undefined && { retryAfter: wait }) };
  const error = isObject(body) && isObject(body.error) ? body.error : body;
  if (isObject(error) && isCode(error.code)) {
    throw new AzureError(innermost(error), typeof error.message === 'string' ? error.message : '', answer);
  }
  // A page of someone on the way there says nothing of Azure: a 403 of it is no denial.
  throw new AzureError(
    status === 429 ? 'TooManyRequests' : 'ForeignAnswer',
    `status ${status} without an error`,
    answer,
  );
}

/** A name that a report can repeat. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]{1,100}$/.test(value);
}

/** Resource Graph says `BadRequest` and, in the details, what is bad. */
function innermost(error: Readonly<Record<string, unknown>>): string {
  const [first] = Array.isArray(error.details) ? error.details : [];
  const inner = isObject(first) && isCode(first.code) ? first.code : undefined;
  return error.code === 'BadRequest' && inner !== undefined ? inner : String(error.code);
}

/**
 * What the answer says of when to ask again, in milliseconds: `Retry-After` in seconds or as a date, else the time after
 * which the quota of Resource Graph is whole again (`00:00:03`).
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests
 */
function retryAfter(headers: PipelineResponse['headers']): number | undefined {
  const text = headers.get('retry-after');
  if (text !== undefined && /^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const date = text === undefined ? Number.NaN : Date.parse(text) - Date.parse(headers.get('date') ?? '');
  if (date >= 0) return date;
  const [, hours, minutes, seconds] =
    /^(\d\d):(\d\d):(\d\d)/.exec(headers.get('x-ms-user-quota-resets-after') ?? '') ?? [];
  if (seconds === undefined) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
