import { createInflateRaw } from 'node:zlib';

/** One file within a ZIP archive, as the directory at its end lists it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly isPacked: boolean;
  /** Where its own heading stands, which its content follows. */
  readonly headingAt: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 65_535;
/** Larger archives mark their sizes with this; no list of an office needs them. */
const IN_ZIP64 = 0xffffffff;

const findEnd = (bytes: Buffer): number => {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
};

/** What an archive claims to hold, without unpacking anything. Null where the directory is broken or of ZIP64. */
export const listArchive = (bytes: Buffer): readonly ArchiveEntry[] | null => {
  const end = findEnd(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ArchiveEntry[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const [packedBytes, unpackedBytes] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    if (packedBytes === IN_ZIP64 || unpackedBytes === IN_ZIP64) return null;
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    entries.push({
      name,
      packedBytes,
      unpackedBytes,
      isPacked: bytes.readUInt16LE(at + 10) !== 0,
      headingAt: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

const HEADING_BYTES = 30;
const AT_ONCE = 65_536;

const contentOf = (bytes: Buffer, { headingAt, packedBytes }: ArchiveEntry): Buffer => {
  if (headingAt + HEADING_BYTES > bytes.length) throw new Error('An entry of the archive stands nowhere.');
  const start = headingAt + HEADING_BYTES + bytes.readUInt16LE(headingAt + 26) + bytes.readUInt16LE(headingAt + 28);
  return bytes.subarray(start, start + packedBytes);
};

function* slicesOf(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += AT_ONCE) yield content.subarray(at, at + AT_ONCE);
}

const inflated = (content: Buffer): AsyncIterable<Buffer> => {
  const inflate = createInflateRaw({ chunkSize: AT_ONCE });
  inflate.end(content);
  return inflate;
};

/**
 * The content of an entry, a little at a time. Throws where it is not as large as the directory says, before more than
 * that is unpacked: an archive that lies about it could fill the memory.
 */
export async function* unpackEntry(bytes: Buffer, entry: ArchiveEntry): AsyncGenerator<Buffer> {
  const content = contentOf(bytes, entry);
  let unpacked = 0;
  for await (const part of entry.isPacked ? inflated(content) : slicesOf(content)) {
    unpacked += part.length;
    if (unpacked > entry.unpackedBytes) throw new Error('An entry of the archive is larger than it says.');
    yield part;
  }
  if (unpacked !== entry.unpackedBytes) throw new Error('An entry of the archive is smaller than it says.');
}
