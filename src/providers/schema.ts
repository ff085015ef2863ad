import type { FieldType } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import type { Text } from '../model/text.ts';

/** One call of a provider and the permission it needs, both as the provider writes them. */
export interface CallRef {
  /** `s3:GetBucketEncryption`. */
  readonly call: string;
  /** `s3:GetEncryptionConfiguration`. */
  readonly permission: string;
  /** Permissions it needs beside that one. */
  readonly also?: readonly string[];
}

/** An error by which a provider says "there is none": a code, where need be with words of its message. */
export type NullAnswer = string | { readonly code: string; readonly message: string };

/** One attribute of a resource, or one member of it. */
export interface Field {
  readonly type: FieldType;
  /** The provider can say there is none. */
  readonly nullable?: boolean;
  /** Members of an `object`. */
  readonly fields?: Readonly<Record<string, Field>>;
  /** Elements of a `list`. */
  readonly items?: Field;
  /** The calls it costs; absent: the call that lists the resource. A derived fact names all it reads. Top level only. */
  readonly from?: readonly CallRef[];
  /** Errors by which the provider says "there is none": the attribute is then `null`. Top level only. */
  readonly nullWhen?: readonly NullAnswer[];
  /** What a member the provider leaves out means. Without it an omitted member stays unread. */
  readonly absentMeans?: Json;
  /** How our own fact is made from what the provider answered. */
  readonly derived?: string;
  /** Its value is the account that the resource lies in. Top level only. */
  readonly account?: true;
  /** Its value is never shown. */
  readonly sensitive?: boolean;
  readonly enum?: readonly string[];
  readonly doc?: Text;
}

/** What a resource of one type looks like, what each attribute costs, and where the truth of it comes from. */
export interface ResourceSchema {
  /** `provider/service/kind`. */
  readonly type: string;
  readonly title: Text;
  /** Read once per account, or once per account and region. */
  readonly scope: 'account' | 'region';
  /** The calls that list the resources. */
  readonly list: readonly CallRef[];
  /** Attributes by the provider's own names. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Where the provider documents it. */
  readonly source: string;
}
