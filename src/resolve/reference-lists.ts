import type {Heading, Nodes} from 'mdast'
import {addAll} from '../core/add-all.ts'
import type {Div} from '../core/mdast.ts'
import {perList, perObject} from '../core/per-object.ts'
import {placeOf} from '../core/position.ts'
import {isReferencesHeading} from '../core/references-heading.ts'
import {terms} from '../core/terms/index.ts'
import type {
  Chapter,
  Finding,
  NumberedCitation,
  PlacedReferenceList,
  Project,
  Reference
} from '../core/types.ts'
import {wordsWithoutNotes} from '../core/walk.ts'
import {asksForAll, type ListFilter, listFilter, takes} from './reference-filter.ts'

type ReferenceLists = Readonly<{lists: readonly PlacedReferenceList[]; findings: readonly Finding[]}>

/**
 * Determines the places of the lists of references, and the works in each.
 *
 * Divs such as `::: {#refs}` or `::: {.refs keyword=primary}` are lists. Each work goes into the first list whose
 * conditions it meets, and a list without conditions takes the rest. A list with `scope=chapter` contains the works
 * that its chapter cites, whatever other lists contain. Without such divs, the only list is under an empty section such
 * as “References”, or else at the end of the paper; with `references-per: chapter`, each chapter with citations ends
 * with its own list.
 */
export function resolveReferenceLists(
  project: Project,
  citations: readonly NumberedCitation[],
  nocite: readonly Reference[]
): ReferenceLists {
  const {chapters, settings, metadata} = project
  const title = settings.referencesTitle ?? terms(metadata.lang).references
  const wanted = [...citedReferences(citations), ...nocite]
  const findings: Finding[] = []
  const divs = chapters.flatMap(chapter => listDivs(chapter, project))
  const lists: PlacedReferenceList[] = []

  const remaining = new Set(wanted)
  const own: Array<Readonly<{div: ListDiv; references: readonly Reference[]}>> = []
  // Lists without conditions are filled last, so that they get the works that remain.
  for (const div of divs.toSorted((a, b) => Number(asksForAll(a.filter)) - Number(asksForAll(b.filter)))) {
    const scope =
      div.filter.scope === 'chapter' ? citedReferences(inChapter(citations, div.chapter)) : remaining
    const references = [...scope].filter(reference => takes(div.filter, reference))
    if (div.filter.scope !== 'chapter') for (const reference of references) remaining.delete(reference)
    own.push({div, references})
  }
  for (const div of divs) {
    const references = own.find(list => list.div === div)!.references
    const chapter = div.filter.scope === 'chapter' ? div.chapter.path : undefined
    lists.push({
      place: {at: 'div', node: div.node},
      keys: keysOf(references),
      chapter,
      annotated: div.filter.annotated
    })
    addAll(findings, listFindings(div, references, wanted))
  }

  if (settings.referencesPer === 'chapter' && !divs.some(({filter}) => filter.scope === 'chapter')) {
    for (const chapter of chapters) {
      const cited = citedReferences(inChapter(citations, chapter))
      if (cited.size === 0) continue
      lists.push({place: {at: 'chapter-end', title}, keys: keysOf(cited), chapter: chapter.path})
    }
  }
  if (lists.length === 0) {
    const heading = closingHeading(chapters)
    const place =
      heading === undefined ? ({at: 'end', title} as const) : ({at: 'heading', node: heading} as const)
    // The only list contains all works.
    return {lists: [{place, keys: keysOfAll(wanted)}], findings}
  }
  addAll(findings, unlisted(wanted, lists))
  return {lists, findings}
}

/** Returns the set of the last build if the works are the same. */
const keysOfAll = perList((references: readonly Reference[]) => keysOf(references))

type ListDiv = Readonly<{node: Div; chapter: Chapter; filter: ListFilter}>

const divsOf = perObject(({tree}: Chapter) => tree.children.filter(({type}) => type === 'div'))

/** The divs of a chapter that are lists, at the top level or in other divs. */
function listDivs(chapter: Chapter, project: Project): readonly ListDiv[] {
  const found: ListDiv[] = []
  const look = (nodes: readonly Nodes[]): void => {
    for (const node of nodes) {
      if (node.type !== 'div') continue
      const filter = listFilter(node.data?.attributes, project.settings.bibliography)
      if (filter === undefined) look(node.children)
      else found.push({node, chapter, filter})
    }
  }
  look(divsOf(chapter))
  return found
}

function inChapter(citations: readonly NumberedCitation[], {path}: Chapter): readonly NumberedCitation[] {
  return citations.filter(({file}) => file === path)
}

function citedReferences(citations: readonly NumberedCitation[]): ReadonlySet<Reference> {
  const cited = new Set<Reference>()
  for (const {references} of citations)
    for (const reference of references) if (reference !== undefined) cited.add(reference)
  return cited
}

function keysOf(references: Iterable<Reference>): ReadonlySet<string> {
  return new Set([...references].map(({key}) => key))
}

function* listFindings(
  {node, chapter, filter}: ListDiv,
  references: readonly Reference[],
  wanted: readonly Reference[]
): Iterable<Finding> {
  const about = {rule: 'reference-list' as const, file: chapter.path, place: placeOf(node)}
  for (const {name, expected} of filter.wrong) {
    yield {
      ...about,
      subject: name,
      message: `\`${name}\` is not an attribute of a list of references, expected ${expected}`
    }
  }
  if (references.length === 0 && wanted.length > 0) {
    yield {
      ...about,
      message: 'This list of references is empty',
      note: 'A work is in the first list whose conditions it meets.'
    }
  }
}

function* unlisted(wanted: readonly Reference[], lists: readonly PlacedReferenceList[]): Iterable<Finding> {
  for (const {key, file, place} of wanted) {
    if (lists.some(list => list.keys.has(key))) continue
    yield {
      rule: 'reference-unlisted',
      file,
      place,
      subject: key,
      message: `\`${key}\` is cited but in no list of references`,
      note: 'A list `::: {#refs}` contains all works that no other list selects.'
    }
  }
}

/** The last heading of references under which only notes follow. It may be followed by an appendix. */
function closingHeading(chapters: readonly Chapter[]): Heading | undefined {
  let closed: Heading | undefined
  let open: Heading | undefined
  for (const block of chapters.flatMap(({tree}) => tree.children)) {
    if (block.type === 'heading') {
      if (open !== undefined && block.depth <= open.depth && isAppendix(block)) closed = open
      open = isReferencesHeading(block) ? block : undefined
    } else if (!['footnoteDefinition', 'definition', 'yaml', 'html'].includes(block.type)) open = undefined
  }
  return open ?? closed
}

/**
 * Whether a heading begins an appendix: `\appendix` precedes it, or it has the class or the first word of an
 * appendix.
 */
function isAppendix(heading: Heading): boolean {
  const {appendices, attributes} = heading.data ?? {}
  return (
    appendices === true ||
    attributes?.classes.includes('appendix') === true ||
    appendixNames.test(wordsWithoutNotes(heading).trim())
  )
}

/** The words that begin headings of appendices, in the main languages of papers. */
const appendixNames =
  /^(?:append(?:ix|ices)|annexe?s?|anhang|anhänge|anlagen?|apéndices?|anexos?|appendic[ei]|bijlagen?|suppl[eé]ment(?:ary|al|s)?)(?!\p{L})/iu
