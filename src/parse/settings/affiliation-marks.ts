import type {Finding} from '../../core/types.ts'
import type {YamlValue} from '../values/yaml.ts'

/** Matches marks of LaTeX and Markdown, and a number before the name, which galley adds itself. */
const marks = /\$[^$]*\^|`|\\[A-Za-z]{2,}|\^[^^\s]{1,12}\^|^\d{1,2}[.)]\s/

/** Reports marks in the name of an affiliation, because they would be printed. */
export function affiliationMarks(name: string, {place}: YamlValue, file: string): readonly Finding[] {
  if (!marks.test(name)) return []
  return [
    {
      rule: 'setting-unknown',
      file,
      place,
      subject: name,
      message: `The affiliation \`${name.replaceAll('`', '')}\` has marks of LaTeX or Markdown or a number in it, which are printed`,
      note: 'Write its name alone: galley numbers affiliations. An address belongs to its author, as `email:`, and so do words such as “contributed equally”, as `note:`.'
    }
  ]
}
