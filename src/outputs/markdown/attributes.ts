import {largestOf} from '../../core/extremes.ts'

/** The attributes of a node. */
type Marks = Readonly<{
  anchor?: string | undefined
  classes?: readonly string[] | undefined
  lang?: string | undefined
  dir?: string | undefined
}>

/** Attributes as Markdown, `{#id .class key="value"}`; empty for a node without attributes. */
export function attributes(
  {anchor, classes = [], lang, dir}: Marks,
  more: Readonly<Record<string, string | undefined>> = {}
): string {
  const pairs = Object.entries({lang, dir, ...more}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${value.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`]
  )
  const names = classes.map(name => name.replace(/[^\p{L}\p{N}_:.-]/gu, '-')).filter(name => name !== '')
  const parts = [
    ...(anchor === undefined ? [] : [`#${anchor.replace(/[\s{}]/gu, '_')}`]),
    ...names.map(name => `.${name}`),
    ...pairs
  ]
  return parts.length === 0 ? '' : `{${parts.join(' ')}}`
}

/** Words, in a span if they have attributes. */
export function span(words: string, marks: string): string {
  return marks === '' ? words : `[${words}]${marks}`
}

/** Blocks in a division, if they have attributes. */
export function division(blocks: readonly string[], marks: string): readonly string[] {
  if (marks === '') return blocks
  const fences = blocks.flatMap(block =>
    Array.from(block.matchAll(/^\s*(:{3,})/gm), ([, run]) => run!.length)
  )
  const deepest = largestOf([2, ...fences])
  const fence = ':'.repeat(deepest + 1)
  return [[`${fence} ${marks}`, blocks.join('\n\n'), fence].join('\n')]
}
