/** The plugin for Vitest with which Node loads compiled modules of `src/`. */
export function compiledSources(): {
  name: string
  enforce: 'pre'
  configResolved(config: {test?: {watch?: boolean}; plugins: readonly {name: string}[]}): Promise<void>
  resolveId(path: string, importer?: string): {id: string; external: true} | undefined
}
