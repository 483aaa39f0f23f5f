import type {Nodes} from 'mdast'
import type {Div} from '../../core/mdast.ts'
import {plainText} from '../../core/walk.ts'
import type {LatexReading} from './latex-reader.ts'

/**
 * The content of `::: appendices`, which Pandoc writes for the environment of that name. Its first heading is marked as
 * the beginning of the appendices.
 */
export function appendicesIn({children, data}: Div): Nodes[] | undefined {
  const classes = data?.attributes?.classes ?? []
  if (!classes.some(name => /^(?:sub)?appendi(?:x|ces)$/.test(name))) return undefined
  const first = children.find(node => node.type === 'heading')
  if (first?.type !== 'heading') return undefined
  first.data = {...first.data, appendices: true}
  return [...children]
}

/**
 * Reports a division of Pandoc's that does not belong in the text, such as `::: IEEEkeywords`, or whose items were
 * joined together, such as `::: acronym`. The note contains the author's words in the form to write.
 */
export function reportPart(div: Div, name: string, {file}: LatexReading): void {
  const told = parts.find(([pattern]) => pattern.test(name))
  if (told === undefined) return
  const [, reason, note] = told
  const words = div.children.map(node => plainText(node)).join(' ')
  const message = file.message(reason, {place: div.position, ruleId: 'raw-tex', source: 'galley'})
  message.actual = name
  message.note = note(words.replace(/\s+/g, ' ').trim())
}

type Part = readonly [name: RegExp, reason: string, note: (words: string) => string]

const parts: readonly Part[] = [
  [
    /^(?:ieee)?keywords?$/i,
    'The keywords are printed as a paragraph of the text, and are missing in the metadata',
    words => {
      const each = words.replace(/\.$/, '').split(/\s*[,;·]\s*/)
      return `Write \`keywords: [${each.join(', ')}]\` in the front matter in place of this division.`
    }
  ],
  [
    /^(?:acronyms?|glossary|nomenclature)$/,
    'Pandoc has run the items of this list together',
    words => {
      const [, short = 'ABC', long = 'All Before Code'] =
        /^\[([^\]]+)\]\s*([^[]{1,80}?)\s*(?:\[|$)/.exec(words) ?? []
      return `Write \`abbreviations: {"${short}": "${long}"}\` in the front matter, with all others, and \`::: {#abbreviations}\` and \`:::\` here: galley lists them.`
    }
  ]
]
