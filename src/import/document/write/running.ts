import {holdsRightToLeft, rightToLeftLetters} from '../../../core/language.ts'
import type {TrackedBy, TypedInline, TypedLook, TypedWrapper} from '../content.ts'
import {codeSpan, remarkText, typedText} from './typed.ts'

/** The context of writing running text. */
export type RunningContext = Readonly<{
  /** The Markdown of a citation or cross-reference; undefined if its words stay as typed. */
  wrapped: (wrapper: TypedWrapper, shown: readonly TypedInline[]) => string | undefined
  noteCall: (note: string) => string
  picture: (inline: Extract<TypedInline, {kind: 'picture'}>) => string
  /** The Markdown of a comment, to be put at the end of its range. */
  comment: (id: string) => string
  anchor: (bookmark: string) => string
  /** The language of some text, if it differs from the language of the surrounding text. */
  languageOf: (text: string, look: TypedLook) => string | undefined
}>

type Mark =
  | Readonly<{kind: 'tracked'; change: 'ins' | 'del'; by: TrackedBy}>
  | Readonly<{kind: 'wrapper'; wrapper: TypedWrapper}>
  | Readonly<{kind: 'look'; look: LookName; value: string}>

type LookName = 'lang' | 'smallCaps' | 'underline' | 'bold' | 'italic' | 'strike' | 'raised' | 'code'

type Segment = Readonly<{inline: TypedInline; marks: readonly Mark[]}>

/** Writes running text as Markdown, on one line except for its hard breaks. */
export function runningMarkdown(inlines: readonly TypedInline[], context: RunningContext): string {
  const segments = withSpaces(inlines).map(inline => ({inline, marks: marksOf(inline, context)}))
  return withoutBracketMath(render(segments, 0, '', context))
    .replace(/[ \t]+(?=\\?\n|$)/g, '')
    .replace(/^(?:\\\n|[ \t])+|(?:\\\n|[ \t\n])+$/g, '')
}

/**
 * Writes escaped brackets as `&#91;` if `\[` and `\]` around a raised letter would be parsed as a LaTeX formula; code
 * stays as it is.
 */
