import type {Nodes, PhrasingContent} from 'mdast'
import {isOwnName, nameAtEnd} from '../core/cross-reference-names.ts'
import {membersOf} from '../core/entry-set.ts'
import type {CrossReferenceNode} from '../core/mdast.ts'
import {perObject} from '../core/per-object.ts'
import {similar} from '../core/similar.ts'
import {smallLabel} from '../core/targets.ts'
import type {
  Chapter,
  ChapterCitation,
  CitationItem,
  Finding,
  Manuscript,
  NumberedCitation,
  NumberedTarget,
  Project,
  Reference
} from '../core/types.ts'
import {plainText} from '../core/walk.ts'

type Resolved = Pick<Manuscript, 'labelCites'> &
  Readonly<{
    /** The citations of each text, in reading order. */
    citations: readonly CitationsOfText[]
    findings: readonly Finding[]
  }>

/** A citation in the paper, before it has a number and a note. */
export type CitationOfPaper = Omit<NumberedCitation, 'number' | 'note'>
export type CitationsOfText = readonly CitationOfPaper[]

/**
 * Finds the works of every citation in reading order, in which a citation in a note is at the position of the note's
 * call.
 */
export function resolveCitations(project: Project, targets: ReadonlyMap<string, NumberedTarget>): Resolved {
  const {byKey} = project.bibliography
  const citations: CitationsOfText[] = []
  const labelCites = new Map<Nodes, readonly PhrasingContent[]>()
  for (const text of project.texts) {
    const works = citationsOfWorks(text, project)
    if (works !== undefined) {
      citations.push(works)
      continue
    }
    const own: CitationOfPaper[] = []
    citations.push(own)
    for (const citation of inReadingOrder(text)) {
      const isOfLabels = citation.items.every(
        ({key, locator}) => locator === undefined && !byKey.has(key) && labelIn(targets, key) !== undefined
      )
      if (isOfLabels) {
        labelCites.set(citation.node, referencesOf(citation, targets))
        continue
      }
      own.push({...withSets(citation, project), file: text.path})
    }
  }
  return {citations, labelCites, findings: [...targets.values()].filter(isExampleOf(byKey)).map(misread)}
}

/**
 * The citations of a text if none can refer to a label; otherwise undefined. They are the same objects as in the last
 * build if the text and the cited works are unchanged.
 */
function citationsOfWorks(text: Chapter, project: Project): readonly CitationOfPaper[] | undefined {
  const known = lastOfWorks(text)
  const {byKey} = project.bibliography
  const {citesByNumber} = project.style
  if (known.byKey !== byKey || known.citesByNumber !== citesByNumber) {
    const ordered = inReadingOrder(text)
    const isSure = ordered.every(({items}) =>
      items.some(({key, locator}) => locator !== undefined || byKey.has(key))
    )
    const works = ordered.map((citation, index) => {
      const made = {...withSets(citation, project), file: text.path}
      const last = known.works?.[index]
      return last !== undefined && hasSameWorks(last, made) ? last : made
    })
    Object.assign(known, {byKey, citesByNumber, works: isSure ? works : undefined})
  }
  return known.works
}

/** Whether two versions of a citation cite the same works, without any sets. */
function hasSameWorks(one: CitationOfPaper, other: CitationOfPaper): boolean {
  return (
    one.citation === other.citation &&
    one.also.length + other.also.length === 0 &&
    one.references.every((reference, index) => reference === other.references[index])
  )
}

const lastOfWorks = perObject(
  (
    _: Chapter
  ): {
    byKey?: ReadonlyMap<string, Reference>
    citesByNumber?: boolean
    works?: readonly CitationOfPaper[]
  } => ({})
)

/**
 * Resolves the works of a citation, which may include sets. A numeric style gives a set one number, as in biblatex.
 * Other styles cite the members of the set, with the author's words around them and the locator after the last.
 */
function withSets(
  citation: ChapterCitation,
  {bibliography: {byKey}, style}: Project
): Pick<CitationOfPaper, 'citation' | 'references' | 'also'> {
  const references = citation.items.map(({key}) => byKey.get(key))
  const sets = references.filter(reference => membersOf(reference?.csl).length > 0)
  if (sets.length === 0) return {citation, references, also: []}
  if (style.citesByNumber) return {citation, references, also: sets.flatMap(set => membersIn(set, byKey))}
  const items = citation.items.flatMap((item): readonly CitationItem[] => {
    const members = membersIn(byKey.get(item.key), byKey)
    const {label: _label, locator: _locator, ...bare} = item
    return members.length === 0
      ? [item]
      : members.map(({key}, index) => ({
          ...(index === members.length - 1 ? item : {...bare, suffix: []}),
          ...(index > 0 && {prefix: []}),
          key
        }))
  })
  return {
    citation: {...citation, items},
    references: items.map(({key}) => byKey.get(key)),
    also: sets.flatMap(set => set ?? [])
  }
}

function membersIn(set: Reference | undefined, byKey: ReadonlyMap<string, Reference>): readonly Reference[] {
  return membersOf(set?.csl).flatMap(key => byKey.get(key) ?? [])
}

/**
 * Returns a test of whether the label of a numbered example is also the key of a work. As in Pandoc, “(@doe) says” at
 * the beginning of a paragraph begins an example, even if the author meant a citation.
 */
