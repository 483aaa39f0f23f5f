import type {VFile} from 'vfile'
import type {CitationStyle} from '../cite/index.ts'
import type {Bibliography, CslItem, Source} from '../core/types.ts'
import {parseBibliography} from '../parse/bibliography.ts'

/** Returns the XML of a CSL locale by its name, such as `en-US`, or undefined. */
type LocaleLookup = CitationStyle['locales']

/**
 * Options of `rehypeCitation`, named as in the package rehype-citation. In Node, a file may be given as its path or its
 * text; elsewhere only as its text. Nothing is loaded from the network.
 */
export type RehypeCitationOptions = Readonly<{
  /**
   * A BibTeX, BibLaTeX, CSL-JSON or CSL-YAML file, CSL-JSON items, or a list of these; by default, the bibliography in
   * the front matter.
   */
  bibliography?: string | CslItem | readonly (string | CslItem)[] | undefined
  /** The folder for relative paths; by default, the working directory. */
  path?: string | undefined
  /**
   * An independent CSL style: the name of a style that comes with galley, or a file; by default, the style in the front
   * matter, or else `apa`.
   */
  csl?: string | undefined
  /**
   * The XML text of a CSL locale, or a function that returns it by name, at least for `en-US`. In Node, all CSL locales
   * are available.
   */
  locales?: string | LocaleLookup | undefined
  /** The language of citations and the list (BCP 47), or the file of a CSL locale; `en-US` by default. */
  lang?: string | undefined
  /** Whether citations link to their entries in the list; `false` by default. */
  linkCitations?: boolean | undefined
  /**
   * Keys of works to list without a citation, such as `['@doe99']`, or all works, `['@*']`; by default, `noCite` in the
   * front matter.
   */
  noCite?: readonly string[] | undefined
  /** Whether to omit the list; `false` by default. */
  suppressBibliography?: boolean | undefined
  /** Additional classes for citations. */
  inlineClass?: string | readonly string[] | undefined
  /**
   * Classes for a block with the entries of a citation, after the text that contains it; by default, no block is added.
   */
  inlineBibClass?: string | readonly string[] | undefined
  /** Whether the entries of a citation are shown while the pointer is over it; `false` by default. */
  showTooltips?: boolean | undefined
  /** The attribute that contains the entries of a citation if `showTooltips` is true; `title` by default. */
  tooltipAttribute?: string | undefined
}>

/** The texts that are needed to render the citations of a document. */
export type CitationTexts = Readonly<{
  bibliography: readonly Source[]
  csl: string
  locales: LocaleLookup
  lang: string
}>

/** Validated options of `rehypeCitation`. */
export type CitationSettings = Readonly<{
  bibliography: Bibliography
  style: CitationStyle
  linkCitations: boolean
  noCite: readonly string[] | undefined
  suppressBibliography: boolean
  inlineClass: readonly string[]
  inlineBibClass: readonly string[]
  /** The attribute for the entries of citations; undefined if they are not shown. */
  tooltip: string | undefined
  /** Names of unsupported options. */
  unsupported: readonly string[]
}>

/** The names of the options; the type ensures that the list is complete. */
const NAMES: Readonly<Record<keyof RehypeCitationOptions, true>> = {
  bibliography: true,
  path: true,
  csl: true,
  locales: true,
  lang: true,
  linkCitations: true,
  noCite: true,
  suppressBibliography: true,
  inlineClass: true,
  inlineBibClass: true,
  showTooltips: true,
  tooltipAttribute: true
}

/** The names of all options, for messages. */
export const optionNames: readonly string[] = Object.keys(NAMES)

