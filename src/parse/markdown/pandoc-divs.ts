import type {ListItem, Paragraph, Text} from 'mdast'
import type {Attributes, Div} from '../../core/mdast.ts'
import {theoremKind, theoremKinds} from '../../core/theorem-kinds.ts'
import {plainText, walk} from '../../core/walk.ts'
import {trimStart} from '../plugins/attributes/trailing-attributes.ts'
import type {DefinedTheorems} from '../plugins/div/fence-line.ts'
import {moved, spanOf} from '../plugins/source.ts'
import type {LatexReading} from './latex-reader.ts'
import {readPandocAlgorithm} from './pandoc-algorithm.ts'
import {isCodeDiv, readCode} from './pandoc-code.ts'
import {takeCaption, takeInnerTable} from './pandoc-floats.ts'
import {reportPart} from './pandoc-parts.ts'

/**
 * Parses the divisions that Pandoc makes from LaTeX environments unknown to it. Pandoc prints their arguments as the
 * first words, which are removed; content that Pandoc has lost is reported.
 */
export function readPandocDiv(div: Div, reading: LatexReading): void {
  const {theorems = []} = reading
  const classes = div.data?.attributes?.classes ?? []
  if (classes.length === 0) return
  for (const name of classes) {
    const base = name.replace(/\\?\*$/, '')
    if (name === 'algorithmic') report(div, name, lostSteps, reading)
    else if (name === 'restatable') takeRestated(div, reading, theorems)
    else if (isCodeDiv(name)) reportCode(div, name, reading)
    else if (base === 'thebibliography') readBibliography(div, name, reading)
    else if (inlineLists.has(name.replace('\\', ''))) readItems(div, name)
    else if (tables.has(base)) reportTable(div, name, reading)
    else if (lostCaptions.has(name.replace('\\', ''))) reportFloat(div, name, reading)
    else reportPart(div, name, reading)
    const pattern = written.get(base)
    if (pattern !== undefined) takeWords(div, pattern, reading.source)
    if ((base === 'figure' || base === 'table') && takeCaption(div, reading.source))
      report(div, name, lostContent(base), reading)
    if (base === 'table') takeInnerTable(div)
  }
  if (readPandocAlgorithm(div, reading.source)) report(div, 'algorithm', lostLines, reading)
  reportHead(div, reading, theorems)
  reportNamed(div, div.data?.attributes ?? {classes: [], pairs: {}}, reading)
}

const length = String.raw`-?\d*\.?\d+(?:cm|mm|in|pt|em|ex|pc|bp|sp)?`

/** The table of environments whose arguments Pandoc partly prints as words, with patterns for these words. */
const written: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'wrapfigure wraptable wrapfloat floatingfigure': String.raw`(?:\d+)?[rlioRLIO]?(?:${length})`,
    'subfigure subtable textblock turn rotate spacing': length,
    'multicols paracol': String.raw`\d`,
    'adjustwidth addmargin changemargin': `(?:${length}){1,2}`,
    adjustbox: String.raw`(?:(?:(?:max|min)[ ](?:total)?)?[a-z]+(?:=[^\s,]*(?:[ ]-?[\d.]+(?:cm|mm|in|pt|em))*)?(?:,\s?|(?=\s|$)))+`,
    CJK: '(?:UTF8|GBK)[a-z]*'
  }).flatMap(([names, pattern]) =>
    names.split(' ').map(name => [name, new RegExp(String.raw`^${pattern}(?:\s+|$)`)] as const)
  )
)

/** Environments whose table rows Pandoc prints as lines. */
const tables: ReadonlySet<string> = new Set(
  'tabular tabularx tabulary tabu longtabu tblr longtblr talltblr NiceTabular xltabular supertabular xtabular array'.split(
    ' '
  )
)

/** Floats whose captions and labels Pandoc loses. */
const lostCaptions: ReadonlyMap<string, 'figure' | 'table'> = new Map([
  ...['wrapfigure', 'floatingfigure', 'sidewaysfigure', 'SCfigure', 'figure*', 'marginfigure'].map(
    name => [name, 'figure'] as const
  ),
  ...['wraptable', 'sidewaystable', 'SCtable', 'table*', 'margintable'].map(name => [name, 'table'] as const)
])

const lostSteps = {
  reason: 'Pandoc has left out the loops, conditions and lines of this algorithm',
  note: 'Write it as in LaTeX, with `\\begin{algorithm}`, or convert the paper with `pandoc --from latex+raw_tex`.'
}

