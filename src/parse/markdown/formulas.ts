import type {Nodes} from 'mdast'
import {formulaKey} from '../../core/article-formulas.ts'
import type {ReadFormula} from '../../core/formula-tree.ts'
import {formulaReader} from '../../core/formulas/trees.ts'
import type {Macro} from '../../core/mdast.ts'
import type {Memo} from '../../core/memo.ts'
import {perObject} from '../../core/per-object.ts'
import {locator, placeOf} from '../../core/position.ts'
import type {Chapter, Finding, Place} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {isDrawing} from '../latex/blocks/environments.ts'
import {lostBlock} from '../latex/lost-block.ts'
import {withoutCitations} from './formula-citations.ts'

/** The parsed formulas of a text by `formulaKey`, and findings about those that cannot be parsed. */
export type ReadFormulas = Readonly<{
  formulas: ReadonlyArray<readonly [key: string, formula: ReadFormula]>
  findings: readonly Finding[]
}>

/** The maximum number of remembered formulas, more than a long paper has. */
const mostKnown = 5000

/**
 * Everything that the parsing of formulas depends on: the macros of the paper, and its language, for words such as
 * those in “10 m to 30 m”.
 */
type FormulaLanguage = Readonly<{macros: readonly Macro[]; lang: string}>

type FormulaOfText = Extract<Nodes, {type: 'math' | 'inlineMath'}>

/**
 * Parses the formulas of a text with the macros and the language of the paper. Formulas are cached individually, so
 * that editing a sentence causes none to be parsed.
 */
export async function readFormulas(
  text: Chapter,
  language: FormulaLanguage,
  memo: Memo
): Promise<ReadFormulas> {
  const ofTexts = await memo(
    'formulas of texts',
    JSON.stringify(language),
    () => new WeakMap<Chapter, Promise<ReadFormulas>>(),
    'latest'
  )
  const read = ofTexts.get(text) ?? formulasOf(text, language, memo)
  ofTexts.set(text, read)
  return read
}

async function formulasOf(text: Chapter, language: FormulaLanguage, memo: Memo): Promise<ReadFormulas> {
  const nodes: FormulaOfText[] = []
  walk(text.tree, node => {
    if (node.type === 'math' || node.type === 'inlineMath') nodes.push(node)
  })
  const sources = new Map(nodes.flatMap(node => sourcesOf(node)))
  const formulas = await memo(
    'formulas of a text',
    memo.hash(JSON.stringify([[...sources.keys()], language])),
    () => readAll(sources, language, memo),
    {write: read => [...read], read: kept => new Map(kept)}
  )
  const findings = nodes.flatMap(node => {
    const faults = sourcesOf(node).map(([key]) => faultOf(formulas.get(key)))
    const fault = faults.at(-1)
    return faults.includes(undefined) || fault === undefined ? [] : [findingOf(text, node, fault)]
  })
  const printed = new Set(nodes.map(node => formulaKey(node.value, isDisplayed(node))))
  return {formulas: [...formulas].filter(([key]) => printed.has(key)), findings}
}

type FormulaSource = Readonly<{tex: string; display: boolean}>

/**
 * The versions of a formula to parse, by `formulaKey`: as written, and without its citations, which are reported
 * separately.
 */
function sourcesOf(node: FormulaOfText): (readonly [key: string, source: FormulaSource])[] {
  const display = isDisplayed(node)
  return [...new Set([node.value, withoutCitations(node.value)])].map(tex => [
    formulaKey(tex, display),
    {tex, display}
  ])
}

function faultOf(formula: ReadFormula | undefined): string | undefined {
  return formula !== undefined && 'fault' in formula ? formula.fault : undefined
}

function isDisplayed(node: FormulaOfText): boolean {
  return node.type === 'math' || node.data?.display === true
}

