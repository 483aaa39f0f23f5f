import type {Rewrite} from './rewritten.ts'

const group = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`

const displays =
  /\\begin\{((?:align|alignat|flalign|gather|eqnarray)\*?)\}(\{\d+\})?((?:(?!\\(?:begin|end)\{\1\})[\s\S])*?)\\end\{\1\}/g

const words = new RegExp(
  String.raw`[ \t]*(?:\\\\(?:\[[^\]\n]{0,20}\])?)?[\s>]*\\(?:short)?intertext\s*${group}`,
  'g'
)

/**
 * Divides a display at each `\intertext{words}`, so that the words become a line of the paragraph instead of a cell,
 * which would be as wide as the words. The parts are then aligned separately.
 */
export function dividedDisplays(text: string): readonly Rewrite[] {
  if (!text.includes('intertext')) return []
  return Array.from(text.matchAll(displays)).flatMap(
    ({0: whole, 1: name, 2: count = '', 3: body = '', index}) => {
      const first = index + whole.indexOf(body, `\\begin{${name}}${count}`.length)
      const before = text.slice(0, index).trimEnd()
      const dollars = before.endsWith('$$') ? '$$' : ''
      const prefix = /^[ \t>]*/.exec(text.slice(text.lastIndexOf('\n', index) + 1, index))?.[0]
      return Array.from(body.matchAll(words), ({0: written, 1: own = '', index: at}) => {
        const [end, begin] = [first + at + written.length, `${own}\n${dollars}\\begin{${name}}${count}`]
        return body.slice(0, at).replaceAll('>', '').trim() === ''
          ? {start: dollars === '' ? index : before.length - 2, end, text: begin, prefix}
          : {start: first + at, end, text: `\n\\end{${name}}${dollars}\n${begin}`, prefix}
      })
    }
  )
}
