import type {Change, Citation, Inline} from '../core/article.ts'
import type {Stretch} from './align-words.ts'
import type {Building} from './building.ts'
import {asOld, leadsSomewhere, withoutLinks} from './deleted.ts'
import {hunksOf} from './hunks.ts'
import type {WordsPlan} from './plan.ts'
import {recordHunk} from './record-hunk.ts'
import type {Recorded} from './recorder.ts'
import {isReordered, worksIn} from './related.ts'
import {type Token, textOf} from './tokens.ts'
import type {Subject} from './types.ts'
import {type BuiltParagraph, createWriter, nodesOf, type Writer} from './write-words.ts'

/** The running text of a block with marks. */
export function buildWords(plan: WordsPlan, subject: Subject, building: Building): readonly Inline[] {
  return buildParagraphs(plan, subject, building).flatMap(({children}) => children)
}

/** Paragraphs with marks, cut where the old or the new version ends one. */
export function buildParagraphs(
  plan: WordsPlan,
  subject: Subject,
  building: Building
): readonly BuiltParagraph[] {
  const writer = createWriter()
  let [at, beside] = [0, 0]
  const keep = (end: number, after: Hunk | undefined): void => {
    const start = at
    while (at < end) {
      keepRun(plan, at, beside, end, at === start ? after : undefined, writer, building)
      const length = runLength(plan, at, beside, end)
      at += length
      beside += length
    }
  }
  let last: Hunk | undefined
  for (const stretch of hunksOf(plan.match, plan.new.length)) {
    keep(stretch.old, last)
    last = writeHunk(plan, stretch, subject, writer, building)
    ;[at, beside] = [stretch.oldEnd, stretch.newEnd]
  }
  keep(plan.old.length, last)
  return writer.finish()
}

/** A hunk that was written, and what its marks are. */
type Hunk = Readonly<{change: Recorded | undefined; inserted?: Change; deleted?: Change}>

/** How many tokens from here on are kept and look alike, or do not in the same way. */
function runLength({old, new: next, match}: WordsPlan, at: number, beside: number, end: number): number {
  const [oldLook, newLook] = [old[at]!.look, next[beside]!.look]
  if (oldLook === newLook) return 1
  let length = 1
  while (
    at + length < end &&
    match[at + length] === beside + length &&
    old[at + length]!.look === oldLook &&
    next[beside + length]!.look === newLook &&
    old[at + length]!.kind !== 'paragraph'
  )
    length++
  return length
}

/** Writes a kept token, or a run of them that look different. `after`: the hunk that ends here. */
function keepRun(
  plan: WordsPlan,
  at: number,
  beside: number,
  end: number,
  after: Hunk | undefined,
  writer: Writer,
  building: Building
): void {
  const [one, other] = [plan.old[at]!, plan.new[beside]!]
  if (other.kind === 'paragraph') {
    writer.paragraph('kept')
    return
  }
  const isStart =
    plan.old[at - 1]?.kind === 'paragraph' || plan.new[beside - 1]?.kind === 'paragraph' || at + beside === 0
  const space = isStart ? other.space : keepSpace(one, other, after, writer, building)
  if (one.look === other.look || one.kind === 'unseen') {
    writer.token(other, other.atom && keptAtom(one, other, building), undefined, space)
    return
  }
  writer.space(space, other.wrappers, undefined)
  const length = runLength(plan, at, beside, end)
  const [olds, news] = [plan.old.slice(at, at + length), plan.new.slice(beside, beside + length)]
  const words = textOf(news)
  const change = building.recorder.record({
    kind: 'formatted',
    subject: 'text',
    old: textOf(olds),
    new: words,
    counts: {deleted: 0, inserted: 0}
  })
  const was = asOld(nodesOf(olds), building.names)
  writer.nodes(
    nodesOf(news).map((node, index) => ({
      ...node,
      change: building.recorder.mark(change, 'formatted', index === 0 ? was : [])
    }))
  )
}

/** Marks white space before a kept token that only one version has; gives what both have. */
function keepSpace(
  one: Token,
  other: Token,
  after: Hunk | undefined,
  writer: Writer,
  building: Building
): string {
  if ((one.space === '') === (other.space === '')) return other.space
  const isInserted = one.space === ''
  const change =
    after?.change ??
    building.recorder.record({
      kind: 'replaced',
      subject: 'text',
      old: one.space === '' ? one.text : ` ${one.text}`,
      new: other.space === '' ? other.text : ` ${other.text}`,
      counts: {deleted: 0, inserted: 0},
      minor: true
    })
  const known = isInserted ? after?.inserted : after?.deleted
  const mark = known ?? building.recorder.mark(change, isInserted ? 'inserted' : 'deleted')
  writer.space(isInserted ? other.space : one.space, other.wrappers, mark)
  return ''
}

