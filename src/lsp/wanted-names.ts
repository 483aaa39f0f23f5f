import {isCitationCommand} from '../parse/latex/citation-commands.ts'
import {isGlossaryCommand} from '../parse/markdown/glossary-terms.ts'

/** The kinds of names that fit at a cursor, and the letters typed so far. */
export type WantedNames = Readonly<{kinds: readonly WantedKind[]; typed: string}>

export type WantedKind = 'work' | 'label' | 'note' | 'term' | 'index'

/** The kinds of names that can be completed after the text before a cursor. */
export function wantedBefore(before: string, file: string): WantedNames | undefined {
  for (const {kinds, pattern, isIn} of file.endsWith('.bib') ? inBibtex : inText) {
    const found = pattern.exec(before)?.groups
    const {command, typed} = found ?? {}
    if (typed === undefined || (command !== undefined && isIn?.(command) !== true)) continue
    return {kinds, typed}
  }
  return undefined
}

type Beginning = Readonly<{
  kinds: readonly WantedKind[]
  pattern: RegExp
  /** Whether a command belongs to this row. */
  isIn?: (command: string) => boolean
}>

const inBibtex: readonly Beginning[] = [
  {
    kinds: ['work'],
    pattern: /\b(?:crossref|xref|xdata|entryset|related)\s*=\s*[{"](?:[^{}"]*,)?\s*(?<typed>[^\s{}",]*)$/i
  }
]

const ofCommand = String.raw`\\(?<command>[A-Za-z]+)\*?(?:\[[^\]]*\])*\{`
const ofRole = String.raw`\{(?<command>[a-z][\w:+-]*)\}\x60(?:[^\x60<]*<)?`

/** The table of patterns for the beginning of a name in a text. */
const inText: readonly Beginning[] = [
  {
    kinds: ['work', 'label'],
    pattern: /(?:^|[^\p{L}\p{N}\\])@\{?(?<typed>(?:[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)?)$/u
  },
  {
    kinds: ['work'],
    pattern: new RegExp(String.raw`${ofCommand}(?:[^{}]*,)?\s*(?<typed>[^\s{},]*)$`),
    isIn: isCitationCommand
  },
  {
    kinds: ['label'],
    pattern: new RegExp(String.raw`${ofCommand}(?:[^{}]*,)?\s*(?<typed>[^\s{},]*)$`),
    isIn: command => /^(?:[cC]|eq|auto|page|name|v)?ref$/.test(command)
  },
  {
    kinds: ['term'],
    pattern: new RegExp(String.raw`${ofCommand}\s*(?<typed>[^{}\n]*)$`),
    isIn: isGlossaryCommand
  },
  {
    kinds: ['index'],
    pattern: new RegExp(String.raw`${ofCommand}(?<typed>[^{}|\n]*)$`),
    isIn: command => command === 'index'
  },
  {
    kinds: ['work'],
    pattern: new RegExp(String.raw`${ofRole}(?:[^\x60]*[,;])?\s*(?<typed>[^\s\x60,;]*)$`),
    isIn: role => /^cite(?::\w+)?$/.test(role)
  },
  {
    kinds: ['label'],
    pattern: new RegExp(String.raw`${ofRole}(?<typed>[^\s\x60>]*)$`),
    isIn: role => /^(?:ref|numref|eq|prf:ref)$/.test(role)
  },
  {
    kinds: ['term'],
    pattern: new RegExp(String.raw`${ofRole}(?<typed>[^\x60>\n]*)$`),
    isIn: role => role === 'term'
  },
  {kinds: ['label'], pattern: /\\@ref\((?<typed>[^\s()]*)$/},
  {kinds: ['label'], pattern: /\]\(#(?<typed>[^\s()]*)$/},
  {kinds: ['label'], pattern: /\.restated\s[^}\n]*\bref="(?<typed>[^\s"]*)$/},
  {kinds: ['index'], pattern: /\.index\s[^}\n]*\b(?:entry|see|see-also)="(?<typed>[^"\n]*)$/},
  {kinds: ['note'], pattern: /\[\^(?<typed>[^\s[\]]*)$/}
]
