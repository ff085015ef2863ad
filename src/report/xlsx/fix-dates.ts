/**
 * ZIP, 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end):
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
const [localHeader, centralHeader, endOfDirectory] = [0x04034b50, 0x02014b50, 0x06054b50];
/** The end without a comment. */
const endBytes = 22;
/** 1 January 1980, 00:00: the first moment of the format. Date in the upper half, time in the lower. */
const epoch = 0x00210000;

/** Sets the date of every entry of a ZIP to one and the same, in place, so that equal contents are equal bytes. */
export function fixDates(zip: Buffer): Buffer {
  const end = zip.length - endBytes;
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) throw new Error('not a ZIP without a comment');
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry += 1) {
    if (zip.readUInt32LE(at) !== centralHeader) throw new Error('no central directory header');
    zip.writeUInt32LE(epoch, at + 12);
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== localHeader) throw new Error('no local header');
    zip.writeUInt32LE(epoch, local + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
