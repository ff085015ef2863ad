interface RecorderStatus {
  readonly lastStatus?: string | undefined;
}

/** As the API's model names them. https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorderStatus.html */
const statuses = ['Pending', 'Success', 'Failure', 'NotApplicable'];

/**
 * Recorder statuses with `lastStatus` as the model spells it: the service answers `SUCCESS` where the model says `Success`.
 * https://docs.aws.amazon.com/cli/latest/reference/configservice/describe-configuration-recorder-status.html
 */
export function normaliseRecorderStatus<Status extends RecorderStatus>(list: readonly Status[] | undefined) {
  return list?.map((status) => ({ ...status, lastStatus: spell(status.lastStatus) }));
}

function spell(status: string | undefined): string | undefined {
  const plain = (text: string): string => text.replaceAll('_', '').toLowerCase();
  return status && (statuses.find((known) => plain(known) === plain(status)) ?? status);
}
