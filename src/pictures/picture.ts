/** A picture's facts and bytes. */
export interface Picture {
  name: string;
  /** Where it was read. */
  file: string;
  /** May be read from the disk each time somebody asks. */
  readonly bytes: Buffer;
  /** Ten hexadecimal digits of the bytes' SHA-256. */
  digest: string;
  /** As it is seen: after the rotation that the file may ask for. */
  width: number;
  height: number;
  mediaType: string;
}
