/** The ustar format, as far as files and folders of a database need it; any `tar` can read it too. */
export interface TarEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
}

export const BLOCK = 512;
const LONGEST_NAME = 100;
const LONGEST_PREFIX = 155;

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** Long paths are split at a slash: the front part has a field of its own. */
const split = (path: string): readonly [name: string, prefix: string] => {
  if (Buffer.byteLength(path) <= LONGEST_NAME) return [path, ''];
  const at = path.indexOf('/', path.length - LONGEST_NAME - 1);
  const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
  if (at < 0 || prefix.length > LONGEST_PREFIX) throw new Error(`The path is too long for an archive: ${path}`);
  return [name, prefix];
};

const checksumOf = (header: Buffer): number => {
  let sum = 0;
  for (const [place, byte] of header.entries()) sum += place >= 148 && place < 156 ? 32 : byte;
  return sum;
};

export const headerOf = ({ path, kind, size }: TarEntry): Buffer => {
  const header = Buffer.alloc(BLOCK);
  const [name, prefix] = split(kind === 'folder' ? `${path}/` : path);
  header.write(name, 0);
  header.write(kind === 'folder' ? '0000700\0' : '0000600\0', 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  // Eleven octal digits hold 8 GB; a file of a database is split at one.
  header.write(octal(kind === 'folder' ? 0 : size, 12), 124);
  header.write(octal(Math.floor(Date.now() / 1000), 12), 136);
  header.write(kind === 'folder' ? '5' : '0', 156);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345);
  header.write(`${octal(checksumOf(header), 7)} `, 148);
  return header;
};

const textAt = (header: Buffer, from: number, length: number): string => {
  const end = header.indexOf(0, from);
  return header.toString('utf8', from, end < 0 || end > from + length ? from + length : end);
};

/** Undefined for the empty blocks at the end. Throws for a header whose checksum is wrong. */
export const readHeader = (header: Buffer): TarEntry | undefined => {
  if (header.every((byte) => byte === 0)) return undefined;
  if (Number.parseInt(textAt(header, 148, 8), 8) !== checksumOf(header))
    throw new Error('A header of the archive is damaged.');
  const [name, prefix] = [textAt(header, 0, LONGEST_NAME), textAt(header, 345, LONGEST_PREFIX)];
  const path = (prefix === '' ? name : `${prefix}/${name}`).replace(/\/$/, '');
  const kind = header.toString('latin1', 156, 157) === '5' ? 'folder' : 'file';
  return { path, kind, size: Number.parseInt(textAt(header, 124, 12), 8) };
};

export const paddingAfter = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;
