import {similar} from '../../core/similar.ts'
import type {Finding} from '../../core/types.ts'
import type {YamlValue} from '../values/yaml.ts'
import {foreign, optionNamed, options} from './options.ts'

/** Returns findings for settings that neither galley nor a program of the table of foreign settings has. */
export function unknownSettings(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  if (yaml?.kind !== 'map') return []
  const names = options.flatMap(option => [option.name, ...(option.also ?? [])])
  return yaml.entries
    .filter(entry => optionNamed(entry.key) === undefined && !foreign.has(entry.key))
    .map(({key, keyPlace}): Finding => {
      const unknown: Finding = {
        rule: 'setting-unknown',
        file,
        place: keyPlace,
        subject: key,
        message: `galley knows no setting \`${key}\``
      }
      return textsOfAuthors.has(key)
        ? {
            ...unknown,
            message: `${unknown.message}, expected \`statements: {${key.replaceAll('_', '-')}: …}\``,
            note: 'Its text is not printed.'
          }
        : {...unknown, expected: similar(key, names)}
    })
}

/** Settings of MyST, of extensions of Quarto and of Pandoc whose values are texts that readers see. */
const textsOfAuthors: ReadonlySet<string> = new Set([
  ...['acknowledgments', 'acknowledgements', 'acknowledgment', 'acknowledgement', 'thanks', 'dedication'],
  ...[
    'data_availability',
    'data-availability',
    'availability',
    'epigraph',
    'quote',
    'keypoints',
    'key-points'
  ],
  ...['key_points', 'plain-language-summary', 'plain_language_summary', 'lay_summary', 'ethics', 'conflicts'],
  ...['conflict-of-interest', 'competing-interests', 'author-contributions', 'contributions', 'disclosure']
])
