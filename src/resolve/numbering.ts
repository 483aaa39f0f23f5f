import type {Heading, Link, Nodes} from 'mdast'
import type {Math as DisplayMath, InlineMath} from 'mdast-util-math'
import type {EquationLine, FigureNode, TheoremData} from '../core/mdast.ts'
import {placeOf} from '../core/position.ts'
import type {Finding, Manuscript, NumberedTarget, Project, Target} from '../core/types.ts'
import {numberedIn, sameTarget, sectionOf, shownNowhere, topDepth} from './numbered-nodes.ts'
import {resolveNumbersInTags} from './numbers-in-tags.ts'
import {printedCounting} from './printed-counting.ts'
import {createSectionNumbers} from './section-numbers.ts'

type Numbering = Pick<
  Manuscript,
  'targets' | 'sections' | 'numbers' | 'lineNumbers' | 'lineIds' | 'ids' | 'headingIds'
> &
  Readonly<{findings: readonly Finding[]}>

/**
 * Numbers sections by depth through all chapters (“2.1”; in appendices “A.1”). Figures, tables, labelled equations,
 * listings, examples, and theorems and similar blocks are numbered by kind. Their numbers restart in each appendix
 * (“A1”; equations and theorems “A.1”) and continue through all supplements (“S1”).
 */
