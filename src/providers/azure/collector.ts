import type { ReadContext } from '../read/context.ts';
import type { ResourceSchema } from '../schema.ts';
import type { Inventory, InventoryEntry } from './read/inventory.ts';
import type { Api } from './send/api.ts';

/** What a collector works with: one service in one subscription, or of the tenant. The account of its scope is either's id. */
export interface Context extends ReadContext {
  /** What the subscription is called; of the tenant its id. */
  readonly name: string;
  /** What Resource Graph has of the subscription; of the tenant nothing. */
  readonly inventory: Inventory;
  /** Azure Resource Manager. */
  readonly arm: Api;
  /** Microsoft Graph. */
  readonly graph: Api;
  /** Defender for Cloud through `@azure/arm-security`, loaded when it is asked for. */
  readonly defender: () => Promise<import('@azure/arm-security').SecurityCenter>;
}

/** Reads one service. It asks only for what is wanted and reports a listing for each of its types. */
export type Collect = (context: Context) => Promise<void>;

/** The reader of one service, loaded when something of it is wanted. */
export interface Collector {
  /** The second part of its resource types: `storage` of `azure/storage/account`. */
  readonly service: string;
  /** Read in each subscription, or once in the tenant. */
  readonly scope: 'subscription' | 'tenant';
  readonly schemas: readonly ResourceSchema[];
  /** Those of its types that Resource Graph lists. */
  readonly inventory: readonly InventoryEntry[];
  readonly load: () => Promise<Collect>;
}
