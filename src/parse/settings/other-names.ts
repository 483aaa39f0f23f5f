import {plural} from '../../core/plural.ts'
import {capitalised, terms} from '../../core/terms/index.ts'
import type {Finding} from '../../core/types.ts'
import {booleanOf, itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * Returns a finding for settings by which Quarto (`crossref`, `language`), bookdown (`language`) or pandoc-crossref
 * (`figPrefix`) would print other names for “Figure” and the like. galley prints the names in the language of the paper.
 */
export function otherNames(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  const crossref = memberOf(yaml, 'crossref')
  const ofLanguage = textsOf(yaml, 'lang', 'language', 'locale')
  const printed = terms(ofLanguage ?? 'en')
  const own = new Set(wordsIn(printed).map(word => capitalised(word).toLowerCase()))
  const isOther = ({key, value}: YamlEntry): boolean =>
    key === 'custom' ||
    (value.kind === 'list' ? itemsOf(value) : [value]).some(item => {
      const word = scalarText(item)?.trim().toLowerCase() ?? ''
      if (/labels$/i.test(key)) return word !== (key === 'subfigLabels' ? 'alpha a' : 'arabic')
      if (/template$/i.test(key)) return true
      if (/delim$/i.test(key)) return /\p{L}/u.test(word)
      return word === '' ? /prefix$/i.test(key) : !own.has(word.replace(/[.:]$/, ''))
    })
  const found = [
    ...entriesIn(crossref)
      .filter(entry => ofQuarto.test(entry.key) && isOther(entry))
      .map(entry => ({entry, name: `crossref: ${entry.key}`})),
    ...entriesIn(yaml)
      .filter(entry => ofPandocCrossref.test(entry.key) && isOther(entry))
      .map(entry => ({entry, name: entry.key})),
    ...['', 'label', 'ui'].flatMap(part =>
      entriesIn(part === '' ? memberOf(yaml, 'language') : memberOf(memberOf(yaml, 'language'), part))
        .filter(entry => (part === 'label' || ofLanguages.test(entry.key)) && isOther(entry))
        .map(entry => ({entry, name: `language: ${part === '' ? '' : `${part}: `}${entry.key}`}))
    )
  ]
  const [first] = found
  const isByChapter = ({key, value}: YamlEntry): boolean => key === 'chapters' && booleanOf(value) === true
  // pandoc-crossref has the setting outside `crossref`.
  const ofCrossref = entriesIn(crossref).find(isByChapter)
  const byChapter = ofCrossref ?? entriesIn(yaml).find(isByChapter)
  const counted: readonly Finding[] =
    byChapter === undefined
      ? []
      : [
          {
            rule: 'setting-unknown',
            file,
            place: byChapter.keyPlace,
            subject: byChapter.key,
            message: `\`${ofCrossref === undefined ? 'chapters: true' : 'crossref: chapters'}\` has no effect: galley counts figures, tables and formulas through the whole paper`,
            note: 'For a number of your own, write `tag="2.1"` in the braces of the figure or formula, `{#fig-a tag="2.1"}`.'
          }
        ]
  if (first === undefined) return counted
  return [
    ...counted,
    {
      rule: 'setting-unknown',
      file,
      place: first.entry.keyPlace,
      subject: first.entry.key,
      message: `galley uses its own names for figures and the like, such as “${capitalised(printed.names.figure.one)} 1”: ${plural(found.length, 'setting')} for other names ${found.length === 1 ? 'has' : 'have'} no effect, ${found.map(({name}) => `\`${name}\``).join(', ')}`,
      note: 'For another name in a reference, write it there: `[Fig. @fig:map]`. The names in captions depend on the language of the paper.'
    }
  ]
}

/** The first of some settings that is a text. */
function textsOf(yaml: YamlValue | undefined, ...keys: readonly string[]): string | undefined {
  return keys.map(key => scalarText(memberOf(yaml, key))).find(text => text !== undefined)
}

/** All words in the terms of a language. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

function entriesIn(value: YamlValue | undefined): readonly YamlEntry[] {
  return value?.kind === 'map' ? value.entries : []
}

/** Matches the names in Quarto's guide, “Cross-Reference Options”. */
const ofQuarto = /^[a-z]+-(?:title|prefix|labels)$|^(?:title-delim|custom|labels)$/

/** Matches the names in the manual of pandoc-crossref, “Customization”. */
const ofPandocCrossref =
  /^(?:figure|table|listing)(?:Title|Template)$|^(?:fig|tbl|eqn|lst|sec)Prefix(?:Template)?$|^(?:sub)?(?:fig|tbl|eq|eqn|lst|sec)Labels$|^(?:ref|subfigureRef|eqn)IndexTemplate$|^(?:subfigure(?:Child)?|ccs|secHeader)Template$|^titleDelim$/

/** Matches the names of words in Quarto's `_language.yml` and in `language: ui:` of bookdown that readers see. */
const ofLanguages =
  /^(?:crossref-[a-z]+-(?:title|prefix)|section-title-(?:references|appendices|footnotes|abstract)|callout-[a-z]+-(?:title|prefix)|environment-[a-z]+-title|chapter_name|appendix_name)$/
