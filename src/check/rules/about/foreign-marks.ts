import type {Nodes} from 'mdast'
import {theoremKinds} from '../../../core/theorem-kinds.ts'
import {walk} from '../../../core/walk.ts'
import type {ForeignNotation} from './foreign-notation.ts'
import {leftAccents, mayHoldAccents} from './left-accents.ts'
import {leftMarks, mayHoldLeft} from './left-marks.ts'
import {looseMarks, mayHoldLoose} from './loose-marks.ts'
import {mayHoldTemplates, templateMarks} from './template-marks.ts'
import {type MarkForm, wikiForms} from './wiki-forms.ts'

/** The table of marks of other programs in running text, which galley prints as written. */
const forms: readonly MarkForm[] = [
  ...wikiForms,
  ...templateMarks,
  [
    /(?<![\w=])==([^\s=](?:[^=\n]*[^\s=])?)==(?![\w=])/g,
    'a highlight of Obsidian',
    ([, words]) => `\`[${words}]{.mark}\``
  ],
  [
    /(?<![\w:])::([^\s:](?:[^:\n]*[^\s:])?)::(?![\w:])/g,
    'a highlight of Zettlr',
    ([, words]) => `\`[${words}]{.mark}\``
  ],
  [/%%([^%]+)%%/g, 'a comment of Obsidian', ([, words]) => `\`<!--${words}-->\``],
  [
    /(?<=\S[ \t]+)\^([\w-]+)(?=\s*$)/g,
    'the name of a block in Obsidian',
    ([, name]) => `\`::: {#${name}}\` above it and \`:::\` below`
  ],
  [
    /(?<=^|[([])([A-Za-z][\w -]{0,30})::[ \t]+([^\s()[\]][^()[\]\n]*)/gm,
    'a field of Dataview',
    ([, name, value]) => `its words, \`${name}: ${value}\``
  ],
  [
    /\[(-?@(?:fig|tbl|tab|eq|sec|lst):[\w:.-]+)[ \t]+nolink=\w+\]/g,
    'a reference with an option of pandoc-crossref, which is printed',
    ([, label]) => `\`[${label}]\``
  ],
  [
    /(?<!\^)\(\+([a-z][\w-]*)\)|(?<![\]\\!^\w])\[\+{1,2}([a-z][\w-]*)\](?![([:])|(?<=^|[\s(])\+{1,2}(?!(?:ve|or|in|to)\b)([a-z]{2,12})(?=[\s.,;:)’']|$)(?!\+)|(?<=[^\n>\s\]][ \t]+|\()\[!([a-z][\w-]*)\](?!\()/g,
    'an acronym of a filter',
    ([, ...names]) => {
      const letters = names.find(name => name !== undefined)?.toUpperCase() ?? ''
      return `its letters, \`${letters}\`, with \`abbreviations: {${letters}: …}\` in the settings`
    }
  ],
  [
    /(?<![\w\\])(@[\w:.-]*\w)[ \t]+\[(?:['’]s|&)(?:,[ \t]*([^\]\n]{1,80}))?\]/g,
    'a citation of apaquarto with a possessive or a sign',
    ([, key = '', page]) => `the name as a word, \`Name’s [-${key}${page === undefined ? '' : `, ${page}`}]\``
  ],
  [
    /\[cite(?:\/[\w/-]+)?:[ \t]*(@[^[\]\n]+)\]/g,
    'a citation of Org, whose word `cite` is printed',
    ([, keys]) => `\`[${keys}]\``
  ],
  [
    /\^\^([^\s^][^^\n]{0,200})\^\^/g,
    'an inserted text of MkDocs',
    ([, words]) => `\`[${words}]{.underline}\``
  ],
  [/\[@@([\w:.-]+)\]/g, 'a citation of Pandoc’s plugin for Obsidian', ([, key]) => `\`[@${key}]\``],
  [
    /^(?:\[\[?_?TOC_?\]?\]|\{:[ \t]*toc\})[ \t]*$/gim,
    'the contents in another editor',
    () => '`toc: true` in the settings, or `::: {#toc}` and `:::` below it'
  ],
  [
    /^!include(?:`[^`\n]*`)?[ \t]+(\S+)/gm,
    'an inclusion by a filter',
    ([, path]) => `\`{{< include ${path} >}}\``
  ],
  [/^\+\+\+[ \t]*\{(.*)\}[ \t]*$/gm, 'a block of MyST with its data', ([, data = '']) => blockOf(data)],
  [
    /^\{attribution="([^"]+)"\}[ \t]*$/gm,
    'the source of a quotation in MyST',
    ([, who]) => `a last paragraph of the quotation, \`> — ${who}\``
  ],
  [
    /^(\{(?!#(?:fig|tbl|tab|eq|sec|lst)[:-])[#.][\w:-]+(?:[ \t]+[#.][\w:-]+)*\})[ \t]*$/gm,
    'the attributes of a block in MyST',
    ([, braces]) => `\`::: ${braces}\` above it and \`:::\` below`
  ],
  [/\{##(?:(?!\{##)[\s\S])*?##\}/g, 'a comment of Manubot', () => 'nothing in its place'],
  [
    /\[([^\]\n]{0,300}?)\{name\}([^\]\n]{0,300})\]\(#([^\s()]+)\)/g,
    'a reference of MyST by name',
    ([, before, after, label]) => `\`${before}[](#${label})${after}\``
  ],
  [
    /`[^`\n]*`\{=(?!html|latex|tex|markdown|md)(\w+)\}/g,
    'for another program alone',
    ([, format]) => `Markdown: galley does not write what is for ${format} alone`
  ],
  [
    new RegExp(
      String.raw`^:{3,}[ \t]*(?!(?:${Object.keys(theoremKinds).join('|')})\b)([A-Za-z][\w-]{0,40})[ \t:]+([^\n]{1,200}?):*[ \t]*$`,
      'gim'
    ),
    'no division, whose name is one word or in braces',
    ([, name = '', title = '']) =>
      title.startsWith('{')
        ? `\`::: {.${name} ${title.slice(1)}\``
        : `\`::: {.${name} title="${title.replace(/^"(.*)"$/, '$1').replaceAll('"', "'")}"}\``
  ],
  [/(?<=^|\n[ \t]*)%[ \t]+(\S[^\n]*)/g, 'a comment of MyST', ([, words]) => `\`<!-- ${words} -->\``]
]

/** Matches texts that may contain foreign marks; tested first, because most texts contain none. */
const mayHoldMarks =
  /\[\[|\]\([^()<>\n]* |:(?:[a-z_\d]{2,}|[+-]1):|==\S|%%|::|[ \t]\^[\w-]+[ \t]*$|^!include|^\+\+\+[ \t]*\{|^\{|\{##|\{name\}|\}`?\{=|`\{=|^[ \t>*-]*%[ \t]|custom-style|\.column\s+width|include|pantable|nolink=|@[\w:.-]+[ \t]+\[(?:['’]s|&)[,\]]|[([\s]\+{1,2}[a-z]|^\+{1,2}[a-z]|\[![a-z]|\[@@|\[cite[:/]|\^\^|^\[\[?_?TOC|^\{:|apa-note|^`{3}(?:table|dataview|ad-)|\.(?:matplotlib|plotly|ggplot2|list-table|landscape)|#[ \t]*<\d+>|\/\/[ \t]*<\d+>|\{=|emphasize-lines|code-(?:line-numbers|summary)|caption[=:]|lst-cap|\.hidden|style=|callout-|number=|^(?: {4}|\t)[^\n]*@\w/m

/** Whether a text may contain marks of other programs, or other marks that galley leaves in the text. */
export function mayHoldForeignMarks(text: string): boolean {
  return (
    mayHoldMarks.test(text) ||
    mayHoldTemplates.test(text) ||
    mayHoldLeft.test(text) ||
    mayHoldAccents.test(text) ||
    mayHoldLoose.test(text)
  )
}

/** The marks in a block of running text, outside its code and formulas. */
export function* foreignMarks(node: Nodes, text: string): Generator<ForeignNotation> {
  const start = node.position?.start.offset
  if (start === undefined) return
  const written = text.slice(start, node.position?.end.offset)
  const tables = [
    ...(mayHoldMarks.test(written) || mayHoldTemplates.test(written) ? [forms] : []),
    ...(mayHoldLeft.test(written) ? [leftMarks] : []),
    ...(mayHoldLoose.test(written) ? [looseMarks] : [])
  ]
  const mayBeAccented = mayHoldAccents.test(written)
  if (tables.length === 0 && !mayBeAccented) return
  const {hidden, words} = contentOf(node)
  const isHidden = (at: number): boolean => hidden.some(([from, to]) => from <= at && at < to)
  if (mayBeAccented) {
    for (const left of leftAccents(written, words))
      if (!isHidden(start + left.at)) yield {...left, at: start + left.at}
  }
  const isDirective = /^\.\. [\w:-]+::/.test(written)
  const taken: Array<readonly [number, number]> = []
  for (const table of tables)
    for (const [pattern, what, expected] of table)
      for (const match of written.matchAll(pattern)) {
        const at = start + match.index
        const end = at + match[0].length
        const isCode = what.startsWith('for another') || what.startsWith('a link of reStructuredText')
        if (what === 'a comment of MyST' && (at === 0 || !isListed(text, at))) continue
        if (!isCode && isHidden(at)) continue
        if (table !== forms && !isLeft(node, what, match[0], words)) continue
        if (table !== forms && taken.some(([from, to]) => from < end && at < to)) continue
        // Options of a directive of reStructuredText, `:widths: 1 2`, have the form of icons.
        if (isDirective && /^an (?:emoji|icon)/.test(what)) continue
        // The beginning of the block is reported already.
        if (what.startsWith('the end of a block that') && /^[ \t>]*:{3,}[ \t]*[^\s:]/m.test(written)) continue
        taken.push([at, end])
        yield {at, source: match[0], what, expected: expected(match)}
      }
}

/**
 * Whether a mark is in the text of a block. The mark is compared up to its first quotation mark or dash, which may be
 * printed in another form.
 */
function isLeft({type}: Nodes, what: string, mark: string, words: string): boolean {
  if (what.startsWith('not a heading') && type !== 'paragraph') return false
  if (mark.includes('`') || what.startsWith('a citation in braces')) return true
  if (what.startsWith('not a line break')) return words.includes('\\')
  const [kept = ''] = /^[^"'.\n-]*/.exec(mark.replaceAll('\\', '')) ?? []
  return words.replace(/[\u00A0\u202F]/g, ' ').includes(kept.trim())
}

/** The ranges of code, formulas and HTML in a block, and its text. */
function contentOf(node: Nodes): Readonly<{hidden: ReadonlyArray<readonly [number, number]>; words: string}> {
  const hidden: Array<readonly [number, number]> = []
  let words = ''
  walk(node, inner => {
    if (inner.type === 'text') words += inner.value
    if (['inlineCode', 'inlineMath', 'math', 'htmlElement', 'comment'].includes(inner.type) && inner.position)
      hidden.push([inner.position.start.offset ?? 0, inner.position.end.offset ?? 0])
    return undefined
  })
  return {hidden, words}
}

/** Whether a line is the first of an item of a list. */
function isListed(text: string, at: number): boolean {
  return /(?:^|\n)(?:[ \t]*(?:[-*+]|\d+[.)])|[ \t]{2,})[ \t]*$/.test(text.slice(Math.max(0, at - 40), at))
}

function blockOf(data: string): string {
  const [, part] = /"part"\s*:\s*"([\w-]+)"/.exec(data) ?? []
  return part === undefined ? '`+++`' : `its words in the settings of the paper, \`parts: {${part}: …}\``
}
