import {addAll} from '../../../core/add-all.ts'
import {type AlgorithmLine, linesOfBlock, type StepPiece} from './algorithm.ts'
import {definedKeywords, type OwnKeywords, piecesWithKeywords} from './algorithm-keywords.ts'
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
  const own = definedKeywords(parts)
  for (const part of parts) addLines(part, {depth: 0, nested: 0, keywords: own}, lines)
  return linesOfBlock(lines, reader)
}

const deepest = 30

type Around = Readonly<{depth: number; nested: number; keywords: OwnKeywords}>

function addLines(part: TexPart, around: Around, lines: AlgorithmLine[]): void {
  const {depth, nested, keywords} = around
  const inner: Around = {...around, depth: depth + 1, nested: nested + 1}
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
    if (text.replace(/(?<!\\)%.*/g, '').trim() !== '')
      addAll(line().pieces, piecesWithKeywords({text, at: part.at + start}, keywords))
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
    const heading = keywords.headings.get(token.name) ?? ruledHeadings.get(name)
    const form = keywords.forms.get(token.name) ?? ruledForms.get(name)
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
      const most = name === 'eIf' ? 3 : name === 'Else' || name === 'Begin' || form?.isBlock ? 1 : 2
      const {groups, end} = argumentsAt(part.text, token.end, most)
      const [first, second, third] = groups.map(moved)
      const condition = most > 1 && first && !isUntil ? piecesWithKeywords(first, keywords, ' ') : []
      own([strong(before), ...condition, ...(after ? [strong(after)] : [])])
      const body = most > 1 ? second : first
      if (body) addLines(body, inner, lines)
      if (third) {
        own([strong('else')])
        addLines(third, inner, lines)
      }
      if (isUntil && first) own([strong('until'), ...piecesWithKeywords(first, keywords, ' ')])
      // `\uIf` continues with its `\Else`, and `\lIf` is on one line.
      else if (!/^[ul](?=[A-Z])/.test(token.name)) own([strong('end')])
      open = undefined
      start = end
    } else if (/^tc[cp]$/.test(name.replace('*', '')) || keywords.comments.has(name.replace('*', ''))) {
      words(token.start)
      const {options, groups, end} = argumentsAt(part.text, token.end, 1)
      const isFirst = line().pieces.length === 0
      line().pieces.push({plain: isFirst ? '// ' : ' // '}, ...groups.map(group => ({part: moved(group)})))
      // A comment ends its line, unless options assign it to the head of a condition.
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
      start = /^(?:Set|IncMargin)/.test(name) ? argumentsAt(part.text, token.end, 3).end : token.end
    }
  }
  words(part.text.length)
}
