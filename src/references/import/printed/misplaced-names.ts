import {wordClasses} from './lexicon.ts'

/** The place of names that are not at the start of a reference, and the place of the title. */
export type MisplacedNames = Readonly<{names: Stretch; title: Stretch}>

type Stretch = Readonly<{start: number; end: number}>

const word = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}"
const name = `${word}(?:\\s(?:\\p{Lu}\\.\\s?)+|\\s${word}){0,2}\\s${word}`
const joint = '(?:,\\s(?:and\\s|&\\s)?|\\s(?:and|&)\\s)'
const pattern = new RegExp(
  `^(?<authors>${name}(?:${joint}${name})*)\\.?\\s\\(\\s?\\d{4}\\)\\.\\s(?<names>${name}(?:,\\s${name})*,?\\s(?:and|&)\\s${name})\\.\\s(?<title>\\p{Lu}[^.?!]*[.?!])`,
  'du'
)

/**
 * Finds names between the date and the title, as in “Ada Roe, Ben Lind. (2002). Eva Horn and Ken Carr. Tides of
 * Norway.” Because such names could also be a title, one of them must begin with a known given name. So must one of the
 * authors, which shows that given names come first.
 */
export function misplacedNames(text: string): MisplacedNames | undefined {
  const match = pattern.exec(text)
  if (match === null || ![match.groups!.authors!, match.groups!.names!].every(beginsWithGiven))
    return undefined
  const [start, end] = match.indices!.groups!.names!
  const title = match.indices!.groups!.title!
  return {names: {start, end: end + 1}, title: {start: title[0], end: title[1]}}
}

function beginsWithGiven(names: string): boolean {
  return names
    .split(/,\s(?:and\s|&\s)?|\s(?:and|&)\s/)
    .some(each => wordClasses(each.split(' ')[0]!.toLowerCase()).includes('given'))
}
