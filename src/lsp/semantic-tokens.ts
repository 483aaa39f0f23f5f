import {type NameKind, nameUsesOf} from './name-uses.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/** The kinds of names that an editor colours: keys of works, labels (including those of notes), and terms. */
export const semanticLegend = {tokenTypes: ['class', 'variable', 'type'], tokenModifiers: ['definition']}

/**
 * The table of kinds of names and their colours; entries of the index have none, because they are words of the text.
 */
const colours: Readonly<Record<NameKind, number | undefined>> = {
  work: 0,
  either: 0,
  label: 1,
  note: 1,
  term: 2,
  index: undefined
}

/**
 * The names in a file as semantic tokens: for each, lines and letters since the previous one, length, kind and
 * modifiers.
 */
export function semanticTokensOf({build}: PaperTables, file: string): readonly number[] {
  const text = build.files.textOf(file)
  const names = nameUsesOf(build)
    .uses.filter(use => use.file === file && use.place.start.line === use.place.end.line)
    .flatMap(({kind, name, isDefinition, place}) => {
      const {start, end} = rangeOf(place, text)
      const isLabel = kind === 'either' && build.manuscript.targets.has(name)
      const colour = isLabel ? colours.label : colours[kind]
      return colour === undefined
        ? []
        : [{...start, length: end.character - start.character, colour, isDefinition}]
    })
    .sort((a, b) => a.line - b.line || a.character - b.character)
  let before = {line: 0, character: 0}
  return names.flatMap(({line, character, length, colour, isDefinition}) => {
    const letters = line === before.line ? character - before.character : character
    const token = [line - before.line, letters, length, colour, isDefinition ? 1 : 0]
    before = {line, character}
    return token
  })
}
