import {plainLine} from '../../proofs/answers.ts'
import type {ReturnedKind} from '../returned.ts'
import type {Annotation} from './annotations.ts'
import {markStates} from './states.ts'

/** The meaning of one annotation, or of several that belong together. */
export type Meant = Readonly<{
  kind: ReturnedKind
  /** The annotation that marks the position of the text. */
  at: Annotation
  person: string
  text: string
  query?: number | undefined
  /** Whether a part of the mark may have been lost. */
  isDoubtful: boolean
  /** For a state of a mark, which is only listed: a description of the mark. */
  stateOf?: string
}>

/** Kinds of annotations that have no meaning for the text. */
const silent: ReadonlySet<string> = new Set('Link PrinterMark TrapNet Watermark Projection'.split(' '))

/** Kinds of annotations that have a meaning only if they contain text: the popup window of a note, a form field. */
const wordy: ReadonlySet<string> = new Set(['Popup', 'Widget'])

/** Kinds with sounds or films, which cannot be read. */
const recorded: ReadonlySet<string> = new Set('Screen Movie Sound 3D RichMedia'.split(' '))

/** Whether an annotation is or may be something that a person wrote or marked. */
export function isMark({subtype, state, text}: Annotation): boolean {
  return !silent.has(subtype) && (!wordy.has(subtype) || text.trim() !== '' || state !== undefined)
}

/**
 * The meanings of a file's annotations; `asked` are the texts of galley's own notes, by the numbers of their queries.
 */
export function meaningsOf(
  annotations: readonly Annotation[],
  asked: ReadonlyMap<number, string>,
  producer: string
): readonly Meant[] {
  const own = annotations.filter(annotation => isMark(annotation) && !annotation.isState)
  const byId = new Map(own.map(annotation => [annotation.id, annotation]))
  const groups = new Map<number, Annotation[]>()
  for (const annotation of own) {
    const head = headOf(annotation, byId)
    if (head !== undefined) groups.set(head.id, [...(groups.get(head.id) ?? []), annotation])
  }
  const others = own.filter(({subtype}) => subtype !== 'Text')
  // Ghostscript removes carets and relations between annotations.
  const isTorn = /ghostscript/i.test(producer)
  const meanings = own.flatMap(annotation => {
    const {replyTo} = annotation
    const number = queryOf(rootOf(annotation, byId))
    if (number !== undefined) return answer(annotation, number, asked.get(number) ?? '')
    if (headOf(annotation, byId) !== undefined) return []
    const all = [annotation, ...(groups.get(annotation.id) ?? [])]
    const parent = replyTo === undefined ? sameRectangle(annotation, others) : byId.get(replyTo)
    if (parent === undefined) return [meaning(all, isTorn)]
    return [{...said('comment', rootOf(parent, byId), annotation), text: textOf(all).trim()}]
  })
  const states = markStates(annotations, queryOf).map(
    ({annotation, mark, text, about}): Meant => ({
      ...said('comment', mark, {...annotation, text}),
      stateOf: about
    })
  )
  return [...meanings, ...states]
}

/**
 * The mark with the same rectangle as a note: programs that drop relations between annotations keep rectangles. The
 * rectangle of an invisible reply may be smaller by the frame of the mark.
 */
function sameRectangle(note: Annotation, others: readonly Annotation[]): Annotation | undefined {
  const {page, subtype, rect, isHidden} = note
  if (subtype !== 'Text') return undefined
  return others.find(
    other =>
      other.page === page &&
      other.rect.every((side, index) => Math.abs(side - rect[index]!) < (isHidden ? 4 : 0.5))
  )
}

/**
 * The annotation of which another one is a part; undefined if it has no such annotation, or if that annotation is
 * itself a reply or a part.
 */
function headOf(annotation: Annotation, byId: ReadonlyMap<number, Annotation>): Annotation | undefined {
  if (!annotation.isGroup) return undefined
  const head = rootOf(annotation, byId, ({isGroup}) => isGroup)
  const isFirst = head.replyTo === undefined || !byId.has(head.replyTo)
  return isFirst && head !== annotation ? head : undefined
}

