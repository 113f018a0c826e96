import { UsageError } from "../lib/usage-error.ts";

/** Where to listen: PORT, or 8080. @throws {UsageError} where PORT is no port. */
export function portOf(env: NodeJS.ProcessEnv): number {
  const port = Number(env.PORT || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`PORT "${env.PORT}" is not a port.`);
  return port;
}
