import type {Node, Note, NotesPlace} from '../../core/article.ts'
import {inNumerals} from '../../core/numerals.ts'
import {element} from '../../core/write-xml.ts'
import type {ClaimedNote, DocumentContext, Relationships, UncalledNote, WrittenNotes} from './context.ts'
import {field} from './field.ts'
import {inlines} from './inline.ts'
import {type ParagraphItem, paragraph, type StoryItem, serializeItems} from './items.ts'
import {isAddition, isGone, withMark} from './marks.ts'
import {type NoteLine, piece, textPieces} from './run.ts'
import {lineOf, named, type Story, type WriteBlocks} from './story.ts'
import {namespaces, xmlPart} from './xml.ts'

/** The notes of a document; each note is written when it is first called. */
export type NotesPart = WrittenNotes &
  Readonly<{
    /** The content of the part; undefined if the document has no notes. */
    xml: () => string | undefined
  }>

type Writing = Readonly<{relationships: Relationships; write: WriteBlocks; isRightToLeft: boolean}>

/** Creates the part of notes; `contextOf` returns the context, which in turn contains these notes. */
export function createNotes(
  notes: readonly Note[],
  contextOf: () => DocumentContext,
  {relationships, write, isRightToLeft}: Writing
): NotesPart {
  const written: string[] = []
  const claimed = new Map<number, ClaimedNote>()
  const calledIn: CalledIn = {old: new Set(), new: new Set()}
  const byNumber = new Map(notes.map(note => [note.number, note]))
  const addNote = (note: Note, isCopy = false): ClaimedNote => {
    const whole = contextOf()
    // The paragraphs of a copied note are not blocks of the article.
    const context = isCopy ? {...whole, blockNumbers: new Map()} : whole
    // Word itself counts notes whose label is their number, and deleted notes, with the digits of its own language.
    const isCounted = note.label === String(note.number) || note.change?.kind === 'deleted'
    const label = isCounted ? undefined : note.label
    const bookmark = note.calls.length > 1 ? `note_${note.number}` : undefined
    const noteLine: NoteLine = {queries: []}
    const story: Story = {
      context,
      relationships,
      form: {style: 'FootnoteText', ...(isRightToLeft && {isRightToLeft: true})},
      marks: [],
      isRightToLeft,
      depth: 0,
      note: noteLine
    }
    const items = withSign(noteItems(note, story, write), label, story)
    const id = written.length + 1
    written.push(element('w:footnote', {'w:id': id}, serializeItems(items, context)))
    return {id, label, bookmark, queries: noteLine.queries}
  }
  return {
    claim(number, marks) {
      const note = byNumber.get(number)
      if (note === undefined) return undefined
      const known = claimed.get(number)
      const isOld = isGone(marks)
      if (!isOld) calledIn.new.add(number)
      if (!marks.some(isAddition)) calledIn.old.add(number)
      // Deleted content, and moved content at its old place, has its own copy of the note, which is restored with the
      // content.
      if (isOld && note.change?.kind !== 'deleted') return {...addNote(note, true), bookmark: undefined}
      if (known) return {...known, isLater: true}
      const made = addNote(note)
      claimed.set(number, made)
      return made
    },
    areCalled: () => written.length > 0,
    uncalled: () => notes.flatMap(note => uncalledNote(note, calledIn, contextOf())),
    xml: () => (written.length === 0 ? undefined : xmlPart(footnotes(written)))
  }
}

/** The numbers of the notes that are called in the old and in the new version. */
type CalledIn = Readonly<Record<'old' | 'new', Set<number>>>

function uncalledNote(note: Note, calledIn: CalledIn, {proof}: DocumentContext): readonly UncalledNote[] {
  const {number, change} = note
  const isIn = {
    old: change?.kind !== 'inserted' && !calledIn.old.has(number),
    new: change?.kind !== 'deleted' && !calledIn.new.has(number)
  }
  if (proof?.changes === undefined) return isIn.new ? [{note, kind: undefined}] : []
  if (!isIn.old && !isIn.new) return []
  return [{note, kind: isIn.old && isIn.new ? undefined : isIn.new ? 'ins' : 'del'}]
}

function footnotes(written: readonly string[]): string {
  const separator = (id: number, type: string, sign: string): string =>
    element(
      'w:footnote',
      {'w:type': type, 'w:id': id},
      `<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${sign}/></w:r></w:p>`
    )
  return element(
    'w:footnotes',
    namespaces,
    separator(-1, 'separator', 'separator'),
    separator(0, 'continuationSeparator', 'continuationSeparator'),
    written
  )
}

/** The content of a note; for a note that a style generated for a citation, the field of that citation. */
function noteItems({number, children}: Note, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {context} = story
  const citation = context.citations.ofNote(number)
  const [only] = children
  if (citation === undefined || children.length !== 1 || only?.type !== 'paragraph')
    return write(children, story)
  const instruction = context.citations.instructionOf(citation, only.children)
  if (instruction === undefined) return write(children, story)
  const line = lineOf(only, story)
  const words = named(only.children, inlines(only.children, {...line, isLinked: true}), context)
  return [paragraph(story.form, field(instruction, words, line), story.marks)]
}

/** Puts the number of a note at its beginning. */
function withSign(
  items: readonly StoryItem[],
  label: string | undefined,
  story: Story
): readonly StoryItem[] {
  const line = lineOf({}, story)
  const look = {style: 'FootnoteReference'}
  const sign =
    label === undefined ? [piece('<w:footnoteRef/>', line, look)] : textPieces(label, {...line, look})
  const lead = [...sign, ...textPieces(' ', line)]
  const [first, ...rest] = items
  if (first?.kind !== 'paragraph') return [paragraph(story.form, lead), ...items]
  const numbered: ParagraphItem = {...first, pieces: [...lead, ...first.pieces]}
  return [numbered, ...rest]
}

/** The notes without calls, under the heading of the notes, so that their text is not lost. */
export function uncalledNotes(node: NotesPlace, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {context} = story
  const left = context.notes.uncalled()
  if (left.length === 0) return []
  const kinds = new Set(left.map(({kind}) => kind))
  const within = (kind: UncalledNote['kind']): Story =>
    kind === undefined ? story : {...story, marks: withMark(story.marks, {kind, author: context.author})}
  // The heading belongs to each version in which a note is listed below it.
  const around = within(kinds.size === 1 ? left[0]!.kind : undefined)
  const title = paragraph(
    {...story.form, style: 'Heading1'},
    textPieces(node.title, lineOf({}, around)),
    around.marks
  )
  return [title, ...left.flatMap(({note, kind}) => listedNote(note, within(kind), write))]
}

function listedNote(note: Note, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {numerals} = story.context.article
  const items = write(note.children as readonly Node[], {
    ...story,
    form: {...story.form, style: 'FootnoteText'}
  })
  const lead = textPieces(`${inNumerals(String(note.number), numerals)}. `, lineOf({}, story))
  const [first, ...rest] = items
  if (first?.kind !== 'paragraph') return [paragraph(story.form, lead, story.marks), ...items]
  return [{...first, pieces: [...lead, ...first.pieces]}, ...rest]
}
