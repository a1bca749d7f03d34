import { crc32, deflateRawSync } from 'node:zlib';

const heading = (name: Buffer, content: Buffer, packed: Buffer, claimed: number): Buffer => {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(8, 8);
  bytes.writeUInt32LE(crc32(content), 14);
  bytes.writeUInt32LE(packed.length, 18);
  bytes.writeUInt32LE(claimed, 22);
  bytes.writeUInt16LE(name.length, 26);
  return Buffer.concat([bytes, name, packed]);
};

const listing = (name: Buffer, content: Buffer, packed: Buffer, claimed: number, at: number): Buffer => {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, 6);
  bytes.writeUInt16LE(8, 10);
  bytes.writeUInt32LE(crc32(content), 16);
  bytes.writeUInt32LE(packed.length, 20);
  bytes.writeUInt32LE(claimed, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(at, 42);
  return Buffer.concat([bytes, name]);
};

/** A ZIP archive whose directory claims that no file is larger than `most`, whatever they unpack to. */
export const lyingArchive = (parts: ReadonlyMap<string, Buffer>, most: number): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [title, content] of parts) {
    const name = Buffer.from(title);
    const packed = deflateRawSync(content, { level: 9 });
    const claimed = Math.min(content.length, most);
    const file = heading(name, content, packed, claimed);
    files.push(file);
    directory.push(listing(name, content, packed, claimed, at));
    at += file.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...directory, end]);
};
