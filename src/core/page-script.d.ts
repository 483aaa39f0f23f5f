/** See `tools/page-script.mjs`: a module with all its imports, as an expression that gives its exports. */
declare module '*?script' {
  const script: string
  export default script
}
