import {addAll} from '../../../core/add-all.ts'
import {parseLatex, plainLatex} from '../text.ts'
import type {StepPiece} from './algorithm.ts'
import {argumentsAt, type TexPart, texTokens} from './scan.ts'

/** The keywords that an algorithm of algorithm2e defines, by their commands. */
export type OwnKeywords = Readonly<{
  /** Words in bold, functions with arguments in parentheses, and data. */
  words: ReadonlyMap<string, Readonly<{text: string; isStrong?: true; isCall?: true}>>
  /** Headings above the lines. */
  headings: ReadonlyMap<string, string>
  /** Commands with a body. */
  forms: ReadonlyMap<string, Readonly<{before: string; after?: string; isUntil?: true; isBlock?: true}>>
  comments: ReadonlySet<string>
}>

/**
 * Reads `\SetKwFunction{FMain}{Main}`, `\SetKwProg{Fn}{Function}{:}{end}` and similar commands in the parts of an
 * algorithm.
 */
export function definedKeywords(parts: readonly TexPart[]): OwnKeywords {
  const words = new Map<string, Readonly<{text: string; isStrong?: true; isCall?: true}>>()
  const headings = new Map<string, string>()
  const forms = new Map<string, Readonly<{before: string; after?: string; isUntil?: true; isBlock?: true}>>()
  const comments = new Set<string>()
  for (const {text} of parts)
    for (const {1: kind = '', 0: command, index} of text.matchAll(/\\SetKw([A-Za-z]*)\*?/g)) {
      const {groups} = argumentsAt(text, index + command.length, 4)
      const [name = '', first = '', second = ''] = groups.map(group =>
        plainLatex(parseLatex(group.text)).trim()
      )
      if (name === '') continue
      if (kind === '') words.set(name, {text: first, isStrong: true})
      else if (/^(?:Function|Array)$/.test(kind)) words.set(name, {text: first, isCall: true})
      else if (kind === 'Data') words.set(name, {text: first})
      else if (/^(?:Input|InOut)$/.test(kind)) headings.set(name, `${first}:`)
      else if (/^(?:Prog|For|If)$/.test(kind)) forms.set(name, {before: first, after: second})
      else if (kind === 'Block') forms.set(name, {before: first, isBlock: true})
      else if (kind === 'Comment') comments.add(name)
    }
  return {words, headings, forms, comments}
}

/**
 * The pieces of a range of a line: the algorithm's own keywords, and the author's words; `lead` precedes a keyword at
 * the beginning.
 */
export function piecesWithKeywords(part: TexPart, keywords: OwnKeywords, lead = ''): readonly StepPiece[] {
  if (keywords.words.size === 0) return [{part}]
  const pieces: StepPiece[] = []
  let start = 0
  const plain = (until: number): void => {
    const text = part.text.slice(start, until)
    if (text.trim() !== '') pieces.push({part: {text, at: part.at + start}})
  }
  for (const token of texTokens(part.text)) {
    const own = token.type === 'command' && token.start >= start ? keywords.words.get(token.name) : undefined
    if (own === undefined) continue
    plain(token.start)
    const {groups, end} = own.isCall ? argumentsAt(part.text, token.end, 1) : {groups: [], end: token.end}
    const [given] = groups
    const [at, until] = [part.at + token.start, part.at + token.end]
    const isApart = pieces.length > 0 && /\s$/.test(part.text.slice(0, token.start))
    const space = pieces.length === 0 ? lead : isApart ? ' ' : ''
    if (own.isStrong) pieces.push({strong: own.text, at, until})
    else pieces.push({plain: `${space}${own.text}${given ? '(' : ''}`})
    if (given) {
      addAll(pieces, piecesWithKeywords({text: given.text, at: part.at + given.at}, keywords))
      pieces.push({plain: ')'})
    }
    start = given ? end : token.end
  }
  plain(part.text.length)
  return pieces
}
