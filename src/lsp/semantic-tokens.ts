import {nameUsesOf} from './name-uses.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/** The kinds of names that an editor colours: keys of works, and labels. */
export const semanticLegend = {tokenTypes: ['class', 'variable'], tokenModifiers: ['definition']}

/** The names in a file as semantic tokens: for each, lines and letters since the one before, length, kind and modifiers. */
export function semanticTokensOf({build}: PaperTables, file: string): readonly number[] {
  const text = build.files.textOf(file)
  const names = nameUsesOf(build)
    .uses.filter(use => use.file === file && use.place.start.line === use.place.end.line)
    .map(({kind, name, isDefinition, place}) => {
      const {start, end} = rangeOf(place, text)
      const isLabel = kind === 'label' || (kind === 'either' && build.manuscript.targets.has(name))
      return {...start, length: end.character - start.character, isLabel, isDefinition}
    })
    .sort((a, b) => a.line - b.line || a.character - b.character)
  let before = {line: 0, character: 0}
  return names.flatMap(({line, character, length, isLabel, isDefinition}) => {
    const letters = line === before.line ? character - before.character : character
    const token = [line - before.line, letters, length, isLabel ? 1 : 0, isDefinition ? 1 : 0]
    before = {line, character}
    return token
  })
}