async function readAll(
  sources: ReadonlyMap<string, FormulaSource>,
  {macros, lang}: FormulaLanguage,
  memo: Memo
): Promise<ReadonlyMap<string, ReadFormula>> {
  const read = await formulaReader(macros, lang)
  // A session keeps parsed formulas, because most formulas in an edited text are unchanged.
  const known = await memo(
    'last-formulas',
    JSON.stringify([macros, lang]),
    () => new Map<string, ReadFormula>(),
    'latest'
  )
  if (known.size > mostKnown) known.clear()
  const formulas = new Map<string, ReadFormula>()
  for (const [key, {tex, display}] of sources) {
    const formula = known.get(key) ?? read(tex, display)
    known.set(key, formula)
    formulas.set(key, formula)
  }
  return formulas
}

function findingOf(text: Chapter, node: FormulaOfText, fault: string): Finding {
  return {
    rule: 'formula-unread',
    file: text.path,
    place: placeOfFault(text, node, fault),
    message: `galley cannot parse this formula: ${fault}`,
    note: helpFor(fault)
  }
}

/** The consequence of a fault, and the remedy, if any. */
function helpFor(fault: string): string {
  const [, environment] = /^Unknown environment '([A-Za-z]+\*?)'/.exec(fault) ?? []
  if (environment !== undefined && ofText.has(environment.replace('*', '')))
    return `Its source is printed instead. It is not a formula: remove the dollars, and galley reads \`\\begin{${environment}}\` itself.`
  if (environment !== undefined && (isDrawing(environment) || environment === 'CD'))
    return `Its source is printed instead. ${lostBlock(environment, '').help}`
  const [, command] = /^Undefined control sequence (\\[A-Za-z]+)/.exec(fault) ?? []
  if (command !== undefined)
    return `Its source is printed instead. If it is a command of your own, define it in the settings: \`header-includes: '\\newcommand{${command}}{…}'\`.`
  const remedy = remedies.find(([pattern]) => pattern.test(fault))?.[1]
  return `Its source is printed instead.${remedy === undefined ? '' : ` ${remedy}`}`
}

/** The remedies for faults for which MathJax's message gives none. */
const remedies: ReadonlyArray<readonly [fault: RegExp, remedy: string]> = [
  [
    /^Misplaced &/,
    'Write aligned lines between `\\begin{aligned}` and `\\end{aligned}`; a sign in the text is `\\&`.'
  ],
  [/^(?:Missing|Extra) (?:close|open) brace/, 'Each `{` needs its `}`.'],
  [
    /belongs in the text$/,
    'Write the number itself in the formula, `\\text{as in (1)}`, or end the formula before the words with the reference.'
  ],
  [
    /^Missing argument for/,
    'Write its argument in braces directly after it, without an option such as `[\\big]`.'
  ],
  [/^Double exponent/, 'Put the first part into braces, `{x^a}^b`.'],
  [/^Double subscript/, 'Put the first part into braces, `{x_a}_b`.'],
  [
    /\\left|\\right/,
    'Each `\\left(` needs its `\\right)` in the same cell or line; `\\right.` prints nothing.'
  ]
]

/** Environments of text, which authors also put between dollars. */
const ofText: ReadonlySet<string> = new Set(
  'algorithm algorithmic algorithm2e table tabular tabularx longtable figure itemize enumerate description quote verbatim lstlisting theorem lemma proof definition'.split(
    ' '
  )
)

/** The place of the command named in a message, or else the place of the formula. */
function placeOfFault(chapter: Chapter, node: FormulaOfText, fault: string): Place {
  const {text} = chapter
  const place = placeOf(node)
  const {start, end} = place
  const [command] = /\\[A-Za-z]+/.exec(fault) ?? []
  const source = text.slice(start.offset, end.offset)
  const [firstLine = ''] = node.value
    .trim()
    .replace(/^\\begin\{[a-z]+\*\}\s*/, '')
    .split('\n')
  if (command === undefined || !source.includes(firstLine)) return place
  const found = new RegExp(`\\${command}(?![A-Za-z])`).exec(source)
  if (found === null) return place
  const offset = start.offset + found.index
  return placesIn(chapter).place(offset, offset + command.length)
}

const placesIn = perObject(({text}: Chapter) => locator(text))
