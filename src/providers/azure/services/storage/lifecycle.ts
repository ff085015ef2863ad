import { callFor, fieldsFrom, shapeAnswer } from '../../../read/attributes.ts';
import type { Answer } from '../../../read/read.ts';
import type { ResourceSchema } from '../../../schema.ts';
import { type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import type { Body } from '../../send/api.ts';
import { deletionAfterDaysField, lifecycle } from './service-fields.ts';

/** Of whom what the lifecycle policy says is wanted. */
export interface LifecycleAsk {
  readonly schema: ResourceSchema;
  /** Of the storage account, as Azure writes it. */
  readonly account: string;
  readonly shape: (body: Body) => Body;
}

export type ReadLifecycle = (ask: LifecycleAsk) => Promise<Shaped>;

/** The lifecycle policy of each account is asked for once, for the account and for all containers in it. */
export function shareLifecycle(context: Context): ReadLifecycle {
  const asked = new Map<string, Promise<Answer<Body>>>();
  const ask = (account: string): Promise<Answer<Body>> => {
    const path = `${account}/managementPolicies/default?api-version=2024-01-01`;
    const answer =
      asked.get(account) ??
      context.reader.read({
        call: lifecycle,
        subject: account,
        nullWhen: deletionAfterDaysField.nullWhen ?? [],
        send: context.arm.get(path),
      });
    asked.set(account, answer);
    return answer;
  };
  return async ({ schema, account, shape }) => {
    const fields = fieldsFrom(context, schema, lifecycle.call);
    if (!callFor(fields, lifecycle.call)) return shapeFields({}, {});
    return shapeAnswer(fields, lifecycle, await ask(account), shape);
  };
}