/** The first annotation of a conversation; with `isWithin`, only annotations that satisfy it are followed upwards. */
function rootOf(
  annotation: Annotation,
  byId: ReadonlyMap<number, Annotation>,
  isWithin: (annotation: Annotation) => boolean = () => true
): Annotation {
  let root = annotation
  for (let step = 0; step < mostReplies && isWithin(root); step++) {
    const parent = root.replyTo === undefined ? undefined : byId.get(root.replyTo)
    if (parent === undefined) return root
    root = parent
  }
  return root
}

/** The maximum length of a conversation, since annotations may reply to each other in a cycle. */
const mostReplies = 100

/** The number of the query in a note made by galley, which is recognized by its unique name. */
function queryOf({subtype, person}: Annotation): number | undefined {
  const number = subtype === 'Text' ? /^AQ(\d{1,6})$/.exec(person)?.[1] : undefined
  return number === undefined ? undefined : Number(number)
}

/** A reply to a query, or words typed into galley's own note; the note itself is ignored. */
function answer(annotation: Annotation, number: number, question: string): readonly Meant[] {
  const isOwn = queryOf(annotation) !== undefined
  const words = plainLine(annotation.text)
  const before = plainLine(question)
  const added = isOwn && words.startsWith(before) ? words.slice(before.length).trim() : words
  if (added === '') return []
  const person = isOwn ? '' : annotation.person
  return [{kind: 'answer', at: annotation, person, text: added, query: number, isDoubtful: false}]
}

function said(kind: ReturnedKind, at: Annotation, {person, text}: Annotation): Meant {
  return {kind, at, person, text: plainLine(text), isDoubtful: false}
}

/** The meaning of annotations that belong together; struck words and a caret, for example, are a replacement. */
function meaning(annotations: readonly Annotation[], isTorn: boolean): Meant {
  const [head] = annotations
  const struck = annotations.find(({subtype}) => subtype === 'StrikeOut')
  const caret = annotations.find(({subtype}) => subtype === 'Caret')
  const text = textOf(annotations)
  if (struck !== undefined && caret !== undefined) {
    const kind = text === '' ? 'deletion' : 'substitution'
    return {...said(kind, struck, caret), person: caret.person || struck.person, text}
  }
  const replacement = replacementIn(text.trim())
  if (struck !== undefined && replacement !== '')
    return {...said('substitution', struck, struck), text: replacement, isDoubtful: isTorn}
  if (struck !== undefined)
    return {...said('deletion', struck, struck), text: text.trim(), isDoubtful: isTorn}
  if (caret !== undefined) return {...said(text === '' ? 'comment' : 'insertion', caret, caret), text}
  const isRecorded = recorded.has(head!.subtype) && text.trim() === ''
  return {...said('comment', head!, head!), text: isRecorded ? 'a recording; open the PDF' : text.trim()}
}

/** The replacement given in a comment on struck words; empty if the comment contains none. */
function replacementIn(comment: string): string {
  const [, words = ''] = replacing.exec(comment) ?? []
  const [, ...inQuotes] = quoted.exec(words) ?? []
  return inQuotes.find(each => each !== undefined) ?? words
}

const replacing =
  /^(?:(?:replace|replaced|change|substitute)\s+(?:by|with|to)|ersetzen\s+durch|remplacer\s+par|reemplazar\s+(?:por|con))\s*[:\s]\s*(\S.*)$/iu

/**
 * Words within a single pair of quotation marks, but not text that merely begins and ends with quotations; apostrophes
 * are allowed.
 */
const quoted =
  /^(?:["“”„]([^"“”„]*)["“”]|[«»]\s?([^«»]*?)\s?[«»]|['‘]((?:[^'‘’]|(?<=\p{L})['’](?=\p{L}))*)['’])$/u

/** The joined texts of annotations that belong together. */
function textOf(annotations: readonly Annotation[]): string {
  const texts = annotations.map(({text}) => text).filter(text => text.trim() !== '')
  return spacedLine(texts.join(' '))
}

/**
 * A text on one line that keeps a space at its ends, which distinguishes an inserted word from a part of a word. Line
 * ends at the ends are removed, since some programs append one to each text.
 */
function spacedLine(text: string): string {
  const own = text.replace(/^[\r\n]+|[\r\n]+$/g, '')
  const line = plainLine(own)
  return line === '' ? '' : `${/^\s/.test(own) ? ' ' : ''}${line}${/\s$/.test(own) ? ' ' : ''}`
}
