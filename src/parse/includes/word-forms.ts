import {nameAtEnd} from '../../core/cross-reference-names.ts'
import type {HiddenSigns} from './hidden-lines.ts'

/**
 * The facts about the project that are needed to rewrite a text; a function returns undefined if the project lacks
 * the value.
 */
export type FormSurroundings = Readonly<{
  /** The value of a setting, for `{{< meta title >}}`. */
  meta: (key: string) => string | undefined
  /** A value in `_variables.yml`, for `{{< var version >}}`. */
  variable: (key: string) => string | undefined
  /** The text of a file in the folder of the chapter. */
  file: (path: string) => string | undefined
  /** The output of a notebook cell, as Markdown. */
  cell: (path: string, name: string, withCode: boolean) => string | undefined
  /** In a book of mdBook, the signs before hidden lines of code. */
  hiddenSigns?: HiddenSigns | undefined
  /** Whether the bibliography has a work with a DOI. */
  hasDoi: (doi: string) => boolean
}>

type Form = readonly [
  pattern: RegExp,
  rewrite: (match: RegExpMatchArray, around: FormSurroundings) => string | undefined
]

/** The table of forms to rewrite within lines. */
export const wordForms: readonly Form[] = [
  [/\{\{<\s*pagebreak\s*>\}\}/g, () => '\\newpage'],
  [/\{\{<\s*kbd\s+([^>\n]{1,300})>\}\}/g, ([, keys]) => `[${keysOf(keys!.trimEnd())}]{.kbd}`],
  [/\{\{\{<([^>\n]{0,300})>\}\}\}/g, ([, words]) => `{\\{<${words}>}}`],
  // In pandoc-xnos, `+@fig:x` shows the name and `!@fig:x` does not. Manubot's `{@fig:x}` shows the name unless the
  // author typed it before the brace.
  [
    /\{([+*!]?)@((?:fig|tbl|tab|eq|sec|lst):[\w:.-]*\w)\}/g,
    ({1: sign = '', 2: label, index = 0, input = ''}) =>
      sign === '!' || (sign === '' && nameAtEnd(input.slice(0, index).replace(/[*_]/g, ' ')) !== undefined)
        ? `[-@${label}]`
        : `[@${label}]`
  ],
  [
    /(?<![\w\\[@!*+;–—-])([+*!-])@((?:fig|tbl|tab|eq|sec|lst):[\w:.-]*\w)/g,
    ({0: written, 1: sign, 2: label, index = 0, input = ''}) => {
      // `-@fig:x` of pandoc-crossref; in brackets, it is parsed as it is.
      if (sign === '-') return /\[[^\]]*$/.test(input.slice(0, index)) ? undefined : `[-@${label}]`
      // In `*@fig:x shows*`, the asterisk begins emphasis.
      if (sign === '*' && /\S\*/.test(input.slice(index + written.length - 1))) return undefined
      return sign === '!' ? `[-@${label}]` : `[@${label}]`
    }
  ],
  // As in Pandoc, a slash at the end is not part of the citation key.
  [/@url:(https?:\/\/[^\s\];,{}]*?)\/(?=[\];]|$)/g, ([, address]) => `@url:${address}`],
  [/^\{\.page_break_before\}\s*$/g, () => '\\newpage'],
  // Between blank lines, the content of the element is parsed as Markdown.
  [/^<center>\s*$/g, () => '<center>\n'],
  [/^<\/center>\s*$/g, () => '\n</center>'],
  [/<d-cite\s+(?:key|bibtex-key)="([^"\n]{1,1000})"\s*>\s*<\/d-cite>/g, ([, keys]) => `[${keysIn(keys!)}]`],
  [/<d-footnote[^<>]{0,300}>((?:(?!<d-footnote).)*?)<\/d-footnote>/g, ([, words]) => `^[${words}]`],
  [/<d-math\s+block[^<>]{0,300}>((?:(?!<d-math).)*?)<\/d-math>/g, ([, tex]) => `$$${tex}$$`],
  [/<d-math[^<>]{0,300}>((?:(?!<d-math).)*?)<\/d-math>/g, ([, tex]) => `$${tex}$`],
  [
    /<\/?d-(?:appendix|article|footnote-list|citation-list|bibliography|title|byline)\b[^<>]{0,300}>/g,
    () => ''
  ],
  [
    /\{\{<\s*video\s+"?([^\s">]{1,2000})"?([^>\n]{0,300})>\}\}/g,
    ([, url, rest = '']) => linkTo(url!, titleIn(rest))
  ],
  [/\{\{<\s*meta\s+([\w.-]+)\s*>\}\}/g, ([, key], {meta}) => meta(key!)],
  [/\{\{<\s*var\s+([\w.-]+)\s*>\}\}/g, ([, key], {variable}) => variable(key!)],
  [
    /^\{\{<\s*embed\s+"?([^\s"#>]+)#([\w.-]+)"?([^>]{0,300})>\}\}\s*$/g,
    ([, path, name, options = ''], {cell}) => cell(path!, name!, /\becho\s*=\s*["']?true/i.test(options))
  ],
  [
    /\{si\}`([^`<]*)<([^`>]+)>`/g,
    ([, value = '', unit]) => (value.trim() === '' ? `\\unit{${unit}}` : `\\qty{${value.trimEnd()}}{${unit}}`)
  ],
  [/\{chem\}`([^`]+)`/g, ([, formula]) => `$\\ce{${formula}}$`],
  [/\{download\}`([^`<]+)<([^`>]+)>`/g, ([, words, path]) => `[${words!.trimEnd()}](<${path}>){.download}`],
  [/\{download\}`([^`<>]+)`/g, ([, path]) => `[${path}](<${path}>){.download}`],
  [
    /\[([^[\]\n]{0,600})\]\(#([^\s()]+)\)/g,
    ([, words = '', label]) => {
      const shown = words.replace('{number}', '%s')
      return /%s|\{name\}/.test(shown) ? `{numref}\`${shown} <${label}>\`` : undefined
    }
  ],
  [
    /\[([^[\]\n]{0,600})\]\(<?project:([^\s()<>]{1,300})>?\)/g,
    ([, words, target]) => `[${words}](${target})`
  ],
  [/<project:([^\s<>]{1,300})>/g, ([, target]) => `[](${target})`],
  [
    /\{\{[ \t]{0,9}([A-Za-z]\w{0,60})[ \t]{0,9}\}\}/g,
    ([, name], {meta}) => meta(`myst.substitutions.${name}`) ?? meta(`substitutions.${name}`)
  ],
  // MathJax's brackets, whose backslash is escaped in Markdown.
  [/\\\\\(([^\n]{1,1000}?)\\\\\)/g, ([, tex = '']) => `$${tex.trim()}$`],
  [/^\\\\\[([^\n]{1,1000}?)\\\\\]\s*$/g, ([, tex = '']) => `$$${tex.trim()}$$`],
  [
    /^\$\$([^$\n]{1,2000})\$\$[ \t]+\(([A-Za-z][\w:.-]{0,100})\)\s*$/g,
    ([, tex, label]) => `$$${tex}$$ {#${label}}`
  ],
  [/\[\]\(doi:(10\.[^\s()<>]+)\)/g, ([, doi]) => `@doi:${doi}`],
  [
    /\[\]\(https:\/\/doi\.org\/(10\.[^\s()<>]+)\)/g,
    ([, doi], {hasDoi}) => (hasDoi(doi!) ? `@doi:${doi}` : `<https://doi.org/${doi}>`)
  ],
  [/<doi:(10\.[^\s<>]+)>/g, ([, doi]) => `@doi:${doi}`],
  [
    /\[([^\]\n]{0,1000})\]\((wiki|rrid|ror):([^\s()<>]+(?:\([^\s()]*\))?)(?:[ \t]+"[^"\n]{0,300}")?\)/g,
    ([, words, scheme, name]) => registryLink(scheme!, name!, words!)
  ],
  [/<(wiki|rrid|ror):([^\s<>]+)>/g, ([, scheme, name]) => registryLink(scheme!, name!, '')]
]

/**
 * Converts a link in MyST to Wikipedia or a registry; without words of its own, the link shows the name (MyST guide,
 * “External references”).
 */
function registryLink(scheme: string, name: string, words: string): string {
  const shown = scheme === 'wiki' ? name.replaceAll('_', ' ') : scheme === 'rrid' ? `RRID: ${name}` : name
  const addresses: Readonly<Record<string, string>> = {
    wiki: 'https://en.wikipedia.org/wiki/',
    rrid: 'https://scicrunch.org/resolver/RRID:',
    ror: 'https://ror.org/'
  }
  return linkTo(`${addresses[scheme]}${name}`, words || shown)
}

/**
 * The keys in a shortcode: the only ones or, if they differ by system, the keys for Windows, for Linux, for no system
 * in particular, or the first.
 */
function keysOf(written: string): string {
  const ofSystem = /(\w+)=("[^"]*"|\S+)/g
  const own = Object.fromEntries(Array.from(written.matchAll(ofSystem), ([, name, keys]) => [name, keys]))
  const ofAny = written.replace(ofSystem, '').trim()
  const [first] = Object.values(own)
  return (own.win ?? own.linux ?? (ofAny || (first ?? written))).replaceAll('"', '')
}

function keysIn(keys: string): string {
  return keys
    .split(',')
    .map(key => `@${key.trim()}`)
    .join('; ')
}

function linkTo(url: string, title = url): string {
  return `[${title}](<${url}>)`
}

function titleIn(rest: string): string | undefined {
  return /\btitle\s*=\s*(["'])(.*?)\1/.exec(rest)?.[2]
}
