/** Ends this process when the one that forked it has ended, in whatever way: killed, hung up, its terminal closed. */
export function endWithParent(): void {
  process.on("disconnect", () => process.exit());
  // It may have ended while this process was starting.
  if (!process.connected) process.exit();
}
