import type {Importer} from './imported.ts'

/** A format of references: one row of the table. Its parser is loaded on demand. */
export type ImportFormat = Readonly<{
  /** The name of the format, which is the value of `--from`. */
  name: string
  /** File extensions of the format, for texts whose content does not show another format. */
  ending: RegExp
  /** Text that identifies the format; if several formats match, the one with the earliest match wins. */
  mark?: RegExp
  load: () => Promise<Importer>
}>

/** The table of import formats. */
export const importFormats: readonly ImportFormat[] = [
  {
    name: 'ris',
    ending: /\.ris$/i,
    mark: /^[ \t\uFEFF]*(?:\d+\.\s+)?TY {1,2}-\s/m,
    load: async () => (await import('./ris.ts')).importRis
  },
  {
    name: 'endnote',
    ending: /\.(?:xml|enw)$/i,
    mark: /<(?:records?|ref-type)[\s>]|^\uFEFF?%0 /m,
    load: async () => {
      const [{importEndnoteXml}, {importRefer}] = await Promise.all([
        import('./endnote-xml.ts'),
        import('./refer.ts')
      ])
      return source => (/^\uFEFF?\s*</.test(source.text) ? importEndnoteXml : importRefer)(source)
    }
  },
  {
    name: 'pubmed',
    ending: /\.nbib$/i,
    mark: /^\uFEFF?PMID ?- ?\d|<Pubmed(?:Book)?Article(?:Set)?[\s>]/m,
    load: async () => (await import('./pubmed.ts')).importPubmed
  },
  {
    name: 'csl-json',
    ending: /\.json$/i,
    mark: /^\uFEFF?\s*(?:\[\s*[{\]]|\{\s*")/,
    load: async () => (await import('./bibliography-file.ts')).importCslJson
  },
  {
    name: 'csl-yaml',
    ending: /\.ya?ml$/i,
    mark: /^\uFEFF?[ \t]*(?:references:[ \t]*$|- (?:id|type):\s)/m,
    load: async () => (await import('./bibliography-file.ts')).importCslYaml
  },
  {
    name: 'bibtex',
    ending: /\.bib(?:tex)?$/i,
    mark: /^[ \t\uFEFF]*@[a-z]+\s*[{(]\s*[^\s,{}()]+\s*,/im,
    load: async () => (await import('./bibliography-file.ts')).importBibtex
  },
  {
    name: 'docx',
    ending: /\.docx$/i,
    mark: /<w:document[\s>]/,
    load: async () => {
      const [{importDocx}, {importPrinted}] = await Promise.all([
        import('./docx.ts'),
        import('./printed/index.ts')
      ])
      return source => importDocx(source, importPrinted)
    }
  },
  {
    name: 'text',
    ending: /\.(?:txt|text|md)$/i,
    load: async () => (await import('./printed/index.ts')).importPrinted
  }
]

/** The format of a text: by its content, or else by the extension of its file, or else a printed list. */
export function formatOf(path: string, text: string): ImportFormat {
  const start = text.slice(0, 100_000)
  const found = importFormats
    .map(format => ({format, at: format.mark === undefined ? -1 : start.search(format.mark)}))
    .filter(({at}) => at !== -1)
    .sort((a, b) => a.at - b.at)[0]
  return found?.format ?? importFormats.find(({ending}) => ending.test(path)) ?? importFormats.at(-1)!
}
