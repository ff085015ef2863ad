import type { Selectors } from './management-events.ts';

/** A data resource of basic selectors, or a field of advanced ones, as `GetEventSelectors` gives them. */
interface DataResource {
  readonly Type?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}
interface BasicSelector {
  readonly ReadWriteType?: string | undefined;
  readonly DataResources?: readonly DataResource[] | undefined;
}
interface FieldSelector {
  readonly Field?: string | undefined;
  readonly Equals?: readonly string[] | undefined;
  readonly NotEquals?: readonly string[] | undefined;
}
export interface DataSelectors extends Selectors {
  readonly EventSelectors?: readonly BasicSelector[] | undefined;
  readonly AdvancedEventSelectors?:
    | readonly { readonly FieldSelectors?: readonly FieldSelector[] | undefined }[]
    | undefined;
}

/** The resource types, such as `AWS::S3::Object`, whose data events are recorded for every resource of the type. */
export interface DataEvents {
  readonly Read: readonly string[];
  readonly Write: readonly string[];
}

/**
 * The types whose reads, and whose writes, the selectors record for all resources. A selector that picks some by ARN,
 * event name or anything else does not count. `undefined` for an answer with no selectors.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function readDataEvents(selectors: DataSelectors): DataEvents | undefined {
  if (!selectors.EventSelectors && !selectors.AdvancedEventSelectors) return undefined;
  const kinds = [
    ...(selectors.EventSelectors ?? []).flatMap(ofBasic),
    ...(selectors.AdvancedEventSelectors ?? []).flatMap(({ FieldSelectors = [] }) => ofAdvanced(FieldSelectors)),
  ];
  const typesOf = (way: 'reads' | 'writes'): readonly string[] =>
    [...new Set(kinds.filter((kind) => kind[way]).map(({ type }) => type))].sort();
  return { Read: typesOf('reads'), Write: typesOf('writes') };
}

interface Kind {
  readonly type: string;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** "To log data events for all objects in all S3 buckets …, specify the prefix as arn:aws:s3": API_DataResource.html */
function ofBasic({ ReadWriteType = 'All', DataResources = [] }: BasicSelector): readonly Kind[] {
  return DataResources.filter(({ Values = [] }) =>
    Values.some((value) => /^arn:[a-z-]+:[a-z0-9]+(?::::?|:)?$/.test(value)),
  ).map(({ Type = '' }) => ({
    type: Type,
    reads: ReadWriteType !== 'WriteOnly',
    writes: ReadWriteType !== 'ReadOnly',
  }));
}

function ofAdvanced(fields: readonly FieldSelector[]): readonly Kind[] {
  const find = (name: string): FieldSelector | undefined => fields.find(({ Field }) => Field === name);
  if (!find('eventCategory')?.Equals?.includes('Data')) return [];
  if (fields.some(({ Field = '' }) => !['eventCategory', 'resources.type', 'readOnly'].includes(Field))) return [];
  const readOnly = find('readOnly');
  const takes = (value: string): boolean =>
    (readOnly?.Equals?.includes(value) ?? true) && !readOnly?.NotEquals?.includes(value);
  return (find('resources.type')?.Equals ?? []).map((type) => ({ type, reads: takes('true'), writes: takes('false') }));
}
