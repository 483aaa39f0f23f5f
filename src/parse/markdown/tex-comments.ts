import type {Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {walk} from '../../core/walk.ts'
import {moved, sourceOf} from '../plugins/source.ts'

/**
 * Reports LaTeX comments, which Markdown prints, in a text that otherwise uses LaTeX: a `%` at the beginning of a line,
 * after the argument of a command and a space, directly after a word or, if the author writes `\%` for percent signs,
 * after a word and a space. In a text without LaTeX, only a `%` after a command.
 */
export function texComments(
  this: Processor,
  {isLatex = false}: Readonly<{isLatex?: boolean}> = {}
): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    if (!mayHold.test(source)) return
    const isEscaped = source.includes('\\%')
    walk(tree, node => {
      const {start, end} = node.position ?? {}
      if (node.type !== 'text' || !node.value.includes('%') || start?.offset === undefined) return
      const until = end?.offset ?? 0
      for (let at = source.indexOf('%', start.offset); at >= 0 && at < until; at = source.indexOf('%', at)) {
        const before = source.slice(source.lastIndexOf('\n', at - 1) + 1, at)
        const ending = source.indexOf('\n', at)
        const close = ending < 0 ? source.length : ending
        const isTold = isLatex
          ? isComment(before, source.slice(at + 1, close), isEscaped)
          : followsCommand.test(before)
        if (!isTold) {
          at++
          continue
        }
        const place = {start: moved(start, source, at), end: moved(start, source, close)}
        const reason = 'This comment of LaTeX is printed, expected `<!-- words -->`'
        const message = file.message(reason, {place, ruleId: 'raw-tex', source: 'galley'})
        message.actual = '%'
        message.note = 'Write it as a comment of HTML, or remove it; a percent sign is `\\%`.'
        at = close
      }
    })
  }
}

/** Matches texts that may contain LaTeX comments; most do not. */
const mayHold = /(?:^|[^\d\\])%/m

/** Whether a `%` between these parts of a line begins a comment with words; one without words is reported elsewhere. */
function isComment(before: string, after: string, isEscaped: boolean): boolean {
  if (/^[\s>]*$/.test(before)) return true
  if (followsCommand.test(before) || (isEscaped && /[^\s\d][ \t]+$/.test(before))) return true
  if (!/^[\s%]+\S/.test(after)) return false
  return (isEscaped ? /[^\s\d\\$]$/ : followsWord).test(before) && !shareOf.test(before)
}

/** Matches a part of a line that ends with a word, the mark after it, or words in braces. */
const followsWord = /(?:\p{L}{2}|[\p{L})}][.,;:!?]|\\[A-Za-z]+\{[^{}%\n]*\p{L}\})$/u

/** Matches words before a percent sign: “5 wt%”, “3 vol.%”. */
const shareOf = /(?<!\p{L})(?:wt|vol|mol|at|atom|mass|area|[wv]\/[wv])\.?$/iu

/** Matches a part of a line that ends with the argument of a command. */
const followsCommand = /\\[A-Za-z]+[^%\n]*\}[ \t]+$/
