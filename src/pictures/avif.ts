/** A box of an ISO base media file (ISO/IEC 14496-12): its name, and what it holds. */
interface Box {
  kind: string;
  content: Buffer;
}

/**
 * The size of an AVIF picture as it is seen, in pixels: its main picture, cut and turned as the file asks (ISO/IEC
 * 23008-12: `ispe`, `clap`, `irot`). What its EXIF says of a rotation does not count. Null where it is no AVIF picture.
 */
export function avifSize(bytes: Buffer): { width: number; height: number } | null {
  try {
    return isAvif(bytes) ? sizeIn(bytes) : null;
  } catch (error) {
    // Numbers that lead out of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** It may bear the name of its family first, and its own after that. */
function isAvif(bytes: Buffer): boolean {
  if (bytes.toString("latin1", 4, 8) !== "ftyp") return false;
  const brands = bytes.toString("latin1", 8, bytes.readUInt32BE(0));
  return /^(.{4})*avif/s.test(brands);
}

function sizeIn(bytes: Buffer): { width: number; height: number } | null {
  const meta = find(boxes(bytes), "meta")?.subarray(4);
  const all = meta ? [...boxes(meta)] : [];
  const properties = find(all, "iprp");
  const main = mainItem(find(all, "pitm"));
  const listed = properties ? [...boxes(find(boxes(properties), "ipco") ?? Buffer.alloc(0))] : [];
  const used = properties && main !== null ? associated(find(boxes(properties), "ipma"), main) : [];
  let size: { width: number; height: number } | null = null;
  for (const index of used) {
    const { kind, content } = listed[index - 1] ?? { kind: "", content: Buffer.alloc(0) };
    if (kind === "ispe") size = { width: content.readUInt32BE(4), height: content.readUInt32BE(8) };
    if (kind === "clap" && size) size = { width: fraction(content, 0), height: fraction(content, 8) };
    if (kind === "irot" && size && content.readUInt8(0) % 2 === 1) size = { width: size.height, height: size.width };
  }
  return size;
}

const fraction = (content: Buffer, at: number) => Math.round(content.readUInt32BE(at) / content.readUInt32BE(at + 4));

function mainItem(content: Buffer | null): number | null {
  if (content === null) return null;
  return content.readUInt8(0) === 0 ? content.readUInt16BE(4) : content.readUInt32BE(4);
}

/** The places of an item's properties in their list, from 1, in the order in which they apply. */
function associated(content: Buffer | null, wanted: number): number[] {
  if (content === null) return [];
  const hasLongIds = content.readUInt8(0) > 0;
  const hasLongPlaces = content.readUInt8(3) % 2 === 1;
  const count = content.readUInt32BE(4);
  let at = 8;
  for (let item = 0; item < count; item += 1) {
    const id = hasLongIds ? content.readUInt32BE(at) : content.readUInt16BE(at);
    at += hasLongIds ? 4 : 2;
    const places = Array.from({ length: content.readUInt8(at) }, (_, index) =>
      hasLongPlaces ? content.readUInt16BE(at + 1 + 2 * index) & 0x7fff : content.readUInt8(at + 1 + index) & 0x7f,
    );
    if (id === wanted) return places;
    at += 1 + places.length * (hasLongPlaces ? 2 : 1);
  }
  return [];
}

const find = (boxes: Iterable<Box>, kind: string): Buffer | null => {
  for (const box of boxes) if (box.kind === kind) return box.content;
  return null;
};

function* boxes(bytes: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    // 0: to the end of the file; 1: the size follows in eight bytes.
    const header = size === 1 ? 16 : 8;
    const length = size === 0 ? bytes.length - at : size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (length < header) return;
    yield { kind: bytes.toString("latin1", at + 4, at + 8), content: bytes.subarray(at + header, at + length) };
    at += length;
  }
}
