/** Written by each build into CACHE_DIR, so it is not there in a fresh clone. */
declare module "*/next-change.json" {
  const nextChange: { at: string | null };
  export default nextChange;
}
