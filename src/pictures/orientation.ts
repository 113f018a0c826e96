/** As EXIF numbers them: 1 is upright, 2 to 4 keep width and height, 5 to 8 exchange them. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * How a JPEG, PNG or WebP asks to be turned before anybody sees it. What nobody understands asks for nothing, as viewers
 * have it.
 */
export function orientationOf(bytes: Buffer, mediaType: string): Orientation {
  try {
    const exif = exifIn(bytes, mediaType);
    return exif === null ? 1 : orientationInExif(exif);
  } catch (error) {
    // Numbers that lead out of the file: as good as none.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

function exifIn(bytes: Buffer, mediaType: string): Buffer | null {
  switch (mediaType) {
    case "image/jpeg":
      return exifInJpeg(bytes);
    case "image/png":
      return exifInPng(bytes);
    case "image/webp":
      return exifInWebp(bytes);
    default:
      return null;
  }
}

const EXIF = Buffer.from("Exif\0\0", "latin1");

const withoutName = (exif: Buffer): Buffer => (exif.indexOf(EXIF) === 0 ? exif.subarray(EXIF.length) : exif);

/** In one of the segments before the picture itself. */
function exifInJpeg(bytes: Buffer): Buffer | null {
  let at = 2;
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // A marker may be padded.
    if (marker === 0xff) at += 1;
    else if (marker === 0xda || marker === 0xd9) return null;
    else {
      const length = bytes.readUInt16BE(at + 2);
      const segment = bytes.subarray(at + 4, at + 2 + length);
      if (marker === 0xe1 && segment.indexOf(EXIF) === 0) return withoutName(segment);
      at += 2 + length;
    }
  }
  return null;
}

function exifInPng(bytes: Buffer): Buffer | null {
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString("latin1", at + 4, at + 8);
    if (kind === "eXIf") return withoutName(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return null;
}

function exifInWebp(bytes: Buffer): Buffer | null {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString("latin1", at, at + 4) === "EXIF") return withoutName(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return null;
}

const ORIENTATION = 0x0112;
const SHORT = 3;

/** EXIF 2.32, section 4.6: a TIFF header, whose first directory holds the tag. */
function orientationInExif(tiff: Buffer): Orientation {
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(first);
  for (let at = first + 2; at < first + 2 + 12 * count; at += 12) {
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 2) === SHORT ? short(at + 8) : 1;
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
