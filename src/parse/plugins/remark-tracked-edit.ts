import type {Heading, Image, ImageReference, Nodes, Paragraph, Parents, PhrasingContent, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import type {Cite, Deleted, EditedNode, EditMark, EditorQuery} from '../../core/mdast.ts'
import {childrenOf, plainText} from '../../core/walk.ts'
import {sourceOf, spanOf} from './source.ts'
import {addSyntax} from './syntax.ts'
import {type Effect, editedNodes, holdsBlocks, withPicture} from './tracked-edit/edited-nodes.ts'
import {editMarks, editMarksToTree} from './tracked-edit/marks.ts'
import {type MarkedEdit, type PairedMarks, pairMarks} from './tracked-edit/pair-marks.ts'
import {reportMarks} from './tracked-edit/report-marks.ts'
import {editsOf, remarksOf} from './tracked-edit/tracked-edits.ts'

/**
 * Edits in CriticMarkup: `{++a++}`, `{--a--}` and `{~~a~>b~~}`, within a line or around blocks, `{>>comments<<}` and
 * `{==highlights==}`. The tree is the tree of the text with all edits accepted. Inserted nodes have `data.edit`;
 * deleted nodes are inside `deleted` nodes, which have no `children`; a comment becomes an `editorQuery`.
 * `data.edits` of the root lists the edits. Unpaired marks and edits inside edits stay text and are reported; a
 * highlight may be inside an edit. Use it after remark-table and remark-sub-superscript, and before all plugins that
 * look at neighbouring nodes.
 */
export function remarkTrackedEdit(this: Processor): (tree: Root, file: VFile) => void {
  addSyntax(this.data(), editMarks, editMarksToTree)
  return (tree, file) => {
    const found = findMarks(tree)
    if (found.marks.length === 0 && found.queries.length === 0) return
    const source = sourceOf(file)
    const paired = pairMarks(found.marks)
    reportMarks(paired, found.cited, file)
    const remarks = remarksOf(paired.edits, found.queries)
    const {edits, comments} = editsOf([...paired.edits, ...paired.highlights], {...found, remarks})
    tree.data = {...tree.data, edits, editorComments: comments}
    new Rewriting(paired, {...found, remarks, source}).rewrite(tree)
  }
}

type Found = Readonly<{
  marks: readonly EditMark[]
  queries: readonly EditorQuery[]
  /** Marks in the text of a citation, which cannot be split. */
  cited: readonly EditMark[]
  /** Marks in tables whose columns are aligned by characters. */
  aligned: ReadonlySet<EditMark>
  /** The nodes that contain marks or comments, at any depth. */
  holders: ReadonlySet<Nodes>
}>

/** The marks and comments of a tree in reading order. */
function findMarks(tree: Root): Found {
  const marks: EditMark[] = []
  const queries: EditorQuery[] = []
  const cited: EditMark[] = []
  const aligned = new Set<EditMark>()
  const holders = new Set<Nodes>()
  const find = (node: Nodes, isCited: boolean, isAligned: boolean): boolean => {
    if (node.type === 'editMark') {
      ;(isCited ? cited : marks).push(node)
      if (isAligned) aligned.add(node)
    } else if (node.type === 'editorQuery') queries.push(node)
    else {
      const inCitation = isCited || node.type === 'cite'
      // Only pipe tables have no `headRows`; the columns of all others are aligned by characters.
      const inAligned = isAligned || (node.type === 'table' && node.data?.headRows !== undefined)
      let holds = false
      for (const child of [...childrenOf(node), ...captionOf(node)])
        holds = find(child, inCitation, inAligned) || holds
      if (holds) holders.add(node)
      return holds
    }
    return true
  }
  find(tree, false, false)
  return {marks, queries, cited, aligned, holders}
}

function captionOf(node: Nodes): readonly PhrasingContent[] {
  return node.type === 'image' || node.type === 'imageReference' ? (node.data?.caption ?? []) : []
}

type Surroundings = Pick<Found, 'queries' | 'holders'> &
  Readonly<{remarks: ReadonlyMap<MarkedEdit, readonly EditorQuery[]>; source: string}>

/** A pass over a tree in reading order, whose state is the open edit. */
class Rewriting {
  readonly #effects = new Map<EditMark, Effect | undefined>()
  /** The marks of highlights inside edits; the highlighted words are shown as part of the edit. */
  readonly #within: ReadonlySet<EditMark>
  /** The queries for highlights without a comment, by the closing mark. */
  readonly #questions = new Map<EditMark, readonly EditorQuery[]>()
  readonly #remarks: ReadonlySet<EditorQuery>
  readonly #holders: ReadonlySet<Nodes>
  readonly #source: string
  #effect: Effect | undefined

  constructor(
    {edits, highlights}: Pick<PairedMarks, 'edits' | 'highlights'>,
    {queries, holders, remarks, source}: Surroundings
  ) {
    this.#within = new Set(highlights.flatMap(({open, close}) => [open, close]))
    this.#remarks = new Set([...remarks.values()].flat())
    this.#holders = holders
    this.#source = source
    const asked = new Set(queries.map(({position}) => position?.start.offset))
    let number = 0
    for (const {kind, open, middle, close} of edits) {
      const mark = kind === 'highlight' ? undefined : marker(++number)
      const [inserted, deleted]: readonly Effect[] = mark
        ? [
            {kind: 'inserted', mark: () => mark('inserted')},
            {kind: 'deleted', mark: () => mark('deleted')}
          ]
        : [{kind: 'highlighted'}]
      this.#effects.set(open, kind === 'insertion' || kind === 'highlight' ? inserted : deleted)
      if (middle !== undefined) this.#effects.set(middle, inserted)
      this.#effects.set(close, undefined)
    }
    for (const {kind, close} of [...edits, ...highlights])
      if (kind === 'highlight' && !asked.has(close.position?.end.offset))
        this.#questions.set(close, [
          {type: 'editorQuery', question: 'Why is this highlighted?', ...spanOf(close, close)}
        ])
  }

  /** Removes the marks among the children of a node, and applies the edits to the nodes between them. */
  rewrite(parent: Parents): void {
    const children: Nodes[] = parent.children
    trimMarks(parent)
    Object.assign(parent, {children: this.#rewritten(children, parent)})
  }

  #rewritten(nodes: readonly Nodes[], parent: Parents): Nodes[] {
    const result: Nodes[] = []
    let run: Nodes[] = []
    const flush = (): void => {
      if (run.length === 0) return
      // Pushed one by one, because a paragraph may contain more nodes than a call can have arguments.
      for (const node of this.#effect ? editedNodes(run, parent, this.#effect, this.#source) : run)
        result.push(node)
      run = []
    }
    for (const node of nodes) {
      if (node.type === 'editMark' && this.#effects.has(node)) {
        flush()
        this.#effect = this.#effects.get(node)
        addAll(result, this.#questions.get(node) ?? [])
      } else if (node.type === 'editMark' && this.#within.has(node))
        addAll(run, this.#questions.get(node) ?? [])
      else if (node.type === 'editMark') run.push(asText(node))
      else if (node.type === 'editorQuery') {
        if (!this.#remarks.has(node)) run.push(node)
      } else if (!this.#holders.has(node)) run.push(node)
      else if (node.type === 'cite') addAll(run, [node, ...questionsOf(node)])
      else {
        // A node that contains a mark cannot be part of an edit as a whole.
        flush()
        addAll(result, this.#inside(node, parent))
      }
    }
    flush()
    return result
  }

  #inside(node: Nodes, parent: Parents): Nodes[] {
    if (node.type === 'image' || node.type === 'imageReference') this.#rewriteCaption(node)
    else if ('children' in node) this.rewrite(node)
    // A mark on the line after a table was parsed as a row of the table.
    if (node.type === 'tableRow' && node.children.every(cell => cell.children.length === 0)) return []
    const isBlock = node.type === 'paragraph' || node.type === 'heading'
    return isBlock && holdsBlocks(parent) ? wholeBlocks(node) : [node]
  }

  #rewriteCaption(image: Image | ImageReference): void {
    const holder: Paragraph = {type: 'paragraph', children: [...captionOf(image)]}
    this.rewrite(holder)
    image.data = {...image.data, caption: holder.children}
    image.alt = plainText(holder)
  }
}

/**
 * Removes the queries from a citation and returns them, to be placed after it. Marks of edits in a citation become
 * text.
 */
function questionsOf(cite: Cite): readonly EditorQuery[] {
  const questions: EditorQuery[] = []
  const rest = (nodes: readonly PhrasingContent[]): readonly PhrasingContent[] => {
    const words = nodes.flatMap((node): PhrasingContent[] => {
      if (node.type !== 'editorQuery') return [asText(node)]
      questions.push(node)
      return []
    })
    return words.every(node => node.type === 'text' && node.value.trim() === '') ? [] : words
  }
  cite.items = cite.items.map(item => ({...item, prefix: rest(item.prefix), suffix: rest(item.suffix)}))
  return questions
}

/** Returns a function that creates the marks for the nodes of an edit; only the first mark has `start`. */
function marker(number: number): (kind: EditedNode['kind']) => EditedNode {
  let isStarted = false
  return kind => {
    const edit: EditedNode = {kind, number, ...(!isStarted && {start: true})}
    isStarted = true
    return edit
  }
}

function asText<Node extends Nodes>(node: Node): Node | Extract<Nodes, {type: 'text'}> {
  if (node.type !== 'editMark') return node
  return {type: 'text', value: node.mark, ...(node.position && {position: node.position})}
}

/**
 * Removes the white space between text and marks at both ends of a paragraph, where marks may be on lines of their own.
 */
function trimMarks({type, children}: Parents): void {
  if (type !== 'paragraph' && type !== 'heading' && type !== 'tableCell') return
  const nodes: readonly Nodes[] = children
  const isMark = (node: Nodes | undefined) => node?.type === 'editMark' || node?.type === 'editorQuery'
  const first = nodes.findIndex(node => !isMark(node))
  const last = nodes.findLastIndex(node => !isMark(node))
  const [start, end] = [nodes[first], nodes[last]]
  if (first > 0 && start?.type === 'text') start.value = start.value.replace(/^[ \t\n]+/, '')
  if (last >= 0 && last < nodes.length - 1 && end?.type === 'text')
    end.value = end.value.replace(/[ \t\n]+$/, '')
}

/**
 * The nodes that replace a paragraph or heading: none if it contained only marks, its queries if only they remain, a
 * `deleted` node for deleted content, and a paragraph with a picture that was inserted.
 */
function wholeBlocks(block: Paragraph | Heading): Nodes[] {
  const children = block.children.filter(node => node.type !== 'text' || node.value.trim() !== '')
  if (block.type === 'paragraph' && children.length === 0) return []
  if (block.type === 'paragraph' && children.every(({type}) => type === 'editorQuery')) return children
  const first = children.findIndex(({type}) => type !== 'deleted')
  if (first < 0) return children.length === 0 ? [block] : [deletion(block, block.children)]
  if (block.type === 'heading') return [block]
  const picture = withPicture({...block, children: children.slice(first)})
  if (picture.data?.edit === undefined) return [block]
  return first === 0 ? [picture] : [deletion(block, children.slice(0, first)), picture]
}

/** Creates a `deleted` node with a block that shows the deleted words. */
function deletion(block: Paragraph | Heading, children: readonly Nodes[]): Deleted {
  const words = children.flatMap((node): readonly Nodes[] =>
    node.type === 'deleted' ? node.content : [node]
  )
  const shown: Paragraph | Heading = {...block, children: words as PhrasingContent[]}
  return {type: 'deleted', content: [shown], ...spanOf(block, block)}
}
