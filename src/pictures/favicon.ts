/** The side of the icon in a browser's tab, at twice and three times its size, in pixels. */
export const FAVICON = 48;

const HEADER = 6;
const ENTRY = 16;

/**
 * An ICO file of one picture, which stays the PNG that it is (https://learn.microsoft.com/windows/win32/menurc/newheader).
 * @param side of the picture, in pixels; 256 at most.
 */
export function icoOf(png: Uint8Array, side: number): Buffer {
  const head = Buffer.alloc(HEADER + ENTRY);
  // An icon, and one picture of it.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  // 0 stands for 256.
  head.writeUInt8(side % 256, HEADER);
  head.writeUInt8(side % 256, HEADER + 1);
  head.writeUInt16LE(1, HEADER + 4);
  head.writeUInt16LE(32, HEADER + 6);
  head.writeUInt32LE(png.length, HEADER + 8);
  head.writeUInt32LE(head.length, HEADER + 12);
  return Buffer.concat([head, png]);
}
