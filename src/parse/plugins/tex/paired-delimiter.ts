import type {Macro} from '../../../core/mdast.ts'
import {bracedAt} from './braced.ts'

/**
 * The macro that `\DeclarePairedDelimiter\abs{\lvert}{\rvert}` defines: `\abs{x}`, `\abs[\big]{x}` and `\abs*{x}`. With
 * `X`, its content and its number of arguments are given; with `XPP`, also the TeX before and after the delimiters.
 */
export function pairedDelimiter(tex: string): Readonly<{macro: Macro; length: number}> | undefined {
  const match = definition.exec(tex)
  const {name, form = '', count = '1'} = match?.groups ?? {}
  if (match === null || name === undefined) return undefined
  const read: string[] = []
  let at = match[0].length
  const wanted = form === '' ? 2 : form === 'X' ? 3 : 5
  while (read.length < wanted) {
    const gap = /^\s*/.exec(tex.slice(at))?.[0].length ?? 0
    const own = tex[at + gap] === '{' ? bracedAt(tex, at + gap) : undefined
    const [sign] = /^(?:\\[A-Za-z]+|\\[^A-Za-z\s]|[^\s{}\\])/.exec(tex.slice(at + gap)) ?? []
    const part = own ?? sign
    if (part === undefined) return undefined
    read.push(part)
    at += gap + (own === undefined ? part.length : part.length + 2)
  }
  const [before, left, right, after, content] =
    form === 'XPP' ? read : ['', read[0], read[1], '', read[2] ?? '#1']
  const shifted = (part = ''): string =>
    part.replace(/#(\d)/g, (_, number: string) => `#${Number(number) + 1}`)
  const sized = shifted(content).replace(/\\delimsize(?![A-Za-z])/g, '#1')
  return {
    macro: {
      name,
      body: `${shifted(before)}\\mathopen{#1${left}}${sized}\\mathclose{#1${right}}${shifted(after)}`,
      optional: {fallback: '', count: Number(count) + 1},
      starred: `${before}\\left${left}${content?.replace(/\\delimsize(?![A-Za-z])/g, '\\middle')}\\right${right}${after}`
    },
    length: at
  }
}

const definition =
  /^\\DeclarePairedDelimiters?(?<form>X|XPP|)(?![A-Za-z])\s*\{?\s*\\(?<name>[A-Za-z]+)\s*\}?\s*(?:\[(?<count>[1-8])\])?/
