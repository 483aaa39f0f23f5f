import {type AlgorithmLine, linesOfBlock, type StepPiece} from './algorithm.ts'
import {ruledForms, ruledHeadings, stepWords} from './algorithm-words.ts'
import type {LatexBlock, LatexReader} from './reader.ts'
import {argumentsAt, type TexPart, texTokens} from './scan.ts'

/** Whether the lines of an algorithm are in the notation of algorithm2e. */
export function isRuled(text: string): boolean {
  return /\\;|\\(?:[ul]?(?:If|For|While|ForEach)|eIf|Kw[A-Z]\w*|Repeat|SetAlgo\w*)\s*\{/.test(text)
}

/** Parses lines in the notation of algorithm2e, in which a body is an argument and `\;` ends a line. */
export function ruledBlocks(parts: readonly TexPart[], reader: LatexReader): LatexBlock[] {
  const lines: AlgorithmLine[] = []
  for (const part of parts) addLines(part, 0, lines, 0)
  return linesOfBlock(lines, reader)
}

const deepest = 30

function addLines(part: TexPart, depth: number, lines: AlgorithmLine[], nested: number): void {
  if (nested > deepest) return
  let open: AlgorithmLine | undefined
  let start = 0
  const line = (): AlgorithmLine => {
    open ??= {depth, pieces: []}
    if (!lines.includes(open)) lines.push(open)
    return open
  }
  const words = (until: number): void => {
    const text = part.text.slice(start, until)
    if (text.replace(/(?<!\\)%.*/g, '').trim() !== '') line().pieces.push({part: {text, at: part.at + start}})
  }
  const own = (pieces: StepPiece[], isHeading?: true): void => {
    open = undefined
    if (pieces.length > 0) lines.push({depth, pieces, ...(isHeading && {isHeading})})
  }
  for (const token of texTokens(part.text)) {
    if (token.type !== 'command' || token.start < start) continue
    const [at, until] = [part.at + token.start, part.at + token.end]
    const moved = ({text, at: from}: TexPart): TexPart => ({text, at: part.at + from})
    const strong = (word: string): StepPiece => ({strong: word, at, until})
    const name = token.name.replace(/^[ul](?=[A-Z])/, '')
    const heading = ruledHeadings.get(name)
    const form = ruledForms.get(name)
    if (token.name === ';') {
      words(token.start)
      open = undefined
      start = token.end
    } else if (heading !== undefined) {
      words(token.start)
      const {groups, end} = argumentsAt(part.text, token.end, 1)
      own([strong(heading), ...groups.map(group => ({part: moved(group)}))], true)
      start = end
    } else if (name === 'eIf' || form !== undefined) {
      words(token.start)
      const {before, after, isUntil} = form ?? {before: 'if', after: 'then'}
      const most = name === 'eIf' ? 3 : name === 'Else' || name === 'Begin' ? 1 : 2
      const {groups, end} = argumentsAt(part.text, token.end, most)
      const [first, second, third] = groups.map(moved)
      const condition: StepPiece[] = most > 1 && first && !isUntil ? [{part: first}] : []
      own([strong(before), ...condition, ...(after ? [strong(after)] : [])])
      const body = most > 1 ? second : first
      if (body) addLines(body, depth + 1, lines, nested + 1)
      if (third) {
        own([strong('else')])
        addLines(third, depth + 1, lines, nested + 1)
      }
      if (isUntil && first) own([strong('until'), {part: first}])
      // No “end” is printed after `\uIf`, which continues with `\Else`, and after `\lIf`, which is on one line.
      else if (!/^[ul](?=[A-Z])/.test(token.name)) own([strong('end')])
      open = undefined
      start = end
    } else if (/^tc[cp]$/.test(name.replace('*', ''))) {
      words(token.start)
      const {options, groups, end} = argumentsAt(part.text, token.end, 1)
      const isFirst = line().pieces.length === 0
      line().pieces.push({plain: isFirst ? '// ' : ' // '}, ...groups.map(group => ({part: moved(group)})))
      // A comment ends its line, unless options say that it belongs to the head of a condition.
      if (options.length === 0) open = undefined
      start = end
    } else if (/^(?:Return|KwRet|KwTo|And|Or)$/.test(name)) {
      words(token.start)
      line().pieces.push(strong(stepWords.get(name.toLowerCase()) ?? name.toLowerCase()))
      start = token.end
    } else if (
      /^(?:SetK\w+|SetAlgo\w*|LinesNumbered\w*|DontPrintSemicolon|BlankLine|SetNlSty|IncMargin)$/.test(name)
    ) {
      words(token.start)
      start = argumentsAt(part.text, token.end, 3).end
    }
  }
  words(part.text.length)
}
