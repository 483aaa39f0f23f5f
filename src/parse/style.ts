import {joinPath} from '../core/path.ts'
import {locator} from '../core/position.ts'
import type {Finding, StyleFont} from '../core/types.ts'
import {itemsOf, memberOf, readYaml, textOf, type YamlValue} from './yaml.ts'

/** What `style.yaml` says. Paths in it are relative to the style's folder. */
export type StyleSheet = Readonly<{
  /** The style that this one builds on. */
  extends?: string | undefined
  /** The name of a CSL style in `styles/csl/`. */
  csl?: string | undefined
  fonts: readonly StyleFont[]
  numberSections?: boolean | undefined
  findings: readonly Finding[]
}>

/** Reads the `style.yaml` of a journal style in `folder`. */
export function readStyleSheet(text: string, file: string, folder: string): StyleSheet {
  const {value, findings} = readYaml(text, file, 0, locator(text))
  const fonts = itemsOf(memberOf(value, 'fonts')).flatMap(font => {
    const family = textOf(memberOf(font, 'family'))
    const path = textOf(memberOf(font, 'file'))
    return family === undefined || path === undefined ? [] : [readFont(font, family, path, folder)]
  })
  const numbered = textOf(memberOf(value, 'number-sections'))
  return {
    extends: textOf(memberOf(value, 'extends')),
    csl: textOf(memberOf(value, 'csl')),
    fonts,
    numberSections: numbered === undefined ? undefined : numbered === 'true',
    findings: findings.map(finding => ({...finding, rule: 'style-invalid'}))
  }
}

function readFont(font: YamlValue, family: string, path: string, folder: string): StyleFont {
  return {
    family,
    weight: textOf(memberOf(font, 'weight')) ?? '400',
    style: textOf(memberOf(font, 'style')) ?? 'normal',
    file: path.startsWith('npm:') ? path : joinPath(folder, path),
    purpose: textOf(memberOf(font, 'for')),
    unicodeRange: textOf(memberOf(font, 'unicode-range'))
  }
}
