interface Recorder {
  readonly recordingGroup?: RecordingGroup | undefined;
}
interface RecordingGroup {
  readonly allSupported?: boolean | undefined;
  readonly includeGlobalResourceTypes?: boolean | undefined;
  readonly resourceTypes?: readonly string[] | undefined;
  readonly exclusionByResourceTypes?: { readonly resourceTypes?: readonly string[] | undefined } | undefined;
  readonly recordingStrategy?: { readonly useOnly?: string | undefined } | undefined;
}

/** The types that AWS calls global and records only where it is told to. */
const iamTypes = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'];

/**
 * Recorders with what they record. The strategy may be left out where `allSupported` or a list of types says it; where
 * nothing says it, it is not known.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html
 */
export function describeRecorders<Item extends Recorder>(recorders: readonly Item[] | undefined) {
  return recorders?.map((recorder) => ({
    ...recorder,
    ...(recorder.recordingGroup ? describeGroup(recorder.recordingGroup) : {}),
  }));
}

function describeGroup(group: RecordingGroup) {
  const Strategy = group.recordingStrategy?.useOnly ?? impliedStrategy(group);
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const ExcludedTypes = Strategy === 'EXCLUSION_BY_RESOURCE_TYPES' ? [...excluded].sort() : [];
  return { Strategy, ExcludedTypes, RecordsIamTypes: recordsIam(Strategy, group) };
}

function impliedStrategy({ allSupported, exclusionByResourceTypes, resourceTypes }: RecordingGroup) {
  if (allSupported) return 'ALL_SUPPORTED_RESOURCE_TYPES';
  if ((exclusionByResourceTypes?.resourceTypes?.length ?? 0) > 0) return 'EXCLUSION_BY_RESOURCE_TYPES';
  const includes = allSupported === false || (resourceTypes?.length ?? 0) > 0;
  return includes ? 'INCLUSION_BY_RESOURCE_TYPES' : undefined;
}

function recordsIam(strategy: string | undefined, group: RecordingGroup): boolean | undefined {
  if (strategy === undefined) return undefined;
  if (strategy === 'ALL_SUPPORTED_RESOURCE_TYPES') return group.includeGlobalResourceTypes ?? false;
  if (strategy === 'INCLUSION_BY_RESOURCE_TYPES') {
    return iamTypes.every((type) => group.resourceTypes?.includes(type));
  }
  return !iamTypes.some((type) => group.exclusionByResourceTypes?.resourceTypes?.includes(type));
}