/** A node that both versions have, marked if it was changed. */
function keptAtom(one: Token, other: Token, building: Building): Inline {
  const node = other.atom!
  if (one.atom?.type !== 'citation' || node.type !== 'citation') return node
  if (one.id === other.id && !isReordered(one.atom, node, building.comparing)) return node
  const change = building.recorder.record({
    kind: 'changed',
    subject: 'citation',
    old: one.text,
    new: other.text,
    counts: {deleted: 0, inserted: 0}
  })
  return {
    ...withNewWorks(one.atom, node, change, building),
    change: building.recorder.mark(change, 'changed', asOld([one.atom], building.names))
  }
}

/** A changed citation with marks on the works that it did not cite. */
function withNewWorks(old: Citation, next: Citation, change: Recorded, building: Building): Citation {
  const {comparing, recorder} = building
  const before = new Set(worksIn(old, comparing.old))
  const isNew = (key: string): boolean => !before.has(comparing.new.workOf(key))
  const marked = (nodes: readonly Inline[]): readonly Inline[] =>
    nodes.map(node => {
      if (node.type === 'work' && isNew(node.key)) return {...node, change: recorder.mark(change, 'inserted')}
      return node.type === 'formatted' || node.type === 'language'
        ? {...node, children: marked(node.children)}
        : node
    })
  return {...next, children: marked(next.children)}
}

/** Writes what is deleted, then what is inserted, and where paragraphs end in either. */
function writeHunk(
  {old, new: next}: WordsPlan,
  stretch: Stretch,
  subject: Subject,
  writer: Writer,
  building: Building
): Hunk {
  const deleted = old.slice(stretch.old, stretch.oldEnd)
  const inserted = next.slice(stretch.new, stretch.newEnd)
  const change = recordHunk(deleted.filter(isSeen), inserted.filter(isSeen), subject, building)
  const marks = {
    ...(change && deleted.some(isSeen) && {deleted: building.recorder.mark(change, 'deleted')}),
    ...(change && inserted.some(isSeen) && {inserted: building.recorder.mark(change, 'inserted')})
  }
  const [first, firstNew] = [deleted.find(isSeen), inserted.find(isSeen)]
  const isShared = (first?.space ?? '') !== '' && (firstNew?.space ?? '') !== ''
  if (isShared && firstNew) writer.space(firstNew.space, firstNew.wrappers, undefined)
  const around = [next[stretch.new - 1], next[stretch.newEnd]]
  for (const token of deleted) {
    if (token.kind === 'paragraph') writeParagraphEnd('joined', writer, building)
    if (!isSeen(token)) continue
    const wrapped = withWrappersOf(token, around, building)
    writer.token(
      wrapped,
      deletedAtom(token, change, marks.deleted, building),
      marks.deleted,
      isShared && token === first ? '' : token.space
    )
  }
  for (const token of inserted) {
    if (token.kind === 'paragraph') writeParagraphEnd('split', writer, building)
    else if (token.kind === 'unseen') {
      writer.space(token.space, token.wrappers, marks.inserted)
      writer.token(token, token.atom, undefined, '')
    } else {
      const space = isShared && token === firstNew ? '' : token.space
      writer.token(
        token,
        token.atom && {...token.atom, ...(marks.inserted && {change: marks.inserted})},
        marks.inserted,
        space
      )
    }
  }
  return {change, ...marks}
}

function isSeen({kind}: Token): boolean {
  return kind !== 'paragraph' && kind !== 'unseen'
}

function writeParagraphEnd(kind: 'split' | 'joined', writer: Writer, {recorder}: Building): void {
  const counts = {deleted: 0, inserted: 0}
  const change = recorder.record({kind, subject: 'text', old: '', new: '', counts})
  writer.paragraph(kind, recorder.mark(change, kind))
}

/** A deleted token in the wrappers of a neighbour that looks like it, so that one wrapper is not cut in three. */
function withWrappersOf(
  token: Token,
  neighbours: ReadonlyArray<Token | undefined>,
  {bareWrapper}: Building
): Token {
  if (token.wrappers.length === 0) return token
  const alike = neighbours.find(neighbour => neighbour?.look === token.look && neighbour.kind !== 'paragraph')
  return {...token, wrappers: alike?.wrappers ?? token.wrappers.map(bareWrapper)}
}

function deletedAtom(
  {atom}: Token,
  change: Recorded | undefined,
  mark: Change | undefined,
  {recorder, names}: Building
): Inline | undefined {
  if (atom === undefined || change === undefined || mark === undefined) return undefined
  const [node = {type: 'text', value: ''} as const] = withoutLinks([atom], names)
  const own = leadsSomewhere(atom) ? recorder.mark(change, 'deleted', asOld([atom], names)) : mark
  return {...node, change: own}
}
