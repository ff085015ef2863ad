import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../model/errors.ts';
import type { VendorReference } from '../../model/vendor-reference.ts';
import { openExplainPage } from '../../report/explain/page.ts';
import { explainVendor, shapeVendor, writeVendorPage } from '../../report/explain/vendor.ts';
import { printable } from '../../report/printable.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { ExplainOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { languageOf, reportOptions } from '../settings.ts';

const prefix = 'vendor:';

/** Whether a name is that of an entry of the vendor reference list, there or not. */
export function isVendorName(name: string): boolean {
  return name.startsWith(prefix);
}

/** Prints what a vendor says of itself, with its date. Throws UsageError. */
export async function explainVendorReference(
  name: string,
  catalog: Catalog,
  options: ExplainOptions,
  io: Io,
): Promise<void> {
  const vendor = findVendor(name.slice(prefix.length), catalog);
  const lines = write(vendor, options, io);
  await io.stdout.write(`${lines.join('\n')}\n`);
}

function write(vendor: VendorReference, options: ExplainOptions, io: Io): readonly string[] {
  if (options.format === 'markdown') return writeVendorPage(vendor, languageOf(io));
  if (options.format === 'json') return [JSON.stringify(shapeVendor(vendor), null, 2)];
  return explainVendor(openExplainPage(reportOptions(io, options, languageOf(io))), vendor);
}

function findVendor(id: string, { vendorReferences = [] }: Catalog): VendorReference {
  const found = vendorReferences.find((vendor) => vendor.id === id);
  if (found) return found;
  const ids = vendorReferences.map((vendor) => vendor.id);
  const shown = printable(id.slice(0, 200));
  const hint = didYouMean(id.slice(0, 200), ids);
  throw new UsageError({
    en: `there is no vendor '${shown}' in the reference list${hint.en}; it has ${ids.join(', ')}`,
    ja: `参照一覧にベンダー '${shown}' はない${hint.ja}。一覧にあるのは ${ids.join(', ')}`,
  });
}