function withoutBracketMath(markdown: string): string {
  if (!markdown.includes('\\[')) return markdown
  const last = [...markdown.matchAll(/(?<!\\)[\^_]|\\[A-Za-z]|\n/g)].at(-1)?.index ?? -1
  if (last < 0) return markdown
  // Code is enclosed in two runs of equally many backticks.
  let fence = ''
  let at = 0
  return markdown
    .split(/(?<!\\)(`+)/)
    .map((part, index) => {
      const start = at
      at += part.length
      if (index % 2 === 1) {
        fence = fence === '' ? part : fence === part ? '' : fence
        return part
      }
      if (fence !== '') return part
      return part.replace(/\\\[/g, (bracket, offset: number) => (start + offset < last ? '&#91;' : bracket))
    })
    .join('')
}

/** Collapses spaces between words, as Markdown does; words in a right-to-left script become separate ranges. */
function withSpaces(inlines: readonly TypedInline[]): readonly TypedInline[] {
  return inlines.flatMap((inline): readonly TypedInline[] => {
    if (inline.kind !== 'text') return [inline]
    const text = inline.text.replace(/[ \t\r\n]+/g, ' ')
    if (!holdsRightToLeft(text)) return [{...inline, text}]
    return text.split(turned).flatMap(part => (part === '' ? [] : [{...inline, text: part}]))
  })
}

/** Words in a right-to-left script, from their first letter to their last. */
const turned = new RegExp(
  `([${rightToLeftLetters}](?:[${rightToLeftLetters}\\p{M}\\p{N}\\p{P}\\s\\u200c\\u200d]*[${rightToLeftLetters}\\p{M}])?)`,
  'u'
)

/** The nesting order of marks, outermost first. */
const lookOrder: readonly LookName[] = [
  'lang',
  'smallCaps',
  'underline',
  'bold',
  'italic',
  'strike',
  'raised',
  'code'
]

function marksOf(inline: TypedInline, context: RunningContext): readonly Mark[] {
  const marks: Mark[] = []
  if (inline.del !== undefined) marks.push({kind: 'tracked', change: 'del', by: inline.del})
  else if (inline.ins !== undefined) marks.push({kind: 'tracked', change: 'ins', by: inline.ins})
  if (inline.within !== undefined && inline.within.kind !== 'sequence')
    marks.push({kind: 'wrapper', wrapper: inline.within})
  if (inline.kind !== 'text') return marks
  const isLink = inline.within?.kind === 'link'
  const lang = context.languageOf(inline.text, inline.look)
  for (const look of lookOrder) {
    // The underline of a link comes from the link.
    if (look === 'underline' && isLink) continue
    const value = look === 'lang' ? lang : inline.look[look]
    if (value !== undefined) marks.push({kind: 'look', look, value: String(value)})
  }
  return marks
}

function isSameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  if (one === undefined || other === undefined || one.kind !== other.kind) return one === other
  if (one.kind === 'wrapper') return one.wrapper === (other as typeof one).wrapper
  if (one.kind === 'tracked')
    return one.change === (other as typeof one).change && one.by.author === (other as typeof one).by.author
  return one.look === (other as typeof one).look && one.value === (other as typeof one).value
}

function render(
  segments: readonly Segment[],
  depth: number,
  before: string,
  context: RunningContext
): string {
  let markdown = ''
  let last: Readonly<{mark: Mark | undefined; start: number}> | undefined
  for (let at = 0; at < segments.length; ) {
    const mark = segments[at]!.marks[depth]
    let end = at + 1
    while (end < segments.length && isSameMark(segments[end]!.marks[depth], mark)) end++
    const group = segments.slice(at, end)
    const sofar = before + markdown
    const start = markdown.length
    const whole = markdown
    if (mark === undefined)
      for (const {inline} of group) markdown += leaf(inline, before + markdown, context, segments)
    else if (mark.kind === 'tracked') {
      const inner = render(group, depth + 1, '', context)
      const changed = tracked(mark, inner)
      const isPair = last?.mark?.kind === 'tracked' && last.mark.change === 'del' && mark.change === 'ins'
      const deleted = isPair
        ? /^\{--([\s\S]*)--\}(?:\{>>@\S+<<\})?$/.exec(markdown.slice(last!.start))?.[1]
        : undefined
      if (deleted !== undefined && last!.mark!.kind === 'tracked' && last!.mark!.by.author === mark.by.author)
        markdown = `${markdown.slice(0, last!.start)}{~~${deleted}~>${inner}~~}${remarkBy(mark.by)}`
      else markdown += changed
    } else if (mark.kind === 'wrapper') markdown += wrapped(mark.wrapper, group, depth, sofar, context)
    else if (mark.look === 'code' && group.every(({inline}) => inline.kind === 'text'))
      markdown += codeMarkdown(group)
    else {
      const inner = render(group, depth + 1, isSpan(mark.look) ? '' : sofar, context)
      const next = segments[end] === undefined ? '' : firstLetter(segments[end]!.inline)
      markdown += inLook(mark, inner, sofar, next)
    }
    // An exclamation mark before a bracket would be parsed as the beginning of a picture.
    if (/(?<!\\)!$/.test(whole) && markdown[whole.length] === '[')
      markdown = `${whole.slice(0, -1)}\\!${markdown.slice(whole.length)}`
    last = {mark, start}
    at = end
  }
  return markdown
}

function tracked({change, by}: Extract<Mark, {kind: 'tracked'}>, inner: string): string {
  if (inner === '') return ''
  return `${change === 'ins' ? `{++${inner}++}` : `{--${inner}--}`}${remarkBy(by)}`
}

/** The comment that names the author of a proposed change, in the form that `galley accept --author` reads. */
export function remarkBy({author}: TrackedBy): string {
  const name = author.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[._-]+|[._-]+$/g, '')
  return name === '' ? '' : `{>>@${name}<<}`
}

function wrapped(
  wrapper: TypedWrapper,
  group: readonly Segment[],
  depth: number,
  before: string,
  context: RunningContext
): string {
  const shown = group.map(({inline}) => inline)
  const own = context.wrapped(wrapper, shown)
  if (own !== undefined) return own + besides(shown, context)
  const inner = render(group, depth + 1, wrapper.kind === 'link' ? '[' : before, context)
  if (wrapper.kind !== 'link' || wrapper.url.trim() === '' || wrapper.url.startsWith('#')) return inner
  if (/^<[^>]*>$/.test(inner) && inner.slice(1, -1) === wrapper.url) return inner
  return linkMarkdown(inner, wrapper.url)
}

/** A link around words; spaces at their edges stay outside. */
export function linkMarkdown(words: string, url: string): string {
  const [, left = '', inner = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  if (inner === '') return words
  const target = /[\s()<>\\]/.test(url)
    ? `<${url.replace(/[<>\n\\]/g, sign => encodeURIComponent(sign))}>`
    : url
  return `${left}[${inner}](${target})${right}`
}

/** Writes the comments within a citation, to be put after the citation. */
function besides(shown: readonly TypedInline[], context: RunningContext): string {
  return shown
    .map(inline => (inline.kind === 'comment' && inline.at === 'end' ? context.comment(inline.id) : ''))
    .join('')
}

function leaf(
  inline: TypedInline,
  before: string,
  context: RunningContext,
  group: readonly Segment[]
): string {
  if (inline.kind === 'text') return typedText(inline.text, before.at(-1) ?? '', isLinked(group))
  if (inline.kind === 'break') return '\\\n'
  if (inline.kind === 'note') return context.noteCall(inline.note)
  if (inline.kind === 'formula') return formulaMarkdown(inline.tex, before)
  if (inline.kind === 'picture') return context.picture(inline)
  if (inline.kind === 'bookmark') return context.anchor(inline.name)
  if (inline.kind === 'markdown') return inline.markdown
  return inline.at === 'end' ? context.comment(inline.id) : ''
}

function isLinked(group: readonly Segment[]): boolean {
  return group[0]?.inline.within?.kind === 'link'
}

/** A formula in running text; a zero-width space separates it from a dollar sign before it. */
function formulaMarkdown(tex: string, before: string): string {
  const gap = before.endsWith('$') ? '\u200b' : ''
  return `${gap}$${tex.trim()}$`
}

function isSpan(look: LookName): boolean {
  return look === 'lang' || look === 'smallCaps' || look === 'underline'
}

const emphasis: Readonly<Record<string, readonly [mark: string, tag: string]>> = {
  bold: ['**', 'strong'],
  italic: ['*', 'em'],
  strike: ['~~', 'del'],
  superscript: ['^', 'sup'],
  subscript: ['~', 'sub']
}

function inLook(
  {look, value}: Extract<Mark, {kind: 'look'}>,
  inner: string,
  before: string,
  next: string
): string {
  const [, left = '', words = '', right = ''] = /^((?:\s|\\\n)*)([\s\S]*?)((?:\s|\\\n)*)$/.exec(inner) ?? []
  if (words === '') return inner
  if (look === 'code') return inner
  if (look === 'lang') return `${left}[${words}]{lang=${value}}${right}`
  if (look === 'smallCaps') return `${left}[${words}]{.smallcaps}${right}`
  if (look === 'underline') return `${left}[${words}]{.underline}${right}`
  const [mark, tag] = emphasis[look === 'raised' ? value : look]!
  if (look === 'raised')
    return /[\s\\^~]/.test(words)
      ? `${left}<${tag}>${words}</${tag}>${right}`
      : `${left}${mark}${words}${mark}${right}`
  // Text without letters or digits looks the same with emphasis, and the marks of emphasis might not pair around it.
  if (!/[\p{L}\p{N}$]/u.test(words)) return inner
  const opens = left !== '' || before === '' || /[\s([{“‘„«—–/-]$/u.test(before)
  const closes = right !== '' || next === '' || /^[\s.,;:!?)\]}”’»—–/-]/u.test(next)
  const isPlain = /^[\p{L}\p{N}]/u.test(words) && /[\p{L}\p{N}]$/u.test(words)
  if ((opens && closes) || (isPlain && !`${before}${left}`.endsWith('*')))
    return `${left}${mark}${words}${mark}${right}`
  return `${left}<${tag}>${words}</${tag}>${right}`
}

/** Writes code as typed, with the spaces at its ends moved outside. */
function codeMarkdown(group: readonly Segment[]): string {
  const text = group.map(({inline}) => (inline.kind === 'text' ? inline.text : '')).join('')
  const [, left = '', code = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  return code === '' ? text : `${left}${codeSpan(code)}${right}`
}

function firstLetter(inline: TypedInline): string {
  if (inline.kind === 'text') return inline.text[0] ?? ''
  return inline.kind === 'break' || inline.kind === 'bookmark' || inline.kind === 'comment' ? ' ' : 'x'
}

/** A query about the text before it. */
export function queryMarkdown(words: string): string {
  return `{>>${remarkText(words)}<<}`
}
