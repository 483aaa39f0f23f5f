import type {Nodes, Parents, PhrasingContent, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import type {Macro, RawTex} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {commandForm} from '../latex/blocks/commands.ts'
import {argumentsAt} from '../latex/blocks/scan.ts'
import {sourceOf, spanOf} from '../plugins/source.ts'
import {withDefinitions} from '../plugins/table/cell-content.ts'
import {joinBareCitations} from './bare-citations.ts'
import {describingWords} from './describing-words.ts'
import {type LatexReading, latexReader, reportIdle} from './latex-reader.ts'
import {pageBreaks, takeNoIndent, withoutNocite} from './paragraph-commands.ts'
import {partPlaces} from './part-places.ts'
import {definitionOf} from './running-definitions.ts'
import {commandOf, linkInPaper, textCommand} from './tex-commands.ts'
import {withDeclarations} from './tex-declarations.ts'
import {withoutBraces} from './tex-groups.ts'
import {accentAfterLetter, closingCommand, letterCommand} from './tex-letters.ts'
import {expandedMacro, withOptions} from './word-macros.ts'

/**
 * Converts TeX commands that format text to Markdown nodes, such as `\textbf{…}`, `\footnote{…}`, `\href{…}{…}`,
 * `\LaTeX` and `\newpage`, and citation commands to citations. An unknown command stays `rawTex`, and so does a
 * command whose argument contains one. `lang` is the language of the text in citations.
 */
export function texToMarkdown(
  this: Processor,
  {
    lang,
    macros = [],
    citesInText
  }: Readonly<{lang: string; macros?: readonly Macro[]; citesInText?: true | undefined}>
): (tree: Root, file: VFile) => void {
  const parse = (text: string): Root => this.parse(text) as Root
  const own = new Map(
    macros.flatMap(macro => (macro.environment === undefined ? [[macro.name, macro] as const] : []))
  )
  return (tree, file) => {
    const text = sourceOf(file)
    const reading: LatexReading = {file, source: text, read: withDefinitions(tree, parse)}
    walk(tree, (node, parent) => {
      // The image may become a figure later, with its description as the caption.
      const hasTex = node.type === 'image' && node.data?.caption?.some(isTex) === true
      if (hasTex && node.data?.caption !== undefined) {
        const children = read(
          {type: 'paragraph', children: node.data.caption},
          {lang, citesInText, text, inNote: false, reading, own}
        )
        Object.assign(node.data, {caption: children})
      }
      if (node.type === 'image' && (hasTex || node.data?.caption?.some(hasMoreThanWords)))
        node.alt = describingWords(node.data?.caption ?? [])
      if (!('children' in node)) return
      if (node.children.some(isParagraph)) {
        const children = node.children.flatMap(pageBreaks).flatMap(withoutNocite)
        Object.assign(node, {children})
      }
      if (node.type === 'paragraph') takeNoIndent(node)
      if (!node.children.some(isTex)) return
      const inNote = [node, parent].some(
        each => each?.type === 'inlineNote' || each?.type === 'footnoteDefinition'
      )
      Object.assign(node, {children: read(node, {lang, citesInText, text, inNote, reading, own})})
    })
  }
}

/** Whether a node in a caption prints more than its plain text. */
function hasMoreThanWords({type}: Nodes): boolean {
  return type === 'cite' || type === 'inlineMath' || type === 'rawTex' || type === 'crossReference'
}

function isTex({type}: Nodes): boolean {
  return type === 'rawTex'
}

type Around = Readonly<{
  lang: string
  citesInText: true | undefined
  text: string
  inNote: boolean
  reading: LatexReading
  own: ReadonlyMap<string, Macro>
}>

function read(parent: Parents, around: Around): Nodes[] {
  const nodes: Nodes[] = []
  /** The space that the command before drops. */
  let dropped: RegExp | undefined
  let before: Nodes | undefined
  const options = withOptions(parent.children, around.own, around.text)
  const declared = withDeclarations(withoutBraces(options, around.text), node =>
    reportIdle(around.reading, `\\${node.name}`, node.position, true)
  )
  for (const child of declared) {
    const hidden = nodes.at(-1)
    if (child.type === 'text' && isHidden(hidden) && endsWithSpace(nodes.at(-2)))
      child.value = child.value.replace(/^\s+/, '')
    if (child.type === 'text' && dropped) child.value = child.value.replace(dropped, '')
    if (child.type === 'text' && hidden?.type === 'break') child.value = child.value.trimStart()
    if (child.type === 'text' && before !== undefined) accentAfterLetter(child, before, around.text)
    before = child
    dropped = child.type === 'rawTex' ? droppedAfter(child.value) : undefined
    const made =
      child.type !== 'rawTex' || child.block ? undefined : (definitionOf(child) ?? phrasingOf(child, around))
    const last = nodes.at(-1)
    // Removes TeX's tie before a note, as in `So~\footcite{doe99}`.
    if (made?.[0]?.type === 'inlineNote' && last?.type === 'text')
      last.value = last.value.replace(/\u00A0$/, '')
    if (made?.[0]?.type === 'cite' && isVerbatim(nodes)) {
      nodes.push({type: 'text', value: 'value' in child ? child.value : '', ...spanOf(child, child)})
    } else addAll(nodes, made ?? [child])
  }
  return joinBareCitations(nodes, around.text, around.lang)
}

function droppedAfter(command: string): RegExp | undefined {
  if (letterCommand.test(command)) return /^ /
  return closingCommand.test(command) ? /^ (?=[.,;:!?)])/ : undefined
}

