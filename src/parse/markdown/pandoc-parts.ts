import type {Heading, Nodes} from 'mdast'
import type {Div} from '../../core/mdast.ts'
import {plainText} from '../../core/walk.ts'
import type {LatexReading} from './latex-reader.ts'

/**
 * The content of `::: appendices`, which Pandoc writes for the environment of that name, with its headings marked as
 * appendices.
 */
export function appendicesIn({children, data}: Div): Nodes[] | undefined {
  const name = data?.attributes?.classes.find(each => beginsAppendices(each))
  return name !== undefined && markAppendices(name, children) ? [...children] : undefined
}

/** Whether an environment, or a division of Pandoc's, contains appendices. */
export function beginsAppendices(name: string): boolean {
  return /^(?:sub)?appendi(?:x|ces)$/.test(name)
}

/**
 * Marks the headings in an environment of appendices, and returns whether it contains any. As in LaTeX, the sections
 * after `\begin{appendix}`, even after its end, are appendices; those after the end of `appendices` are not.
 */
export function markAppendices(name: string, nodes: readonly Nodes[]): boolean {
  const headings = nodes.filter(node => node.type === 'heading')
  const [first] = headings
  if (first === undefined) return false
  if (name === 'appendix') first.data = {...first.data, appendices: true}
  else
    for (const heading of headings.filter(({depth}) => depth <= first.depth)) {
      addAppendixClass(heading)
      if (name.startsWith('sub')) heading.data = {...heading.data, isOfChapter: true}
    }
  return true
}

function addAppendixClass(heading: Heading): void {
  const {classes = [], pairs = {}, ...named} = heading.data?.attributes ?? {}
  heading.data = {...heading.data, attributes: {...named, classes: [...classes, 'appendix'], pairs}}
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
    /^ccsxml$/i,
    'The data of the ACM’s classification do not belong in the text',
    () => 'Remove this division, and write its concepts as `keywords: [one, two]` in the front matter.'
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
