import type { SecurityCenter } from '@azure/arm-security';
import type { Listed } from '../../../read/read.ts';
import type { CallRef } from '../../../schema.ts';
import type { SendOptions } from '../../../send/transport.ts';
import type { Context } from '../../collector.ts';
import type { Row } from '../../read/graph-page.ts';
import type { Body } from '../../send/api.ts';
import { AzureError } from '../../send/azure-error.ts';

/** An answer, beside what the SDK makes of it. */
interface Answer {
  readonly request: { readonly url: string };
  readonly parsedBody?: unknown;
}

/** What every list of the SDK takes. It is looked at again for each page. */
interface ListOptions {
  readonly abortSignal: AbortSignal;
  readonly onResponse: (answer: Answer) => void;
}

type Pages = AsyncIterator<readonly object[]>;

/** The pages of one list of the SDK. */
export type OpenList = (client: SecurityCenter, options: ListOptions) => Pages;

export const openPricings: OpenList = (client, options) =>
  onePage(async () => (await client.pricings.list(options)).value);
export const openSettings: OpenList = (client, options) => client.settings.list(options).byPage();
export const openSecureScores: OpenList = (client, options) => client.secureScores.list(options).byPage();
export const openAssessments: OpenList = (client, options) =>
  client.assessments.list(`subscriptions/${client.subscriptionId}`, options).byPage();
export const openStandards: OpenList = (client, options) => client.regulatoryComplianceStandards.list(options).byPage();
export const openControls =
  (standard: string): OpenList =>
  (client, options) =>
    client.regulatoryComplianceControls.list(standard, options).byPage();
export const openControlAssessments =
  (standard: string, control: string): OpenList =>
  (client, options) =>
    client.regulatoryComplianceAssessments.list(standard, control, options).byPage();

async function* onePage(ask: () => Promise<readonly object[]>): Pages & AsyncGenerator<readonly object[]> {
  yield await ask();
}

export interface SdkAsk {
  readonly call: CallRef;
  /** The id of what it is asked about, where that is not the subscription. */
  readonly subject?: string;
  readonly open: OpenList;
}

/** Lists, with all its pages, what `@azure/arm-security` lists: each element as Resource Graph has it in a row. */
export async function listBySdk(context: Context, { call, subject, open }: SdkAsk): Promise<Listed<Row>> {
  const { items, cause } = await context.reader.readPages({
    call,
    ...(subject !== undefined && { subject }),
    send: createPager(context.defender, open),
    items: ({ items: found }: Page) => found,
    next: ({ next }) => next,
  });
  const rows = items.map((item) => toRow(item, context.scope.account));
  return { items: rows, ...(cause && { cause }) };
}

interface Page {
  readonly items: readonly object[] | undefined;
  readonly next: string | undefined;
}

/**
 * Asks for one page at a time. The pages of this version of the SDK take no token, and end with the first error: after one, they
 * are walked again from the first to where it was.
 */
function createPager(connect: Context['defender'], open: OpenList) {
  let abortSignal = new AbortController().signal;
  let answer: Answer | undefined;
  let pages: Pages | undefined;
  let taken = 0;
  const options: ListOptions = {
    get abortSignal() {
      return abortSignal;
    },
    onResponse: (response) => {
      answer = response;
    },
  };
  return async (_token: string | undefined, sending: SendOptions): Promise<Page> => {
    abortSignal = sending.abortSignal;
    try {
      if (!pages) {
        pages = open(await connect(), options);
        for (let before = 0; before < taken; before += 1) await pages.next();
      }
      const { value } = await pages.next();
      const page = readPage(answer, value);
      taken += 1;
      return page;
    } catch (error) {
      pages = undefined;
      throw error;
    }
  };
}

/** To the SDK an answer without a list is an empty page, and a next link leads wherever it says, with the token. */
function readPage(answer: Answer | undefined, items: readonly object[] | undefined): Page {
  const { value, nextLink } = (answer?.parsedBody ?? {}) as Body;
  const next = typeof nextLink === 'string' && nextLink !== '' ? nextLink : undefined;
  const origin = URL.parse(answer?.request.url ?? '')?.origin;
  if (next !== undefined && URL.parse(next, origin)?.origin !== origin) {
    throw new AzureError('ForeignLink', `a link that leads out of ${origin}`);
  }
  return { items: Array.isArray(value) ? items : undefined, next };
}

/** The SDK lays the properties beside the id; a row has them apart. */
function toRow(item: object, account: string): Row {
  const { id, name, type, ...properties } = item as Body;
  return {
    id: textOf(id),
    name: textOf(name),
    type: textOf(type).toLowerCase(),
    subscriptionId: account,
    properties,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
