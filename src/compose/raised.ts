import type {Citation, Inline, Node} from '../core/article.ts'
import {wordsOf} from '../core/walk-article.ts'
import {articleText} from './context.ts'

/**
 * Moves raised citation numbers to their place: directly after the word or, unless the language puts them before
 * punctuation, after the following punctuation and closing quotes (CMOS 18, 13.29). Two adjacent numbers are separated
 * by a comma, or by a space if punctuation between them moved. The author's own note calls do not move.
 */
export function placeRaised(nodes: readonly Node[], afterPunctuation: boolean): readonly Node[] {
  if (!nodes.some(startsRaised) && !nodes.some(isRaised)) return joined(nodes)
  const line: Node[] = []
  /** The index of the last text node whose leading punctuation moved before a number. */
  let left = -1
  for (const child of nodes) {
    const before = line.at(-1)
    if (isRaised(child) && child.children.length === 1 && before?.type === 'text') {
      const value = withoutBlank(before.value)
      const shown = left === line.length - 1 && value === '' ? ' ' : value
      line.splice(-1, 1, ...(shown === '' ? [] : [articleText(shown)]))
    }
    if (startsRaised(child) && endsRaised(line.at(-1)))
      line.push({type: 'superscript', classes: ['note-call'], children: [articleText(',')]})
    const last = line.at(-1)
    const typed = afterPunctuation && child.type === 'text' ? punctuation.exec(child.value)?.[0] : undefined
    if (!typed || child.type !== 'text' || last === undefined || !isRaised(last)) {
      line.push(child)
      continue
    }
    const rest = articleText(child.value.slice(typed.length))
    // After “et al.”, the typed full stop would be a second one.
    const mark = endsWithStop(line) ? typed.replace(/^\.(?!\.)/u, '') : typed
    let at = line.length
    while (startsRaised(line[at - 1])) at--
    const gap = line[at - 1]
    if (at - 1 === left && gap?.type === 'text') line[at - 1] = articleText(withoutBlank(gap.value))
    // After a narrative citation that consists of a name and a raised number, punctuation goes between the two.
    if (at < line.length) line.splice(at, 0, articleText(mark))
    else line[line.length - 1] = withBeforeNumber(last, mark)
    left = line.push(rest) - 1
  }
  return joined(line)
}

/** Whether the text before the raised numbers at the end of the line ends with a full stop. */
function endsWithStop(line: readonly Node[]): boolean {
  const at = line.findLastIndex(node => !startsRaised(node))
  const node = line[at]
  const before = node !== undefined && isRaised(node) ? node.children.slice(0, -1) : line.slice(at, at + 1)
  return wordsOf(before).endsWith('.')
}

function withBeforeNumber(citation: Citation, mark: string): Citation {
  const {children} = citation
  return {...citation, children: [...children.slice(0, -1), articleText(mark), ...children.slice(-1)]}
}

function withoutBlank(value: string): string {
  return value.replace(/[ \u00A0\n]+$/u, '')
}

/** The punctuation that raised numbers come after; the apostrophe of `@doe's` is not included. */
const punctuation = /^[.,;:!?…]*(?:[”’»"'›]+(?!\p{L}))?[.,;:!?…]*/u

/** Whether a node is a citation that ends in a raised number. */
function isRaised(node: Node): node is Citation {
  return node.type === 'citation' && isSuperscript(node.children.at(-1))
}

function endsRaised(node: Node | undefined): boolean {
  return node !== undefined && (isCall(node) || isRaised(node))
}

function startsRaised(node: Node | undefined): boolean {
  return node !== undefined && (isCall(node) || (node.type === 'citation' && isSuperscript(node.children[0])))
}

function isSuperscript(node: Inline | undefined): boolean {
  if (node?.type === 'formatted') return node.format === 'superscript'
  return node?.type === 'superscript' || node?.type === 'noteCall'
}

function isCall(node: Node): boolean {
  return (
    node.type === 'noteCall' || (node.type === 'superscript' && node.classes?.includes('note-call') === true)
  )
}

/** Joins adjacent text nodes and removes empty ones. */
function joined(nodes: readonly Node[]): readonly Node[] {
  const line: Node[] = []
  for (const node of nodes) {
    const last = line.at(-1)
    if (node.type !== 'text') line.push(node)
    else if (last?.type === 'text') line[line.length - 1] = articleText(last.value + node.value)
    else if (node.value !== '') line.push(node)
  }
  return line
}
