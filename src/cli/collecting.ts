import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { Selected } from '../catalog/select.ts';
import type { SnapshotReader } from '../collect/open-snapshot.ts';
import { cliMessagesIn } from '../i18n/cli.ts';
import type { Config, Target } from '../model/config.ts';
import type { Run } from '../model/snapshot.ts';
import { declaredStores, loadProvider, wantFor } from '../providers/index.ts';
import { collectTargets } from '../scan.ts';
import { frugally } from './frugal.ts';
import type { Io } from './io.ts';
import { type LimitOptions, readLimits } from './limits.ts';
import { createProgressLine } from './progress.ts';
import { languageOf } from './settings.ts';
import { readTool } from './version.ts';

/** One collection, as a command line asks for it. */
export interface Collecting {
  readonly options: LimitOptions & { readonly progress: boolean; readonly quiet?: boolean };
  readonly io: Io;
  readonly config: Config;
  readonly targets: readonly Target[];
  readonly wanted: Selected['wanted'];
  /** A new or empty folder. */
  readonly directory: string;
  readonly signal: AbortSignal;
  /** RFC 3339: the moment to judge as of; absent: when it begins. */
  readonly asOf: string | undefined;
  readonly resume?: SnapshotReader | undefined;
  /** Only tries each call. */
  readonly probe?: boolean;
  /** Keeps what was answered, as far as it is read. */
  readonly record?: boolean;
}

/** Collects into the folder, with a line on a terminal that says how far it is. */
export async function collectInto(collecting: Collecting): Promise<void> {
  const { options, io, config, targets, wanted, directory, signal, asOf, resume, probe, record } = collecting;
  // A resumed collection is the one that began: it asks for what that one asked for.
  const folder = resolve(io.cwd, dirname(config.file ?? ''));
  const stores = resume ? new Map() : await declaredStores(targets, wanted, folder);
  const asked = resume ? readAsked(resume) : await wantFor(targets, wanted, stores);
  const startedAt = io.now().toISOString();
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  const line = createProgressLine(io, t, options.progress && options.quiet !== true);
  try {
    await frugally(asked.size, () =>
      collectTargets({
        targets,
        wanted: asked,
        loadProvider,
        directory,
        run: resume ? pickRun(resume) : { id: randomUUID(), startedAt, asOf: asOf ?? startedAt },
        tool: readTool(),
        env: io.env,
        folder,
        timeZone: config.timeZone,
        now: io.now,
        signal,
        probe: probe === true,
        record: record === true,
        ...(resume && { resume }),
        ...readLimits(options),
        onConnect: line.connecting,
        onProgress: line.update,
      }),
    );
  } finally {
    line.clear();
  }
}

function pickRun({ manifest }: SnapshotReader): Pick<Run, 'id' | 'startedAt' | 'asOf'> {
  const { id, startedAt, asOf } = manifest.run;
  return { id, startedAt, asOf };
}

function readAsked({ manifest }: SnapshotReader): Selected['wanted'] {
  return new Map(Object.entries(manifest.asked).map(([type, attributes]) => [type, new Set(attributes)]));
}