export function numberTargets(
  {texts, chapters, front, settings}: Pick<Project, 'texts' | 'chapters' | 'front' | 'settings'>,
  numberSections: boolean
): Numbering {
  const {isSet} = settings.theoremNumbers
  const {shares, bySection} = (isSet ? undefined : printedCounting(texts)) ?? {
    shares: () => settings.theoremNumbers.together,
    bySection: settings.theoremNumbers.bySection
  }
  const numbered = new Set([...chapters, ...front.headings.map(({chapter}) => chapter)])
  const firstAppendix =
    texts.find(text =>
      front.headings.some(({before, chapter}) => before === settings.appendices && chapter === text)
    ) ?? chapters.find(({path}) => path === settings.appendices)
  const numbers = new Map<Nodes, string>()
  const lineNumbers = new Map<Nodes, readonly string[]>()
  const lineIds = new Map<Nodes, readonly string[]>()
  const parts = new Map<Nodes, string>()
  const ids = new Map<Nodes, string>()
  const findings: Finding[] = []
  const usedIds = new Set(idsOfPage)
  /** For ids that the page itself uses: the id that the first heading with that id got instead. */
  const replaced = new Map<string, string>()
  let indexMarks = 0
  const lastCounts = new Map<string, number>()
  const targets = new Map<string, NumberedTarget>()
  const sections = new Map<string, NumberedTarget>()
  const counts = {figure: 0, table: 0, equation: 0, listing: 0, algorithm: 0, example: 0}
  const top = topDepth([...numbered])
  const sectionNumbers = createSectionNumbers(top)
  /** The counts in each appendix, by the letter of the appendix. */
  const inAppendices = new Map<string, Record<NumberedKind, number>>()
  /** The counts of theorems and similar blocks, by the section or appendix in which they are counted, and by kind. */
  const theoremCounts = new Map<string, number>()
  let section = ''
  /** For subequations: how many equations have used the shared number so far, and that number. */
  let shared = 0
  let sharedNumber = ''

  for (const chapter of texts) {
    const isChapter = numbered.has(chapter)
    if (chapter === firstAppendix) sectionNumbers.beginAppendices()
    const hidden = shownNowhere(chapter)
    for (const {node, own, id} of numberedIn(chapter)) {
      const [target] = own
      const number = isChapter && !hidden.has(node) ? numberOf(node, target) : ''
      if (number !== '') numbers.set(node, number)
      if (target !== undefined || node.type === 'heading') ids.set(node, uniqueId(id))
      if (node.type === 'indexMark') ids.set(node, uniqueId(`index-${++indexMarks}`))
      if (lineNumbers.has(node)) lineIds.set(node, idsOfLines(node, target))
      const sectionKind = node.type === 'heading' ? sectionKindOf(node) : undefined
      const named = sectionKind && {sectionKind}
      for (const each of own) addTarget(sameTarget(each, {number, ...named, ...lineOf(each)}))
      if (target === undefined && node.type === 'heading') {
        const label = ids.get(node) ?? ''
        sections.set(label, sameTarget(sectionOf(node)(label, chapter.path), {number, ...named}))
      }
    }
  }
  for (const {node, label} of resolveNumbersInTags({numbers, lineNumbers, targets})) {
    const file = texts.find(text => numberedIn(text).some(each => each.node === node))?.path
    if (file === undefined) continue
    findings.push({
      rule: 'cross-reference-undefined',
      file,
      place: placeOf(node),
      subject: label,
      message: `The paper has no label \`${label}\``,
      note: 'The tag of this formula refers to it.'
    })
  }
  const headingIds = new Map<Link, string>()
  for (const text of texts) {
    for (const [link, name] of text.headingLinks) {
      // A heading in the same text takes precedence; otherwise, the first heading of that name in the paper counts.
      const heading = [text, ...chapters]
        .find(({headingNames}) => headingNames.has(name))
        ?.headingNames.get(name)
      headingIds.set(link, heading === undefined ? '' : (ids.get(heading) ?? ''))
    }
    for (const link of replaced.size === 0 ? [] : text.links) {
      const id = link.url.startsWith('#') ? replaced.get(link.url.slice(1)) : undefined
      if (link.type === 'link' && id !== undefined) headingIds.set(link, id)
    }
  }
  return {targets, sections, numbers, lineNumbers, lineIds, ids, headingIds, findings}

  function numberOf(node: Nodes, target: Target | undefined): string {
    if (node.type === 'heading') {
      const number = sectionNumber(node)
      return numberSections ? number : ''
    }
    if (node.type === 'figure') return parts.get(node) ?? figureNumber(node)
    if (node.type === 'math' || node.type === 'inlineMath') return equationNumber(node, target)
    if (node.type === 'listItem' && node.data?.isExample === true) return String(++counts.example)
    if (node.type === 'span') return node.data?.itemNumber ?? ''
    if (isSubequations(node)) return numberAfter('equation')
    if (node.type === 'div' && node.data?.theorem !== undefined) return theoremNumber(node.data.theorem)
    return ''
  }

  function theoremNumber({kind, isNumbered, own}: TheoremData): string {
    if (!isNumbered) return ''
    const defined = isSet ? undefined : own
    const isBySection = defined?.bySection ?? bySection
    const within = letterHere() || (isBySection ? section : '')
    const name = `${within} ${shares(kind) ? '' : (defined?.counter ?? kind)}`
    const number = (theoremCounts.get(name) ?? 0) + 1
    theoremCounts.set(name, number)
    return within === '' ? String(number) : `${within}${isLettered(within) ? '' : '.'}${number}`
  }

  function sectionNumber(heading: Heading): string {
    const number = sectionNumbers.next(heading)
    section = number.split('.')[0] || section
    return number
  }

  /**
   * Numbers a figure, and its parts by this number and a letter, “3a”. Manubot's `tag="S1"` is a number itself, and
   * `.unnumbered` removes the number.
   */
  function figureNumber(figure: FigureNode): string {
    const {classes, pairs} = figure.data?.attributes ?? {}
    if (pairs?.tag === undefined && classes?.includes('unnumbered')) return ''
    const number = pairs?.tag ?? nextOf(figure.kind)
    for (const [index, part] of figure.children.filter(({type}) => type === 'figure').entries())
      parts.set(part, `${number}${letter(index)}`)
    return number
  }

  /** The number of an equation: the number of its first numbered line; none with the class `unnumbered`. */
  function equationNumber(node: DisplayMath | InlineMath, target: Target | undefined): string {
    if (node.data?.attributes?.classes.includes('unnumbered')) return ''
    const lines = node.data?.lines ?? (target === undefined ? [] : [lineWithLabel])
    const share = node.type === 'math' ? node.data?.subequation : undefined
    if (share === 'first') {
      sharedNumber = nextOf('equation')
      shared = 0
    }
    const next = (): string =>
      share === undefined ? nextOf('equation') : `${sharedNumber}${letter(shared++)}`
    const given = node.data?.attributes?.pairs.tag
    const own = lines.map(({numbered, tag}) => tag ?? given ?? (numbered ? next() : ''))
    if (own.length > 1) lineNumbers.set(node, own)
    return own.find(number => number !== '') ?? ''
  }

  /** The number and the id of the line that defines a label. */
  function lineOf({node, label}: Target): Partial<Pick<NumberedTarget, 'number' | 'lineId'>> {
    const line = linesOf(node).findIndex(({labels}) => labels.includes(label))
    const number = lineNumbers.get(node)?.[line]
    const lineId = lineIds.get(node)?.[line]
    return {...(number !== undefined && {number}), ...(lineId && {lineId})}
  }

  /**
   * The ids of an equation's lines, made from their labels. The line with the label of the whole equation gets the id
   * of the equation.
   */
  function idsOfLines(node: Nodes, target: Target | undefined): readonly string[] {
    return linesOf(node).map(({labels: [label]}) =>
      label === undefined ? '' : label === target?.label ? (ids.get(node) ?? '') : uniqueId(label)
    )
  }

  /** The kind of the section that a heading begins, if its name is not “Section”. */
  function sectionKindOf({depth, data}: Heading): NumberedTarget['sectionKind'] {
    if (sectionNumbers.isSupplement()) return undefined
    if (letterHere() !== '') return 'appendix'
    const isPart = data?.attributes?.classes.includes('part') === true
    return settings.hasChapters && depth <= top && !isPart ? 'chapter' : undefined
  }

  /** The letter before numbers: S in a supplement, or the letter of the appendix if sections are numbered. */
  function letterHere(): string {
    if (sectionNumbers.isSupplement()) return 'S'
    return numberSections ? sectionNumbers.appendix() : ''
  }

  /** Whether a letter is the S of a supplement, which is followed directly by the number. */
  function isLettered(letter: string): boolean {
    return letter === 'S' && sectionNumbers.isSupplement()
  }

  /**
   * Counts a node of a kind and returns its number. In an appendix, counts start from one and numbers begin with its
   * letter.
   */
  function nextOf(kind: NumberedKind): string {
    const number = numberAfter(kind)
    countsHere()[kind]++
    return number
  }

  /** The number that the next node of a kind will get. */
  function numberAfter(kind: NumberedKind): string {
    const own = letterHere()
    const next = countsHere()[kind] + 1
    return own === '' ? String(next) : `${own}${kind === 'equation' && !isLettered(own) ? '.' : ''}${next}`
  }

  function countsHere(): Record<NumberedKind, number> {
    const own = letterHere()
    if (own === '') return counts
    const name = isLettered(own) ? 'supplement' : own
    const known = inAppendices.get(name) ?? {figure: 0, table: 0, equation: 0, listing: 0, algorithm: 0}
    inAppendices.set(name, known)
    return known
  }

  function addTarget(target: NumberedTarget): void {
    const first = targets.get(target.label)
    if (first === undefined) {
      targets.set(target.label, target)
      return
    }
    findings.push({
      rule: 'label-duplicate',
      file: target.file,
      place: target.place,
      subject: target.label,
      message: `The label \`${target.label}\` is defined twice`,
      note: `The first one is at ${first.file}:${first.place.start.line}:${first.place.start.column}.`
    })
  }

  function uniqueId(wanted: string): string {
    const base = wanted || 'section'
    let id = base
    // The last count for each id is kept, because headings such as “Methods” occur in every chapter.
    let count = lastCounts.get(base) ?? 0
    for (; usedIds.has(id) || idOfNote.test(id); id = `${base}-${count}`) count++
    lastCounts.set(base, count)
    usedIds.add(id)
    if ((idsOfPage.has(base) || idOfNote.test(base)) && !replaced.has(base)) replaced.set(base, id)
    return id
  }
}

/** The ids that the page itself uses, apart from the ids of notes and their calls. */
const idsOfPage: ReadonlySet<string> = new Set([
  'notes',
  'reference-list',
  'article-text',
  'contents',
  'index'
])
const idOfNote = /^note-(?:call-)?\d+$/

/** The kinds that are numbered separately in each appendix. */
type NumberedKind = 'figure' | 'table' | 'equation' | 'listing' | 'algorithm'

/** Whether a node is a div of `subequations`, which share one number. */
function isSubequations(node: Nodes): boolean {
  return node.type === 'div' && node.data?.attributes?.classes.includes('subequations') === true
}

const lineWithLabel: EquationLine = {numbered: true, labels: []}

function linesOf(node: Nodes): readonly EquationLine[] {
  return node.type === 'math' || node.type === 'inlineMath' ? (node.data?.lines ?? []) : []
}

/** `a` to `z`, then `aa`. */
function letter(index: number): string {
  const before = index < 26 ? '' : letter(Math.floor(index / 26) - 1)
  return before + String.fromCharCode(97 + (index % 26))
}
