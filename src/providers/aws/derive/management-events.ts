/** The two shapes of `GetEventSelectors`, of which a trail has one. */
export interface Selectors {
  readonly EventSelectors?: readonly BasicSelector[] | undefined;
  readonly AdvancedEventSelectors?: readonly AdvancedSelector[] | undefined;
}
interface BasicSelector {
  readonly ReadWriteType?: string | undefined;
  readonly IncludeManagementEvents?: boolean | undefined;
}
interface AdvancedSelector {
  readonly FieldSelectors?: readonly FieldSelector[] | undefined;
}
interface FieldSelector {
  readonly Field?: string | undefined;
  readonly Equals?: readonly string[] | undefined;
  readonly NotEquals?: readonly string[] | undefined;
}

export type ManagementEvents = 'All' | 'ReadOnly' | 'WriteOnly' | 'None';

/**
 * Which management events the selectors of a trail record, taken together. `undefined` for an answer with no selectors.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html
 */
export function readManagementEvents(selectors: Selectors): ManagementEvents | undefined {
  const basic = selectors.EventSelectors;
  const advanced = selectors.AdvancedEventSelectors;
  if (!basic && !advanced) return undefined;
  const kinds = [...(basic ?? []).map(ofBasic), ...(advanced ?? []).map(ofAdvanced)];
  const reads = kinds.some((kind) => kind === 'All' || kind === 'ReadOnly');
  const writes = kinds.some((kind) => kind === 'All' || kind === 'WriteOnly');
  if (reads && writes) return 'All';
  if (reads) return 'ReadOnly';
  return writes ? 'WriteOnly' : 'None';
}

/** "By default, the value is true" of IncludeManagementEvents, and All of ReadWriteType: API_EventSelector.html */
function ofBasic({ ReadWriteType = 'All', IncludeManagementEvents = true }: BasicSelector): ManagementEvents {
  if (!IncludeManagementEvents) return 'None';
  return ReadWriteType === 'ReadOnly' || ReadWriteType === 'WriteOnly' ? ReadWriteType : 'All';
}

/** A selector that picks single events, users or names does not record a kind of event, so it does not count. */
function ofAdvanced({ FieldSelectors = [] }: AdvancedSelector): ManagementEvents {
  const category = FieldSelectors.find(({ Field }) => Field === 'eventCategory');
  if (!category?.Equals?.includes('Management')) return 'None';
  const others = FieldSelectors.filter(({ Field }) => Field !== 'eventCategory' && Field !== 'readOnly');
  if (!others.every(leavesOutSources)) return 'None';
  const readOnly = FieldSelectors.find(({ Field }) => Field === 'readOnly');
  if (!readOnly) return 'All';
  const taken = ['true', 'false'].filter(
    (value) => (readOnly.Equals?.includes(value) ?? true) && !readOnly.NotEquals?.includes(value),
  );
  if (taken.length === 2) return 'All';
  if (taken[0] === 'true') return 'ReadOnly';
  return taken[0] === 'false' ? 'WriteOnly' : 'None';
}

/** Only `kms.amazonaws.com` and `rdsdata.amazonaws.com` can be left out: API_AdvancedFieldSelector.html */
function leavesOutSources({ Field, Equals }: FieldSelector): boolean {
  return Field === 'eventSource' && Equals === undefined;
}
