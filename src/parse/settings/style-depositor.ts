import {similar} from '../../core/similar.ts'
import type {Depositor, Finding} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {depositorKeys} from './style-options.ts'

/**
 * Reads `crossref` in a `style.yaml`. An invalid value is a finding, and so is the lack of one of the three required
 * values.
 */
export function readDepositor(
  yaml: YamlValue | undefined,
  file: string
): Readonly<{depositor?: Depositor; findings: readonly Finding[]}> {
  const value = memberOf(yaml, 'crossref')
  if (value === undefined) return {findings: []}
  const expected = '`{depositor: Kiln Press, email: doi@example.org, registrant: Kiln Press}`'
  const finding = (place: Finding['place'], subject: string, message: string): Finding => ({
    rule: 'style-invalid',
    file,
    ...(place && {place}),
    subject,
    message,
    expected: similar(subject, depositorKeys)
  })
  const unknown = (value.kind === 'map' ? value.entries : [])
    .filter(({key}) => !depositorKeys.includes(key))
    .map(({key, keyPlace}) =>
      finding(keyPlace, key, `\`${key}\` is not a setting of \`crossref\`, expected ${expected}`)
    )
  const [name, email, registrant, schema] = depositorKeys.map(key => scalarText(memberOf(value, key)))
  if (schema !== undefined && schema !== '5.4.0' && schema !== '5.3.1')
    unknown.push(
      finding(value.place, 'schema', `\`schema\` is \`${schema}\`, expected \`5.4.0\` or \`5.3.1\``)
    )
  if (name !== undefined && email !== undefined && registrant !== undefined)
    return {
      depositor: {name, email, registrant, ...(schema === '5.3.1' && {schema})},
      findings: unknown
    }
  return {
    findings: [
      ...unknown,
      finding(value.place, 'crossref', `\`crossref\` is incomplete, expected ${expected}`)
    ]
  }
}
