import {itemsOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/** Settings of MyST, and of extensions of Quarto and Pandoc, whose values are texts that readers see. */
export const textsOfAuthors: ReadonlySet<string> = new Set([
  ...['authornote', 'author-note', 'footnote', 'standfirst', 'significance', 'significance-statement'],
  ...[
    'acknowledgments',
    'acknowledgements',
    'acknowledgment',
    'acknowledgement',
    'thanks',
    'dedication',
    'preface',
    'foreword'
  ],
  ...[
    'acknow',
    'author-summary',
    'data-availability',
    'availability',
    'epigraph',
    'quote',
    'keypoints',
    'key-points'
  ],
  ...['plain-language-summary', 'lay-summary', 'ethics', 'conflicts', 'conflict-of-interest-statement'],
  ...['conflict-of-interest', 'competing-interests', 'author-contributions', 'contributions', 'disclosure']
])

/** The names of the statements for a setting with a text, or with texts in maps, as `ethics: …`. */
export function statementNames({key, value}: YamlEntry): readonly string[] {
  if (value.kind === 'map')
    return value.entries.filter(({value: inner}) => hasWords(inner)).flatMap(statementNames)
  return [`${key.replaceAll('_', '-')}: …`]
}

function hasWords(value: YamlValue): boolean {
  return value.kind === 'map'
    ? value.entries.some(({value: inner}) => hasWords(inner))
    : itemsOf(value).some(item => /\p{L}{2} \p{L}/u.test(scalarText(item) ?? ''))
}
