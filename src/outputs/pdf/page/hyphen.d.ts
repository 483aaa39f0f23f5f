/** The part of the npm package `hyphen` that galley uses; the package has no types. */
declare module 'hyphen' {
  type Options = Readonly<{hyphenChar?: string; minWordLength?: number; html?: boolean}>
  const createHyphenator: (patterns: unknown, options?: Options) => (text: string) => string
  export default createHyphenator
}

declare module 'hyphen/patterns/*' {
  const patterns: unknown
  export default patterns
}
