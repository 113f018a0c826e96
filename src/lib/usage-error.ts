/** Thrown where a command or its environment is used wrongly: exit code 2. */
export class UsageError extends Error {}
