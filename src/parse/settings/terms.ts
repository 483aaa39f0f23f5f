import type {TermDefinition} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/**
 * Reads `abbreviations`: `{RNA: ribonucleic acid}`, or by key `{rna: {short: RNA, long: ribonucleic acid}}`.
 */
export function readTermSettings(yaml: YamlValue | undefined): readonly TermDefinition[] {
  const value = memberOf(yaml, 'abbreviations', 'acronyms')
  const named = value?.kind === 'map' ? value.entries : []
  return named.flatMap(({key, value: said}): readonly TermDefinition[] => {
    const text = scalarText(said)
    if (text !== undefined) return [{key, short: key, long: text, isMarked: true}]
    const member = (...names: readonly string[]): string | undefined => scalarText(memberOf(said, ...names))
    const long = member('long', 'longname')
    const description = member('description')
    if (said?.kind !== 'map' || (long === undefined && description === undefined)) return []
    const [shortPlural, longPlural] = [member('short-plural'), member('long-plural')]
    return [
      {
        key,
        short: member('short', 'shortname', 'name') ?? key,
        ...(long !== undefined && {long}),
        ...(shortPlural !== undefined && {shortPlural}),
        ...(longPlural !== undefined && {longPlural}),
        ...(description !== undefined && {description})
      }
    ]
  })
}
