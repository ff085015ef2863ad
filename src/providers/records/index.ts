import { resolve } from 'node:path';
import type { RecordsTarget, Target } from '../../model/config.ts';
import type { Scope } from '../../model/resource.ts';
import type { Plan, PlanOptions, Provider, Sink, Task } from '../provider.ts';
import { storeTypes, taggingType } from '../store-types.ts';
import { type DataAnswer, describeData, describeRegisters } from './describe.ts';
import { findStores, noTarget, selectsByTag } from './found-stores.ts';
import { registerCall } from './ledger.ts';
import { readAnswers, readAt } from './read-answers.ts';
import { readLogSchemas } from './read-logs.ts';
import { recordData, replayRecords, services, typesOf } from './recorded-answer.ts';
import { type Registers, shownPath, takeRegisters } from './registers.ts';

/** Reads what the organisation declares in a folder of records. */
export const recordsProvider: Provider = {
  name: 'records',
  policies: {},
  replay: replayRecords,
  async plan(target, options): Promise<Plan> {
    const own = ofRecords(target);
    const folder = resolve(options.folder ?? '', own.path);
    const at = options.now().toISOString();
    const registers = takeRegisters(own, folder);
    const schemas = await readLogSchemas(registers.logs.records, folder, (file) => shownPath(own, file));
    const scope: Scope = { target: own.name, account: '-', region: '-' };
    const reading = { scope, folder, at, options, registers, schemas };
    const registersTask: Task = {
      ...scope,
      service: services.registers,
      types: typesOf(services.registers, options.wanted),
      run: async (sink, signal) => {
        const { types } = registersTask;
        const answers = await readAnswers(types, { ...reading, sink, signal });
        for (const resource of describeRegisters(answers, new Set(types), scope)) sink.resource(resource);
        listAll(types, scope, sink);
      },
    };
    const tasks = [registersTask, dataTask(own, reading)].filter(({ types }) => types.length > 0);
    return {
      target: { name: own.name, provider: 'records', id: own.name, regions: [] },
      calls: [],
      listings: [],
      tasks,
    };
  },
};

interface Reading {
  readonly scope: Scope;
  readonly at: string;
  readonly options: PlanOptions;
  readonly registers: Registers;
}

/** What data sets lie in: it begins when the other targets were read. */
function dataTask({ over = [] }: RecordsTarget, { scope, at, options, registers }: Reading): Task {
  const types = typesOf(services.data, options.wanted);
  const { file, records } = registers.dataSets;
  const looks = records.length > 0 && over.length > 0;
  const wanted = new Map([...options.wanted].filter(([type]) => storeTypes.has(type) || type === taggingType));
  return {
    ...scope,
    service: services.data,
    types,
    ...(looks && { after: { targets: over, wanted } }),
    async run(sink, _signal, found = { resources: [], listings: [] }) {
      const dataSets = { ...readAt(at, options), ...(file && { file }), records, documents: {} };
      const stores = looks
        ? findStores({ targets: over, wanted, byTag: selectsByTag(records) }, found)
        : { stores: [], gap: noTarget };
      const answer: DataAnswer = { dataSets, found: stores };
      if (options.record) sink.answer?.(recordData(answer, scope));
      sink.call(registerCall('dataSets', file, { scope, service: services.data, at }));
      for (const resource of describeData(answer, new Set(types), scope)) sink.resource(resource);
      const { gap } = stores;
      for (const type of types) {
        // Without a data set nothing is asked of the stores.
        const cut = records.length > 0 && gap && type === 'records/data/store';
        sink.listing({
          kind: 'listing',
          ...scope,
          type,
          ...(cut ? { complete: false, cause: gap } : { complete: true }),
        });
      }
    },
  };
}

function listAll(types: readonly string[], scope: Scope, sink: Sink): void {
  for (const type of types) sink.listing({ kind: 'listing', ...scope, type, complete: true });
}

function ofRecords(target: Target): RecordsTarget {
  if (target.provider !== 'records') throw new Error(`target ${target.name} is of provider ${target.provider}`);
  return target;
}
