import type {Stretch} from '../../core/mdast.ts'
import {outsideCode, type WordLine} from './lines.ts'
import type {Rewrite} from './rewritten.ts'

/** The sign before each line that a book of mdBook hides in its code, by the language of the code. */
export type HiddenSigns = ReadonlyMap<string, string>

/** The signs of hidden lines in a book of mdBook, with those in its `book.toml`. */
export function hiddenSigns(settings: string): HiddenSigns {
  const [, own = ''] =
    /^\[output\.html\.code\.hidelines\][ \t]*\n((?:(?!\[)[^\n]*(?:\n|$))*)/m.exec(settings) ?? []
  const pairs = own.matchAll(/^[ \t]*"?([\w+-]+)"?[ \t]*=[ \t]*"([^"\n]+)"/gm)
  return new Map([
    ['rust', '#'],
    ...Array.from(pairs, ([, language = '', sign = '']) => [language, sign] as const)
  ])
}

/** Removes the hidden lines from the code of a chapter (mdBook manual, “Hiding code lines”). */
export function hiddenLines(
  text: string,
  lines: readonly WordLine[],
  signs: HiddenSigns | undefined
): readonly Rewrite[] {
  if (signs === undefined) return []
  return Array.from(outsideCode(lines)).flatMap(({index, fence, last}) => {
    const first = lines[index + 1]
    const sign = fence?.[1]?.startsWith(':') ? undefined : fence && hiddenSign(fence[2]!, signs)
    if (sign === undefined || first === undefined) return []
    const end = last === undefined ? text.length : lines[last]!.start
    return hiddenIn(text, {start: first.start, end}, sign).map(stretch => ({...stretch, text: ''}))
  })
}

/** The sign of hidden lines for code with the words after its fence, such as `python,hidelines=!!!`. */
export function hiddenSign(info: string, signs: HiddenSigns | undefined): string | undefined {
  const [, own] = /[\s,]hidelines=([^\s,]+)/.exec(info) ?? []
  return own ?? signs?.get(/^[\w+-]+/.exec(info)?.[0] ?? '')
}

/**
 * The ranges to remove from code: hidden lines and, in Rust, the first sign of a line that begins with two. Attributes
 * of Rust, `#[…]` and `#![…]`, are no hidden lines.
 */
export function hiddenIn(text: string, {start, end}: Stretch, sign: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (let from = start; from < end; ) {
    const next = text.indexOf('\n', from)
    const to = next < 0 || next >= end ? end : next + 1
    const words = text.slice(from, to)
    const marks = /^[ \t>]*/.exec(words)![0].length
    const after = words.slice(marks).startsWith(sign) ? words[marks + sign.length] : undefined
    if (after === undefined && words.slice(marks) !== sign) from = to
    else if (sign === '#' && after === '#') {
      found.push({start: from + marks, end: from + marks + 1})
      from = to
    } else {
      if (sign !== '#' || /^\s?$/.test(after ?? '')) found.push({start: from, end: to})
      from = to
    }
  }
  return found
}

/** The parts of some ranges that remain without others, which are within them. */
export function withoutHidden(stretches: readonly Stretch[], hidden: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap(({start, end}) => {
    const kept: Stretch[] = []
    let from = start
    for (const each of hidden) {
      if (each.start < start || each.end > end) continue
      if (each.start > from) kept.push({start: from, end: each.start})
      from = each.end
    }
    return from < end ? [...kept, {start: from, end}] : kept
  })
}
