import { listChildren } from '../../../read/list-resources.ts';
import { askOnce } from '../../../read/once.ts';
import type { Listed } from '../../../read/read.ts';
import type { CallRef } from '../../../schema.ts';
import type { Context } from '../../collector.ts';
import { placeInStandard } from '../../derive/compliance-place.ts';
import type { Row } from '../../read/graph-page.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import * as calls from './calls.ts';
import {
  assessmentEntry,
  controlAssessmentEntry,
  controlEntry,
  planEntry,
  scoreEntry,
  standardEntry,
} from './schema.ts';
import * as sdk from './sdk.ts';

/** Rows, and the call that gave them. */
export interface RowList extends Listed<Row> {
  readonly call: CallRef;
}

interface Way {
  readonly entry: InventoryEntry;
  readonly source: calls.Source;
  readonly ask: () => Promise<Listed<Row>>;
}

/** The lists of Defender for Cloud in a subscription, each read once, by whoever needs it first. */
export interface Lists {
  readonly plans: () => Promise<RowList>;
  readonly scores: () => Promise<RowList>;
  readonly assessments: () => Promise<RowList>;
  readonly standards: () => Promise<RowList>;
  readonly controls: () => Promise<RowList>;
  readonly controlAssessments: () => Promise<RowList>;
}

/**
 * Resource Graph answers for all subscriptions at once, but may lag: where it has nothing of one, the API of Defender for Cloud
 * is asked, which has the last word.
 */
export function createLists(context: Context): Lists {
  const bySdk = (call: CallRef, open: sdk.OpenList) => () => sdk.listBySdk(context, { call, open });
  const ways: Readonly<Record<keyof Lists, Way>> = {
    plans: { entry: planEntry, source: calls.pricings, ask: bySdk(calls.pricings.api, sdk.openPricings) },
    scores: { entry: scoreEntry, source: calls.secureScores, ask: bySdk(calls.secureScores.api, sdk.openSecureScores) },
    assessments: {
      entry: assessmentEntry,
      source: calls.assessments,
      ask: bySdk(calls.assessments.api, sdk.openAssessments),
    },
    standards: { entry: standardEntry, source: calls.standards, ask: bySdk(calls.standards.api, sdk.openStandards) },
    controls: {
      entry: controlEntry,
      source: calls.controls,
      ask: async () => ofEach(await lists.standards(), (row) => askControls(context, row)),
    },
    controlAssessments: {
      entry: controlAssessmentEntry,
      source: calls.controlAssessments,
      ask: async () => ofEach(await lists.controls(), (row) => askControlAssessments(context, row)),
    },
  };
  const once = askOnce((name: keyof Lists) => listRows(context, ways[name]));
  const lists: Lists = {
    plans: () => once('plans'),
    scores: () => once('scores'),
    assessments: () => once('assessments'),
    standards: () => once('standards'),
    controls: () => once('controls'),
    controlAssessments: () => once('controlAssessments'),
  };
  return lists;
}

async function listRows(context: Context, { entry, source, ask }: Way): Promise<RowList> {
  const listed = await context.inventory.list(entry);
  if (listed.cause || listed.items.length > 0) return { ...listed, call: source.graph };
  return { ...(await ask()), call: source.api };
}

/** Parents at a time: each is one request of a few kilobytes. */
const atATime = 4;

async function ofEach(parents: Listed<Row>, ask: (row: Row) => Promise<Listed<Row>>): Promise<Listed<Row>> {
  const { items, cause } = await listChildren(atATime, parents, ask);
  return { items: items.map(({ item }) => item), ...(cause && { cause }) };
}

function askControls(context: Context, { id, name }: Row): Promise<Listed<Row>> {
  return sdk.listBySdk(context, { call: calls.controls.api, subject: id, open: sdk.openControls(name) });
}

function askControlAssessments(context: Context, { id, name }: Row): Promise<Listed<Row>> {
  const open = sdk.openControlAssessments(placeInStandard(id).standard ?? '', name);
  return sdk.listBySdk(context, { call: calls.controlAssessments.api, subject: id, open });
}
