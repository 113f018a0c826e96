import { hash } from "node:crypto";

/** 22 characters of SHA-256, as they may stand in a file's name: 132 bits, so that no two contents share one. */
export const digest = (content: string | Uint8Array): string => hash("sha256", content, "base64url").slice(0, 22);

/** Ten hexadecimal digits of SHA-256: short enough for an address that readers see. */
export const shortDigest = (content: string | Uint8Array): string => hash("sha256", content, "hex").slice(0, 10);