const lostLines = {
  reason: 'Pandoc has left out the caption of this algorithm and its loops, conditions and lines',
  note: lostSteps.note
}

function lostContent(kind: 'figure' | 'table'): Loss {
  const [what, form] = kind === 'figure' ? ['pictures', '`![](file)`'] : ['rows', 'a Markdown table']
  return {
    reason: `Pandoc has left out the ${what} of this ${kind}`,
    note: `Write ${form} above its caption, or copy \`\\begin{${kind}}\` from the LaTeX, which galley supports.`
  }
}

type Loss = Readonly<{reason: string; note: string; rule?: 'raw-tex' | 'latex-block'}>

function report({position}: Div, name: string, loss: Loss, {file}: LatexReading): void {
  const message = file.message(loss.reason, {
    place: position,
    ruleId: loss.rule ?? 'raw-tex',
    source: 'galley'
  })
  message.actual = name
  message.note = loss.note
}

/** Removes words such as `theoremboundM`, which Pandoc prints for `\begin{restatable}{theorem}{boundM}`. */
function takeRestated(div: Div, reading: LatexReading, theorems: DefinedTheorems): void {
  const [text] = firstWords(div)?.children ?? []
  if (text?.type !== 'text') return
  const [word = ''] = /^[A-Za-z]+/.exec(text.value) ?? []
  const names = [...theorems.map(({environment}) => environment), ...Object.keys(theoremKinds)]
  const known = names.filter(name => word.startsWith(name)).sort((one, other) => other.length - one.length)[0]
  const name = known ?? /^[a-z]+(?=[A-Z])/.exec(word)?.[0]
  if (name === undefined || word.length === name.length) return
  takeWords(div, new RegExp(String.raw`^${word}\s*`), reading.source)
  const attributes = div.data?.attributes
  if (attributes === undefined) return
  const classes = attributes.classes.map(each => (each === 'restatable' ? name : each))
  div.data = {...div.data, attributes: {...attributes, classes}}
  if (known === undefined) report(div, name, undefinedName(name, capitalized(name)), reading)
}

function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function undefinedName(name: string, printed: string): Loss {
  return {
    reason: `\`${name}\` is not a kind of theorem that galley knows, so it has no number`,
    note: `Define it in the front matter, as the LaTeX does: \`header-includes: '\\newtheorem{${name}}{${printed}}'\`.`
  }
}

/**
 * Reports a theorem whose environment the paper does not define, by the heading that Pandoc has printed, `**Observation
 * 1** (Good).`
 */
function reportHead(div: Div, reading: LatexReading, theorems: DefinedTheorems): void {
  const [name] = div.data?.attributes?.classes ?? []
  const head = firstWords(div)?.children[0]
  if (name === undefined || (head?.type !== 'strong' && head?.type !== 'emphasis')) return
  const [, printed = ''] = /^(\p{Lu}[\p{L} ]*\p{L})[\s\u00A0]+\d[\d.]*$/u.exec(plainText(head).trim()) ?? []
  if (printed === '' || theorems.some(({environment}) => environment === name)) return
  if (theoremKind(name) === undefined && theoremKind(printed) === undefined)
    report(div, name, undefinedName(name, printed), reading)
}

/**
 * Reports a division that is named like a theorem, but that Pandoc wrote without a head, because its kind is not
 * defined.
 */
function reportNamed(div: Div, {classes, id, pairs}: Attributes, reading: LatexReading): void {
  const [name = '', ...others] = classes
  const isMeant = id !== undefined || pairs.name !== undefined || pairs.title !== undefined
  if (others.length > 0 || !(likeTheorems.has(name) || (isMeant && mayBeTheorems.has(name)))) return
  if (reading.theorems?.some(({environment}) => environment === name)) return
  if (firstWords(div)?.children[0]?.type !== 'strong')
    report(div, name, undefinedName(name, capitalized(name)), reading)
}

const likeTheorems: ReadonlySet<string> = new Set(
  'fact observation notation criterion construction convention postulate subclaim sublemma'.split(' ')
)
/** Names of divisions that may be theorems or other blocks. */
const mayBeTheorems: ReadonlySet<string> = new Set(
  'problem question property principle note conclusion condition'.split(' ')
)

function reportCode(div: Div, name: string, reading: LatexReading): void {
  if (!readCode(div, reading)) return
  const loss: Loss = {
    reason: `The code in \`::: ${name}\` has the lines of this file, which Pandoc joins`,
    note: 'Compare them with the LaTeX, and write the code between lines of ```.'
  }
  report(div, name, loss, reading)
}

