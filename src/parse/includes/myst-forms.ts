import {markedLines, outsideCode, type WordLine} from './lines.ts'
import type {Rewrite} from './rewritten.ts'

/** Matches every text that contains a directive of MyST to rewrite, and few others. */
export const mayHoldDirectiveForms =
  /\{figure-md\}|^[ \t>]*:{3,}[ \t]*\{(?:math|code|code-block|code-cell|sourcecode|mermaid|dot|graphviz|raw|parsed-literal|eval-rst|anywidget|any:\w+|embed|glue|glue:\w+|highlight|toctree|auto(?:class|function|module))\}|^[ \t>]*(?:[`~:]{3,})\{[\w:-]+\}[^\n]*\n[ \t>]*---[ \t]*$/m

/**
 * Rewrites MyST directives (MyST-Parser manual, “Directives”): `{figure-md} label` to a figure whose picture and
 * caption are Markdown, options between lines of `---` to lines `:key: value`, and code and formulas between colons to
 * fenced code.
 */
export function directiveForms(text: string): readonly Rewrite[] {
  if (!mayHoldDirectiveForms.test(text)) return []
  const lines = markedLines(text)
  const found: Rewrite[] = []
  for (const {index, fence, last} of outsideCode(lines)) {
    if (fence === undefined) continue
    const [, marks = '', info = ''] = fence
    const [, name, argument = ''] = /^\{([\w:-]+)\}[ \t]*(.*)$/.exec(info) ?? []
    if (name === undefined) continue
    const line = lines[index]!
    if (name === 'figure-md') {
      const label = /^\S+$/.test(argument.trim()) ? `\n:label: ${argument.trim()}` : ''
      found.push({
        start: line.at,
        end: line.at + line.words.length,
        text: `${marks}{figure}${label}`,
        prefix: line.prefix
      })
      for (const inner of lines.slice(index + 1, last)) for (const each of pictureIn(inner)) found.push(each)
    }
    const closing = last === undefined ? undefined : lines[last]
    if (marks.startsWith(':') && ofCode.test(name) && closing !== undefined)
      for (const each of [line, closing])
        found.push({start: each.at, end: each.at + each.words.match(/^:+/)![0].length, text: '`'.repeat(9)})
    for (const each of optionsIn(lines, index)) found.push(each)
  }
  return found
}

/** Matches directives whose body is not Markdown, except those that include files or that are rewritten here. */
const ofCode =
  /^(?:math|code|code-block|code-cell|sourcecode|mermaid|dot|graphviz|raw|parsed-literal|eval-rst|anywidget|any:\w+|embed|glue|glue:\w+|highlight|toctree|auto(?:class|function|module))$/

/** Rewrites `<img src="a.png" alt="Words" width="50%">` as a picture in Markdown. */
function* pictureIn({at, words}: WordLine): Generator<Rewrite> {
  for (const {0: tag, index} of words.matchAll(/<img\b[^<>]{0,2000}>/g)) {
    const pairs = new Map(
      Array.from(tag.matchAll(/\b([a-z]+)="([^"]*)"/g), ([, key = '', value = '']) => [key, value])
    )
    const width = pairs.get('width') ?? pairs.get('scale')
    const size = width === undefined ? '' : `{width=${/^\d+$/.test(width) ? `${width}px` : width}}`
    yield {
      start: at + index,
      end: at + index + tag.length,
      text: `![${pairs.get('alt') ?? ''}](<${pairs.get('src') ?? ''}>)${size}`
    }
  }
}

/** Rewrites the options of a directive between two lines of `---` as lines `:key: value`. */
function* optionsIn(lines: readonly WordLine[], index: number): Generator<Rewrite> {
  const first = lines[index + 1]
  if (first?.words.trim() !== '---') return
  const end = lines.findIndex(({words}, at) => at > index + 1 && words.trim() === '---')
  if (end < 0 || end > index + 40) return
  const options = lines.slice(index + 2, end)
  if (!options.every(({words}) => /^[\w-]+:(?:\s|$)/.test(words))) return
  const closing = lines[end]!
  yield {
    start: first.at,
    end: closing.at + closing.words.length,
    text: options.map(({words}) => words.replace(/^([\w-]+):[ \t]*/, ':$1: ')).join('\n'),
    prefix: first.prefix
  }
}
