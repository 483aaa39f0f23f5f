import type {Finding} from '../../core/types.ts'
import {memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * The settings of single formats, `format: {html: {…}}` in Quarto and `output:` in R Markdown, that change words or
 * numbers and that galley does not have; each once.
 */
export function foreignOfFormats(yaml: YamlValue | undefined): readonly YamlEntry[] {
  return entriesOfFormats(yaml)
    .map(({entry}) => entry)
    .filter(({key}) => foreign.has(key))
}

/** Findings for settings of galley that are in a single format, where they have no effect. */
export function misplacedInFormats(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  return entriesOfFormats(yaml)
    .filter(({entry: {key}}) => ofPaper.has(key) && memberOf(yaml, key) === undefined)
    .map(({format, entry: {key, keyPlace, value}}): Finding => {
      const text = scalarText(value)
      const written = text === undefined || /[\n`]/.test(text) ? `${key}: …` : `${key}: ${text}`
      return {
        rule: 'setting-unknown',
        file,
        place: keyPlace,
        subject: key,
        message: `\`${key}\` of \`${format}\` has no effect, expected \`${written}\` beside \`title\``,
        note: 'galley has the same settings for all outputs.'
      }
    })
}

/** The settings of single formats, `format: {html: {…}}` in Quarto and `output:` in R Markdown, each once. */
export function entriesOfFormats(
  yaml: YamlValue | undefined
): ReadonlyArray<Readonly<{format: string; entry: YamlEntry}>> {
  const seen = new Set<string>()
  return ['format', 'output'].flatMap(name => {
    const formats = memberOf(yaml, name)
    if (formats?.kind !== 'map') return []
    return formats.entries.flatMap(({key: format, value}) =>
      (value.kind === 'map' ? value.entries : []).flatMap(entry => {
        if (seen.has(entry.key)) return []
        seen.add(entry.key)
        return [{format, entry}]
      })
    )
  })
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const foreign = set(
  'number-offset number-depth shift-heading-level-by include-before include-after suppress-bibliography citation-location'
)

const ofPaper = set(
  'title subtitle author authors abstract keywords date lang bibliography csl nocite references reference-section-title toc-title smart'
)