function isExampleOf(byKey: ReadonlyMap<string, Reference>): (target: NumberedTarget) => boolean {
  return ({node, label}) => node.type === 'listItem' && byKey.has(label)
}

function misread({label, file, place}: NumberedTarget): Finding {
  return {
    rule: 'label-duplicate',
    file,
    place,
    subject: label,
    message: `The label of the example \`(@${label})\` is also the key of a work`,
    note: `\`[@${label}]\` cites the work; at the beginning of a paragraph \`(@${label})\` numbers an example.`
  }
}

/**
 * The label that a citation key denotes, if any. Quarto writes `@fig-x` for a figure with the label `fig-x`, and
 * `@Fig-x` at the beginning of a sentence.
 */
function labelIn(targets: ReadonlyMap<string, NumberedTarget>, key: string): string | undefined {
  return [key, smallLabel(key)].find(label => targets.has(label))
}

/** Converts the items of a citation to cross-references, keeping the text around them. */
function referencesOf(
  {items, node}: ChapterCitation,
  targets: ReadonlyMap<string, NumberedTarget>
): readonly PhrasingContent[] {
  // After a name that the author wrote, as in `[Fig. @fig-x]`, only the number is shown.
  const before = plainText(items[0]?.prefix ?? [])
  const isTheorem = /^(?:thm|lem|cor|prp|cnj|def|exm|exr)-/i.test(items[0]?.key ?? '')
  const isNamed =
    nameAtEnd(before) !== undefined || isOwnName(before) || (isTheorem && theoremName.test(before))
  const references = items.map(({key, mode, place}): CrossReferenceNode => {
    const form = isNamed || mode === 'suppress-author' ? 'number' : 'name'
    const label = labelIn(targets, key) ?? key
    return {type: 'crossReference', label, form, value: `@${key}`, position: place}
  })
  const isList = items.every(({prefix, suffix}, index) => {
    const isFirst = index === 0
    const isLast = index === items.length - 1
    return (isFirst || prefix.length === 0) && (isLast || suffix.length === 0)
  })
  const whole: PhrasingContent = {type: 'crossReferenceList', children: references, position: node.position}
  if (isList && references.length > 1)
    return [...spaced(items[0]?.prefix ?? []), whole, ...(items.at(-1)?.suffix ?? [])]
  return items.flatMap(({prefix, suffix}, index): PhrasingContent[] => {
    const separator: PhrasingContent[] = index === 0 ? [] : [{type: 'text', value: '; '}]
    return [...separator, ...spaced(prefix), references[index]!, ...suffix]
  })
}

/** Matches a name for theorems or similar blocks before a reference, as in `[Thm. @thm-x]`. */
const theoremName =
  /(?:^|[\s(])(?:theorems?|thms?|lemmas?|lemmata|lems?|corollar(?:y|ies)|cors?|propositions?|props?|conjectures?|conjs?|definitions?|defs?|examples?|exercises?)\.?(?:\s+\S{1,3})?\s*$/iu

function spaced(prefix: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const words = plainText(prefix)
  if (/\s$/.test(words)) return prefix
  return prefix.length === 0
    ? []
    : [...prefix, {type: 'text', value: nameAtEnd(words) === undefined && !isOwnName(words) ? ' ' : '\u00A0'}]
}

const inReadingOrder = perObject(({citations, reading}: Chapter): readonly ChapterCitation[] => {
  if (citations.length < 2) return citations
  const byNode = new Map<Nodes, ChapterCitation>(citations.map(citation => [citation.node, citation]))
  const ordered = reading.flatMap(({node}) => byNode.get(node) ?? [])
  // The second of two note definitions with the same name is never shown, but its citations count.
  const read = new Set(ordered)
  return [...ordered, ...citations.filter(citation => !read.has(citation))]
})

/** The works that are listed without being cited. */
export function resolveNocite(
  project: Project,
  citedBy: ReadonlyMap<string, unknown>
): Readonly<{nocite: readonly Reference[]; findings: readonly Finding[]}> {
  const {settings, texts, bibliography} = project
  const findings: Finding[] = []
  const listed = new Map<string, Reference>()
  const list = (reference: Reference, isOne: boolean): void => {
    const members = isOne ? [] : membersIn(reference, bibliography.byKey)
    for (const work of members.length === 0 ? [reference] : members) listed.set(work.key, work)
  }
  const wanted = [
    ...settings.nocite.map(each => ({...each, file: settings.file, name: 'nocite'})),
    ...texts.flatMap(({path, nocite}) => nocite.map(each => ({...each, file: path, name: '\\nocite'})))
  ]
  for (const {key, place, file, name} of wanted) {
    if (key === '*') {
      for (const reference of bibliography.references) list(reference, false)
      continue
    }
    const reference = bibliography.byKey.get(key)
    if (reference !== undefined) list(reference, project.style.citesByNumber)
    else {
      findings.push({
        rule: 'nocite-undefined',
        file,
        place,
        subject: key,
        message: `\`${key}\` in \`${name}\` is not in the bibliography`,
        expected: similar(key, bibliography.byKey.keys())
      })
    }
  }
  return {nocite: [...listed.values()].filter(reference => !citedBy.has(reference.key)), findings}
}
