import type { ReadContext } from '../read/context.ts';
import type { ResourceSchema } from '../schema.ts';
import type { ClientSettings } from './connect/session.ts';

/** The account that is read. */
export interface AccountScope {
  readonly id: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** The scanned regions. */
  readonly regions: readonly string[];
  /** Where account-wide services are asked. */
  readonly homeRegion: string;
}

/** What a collector works with: one service in one account, or one account and region. */
export interface Context extends ReadContext {
  readonly account: AccountScope;
  /** Client settings by the SDK's service id. */
  readonly settings: (serviceId: string, region: string) => ClientSettings;
}

/** Reads one service. It asks only for what is wanted and reports a listing for each of its types. */
export type Collect = (context: Context) => Promise<void>;

/** The reader of one service, loaded with its SDK client when something of it is wanted. */
export interface Collector {
  /** The second part of its resource types: `s3` of `aws/s3/bucket`. */
  readonly service: string;
  readonly scope: ResourceSchema['scope'];
  readonly schemas: readonly ResourceSchema[];
  /** The SDK's id of the service, as its endpoint override is named by. */
  readonly serviceId: string;
  /** Those of other services that it asks besides. */
  readonly otherServiceIds?: readonly string[];
  /** The service's name in the endpoint data of AWS, by which it is offered in a region or not: `monitoring`. */
  readonly endpointPrefix: string;
  readonly load: () => Promise<Collect>;
}
