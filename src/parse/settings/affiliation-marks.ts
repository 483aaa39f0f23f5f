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
      message: `The affiliation \`${name.replaceAll('`', '')}\` contains LaTeX or Markdown markup or a number, which is printed`,
      note: 'Write only its name, because galley numbers affiliations. Put an e-mail address into `email:` of its author, and words such as “contributed equally” into `note:`.'
    }
  ]
}