/** Whether a node is text that ends with a space, or the beginning of its line. */
function endsWithSpace(node: Nodes | undefined): boolean {
  return node === undefined || (node.type === 'text' && /\s$/.test(node.value))
}

/** Whether a node prints nothing. */
function isHidden(node: Nodes | undefined): boolean {
  return node?.type === 'macros' || (node?.type === 'rawTex' && node.isForLatex === true)
}

/** Whether the next node is between the delimiters of `\verb|…|`. */
function isVerbatim(nodes: readonly Nodes[]): boolean {
  const [command, mark] = nodes.slice(-2)
  return (
    command?.type === 'rawTex' &&
    command.name === 'verb' &&
    mark?.type === 'text' &&
    /^[^\s\w]$/.test(mark.value)
  )
}

/** The nodes that a command becomes; undefined if it is unknown. */
function phrasingOf(node: RawTex, {text, reading, own, ...around}: Around): PhrasingContent[] | undefined {
  if (/^\\(?:newline|linebreak)(?:\{\})?$/.test(node.value)) return [{type: 'break', ...spanOf(node, node)}]
  const macro = own.get(node.name)
  if (macro !== undefined) return expanded(node, macro, {text, reading, own, ...around})
  const place = {...(node.position && {position: node.position})}
  const nested = {text, reading, own, ...around}
  // If the argument contains a formula or a span, it is parsed as Markdown, so that neither is treated as text.
  const parsed = /\$|\\\(|\]\{/.test(node.value) ? withParsedWords(node, nested) : undefined
  if (parsed !== undefined) return parsed
  const whole = {text: node.value, at: 0}
  const made = commandOf(whole, {...around, nested: false, place: partPlaces(node, text)})
  return (
    made?.map(each => ({...each, ...place})) ??
    withParsedWords(node, nested) ??
    linkOfWords(node, nested) ??
    asInBlocks(node, nested)
  )
}

/** The text to which a macro of the paper expands; inside it, the macro itself is not expanded. */
function expanded(node: RawTex, macro: Macro, around: Around): PhrasingContent[] | undefined {
  const value = expandedMacro(node.value, macro)
  if (value === undefined) return undefined
  const whole: RawTex = {...node, name: '', value}
  const own = new Map([...around.own].filter(([name]) => name !== macro.name))
  return latexReader(whole, around.reading)
    .words([{text: value, at: 0}])
    .flatMap(each => {
      const placed = {...each, ...spanOf(node, node)}
      return (placed.type === 'rawTex' ? phrasingOf(placed, {...around, own}) : undefined) ?? [placed]
    })
}

/**
 * Converts a command by the table for LaTeX blocks: it positions or formats the content next to it, or keeps its words.
 */
function asInBlocks(node: RawTex, around: Around): PhrasingContent[] | undefined {
  const form = commandForm(node.name)
  if (form === undefined || keptInText.has(node.name)) return undefined
  if ('heading' in form || 'picture' in form || 'verbatim' in form || 'breaks' in form) return undefined
  // A declaration of emphasis whose group is unclosed stays as written.
  if ('declares' in form && form.declares !== undefined) return undefined
  // The words that a declaration affects follow it.
  if (!('keeps' in form)) reportIdle(around.reading, `\\${node.name}`, node.position, true)
  const [space = ''] = gap.exec(node.value) ?? []
  const before: PhrasingContent[] = space === '' ? [] : [{type: 'text', value: ' ', ...spanOf(node, node)}]
  // A group may follow a space, as in `\hfill{words}`.
  if (space === node.value) return before
  const words = latexReader(node, around.reading)
    .words([{text: node.value.slice(space.length), at: space.length}])
    .flatMap(each => {
      const placed = {...each, ...spanOf(node, node)}
      // The command may have become an equivalent one, which is converted in turn.
      const isOther = placed.type === 'rawTex' && placed.name !== node.name
      return (isOther ? phrasingOf(placed, around) : undefined) ?? [placed]
    })
  return [...before, ...words]
}

/** Matches a horizontal space of a given length, or one that fills the line; a negative length is ignored. */
const gap = /^\\h(?:(?:space|skip)\*?\{(?!\s*-)[^{}]*\}|fill?(?![a-z]))/

/** Commands that are kept in running text, because readers would miss them, or references would break. */
const keptInText: ReadonlySet<string> = new Set(['label', 'qed', 'frontmatter', 'mainmatter', 'backmatter'])

/** Converts a link in the paper whose words contain a reference, as in `\hyperref[fig:x]{Figure~\ref*{fig:x}}`. */
function linkOfWords(node: RawTex, around: Around): PhrasingContent[] | undefined {
  const reader = latexReader(node, around.reading)
  return linkInPaper(node.value, node.name, part =>
    reader
      .words([part])
      .flatMap(each => (each.type === 'rawTex' ? phrasingOf(each, around) : undefined) ?? [each])
  )?.map(each => ({...each, ...spanOf(node, node)}))
}

/** Converts a command whose argument contains more than formatted text, such as a formula or a reference. */
function withParsedWords(node: RawTex, around: Around): PhrasingContent[] | undefined {
  const [opening, name = ''] = /^\\([A-Za-z]+\*?)\{/.exec(node.value) ?? []
  const set = textCommand(name, around.lang)
  const {groups, end} = argumentsAt(node.value, name.length + 1, 1)
  const [words] = groups
  if (opening === undefined || set === undefined || words === undefined || end < node.value.length)
    return undefined
  const reader = latexReader(node, around.reading)
  return set(reader.words([words])).flatMap((each, index, all) => {
    // The quotation marks take the places of the braces; a node around all words takes the place of the command.
    const own =
      all.length === 1
        ? spanOf(node, node)
        : index === 0
          ? reader.place(0, opening.length)
          : reader.place(end - 1, end)
    const placed = each.position === undefined ? {...each, ...own} : each
    return (placed.type === 'rawTex' ? phrasingOf(placed, around) : undefined) ?? [placed]
  })
}

function isParagraph({type}: Nodes): boolean {
  return type === 'paragraph'
}
