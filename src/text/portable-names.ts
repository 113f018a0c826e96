/** Names that Windows keeps for devices, with any ending: a folder `con` or a file `aux.txt` cannot be made there. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)/i;

/** File systems hold names of at most 255 bytes. */
const LONGEST_NAME = 255;

/** Why no file or folder of this name can be on every machine that holds the newsroom or its site; null where it can. */
export function unportable(name: string): string | null {
  if (DEVICE.test(name)) return "is a name that Windows keeps for a device";
  if (/[. ]$/.test(name) && !/^\.{1,2}$/.test(name)) return "ends with a dot or a space, which Windows drops";
  if (Buffer.byteLength(name) > LONGEST_NAME) return `is longer than ${LONGEST_NAME} bytes`;
  return null;
}
