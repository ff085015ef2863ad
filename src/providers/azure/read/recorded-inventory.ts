import type { Listed } from '../../read/read.ts';
import type { Recorder } from '../../read/record.ts';
import type { Replay } from '../../read/replay.ts';
import type { Row } from './graph-page.ts';
import type { Inventory, InventoryEntry } from './inventory.ts';

/** An inventory of which is kept what a task reads: all tasks share what Resource Graph answered. */
export function recordInventory(inventory: Inventory, recorder: Recorder): Inventory {
  return {
    list: async (entry) => recorder.given(callOf(entry), subjectOf(entry), await inventory.list(entry)),
  };
}

/** What a task was given of the inventory. */
export function replayInventory(replay: Replay): Inventory {
  return {
    list: async (entry) => {
      const pages = replay.given(callOf(entry), subjectOf(entry)) as readonly Partial<Listed<Row>>[];
      const [first] = pages;
      return { items: pages.flatMap(({ items = [] }) => items), ...(first?.cause && { cause: first.cause }) };
    },
  };
}

function callOf({ table }: InventoryEntry): string {
  return `resourcegraph:${table}`;
}

function subjectOf({ schema, type }: InventoryEntry): string {
  return `${schema.type} ${type}`;
}
