import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, Effects, Event, Extension, State, Token, TokenizeContext} from 'micromark-util-types'
import type {Processor} from 'unified'
import {addAll} from '../../core/add-all.ts'
import '../../core/mdast.ts'
import {indexOfOpenBracket, openBracket} from './attributes/bracketed-span.ts'
import {addSyntax, isLineEnding, isSpace, resolveInside} from './syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineNote: 'inlineNote'
    inlineNoteEnd: 'inlineNoteEnd'
    inlineNoteMarker: 'inlineNoteMarker'
    superscriptSequence: 'superscriptSequence'
  }
}

/**
 * Notes written where they are called, `^[text with *inline* Markdown]`, as `inlineNote` nodes. As in Pandoc,
 * `^[link](url)^` is a superscript that contains a link rather than a note.
 */
export function remarkInlineNote(this: Processor): void {
  addSyntax(this.data(), inlineNote, inlineNoteToTree)
}

/**
 * The constructs for three characters: `^` gets a token of its own, the `[` after it is recorded, and the matching `]`
 * makes the note.
 */
const inlineNote: Extension = {
  text: {
    91: {name: 'inlineNoteStart', tokenize: tokenizeStart} satisfies Construct,
    93: {name: 'inlineNote', tokenize: tokenizeEnd, resolveTo} satisfies Construct,
    // Runs after the superscript's construct, because both begin with the same character.
    94: {name: 'inlineNoteMarker', add: 'after', tokenize: tokenizeMarker, resolveAll} satisfies Construct
  }
}

const inlineNoteToTree: TreeExtension = {
  canContainEols: ['inlineNote'],
  enter: {
    inlineNote(token) {
      this.enter({type: 'inlineNote', children: []}, token)
    }
  },
  exit: {
    inlineNote(token) {
      this.exit(token)
    }
  }
}

/** The carets in a text: the offsets after which a note opens, and the offset up to which carets have been examined. */
type Carets = {readonly notes: Set<number>; seen: number}
const known = new WeakMap<TokenizeContext, Carets>()

function tokenizeMarker(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return code => {
    effects.enter('inlineNoteMarker')
    effects.consume(code)
    effects.exit('inlineNoteMarker')
    return next => (next === 91 ? ok(next) : nok(next))
  }
}

function tokenizeStart(this: TokenizeContext, _effects: Effects, _ok: State, nok: State): State {
  const marker = this.events[this.events.length - 1]?.[1]
  const carets = known.get(this) ?? {notes: new Set(), seen: -1}
  known.set(this, carets)
  if (marker?.type === 'inlineNoteMarker' || marker?.type === 'superscriptSequence') {
    if (!closesScript(this, carets.seen)) carets.notes.add(marker.end.offset)
    carets.seen = marker.start.offset
  }
  // The bracket itself is left to other constructs.
  return nok
}

/**
 * Whether a caret ends a superscript, as in `x^2^[…]`; Pandoc tries superscripts before notes. No caret up to `seen`
 * can have opened a superscript that is still open.
 */
function closesScript({events}: TokenizeContext, seen: number): boolean {
  let open = false
  // Skips the two events of the caret itself.
  for (let index = events.length - 3; index >= 0; index--) {
    const [kind, token, context] = events[index]!
    if (token.start.offset <= seen || token.type === 'lineEnding') break
    if (kind === 'exit') continue
    if (token.type === 'superscriptSequence') open = !open
    if (token.type === 'data' && /\s/.test(context.sliceSerialize(token))) break
  }
  return open
}

function tokenizeEnd(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const start = openBracket(this)
  const content = start && {start: start.end, end: this.now()}
  if (content === undefined || known.get(this)?.notes.has(content.start.offset - 1) !== true) return nok
  if (content.start.offset === content.end.offset) return nok

  const note: State = code => {
    this._labelStarts?.pop()
    return ok(code)
  }
  return code => {
    effects.enter('inlineNoteEnd')
    effects.consume(code)
    effects.exit('inlineNoteEnd')
    return next => {
      if (next === 40) return effects.check(resourceThenCaret, nok, note)(next)
      const mayBeScript = next === 94 && !/\s/.test(this.sliceSerialize(content))
      return mayBeScript ? effects.check(closingCaret, nok, note)(next) : note(next)
    }
  }
}

/** Matches a `^` that does not open another note. */
const closingCaret: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return code => {
      effects.enter('inlineNoteMarker')
      effects.consume(code)
      effects.exit('inlineNoteMarker')
      return next => (next === 91 ? nok(next) : ok(next))
    }
  }
}

/** `(url)^`. */
const resourceThenCaret: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const inside: State = code => {
      // The attempt ends at a `(`, because every `(` is itself a possible start; this keeps the time linear.
      if (code === null || code === 40 || isLineEnding(code) || isSpace(code)) return nok(code)
      effects.consume(code)
      if (code !== 41) return inside
      return next => {
        effects.exit('inlineNoteMarker')
        return next === 94 ? effects.check(closingCaret, ok, nok)(next) : nok(next)
      }
    }
    return code => {
      effects.enter('inlineNoteMarker')
      effects.consume(code)
      return inside
    }
  }
}

function resolveTo(events: Event[], context: TokenizeContext): Event[] {
  const open = indexOfOpenBracket(events)
  const close = events.findLastIndex(([kind, token]) => kind === 'enter' && token.type === 'inlineNoteEnd')
  // The `^` has two events, and the bracket has four.
  const caret = open - 2
  const start = events[caret]![1].start
  const end = events[events.length - 1]![1].end
  const note: Token = {type: 'inlineNote', start: {...start}, end: {...end}}
  const content = resolveInside(events.slice(open + 4, close), context)
  const tail = events.slice(close)
  events.length = caret
  events.push(['enter', note, context])
  for (const event of content) events.push(event)
  addAll(events, [...tail, ['exit', note, context]])
  return events
}

/** Turns marks that did not begin a note into text. */
function resolveAll(events: Event[]): Event[] {
  for (const [, token] of events) if (token.type === 'inlineNoteMarker') token.type = 'data'
  return events
}
