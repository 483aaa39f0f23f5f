import type {Article, Citation, CitedItem, Node} from '../../core/article.ts'
import {sha256} from '../../core/hash.ts'
import type {CslItem, Manuscript} from '../../core/types.ts'
import {topNodes, walkNodes, wordsOf} from '../../core/walk-article.ts'
import {field} from './field.ts'
import type {Piece} from './marks.ts'
import type {Line} from './run.ts'

/** The instructions of the fields by which Zotero recognizes the citations of an article. */
export type FieldInstructions = Readonly<{
  /** The instruction of a field that shows a text: the text of the citation, or of the note that contains it. */
  instructionOf: (citation: Citation, words: readonly Node[]) => string | undefined
  /** The citation for which a note style generated this note. */
  ofNote: (note: number) => Citation | undefined
}>

/** Collects the data for the fields of citations: the works, and the citations for which notes were generated. */
export function fieldInstructions(article: Article, {bibliography}: Manuscript): FieldInstructions {
  const works = new Map<string, CslItem>()
  for (const {entries} of article.lists) for (const {key, work} of entries) if (work) works.set(key, work)
  const workOf = (key: string): CslItem | undefined => bibliography.byKey.get(key)?.csl ?? works.get(key)
  const inNotes = new Map<number, Citation>()
  walkNodes(topNodes(article), node => {
    if (node.type === 'citation' && node.note?.own === false)
      walkNodes(node.children, inner => {
        if (inner.type === 'noteCall') inNotes.set(inner.note, node)
        return undefined
      })
    return undefined
  })
  return {
    instructionOf: (citation, words) => instructionOf(citation, wordsOf(words), workOf),
    ofNote: note => inNotes.get(note)
  }
}

/** A citation as a Zotero field; in a note style, the field is in the note. */
export function citationPieces(
  node: Citation,
  line: Line,
  inlines: (nodes: readonly Node[], line: Line) => readonly Piece[]
): readonly Piece[] {
  const isInNote = node.note?.own === false
  const instruction =
    isInNote || line.isLinked ? undefined : line.context.citations.instructionOf(node, node.children)
  if (instruction === undefined) return line.context.targets.around(node.anchor, inlines(node.children, line))
  const words = inlines(node.children, {...line, isLinked: true})
  return line.context.targets.around(node.anchor, field(instruction, words, line))
}

/** The instruction of a field; undefined if a cited work is unknown. */
function instructionOf(
  citation: Citation,
  shown: string,
  workOf: (key: string) => CslItem | undefined
): string | undefined {
  const items = citation.items.map(item => citationItem(item, workOf))
  if (items.length === 0 || items.includes(undefined)) return undefined
  const {number, narrative, note} = citation
  const code = {
    citationID: sha256(`${number} ${shown}`).slice(0, 10),
    properties: {
      formattedCitation: shown,
      plainCitation: shown,
      noteIndex: note?.number ?? 0,
      ...(narrative && {mode: 'composite'})
    },
    citationItems: items,
    schema: 'https://github.com/citation-style-language/schema/raw/master/csl-citation.json'
  }
  return `ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify(code)}`
}

/** A cited work in Zotero's form, with galley's own URI and the key, which identify the work later. */
function citationItem(
  {key, work, mode, prefix, suffix, label, locator}: CitedItem,
  workOf: (key: string) => CslItem | undefined
): Readonly<Record<string, unknown>> | undefined {
  const csl = work === undefined ? undefined : workOf(work)
  if (csl === undefined) return undefined
  const [before, after] = [wordsOf(prefix).trim(), wordsOf(suffix)]
  return {
    id: key,
    uris: [workAddress(key)],
    itemData: {...csl, 'citation-key': key},
    ...(locator !== undefined && {locator, label: label ?? 'page'}),
    ...(before !== '' && {prefix: `${before} `}),
    ...(after !== '' && {suffix: after}),
    ...(mode === 'suppress-author' && {'suppress-author': true})
  }
}

/** The URI by which a field names a work of the bibliography. */
function workAddress(key: string): string {
  return `urn:galley:key:${encodeURIComponent(key)}`
}