/** Restores the items of a list that LaTeX sets within a paragraph, and that Pandoc converts to paragraphs. */
function readItems(div: Div, name: string): void {
  const paragraphs = div.children.filter(child => child.type === 'paragraph')
  if (paragraphs.length === 0 || paragraphs.length < div.children.length) return
  const children = paragraphs.map(
    (paragraph): ListItem => ({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph],
      ...spanOf(paragraph, paragraph)
    })
  )
  const ordered = /enum/.test(name)
  const span = spanOf(paragraphs[0]!, paragraphs.at(-1)!)
  div.children = [{type: 'list', ordered, start: ordered ? 1 : null, spread: false, children, ...span}]
}

const inlineLists: ReadonlySet<string> = new Set(
  'enumerate* itemize* inparaenum inparaitem compactenum compactitem asparaenum asparaitem'.split(' ')
)

/** Removes the widest label of a list of references, such as `99`, and reports that Pandoc has omitted the keys. */
function readBibliography(div: Div, name: string, reading: LatexReading): void {
  const [label] = firstWords(div)?.children ?? []
  const isLabel = firstWords(div)?.children.length === 1 && label?.type === 'text' && !/\s/.test(label.value)
  if (isLabel && div.children.length > 1) div.children = div.children.slice(1)
  const loss: Loss = {
    reason: 'Pandoc has left out the keys of these references, so no citation can be checked against them',
    note: 'Copy the list into a text file, convert it with `galley import list.txt --to references.bib`, and write `bibliography: references.bib` in the settings.'
  }
  report(div, name, loss, reading)
}

function reportTable(div: Div, name: string, reading: LatexReading): void {
  const [kind] = div.children.filter(({type}) => type === 'table')
  const words = div.children.map(child => plainText(child)).join('\n')
  if (kind !== undefined || !/(?:^|\s)&(?:\s|$)/.test(words)) return
  report(
    div,
    name,
    {
      rule: 'latex-block',
      reason: `Pandoc has left the rows of \`${name}\` as text, so readers see \`&\` in place of a table`,
      note: `Copy \`\\begin{${name}}\` … \`\\end{${name}}\` from the LaTeX, which galley supports, or write a Markdown table.`
    },
    reading
  )
}

function reportFloat(div: Div, name: string, reading: LatexReading): void {
  const kind = lostCaptions.get(name.replace('\\', ''))
  if (kind === undefined || hasCaption(div)) return
  const form = kind === 'figure' ? '`![Caption](file){#fig:name}`' : '`: Caption {#tbl:name}` below the table'
  report(
    div,
    name,
    {
      reason: `Pandoc has left out the caption and the label of this \`${name}\``,
      note: `Write ${form}, or copy \`\\begin{${name}}\` from the LaTeX, which galley supports.`
    },
    reading
  )
}

/** Whether anything in a division has a caption of its own. */
function hasCaption(div: Div): boolean {
  let found = false
  walk(div, node => {
    if (node.type === 'image' && node.alt !== '' && node.alt !== 'image') found = true
    if (node === div || node.type !== 'div') return
    const {id, classes = []} = node.data?.attributes ?? {}
    if (id !== undefined || classes.includes('caption')) found = true
    if (classes.some(each => tables.has(each.replace('*', '')))) found = true
  })
  return found
}

function firstWords({children}: Div): Paragraph | undefined {
  const [first] = children
  return first?.type === 'paragraph' ? first : undefined
}

/** Removes words that match a pattern from the beginning of a division. */
function takeWords(div: Div, pattern: RegExp, source: string): void {
  const paragraph = firstWords(div)
  const [text] = paragraph?.children ?? []
  if (paragraph === undefined || text?.type !== 'text') return
  const [taken = ''] = pattern.exec(text.value) ?? []
  if (taken === '' || isCounted(taken, text.value.slice(taken.length))) return
  cutStart(text, taken.length, source)
  trimStart(paragraph.children, source)
  if (paragraph.children.length === 0) div.children = div.children.slice(1)
}

/**
 * Whether a number at the beginning is part of the text, as in “5 years ago”, rather than an argument. After an
 * argument, the text begins with a capital letter.
 */
function isCounted(taken: string, rest: string): boolean {
  return /^\d+\s*$/.test(taken) && /^\P{Lu}/u.test(rest)
}

function cutStart(text: Text, count: number, source: string): void {
  text.value = text.value.slice(count)
  const start = text.position?.start
  if (text.position !== undefined && start?.offset !== undefined)
    text.position.start = moved(start, source, start.offset + count)
}
