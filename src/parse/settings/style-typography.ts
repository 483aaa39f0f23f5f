import {similar} from '../../core/similar.ts'
import type {Finding, Look} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {typographyOptions} from './style-options.ts'

/** Reads `typography` in a `style.yaml`; invalid values are findings. */
export function readTypography(
  yaml: YamlValue | undefined,
  file: string
): Readonly<{typography: Look['typography']; findings: readonly Finding[]}> {
  const value = memberOf(yaml, 'typography')
  if (value === undefined) return {typography: undefined, findings: []}
  const entries = value.kind === 'map' ? value.entries : [{key: '', keyPlace: value.place, value}]
  const faults = entries.flatMap(({key, keyPlace, value: own}) => {
    const text = scalarText(own) ?? ''
    const option = Object.hasOwn(typographyOptions, key) ? typographyOptions[key] : undefined
    if (option?.form.test(text)) return []
    const message =
      option === undefined
        ? `\`${key}\` is not a setting of \`typography\`, expected \`{letter-spacing: 1%, hyphens: many}\``
        : `\`${key}\` is \`${text}\`, expected ${option.expected}`
    const place = option === undefined ? keyPlace : own.place
    const meant = option === undefined ? similar(key, Object.keys(typographyOptions)) : []
    const subject = key === '' ? 'typography' : key
    return [{rule: 'style-invalid' as const, file, place, subject, message, expected: meant}]
  })
  const read = (key: string): string | undefined => {
    const text = scalarText(memberOf(value, key))
    return text !== undefined && typographyOptions[key]!.form.test(text) ? text : undefined
  }
  return {
    typography: {letterSpacing: read('letter-spacing'), hyphens: read('hyphens')},
    findings: faults
  }
}
