/** How the operating system of a virtual machine lets people in and is patched. */
export interface OsSettings {
  /** `null` for Windows. */
  readonly disablePasswordAuthentication?: unknown;
  readonly patchMode?: unknown;
  readonly assessmentMode?: unknown;
}

interface OsConfiguration {
  readonly disablePasswordAuthentication?: unknown;
  readonly patchSettings?: { readonly patchMode?: unknown; readonly assessmentMode?: unknown } | null;
}

/**
 * The settings of an `osProfile`. A machine made from a specialized disk has none, and of what is inside it Azure knows
 * nothing: then all of them are missing.
 * https://learn.microsoft.com/rest/api/compute/virtual-machines/get
 */
export function readOsSettings(osProfile: unknown): OsSettings {
  const { linuxConfiguration, windowsConfiguration } = (osProfile ?? {}) as Readonly<
    Record<string, OsConfiguration | null | undefined>
  >;
  const settings = linuxConfiguration ?? windowsConfiguration;
  if (!settings) return {};
  const { patchMode, assessmentMode } = settings.patchSettings ?? {};
  return {
    disablePasswordAuthentication: linuxConfiguration ? linuxConfiguration.disablePasswordAuthentication : null,
    patchMode,
    assessmentMode,
  };
}
