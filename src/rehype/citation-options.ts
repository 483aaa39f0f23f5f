import type {VFile} from 'vfile'
import type {CitationStyle} from '../cite/index.ts'
import type {Bibliography, CslItem, Source} from '../core/types.ts'
import {parseBibliography} from '../parse/bibliography.ts'

/** Gives the XML of a CSL locale by its name, such as `en-US`, where there is one. */
type LocaleLookup = CitationStyle['locales']

/**
 * Options of `rehypeCitation`, named as in the package rehype-citation. Where that package takes the name or path of a
 * file, this plugin takes its text: it reads no files and makes no requests.
 */
export type RehypeCitationOptions = Readonly<{
  /** The text of a BibTeX, BibLaTeX or CSL-JSON file, items of CSL-JSON, or a list of such. */
  bibliography?: string | CslItem | readonly (string | CslItem)[] | undefined
  /** The XML text of an independent CSL style. */
  csl: string
  /** The XML text of a CSL locale, or a function that gives it by name and knows `en-US`. */
  locales: string | LocaleLookup
  /** The language of citations and list (BCP 47); `en-US` by default, or the language of the only locale. */
  lang?: string | undefined
  /** Whether citations link to their entries in the list; `false` by default. */
  linkCitations?: boolean | undefined
  /** Keys of works to list though they are not cited, `['@doe99']`, or all, `['@*']`; else `noCite` of the front matter. */
  noCite?: readonly string[] | undefined
  /** Whether to leave the list out; `false` by default. */
  suppressBibliography?: boolean | undefined
  /** Further classes of citations. */
  inlineClass?: string | readonly string[] | undefined
}>

/** Options of `rehypeCitation`, checked and read. */
export type CitationSettings = Readonly<{
  bibliography: Bibliography
  style: CitationStyle
  linkCitations: boolean
  noCite: readonly string[] | undefined
  suppressBibliography: boolean
  inlineClass: readonly string[]
  /** Names of options that mean nothing here. */
  unsupported: readonly string[]
}>

/** Names of the options; the type makes sure that none is missing. */
const NAMES: Readonly<Record<keyof RehypeCitationOptions, true>> = {
  bibliography: true,
  csl: true,
  locales: true,
  lang: true,
  linkCitations: true,
  noCite: true,
  suppressBibliography: true,
  inlineClass: true
}

/** The names of all options, for a message. */
export const optionNames: readonly string[] = Object.keys(NAMES)

/**
 * Reads the options once for all documents. Throws if a text is missing, or if the path of a file is given in its
 * place.
 */
export function readOptions(options: Partial<RehypeCitationOptions> = {}): CitationSettings {
  const {csl, locales, lang, noCite, inlineClass} = options
  if (typeof csl !== 'string' || !/<style\b/u.test(csl)) {
    throw new Error(`Unexpected ${shown(csl)} as \`csl\`, expected the XML text of a CSL style`)
  }
  if (typeof locales !== 'function' && !(typeof locales === 'string' && /<locale\b/u.test(locales))) {
    throw new Error(
      `Unexpected ${shown(locales)} as \`locales\`, expected the XML text of a CSL locale or a function`
    )
  }
  return {
    bibliography: parseBibliography(bibliographySources(options.bibliography)),
    style: {
      style: csl,
      locales: typeof locales === 'function' ? locales : () => locales,
      lang: lang ?? (typeof locales === 'string' ? languageOf(locales) : undefined) ?? 'en-US'
    },
    linkCitations: options.linkCitations ?? false,
    noCite: noCite === undefined ? undefined : listOf(noCite),
    suppressBibliography: options.suppressBibliography ?? false,
    inlineClass: listOf(inlineClass).flatMap(classes => classes.split(/\s+/u).filter(Boolean)),
    unsupported: Object.keys(options).filter(name => !Object.hasOwn(NAMES, name))
  }
}

/** The keys to list though not cited, without `@`: of the options, else of the front matter of the document. */
export function listedKeys({noCite}: CitationSettings, file: VFile): readonly string[] {
  return (noCite ?? listOf(frontMatter(file, 'noCite'))).map(key => key.replace(/^@/u, ''))
}

/** A field of the front matter where a framework leaves it: `data.matter`, `data.frontmatter`, `data.astro.frontmatter`. */
export function frontMatter({data}: VFile, name: string): unknown {
  const astro = isRecord(data.astro) ? data.astro.frontmatter : undefined
  return [data.matter, data.frontmatter, astro].filter(isRecord).find(fields => name in fields)?.[name]
}

function bibliographySources(bibliography: RehypeCitationOptions['bibliography']): readonly Source[] {
  const parts = bibliography === undefined ? [] : isList(bibliography) ? bibliography : [bibliography]
  return parts.map((part, index) => {
    const text = typeof part === 'string' ? part : JSON.stringify([part])
    if (/^\s*[^\s@{[][^\n@{]*\.\w+\s*$/u.test(text)) {
      throw new Error(
        `Unexpected ${shown(text)} as \`bibliography\`, expected the text of a file, not its path`
      )
    }
    const json = /^\uFEFF?\s*[[{]/u.test(text)
    return {path: `bibliography ${index + 1}${json ? '.json' : '.bib'}`, text}
  })
}

function languageOf(locale: string): string | undefined {
  return /<locale\b[^>]*\bxml:lang="([^"]+)"/u.exec(locale)?.[1]
}

function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : `\`${String(value).trim().slice(0, 60)}\``
}

function isList(value: string | CslItem | readonly unknown[]): value is readonly (string | CslItem)[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
