import {lineHunks} from '../../core/alignment/text-lines.ts'
import {type MarkdownToken, markdownTokens} from './tokens.ts'

/** An edit of a text, with and without its marks. */
export type VersionEdit = Readonly<{
  start: number
  end: number
  /** The edited text: with marks, and as it is after the edit is accepted. */
  marked: string
  plain: string
  kind: 'insertion' | 'deletion' | 'substitution' | 'comment'
  old: string
  new: string
  /** The author of the change, if the newer file names the author. */
  person?: string
}>

/** The edits that turn running text into the newer version's text; `remark` names the author of the changes. */
export function inlineEdits(old: string, next: string, remark: string): readonly VersionEdit[] {
  const own = markdownTokens(old)
  const queries = new Set(own.filter(isQuery).map(({text}) => text))
  const olds = own.filter(token => !isQuery(token))
  const all = markdownTokens(next).filter(token => !isQuery(token) || !queries.has(token.text))
  const isBase = (token: MarkdownToken): boolean => token.ins === undefined && !isQuery(token)
  const base = all.filter(isBase)
  const hunks = joinedHunks(
    lineHunks(
      olds.map(({text}) => text),
      base.map(({text}) => text)
    ),
    olds
  )
  const edits: VersionEdit[] = []
  let [at, place] = [0, 0]
  for (const token of all) {
    if (!isBase(token)) {
      const start = olds[place - 1]?.end ?? 0
      if (isQuery(token))
        add(edits, {
          start,
          end: start,
          marked: token.text,
          plain: token.text,
          kind: 'comment',
          old: '',
          new: token.text
        })
      else grow(edits, {start, end: start, old: '', new: token.text}, token.ins!)
      continue
    }
    const hunk = hunks.find(each => each.new <= at && at < each.newEnd)
    if (hunk === undefined) {
      // Words deleted between two kept words.
      for (const gone of hunks.filter(each => each.new === at && each.newEnd === at)) takeOut(gone)
      const kept = olds[place]!
      if (token.del !== undefined)
        grow(edits, {start: kept.start, end: kept.end, old: kept.text, new: ''}, token.del)
      place++
    } else if (hunk.new === at) takeOut(hunk, token)
    at++
  }
  for (const gone of hunks.filter(each => each.new === base.length)) takeOut(gone)
  return edits

  function takeOut(hunk: (typeof hunks)[number], first?: MarkdownToken): void {
    const [from, to] = [olds[hunk.old], olds[hunk.oldEnd - 1]]
    const start = from === undefined || hunk.old === hunk.oldEnd ? (olds[hunk.old - 1]?.end ?? 0) : from.start
    const end = hunk.old === hunk.oldEnd ? start : to!.end
    const words =
      first === undefined
        ? ''
        : base
            .slice(hunk.new, hunk.newEnd)
            .filter(({del}) => del === undefined)
            .map(({text}) => text)
            .join('')
    if (end > start || words !== '')
      add(edits, edit({start, end, old: old.slice(start, end), new: words}, remark))
    place = hunk.oldEnd
  }
}

function isQuery({kind}: MarkdownToken): boolean {
  return kind === 'query'
}

type Hunk = ReturnType<typeof lineHunks>[number]

/** Joins changes that are separated only by a space. */
function joinedHunks(hunks: readonly Hunk[], olds: readonly MarkdownToken[]): readonly Hunk[] {
  const joined: Hunk[] = []
  for (const hunk of hunks) {
    const last = joined.at(-1)
    const between =
      last === undefined
        ? ''
        : olds
            .slice(last.oldEnd, hunk.old)
            .map(({text}) => text)
            .join('')
    const isWhole =
      last !== undefined && [last, hunk].every(each => each.old < each.oldEnd && each.new < each.newEnd)
    if (isWhole && between.trim() === '' && between.length < 2)
      joined[joined.length - 1] = {...last, oldEnd: hunk.oldEnd, newEnd: hunk.newEnd}
    else joined.push(hunk)
  }
  return joined
}

type Change = Readonly<{start: number; end: number; old: string; new: string}>

function edit(change: Change, remark: string): VersionEdit {
  const {old, new: words} = change
  const kind = old === '' ? 'insertion' : words === '' ? 'deletion' : 'substitution'
  const isApart = kind !== 'substitution' || /~~|~>|[{}~]/.test(old + words)
  const marked = isApart
    ? `${old === '' ? '' : `{--${old}--}${remark}`}${words === '' ? '' : `{++${words}++}${remark}`}`
    : `{~~${old}~>${words}~~}${remark}`
  const person = /^\{>>@(.+)<<\}$/.exec(remark)?.[1]
  return {...change, marked, plain: words, kind, ...(person !== undefined && {person})}
}

/** Adds a tracked change, joined with the previous edit if both are by the same person. */
function grow(edits: VersionEdit[], change: Change, remark: string): void {
  const last = edits.at(-1)
  const made = edit(change, remark)
  if (
    last === undefined ||
    last.kind === 'comment' ||
    last.person !== made.person ||
    last.end !== change.start
  ) {
    add(edits, made)
    return
  }
  const [old, words] = [last.old + change.old, last.new + change.new]
  edits[edits.length - 1] = edit({start: last.start, end: change.end, old, new: words}, remark)
}

/** Adds an edit; two edits at the same offset are merged, since otherwise their order would be lost. */
function add(edits: VersionEdit[], made: VersionEdit): void {
  const last = edits.at(-1)
  if (last === undefined || last.start !== made.start) {
    edits.push(made)
    return
  }
  edits[edits.length - 1] = {
    ...made,
    marked: last.marked + made.marked,
    plain: last.plain + made.plain,
    kind:
      last.kind === made.kind
        ? made.kind
        : last.kind === 'comment'
          ? made.kind
          : made.kind === 'comment'
            ? last.kind
            : 'substitution',
    old: last.old + made.old,
    new: last.new + made.new
  }
}