/** The texts in the options. Throws if a text is missing, or if an option contains a name or path instead. */
export function citationTexts({bibliography, csl, locales, lang}: RehypeCitationOptions): CitationTexts {
  if (typeof csl !== 'string' || !isStyleText(csl)) {
    throw new Error(
      `\`csl\` is ${shownValue(csl)}, but must be the XML text of a CSL style: names and paths work only in Node`
    )
  }
  if (typeof locales !== 'function' && !(typeof locales === 'string' && isLocaleText(locales))) {
    throw new Error(
      `\`locales\` is ${shownValue(locales)}, but must be the XML text of a CSL locale or a function`
    )
  }
  return {
    bibliography: bibliographyParts(bibliography).map((part, index) => {
      if (typeof part === 'string' && isPath(part)) {
        throw new Error(
          `\`bibliography\` is ${shownValue(part)}, but must be the text of a file: paths work only in Node`
        )
      }
      return bibliographyText(part, index)
    }),
    csl,
    locales: typeof locales === 'function' ? locales : () => locales,
    lang: lang ?? (typeof locales === 'string' ? localeLanguage(locales) : undefined) ?? 'en-US'
  }
}

/** The settings for rendering documents with the given texts. */
export function settingsFor(options: RehypeCitationOptions, texts: CitationTexts): CitationSettings {
  const {noCite, inlineClass, inlineBibClass} = options
  return {
    bibliography: parseBibliography(texts.bibliography),
    style: {style: texts.csl, locales: texts.locales, lang: texts.lang},
    linkCitations: options.linkCitations ?? false,
    noCite: noCite === undefined ? undefined : listedTexts(noCite),
    suppressBibliography: options.suppressBibliography ?? false,
    inlineClass: classesOf(inlineClass),
    inlineBibClass: classesOf(inlineBibClass),
    tooltip: options.showTooltips ? (options.tooltipAttribute ?? 'title') : undefined,
    unsupported: Object.keys(options).filter(name => !Object.hasOwn(NAMES, name))
  }
}

/** The keys of works to list without a citation, without their `@`: from the options, or else from the front matter. */
export function listedKeys({noCite}: CitationSettings, file: VFile): readonly string[] {
  return (noCite ?? listedTexts(frontMatterField(file, 'noCite'))).map(key => key.replace(/^@/u, ''))
}

/**
 * A field of the front matter, from the places where frameworks store it: `data.matter`, `data.frontmatter`,
 * `data.astro.frontmatter`.
 */
export function frontMatterField({data}: VFile, name: string): unknown {
  const astro = isRecord(data.astro) ? data.astro.frontmatter : undefined
  return [data.matter, data.frontmatter, astro].filter(isRecord).find(fields => name in fields)?.[name]
}

/** The parts of a bibliography: texts, paths or items. */
export function bibliographyParts(
  bibliography: RehypeCitationOptions['bibliography']
): readonly (string | CslItem)[] {
  return bibliography === undefined ? [] : isList(bibliography) ? bibliography : [bibliography]
}

/** A part of a bibliography that is not a path, as a source. */
export function bibliographyText(part: string | CslItem, index: number): Source {
  const text = typeof part === 'string' ? part : JSON.stringify([part])
  const json = /^\uFEFF?\s*[[{]/u.test(text)
  return {path: `bibliography ${index + 1}${json ? '.json' : '.bib'}`, text}
}

/** Whether a text is the path or URL of a file rather than its content. */
export function isPath(text: string): boolean {
  return /^\s*[^\s@{[][^\n@{]*\.\w+\s*$/u.test(text) || /^\s*https?:\/\/\S+\s*$/u.test(text)
}

/** Whether a text is a CSL style rather than the name of one. */
export function isStyleText(text: string): boolean {
  return /<style\b/u.test(text)
}

/** Whether a text is a CSL locale rather than the name of one. */
export function isLocaleText(text: string): boolean {
  return /<locale\b/u.test(text)
}

/** The language of a CSL locale, read from its text. */
export function localeLanguage(locale: string): string | undefined {
  return /<locale\b[^>]*\bxml:lang="([^"]+)"/u.exec(locale)?.[1]
}

/** The texts in a list; a single text is treated as a list with one text. */
export function listedTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
}

/** The value of an option, as shown in a message. */
export function shownValue(value: unknown): string {
  return value === undefined ? 'missing' : `\`${String(value).trim().slice(0, 60)}\``
}

function classesOf(value: unknown): readonly string[] {
  return listedTexts(value).flatMap(classes => classes.split(/\s+/u).filter(Boolean))
}

function isList(value: string | CslItem | readonly unknown[]): value is readonly (string | CslItem)[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
