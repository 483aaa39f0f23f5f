/** A module bundled with its imports as an expression that evaluates to its exports; see `tools/page-script.mjs`. */
declare module '*?script' {
  const script: string
  export default script
  /** The SHA-256 of the script in base64. */
  export const digest: string
}
