import {terms} from '../../core/terms/index.ts'
import {itemLabel} from '../latex/item-labels.ts'
import type {Rewrite} from './rewritten.ts'

/** Matches every text that may contain labels of numbered places, such as items and lines of code, and few others. */
const mayHoldPlaces = /\\item\b|\\begin\{(?:algorithmic|lstlisting)\}/

/**
 * Rewrites references to labels that are not targets in galley as the number that LaTeX prints: items of `enumerate`,
 * lines of `algorithmic`, and lines of code with a label between the characters of `escapechar`. For items, `\cref` and
 * `\autoref` also print the word in the language of the paper, as cleveref does.
 */
export function placeReferences(
  text: string,
  isInCode: (place: number) => boolean,
  lang: string
): readonly Rewrite[] {
  if (!mayHoldPlaces.test(text) || !text.includes('\\label')) return []
  const ofItems = new Map(items(text, isInCode))
  const numbers = new Map([...ofItems, ...steps(text), ...codeLines(text)])
  if (numbers.size === 0) return []
  return Array.from(text.matchAll(reference)).flatMap(match => {
    const labels = (match[2] ?? '').split(',').map(label => label.trim())
    const found = labels.flatMap(label => numbers.get(label) || [])
    if (found.length < labels.length || isInCode(match.index)) return []
    const number = joined(found, lang)
    const end = match.index + match[0].length
    const isOfItems = labels.every(label => ofItems.has(label))
    if (labels.length > 1 && !isOfItems) return []
    const word = isOfItems ? wordFor(match[1] ?? '', lang, labels.length > 1) : ''
    if (word !== '') return [{start: match.index, end, text: `${word}\u00A0${number}`}]
    if (!atLineStart.test(lineBefore(text, match.index))) return [{start: match.index, end, text: number}]
    // The author's full stop or bracket after a bare number would make it the mark of a list, too.
    const mark = /^\(?\w+$/.test(number) && /^[.)](?!\S)/.test(text.slice(end, end + 2)) ? '\\' : ''
    return [{start: match.index, end, text: `${unmarked(number)}${mark}`}]
  })
}

/** Matches the text before a block of Markdown on its line: the marks of quotations, lists, definitions and notes. */
const atLineStart = /^(?:[ \t>]|[-*+:~][ \t]|\(?\w{1,5}[.)][ \t]|\[\^[^\]\s]{1,100}\]:)*$/

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
}

/** A number such as `(a)` with a backslash, so that it does not begin a list. */
function unmarked(number: string): string {
  return number.replace(/(?=[.)]$)/, '\\')
}

const reference = /\\(ref|[cC]ref|autoref|labelcref)\*?\{([^{}\n]{1,200})\}/g

/** The word that a command prints before the number of an item; empty if it prints none, or in other languages. */
function wordFor(command: string, lang: string, isPlural: boolean): string {
  if (!/^(?:[cC]ref|autoref)$/.test(command)) return ''
  const word = itemWords.get(lang.slice(0, 2).toLowerCase())?.[isPlural ? 1 : 0] ?? ''
  return command === 'Cref' ? word.slice(0, 1).toUpperCase() + word.slice(1) : word
}

/** Numbers as a list with “and” before the last. */
function joined(numbers: readonly string[], lang: string): string {
  const last = numbers.at(-1) ?? ''
  return numbers.length < 2 ? last : `${numbers.slice(0, -1).join(', ')} ${terms(lang).and} ${last}`
}

/** The words of cleveref for an item of a list, and for several. */
const itemWords: ReadonlyMap<string, readonly [one: string, several: string]> = new Map([
  ['da', ['punkt', 'punkter']],
  ['de', ['Punkt', 'Punkte']],
  ['en', ['item', 'items']],
  ['es', ['punto', 'puntos']],
  ['fr', ['point', 'points']],
  ['it', ['punto', 'punti']],
  ['nl', ['punt', 'punten']],
  ['pt', ['item', 'itens']],
  ['sv', ['punkt', 'punkter']]
])

type Numbered = readonly [label: string, number: string]

/**
 * The labels of list items with their numbers. A label may be anywhere in its item except inside another environment.
 */
function* items(text: string, isInCode: (place: number) => boolean): Generator<Numbered> {
  const open: Array<{name: string; options: string; count: number; outer: string; referred: string}> = []
  const tokens =
    /\\(begin|end)\{(\w{1,40}\*?)\}(?:[ \t]*\[([^[\]\n]{0,300})\])?|\\item(?![A-Za-z])([ \t]*\[)?|\\label\{([^{}\n]{1,200})\}/g
  for (const {index, 0: token, 1: mark, 2: name = '', 3: options = '', 4: own, 5: label} of text.matchAll(
    tokens
  )) {
    if (isInCode(index)) continue
    const last = open.at(-1)
    if (mark === 'begin') {
      const start = /\bstart\s*=\s*(\d+)/.exec(options)?.[1]
      open.push({
        name,
        options,
        count: start === undefined ? 0 : Number(start) - 1,
        outer: last?.referred ?? '',
        referred: ''
      })
    } else if (mark === 'end') {
      if (last?.name === name) open.pop()
    } else if (last?.name !== 'enumerate') continue
    else if (label !== undefined) {
      if (last.referred !== '') yield [label.trim(), last.outer + last.referred]
    } else if (token.startsWith('\\item')) {
      const depth = open.filter(each => each.name === 'enumerate').length
      last.referred = own === undefined ? itemLabel(last.options, ++last.count, depth).referred : ''
    }
  }
}

/** The labels of lines in algorithms, with the numbers that galley gives the lines, from 1. */
function* steps(text: string): Generator<Numbered> {
  const blocks = /\\begin\{algorithmic\}((?:(?!\\begin\{algorithmic\})[\s\S])*?)\\end\{algorithmic\}/g
  for (const {1: body = ''} of text.matchAll(blocks)) {
    let line = 0
    for (const {1: command, 2: label} of body.matchAll(stepOrLabel)) {
      if (label === undefined) line += command === undefined ? 0 : 1
      else if (line > 0) yield [label.trim(), String(line)]
    }
  }
}

/**
 * Matches the commands that begin a numbered line, and labels. `\RETURN` begins a line, but `\Return` is used within
 * one.
 */
const stepOrLabel =
  /\\(?:(State|STATE|If|IF|ElsIf|ELSIF|Else|ELSE|EndIf|ENDIF|For|FOR|ForAll|FORALL|ForEach|EndFor|ENDFOR|While|WHILE|EndWhile|ENDWHILE|Repeat|REPEAT|Until|UNTIL|Loop|LOOP|EndLoop|ENDLOOP|Function|EndFunction|Procedure|EndProcedure|RETURN|PRINT)(?![A-Za-z])|(?:line)?label\{([^{}\n]{1,200})\})/g

/** The labels of lines of code, which are between the characters of `escapechar` or `escapeinside`. */
function* codeLines(text: string): Generator<Numbered> {
  const blocks =
    /\\begin\{lstlisting\}\[([^\n]*)\][ \t]*\n((?:(?!\\begin\{lstlisting\})[\s\S])*?)\\end\{lstlisting\}/g
  for (const {1: options = '', 2: code = ''} of text.matchAll(blocks)) {
    if (!/\bescape(?:char|inside)\s*=/.test(options)) continue
    const first = Number(/\bfirstnumber\s*=\s*(\d+)/.exec(options)?.[1] ?? 1)
    for (const [index, line] of code.split('\n').entries())
      for (const [, label = ''] of line.matchAll(/\\label\{([^{}]{1,200})\}/g))
        yield [label.trim(), String(first + index)]
  }
}
