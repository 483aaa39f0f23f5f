import type {PhrasingContent} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import {logos, symbols} from '../../core/tex-symbols.ts'
import type {Place} from '../../core/types.ts'
import {type CommandPart, endOfCitationCommand, isCitationCommand} from '../latex/citation-commands.ts'
import {transparent} from '../latex/commands.ts'
import {accountOf, lossOf} from '../latex/consumed.ts'
import {type LatexFault, type LatexText, parseLatex, type TextStyle, verbatimText} from '../latex/text.ts'
import {quotationMarks} from '../plugins/typography/quotation-marks.ts'
import {isGlossaryCommand} from './glossary-terms.ts'
import {citationNodes} from './tex-citations.ts'

/** The data needed to parse a command; `place` returns the place of a range of the whole TeX. */
export type TexReading = Readonly<{
  /** The language of the text in citations. */
  lang: string
  /** Whether `\cite{doe99}` puts the author into the sentence. */
  citesInText?: true | undefined
  inNote: boolean
  /** True inside the argument of another command. */
  nested: boolean
  place: (start: number, end: number) => Place
}>

/** The nodes that a command becomes; undefined if it is unknown. */
export function commandOf(
  {text: source, at}: CommandPart,
  reading: TexReading
): PhrasingContent[] | undefined {
  // Accented letters, and groups in braces.
  if (/^(?:\{\\|\\[^A-Za-z]|\\[A-Za-z](?:\{| [A-Za-z]))/.test(source)) return plainWords(source)
  const [written = '', name = ''] = /^\\([A-Za-z]+\*?)/.exec(source) ?? []
  if (isCitationCommand(name.replace('*', ''))) {
    return citationNodes(source, {
      ...reading,
      place: (start, end) => reading.place(at + start, at + end),
      words: part => wordsOf({text: part.text, at: at + part.at}, {...reading, nested: true})
    })
  }
  const start = at + written.length
  const linked = linkInPaper(source, name, part =>
    wordsOf({...part, at: at + part.at}, {...reading, nested: true})
  )
  if (linked !== undefined) return linked
  const [first, second, ...rest] = argumentsOf({text: source.slice(written.length), at: start})
  if (rest.length > 0 || first === null || second === null) return undefined
  if (name === 'href' && first !== undefined && second !== undefined) {
    return link(verbatimText(first.text), wordsOf(second, {...reading, nested: true}))
  }
  if (second !== undefined) return undefined
  if (isReadLater(name) && first !== undefined) return [{type: 'rawTex', name, value: source, block: false}]
  if (name === 'url' && first !== undefined) {
    const url = verbatimText(first.text)
    return [{type: 'link', url, children: [{type: 'text', value: url}]}]
  }
  const doi = name === 'doi' && first !== undefined ? verbatimText(first.text) : ''
  if (doi.startsWith('10.')) {
    const url = `https://doi.org/${doi}`
    return [{type: 'link', url, children: [{type: 'text', value: url}]}]
  }
  const sign = logos.get(name) ?? symbols.get(name)
  if (sign !== undefined && (first === undefined || first.text === '')) return [{type: 'text', value: sign}]
  const set = textCommand(name, reading.lang)
  const inside = {...reading, nested: true, inNote: reading.inNote || name === 'footnote'}
  // LaTeX's typewriter fonts have no ligature for a dash.
  const isTypewriter = name === 'texttt' || name === 'tt'
  const read = first && isTypewriter ? {...first, text: first.text.replace(/-(?=-)/g, '-{}')} : first
  const words = read === undefined || set === undefined ? undefined : wordsOf(read, inside)
  return words && set?.(words)
}

/** The table of commands that have one argument. */
const commands: Readonly<Record<string, (children: PhrasingContent[]) => PhrasingContent[]>> = {
  emph: children => [{type: 'emphasis', children}],
  textit: children => [{type: 'emphasis', children}],
  textsl: children => [{type: 'emphasis', children}],
  textbf: children => [{type: 'strong', children}],
  textsc: children => [classed('smallcaps', children)],
  texttt: children => [{type: 'htmlElement', tagName: 'code', children}],
  paragraph: children => [{type: 'strong', children}],
  subparagraph: children => [{type: 'strong', children}],
  underline: children => [classed('underline', children)],
  textsuperscript: children => [{type: 'superscript', children}],
  textsubscript: children => [{type: 'subscript', children}],
  // The commands of the Journal of Statistical Software.
  pkg: children => [{type: 'strong', children}],
  proglang: children => children,
  code: children => [{type: 'htmlElement', tagName: 'code', children}],
  // The following commands are declarations, but authors use them like commands.
  bf: children => [{type: 'strong', children}],
  it: children => [{type: 'emphasis', children}],
  em: children => [{type: 'emphasis', children}],
  sc: children => [classed('smallcaps', children)],
  tt: children => [{type: 'htmlElement', tagName: 'code', children}],
  textmd: children => children,
  textup: children => children,
  uline: children => [classed('underline', children)],
  hl: children => [classed('mark', children)],
  sout: children => [{type: 'delete', children}],
  st: children => [{type: 'delete', children}],
  textrm: children => children,
  textnormal: children => children,
  mbox: children => children,
  footnote: children => [{type: 'inlineNote', children}]
}

/**
 * The function for a command with one argument; undefined for other commands. `\enquote` of csquotes has the quotation
 * marks of a language.
 */
export function textCommand(
  name: string,
  lang: string
): ((children: PhrasingContent[]) => PhrasingContent[]) | undefined {
  if (name === 'enquote' || name === 'enquote*') {
    const [open, close] = quotationMarks(lang)[name === 'enquote' ? 'double' : 'single']
    return children => [{type: 'text', value: open}, ...children, {type: 'text', value: close}]
  }
  return Object.hasOwn(commands, name) ? commands[name] : undefined
}

function classed(name: string, children: PhrasingContent[]): PhrasingContent {
  return {type: 'span', children, data: {attributes: {classes: [name], pairs: {}}}}
}

function link(url: string, children: PhrasingContent[] | undefined): PhrasingContent[] | undefined {
  return children && [{type: 'link', url, children}]
}

/**
 * Converts `\hyperref[sec:x]{words}` and `\hyperlink{x}{words}` to a link to a label, and `\hypertarget{x}{words}` to
 * its words with that label.
 */
export function linkInPaper(
  source: string,
  name: string,
  words: (part: CommandPart) => PhrasingContent[] | undefined
): PhrasingContent[] | undefined {
  const [opening, label, target = ''] = (linksInPaper.get(name) ?? never).exec(source) ?? []
  if (opening === undefined) return undefined
  const children = words({text: source.slice(opening.length, -1), at: opening.length})
  if (children === undefined) return undefined
  if (target === '' && label !== undefined) return [{type: 'link', url: `#${label.trim()}`, children}]
  return [{type: 'span', children, data: {attributes: {id: target.trim(), classes: [], pairs: {}}}}]
}

const never = /$^/
const linksInPaper: ReadonlyMap<string, RegExp> = new Map([
  ['hyperref', /^\\hyperref\[([^\]]+)\]\{(?=[\s\S]*\}$)/],
  ['hyperlink', /^\\hyperlink\{([^{}]+)\}\{(?=[\s\S]*\}$)/],
  ['hypertarget', /^\\hypertarget()\{([^{}]+)\}\{(?=[\s\S]*\}$)/]
])

/** The arguments in braces at the end of a command; `null` for an invalid argument. */
function argumentsOf({text: source, at: offset}: CommandPart): ReadonlyArray<CommandPart | null> {
  const found: Array<CommandPart | null> = []
  let at = 0
  while (at < source.length) {
    let depth = 0
    let end = at
    for (; end < source.length; end++) {
      const character = source[end]
      if (character === '\\') end++
      else if (character === '{') depth++
      else if (character === '}' && --depth === 0) break
    }
    if (source[at] !== '{' || end >= source.length) return [...found, null]
    found.push({text: source.slice(at + 1, end), at: offset + at + 1})
    at = end + 1
  }
  return found
}

/** Converts an argument to inline nodes; undefined if it contains something unknown, or a Markdown citation. */
function wordsOf({text: tex, at: offset}: CommandPart, reading: TexReading): PhrasingContent[] | undefined {
  if (/\[[^\]]*@|(?:^|\s)-?@[\p{L}\d_]/u.test(tex)) return undefined
  const nodes: PhrasingContent[] = []
  let at = 0
  for (const match of tex.matchAll(/cite/i.test(tex) ? anyCommand : ownCommand)) {
    if (match.index < at) continue
    const end = isCitationCommand(match[1] ?? '')
      ? endOfCitationCommand(tex, match.index)
      : endOfCommand(tex, match.index + match[0].length)
    const made = commandOf({text: tex.slice(match.index, end), at: offset + match.index}, reading)
    const before = plainWords(tex.slice(at, match.index))
    if (made === undefined || before === undefined) return undefined
    addAll(nodes, [...before, ...made])
    at = end
  }
  const rest = plainWords(tex.slice(at))
  return rest && [...nodes, ...rest]
}

/** Whether a command is left for `indexMarks` or `glossaryTerms` to parse. */
function isReadLater(name: string): boolean {
  return name === 'index' || isGlossaryCommand(name)
}

/** Matches commands that the parser for LaTeX in bibliographies does not know, or parses differently. */
const ownCommand =
  /\\(?:texttt|underline|href|url|doi|footnote|mbox|index|enquote\*?|(?:[Gg]|GL)ls[a-zS]*|[Aa]c(?:r[a-z]+|[slfp]+)?)(?=\{)/g
/** For texts with citations: also matches all commands whose argument may contain a citation. */
const anyCommand =
  /\\(emph|textit|textsl|textbf|textsc|texttt|underline|textrm|textnormal|href|url|doi|footnote|mbox|index|enquote|gls[a-z]*|ac(?:r[a-z]+|[slfp]+)?|[A-Za-z]*cites?[A-Za-z]*)(?=\*?[[{])/gi

function endOfCommand(tex: string, start: number): number {
  let depth = 0
  for (let at = start; at < tex.length; at++) {
    if (tex[at] === '\\') at++
    else if (tex[at] === '{') depth++
    else if (tex[at] === '}' && --depth === 0 && tex[at + 1] !== '{') return at + 1
  }
  return tex.length
}

/** The words of TeX; undefined if it contains a command that the table for running text reads in another way. */
function plainWords(tex: string): PhrasingContent[] | undefined {
  for (const [, name = ''] of tex.matchAll(/\\([A-Za-z]+\*?)/g))
    if (readElsewhere.has(name) || lossOf(name) !== undefined) return undefined
  const faults: LatexFault[] = []
  const read = parseLatex(tex, faults)
  return faults.length > 0 ? undefined : read.flatMap(phrasing)
}

/** Commands that the reader of bibliographies reads as their words alone. */
const readElsewhere: ReadonlySet<string> = new Set(
  [...transparent].filter(name => accountOf(name) === undefined && name !== 'hbox')
)

function phrasing(text: LatexText): PhrasingContent[] {
  if (text.type === 'text') return [{type: 'text', value: text.value}]
  if (text.type === 'protected') return text.children.flatMap(phrasing)
  if (text.type === 'styled') return styled(text.style, text.children.flatMap(phrasing))
  const formula = /^\$([\s\S]*)\$$/.exec(text.value)?.[1]
  return [formula === undefined ? {type: 'text', value: text.value} : {type: 'inlineMath', value: formula}]
}

function styled(style: TextStyle, children: PhrasingContent[]): PhrasingContent[] {
  if (style === 'italic') return [{type: 'emphasis', children}]
  if (style === 'bold') return [{type: 'strong', children}]
  if (style === 'small-caps') return [classed('smallcaps', children)]
  return [{type: style, children}]
}
