import type {Code} from 'mdast'
import type {Div} from '../../core/mdast.ts'
import {spanOf} from '../plugins/source.ts'
import type {LatexReading} from './latex-reader.ts'

/** Environments for code that Pandoc does not know, so that it joins their lines to paragraphs. */
const environments: ReadonlySet<string> = new Set(
  'spverbatim Verbatim BVerbatim LVerbatim SaveVerbatim alltt lstlisting minted verbatimtab listing boxedverbatim'.split(
    ' '
  )
)

/** Whether a division with this name contains code. */
export function isCodeDiv(name: string): boolean {
  return environments.has(name.replace(/\\?\*$/, ''))
}

/**
 * Replaces the content of a division of code with its source, without the backslashes that Pandoc adds to escape
 * characters; returns whether the content could be replaced.
 */
export function readCode(div: Div, {source}: LatexReading): boolean {
  const [first, last] = [div.children[0], div.children.at(-1)]
  const isRead = div.children.every(({type}) => type === 'paragraph' || type === 'rawTex')
  if (first === undefined || last === undefined || !isRead) return false
  const [from, to] = [first.position?.start.offset ?? 0, last.position?.end.offset ?? 0]
  const value = source.slice(from, to).replace(/\\([!-/:-@[-`{-~])/g, '$1')
  const code: Code = {type: 'code', lang: null, meta: null, value, ...spanOf(first, last)}
  div.children = [code]
  return true
}
