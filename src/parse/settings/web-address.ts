import type {Finding} from '../../core/types.ts'
import {scalarText, type YamlValue} from '../values/yaml.ts'

/** Reads a URL on the web from a setting, with a finding if it is none. */
export function readWebAddress(
  value: YamlValue | undefined,
  file: string,
  example: string
): Readonly<{url?: string; findings: readonly Finding[]}> {
  const text = scalarText(value)
  // In Quarto, `true` means that a URL is generated.
  if (value === undefined || text === undefined || /^(true|false)$/.test(text)) return {findings: []}
  if (/^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text)) return {url: new URL(text).href, findings: []}
  return {
    findings: [
      {
        rule: 'setting-invalid',
        file,
        place: value.place,
        subject: text,
        message: `\`${text}\` is not a URL, expected one such as \`${example}\``
      }
    ]
  }
}
