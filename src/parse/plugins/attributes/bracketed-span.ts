import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, Effects, Event, Extension, State, Token, TokenizeContext} from 'micromark-util-types'
import {addAll} from '../../../core/add-all.ts'
import {resolveInside} from '../syntax.ts'
import {attach, attributesFactory} from './inline-attributes.ts'
import {parseAttributes} from './parse-attributes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    span: 'span'
    spanEnd: 'spanEnd'
    spanAttributes: 'spanAttributes'
  }
}

/**
 * `[text]{.class}`, Pandoc's `bracketed_spans`. If `[text]` is a defined reference, it stays a link and gets the
 * attributes, except inside other brackets, which may be a link themselves.
 */
export const bracketedSpan: Extension = {
  text: {93: {name: 'bracketedSpan', tokenize, resolveTo} satisfies Construct}
}

/** Builds `span` nodes from the tokens. */
export const bracketedSpanToTree: TreeExtension = {
  canContainEols: ['span'],
  enter: {
    span(token) {
      this.enter({type: 'span', children: []}, token)
    }
  },
  exit: {
    spanAttributes(token) {
      const node = this.stack[this.stack.length - 1]
      if (node?.type === 'span') attach(node, parseAttributes(this.sliceSerialize(token)))
    },
    span(token) {
      this.exit(token)
    }
  }
}

/** The `[` that a `]` at this position would close. */
export function openBracket(context: TokenizeContext): Token | undefined {
  const starts = context._labelStarts ?? []
  while (starts.at(-1)?._balanced === true) starts.pop()
  const start = starts.at(-1)
  return start?.type === 'labelLink' ? start : undefined
}

/** The index of the event that opens the last `[` that is not closed yet. */
export function indexOfOpenBracket(events: readonly Event[]): number {
  return events.findLastIndex(
    ([kind, token]) => kind === 'enter' && token.type === 'labelLink' && token._balanced !== true
  )
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const start = openBracket(this)
  if (start === undefined) return nok
  const content = {start: start.end, end: this.now()}
  const isInside = (this._labelStarts ?? []).some(each => each !== start && each._balanced !== true)

  const attributes = attributesFactory(
    this,
    effects,
    code => {
      this._labelStarts?.pop()
      return ok(code)
    },
    nok,
    'spanAttributes',
    source => parseAttributes(source) !== undefined
  )
  return code => {
    effects.enter('spanEnd')
    effects.consume(code)
    effects.exit('spanEnd')
    return next => {
      const isLink = !isInside && this.parser.defined.includes(identifier(this.sliceSerialize(content)))
      return next !== 123 || isLink ? nok(next) : attributes(next)
    }
  }
}

function resolveTo(events: Event[], context: TokenizeContext): Event[] {
  const open = indexOfOpenBracket(events)
  const close = events.findLastIndex(([kind, token]) => kind === 'enter' && token.type === 'spanEnd')
  const start = events[open]![1].start
  const end = events[events.length - 1]![1].end
  const span: Token = {type: 'span', start: {...start}, end: {...end}}
  // The opening bracket has four events: the start and the end of its label start, and of its marker.
  const content = resolveInside(events.slice(open + 4, close), context)
  const tail = events.slice(close)
  events.length = open
  events.push(['enter', span, context])
  for (const event of content) events.push(event)
  addAll(events, [...tail, ['exit', span, context]])
  return events
}

/** A label in the form in which micromark stores the labels of definitions (CommonMark 0.31.2, section 4.7). */
function identifier(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
}
