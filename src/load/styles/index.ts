import {addAll} from '../../core/add-all.ts'
import {scanCss} from '../../core/css.ts'
import {locator} from '../../core/position.ts'
import type {Finding, Place} from '../../core/types.ts'
import {contrastFindings, type PlacedDeclaration} from './contrast.ts'
import {ruleContrastFindings} from './rule-contrast.ts'
import {sheetFindings} from './sheet.ts'
import {sheetFontFindings} from './sheet-fonts.ts'
import {pageFindings, printSlots, unknownSlots} from './slots.ts'

/** The built-in styles. */
export const builtInStyles: readonly string[] = ['insights', 'joss', 'notes', 'plain', 'twocolumn']

/** One style in a chain of styles, each extending the next. */
export type StyleFolder = Readonly<{
  folder: string
  /** Whether faults of the style are reported; faults of built-in styles are reported only on request. */
  isOwn: boolean
  /** The texts of the style's existing files by name. */
  files: ReadonlyMap<string, string>
  /** The CSS generated from the style's `style.yaml`, by medium, and the place of the accent colour. */
  look: Readonly<{screen: string; print: string}>
  accentPlace: Place | undefined
}>

/**
 * The faults in the pages and sheets of a style. `chain` is the style and those that it extends, nearest first;
 * `families` are the typefaces for which the chain has fonts.
 */
export function styleFindings(
  chain: readonly StyleFolder[],
  families: ReadonlySet<string>
): readonly Finding[] {
  if (!chain.some(({isOwn}) => isOwn)) return []
  const findings: Finding[] = []
  for (const {folder, files, isOwn} of chain) {
    const page = files.get('page.html')
    if (isOwn && page !== undefined) addAll(findings, pageFindings(`${folder}/page.html`, page))
  }
  for (const medium of ['screen', 'print'] as const) {
    const name = `${medium}.css`
    // The sheet of the nearest style comes last, as on the page.
    const sheets = [...chain].reverse().flatMap(style => {
      const text = style.files.get(name)
      const look = {...style, file: `${style.folder}/style.yaml`, text: style.look[medium], isLook: true}
      const own = {...style, file: `${style.folder}/${name}`, text: text ?? '', isLook: false}
      return [look, own].map(sheet => ({...sheet, css: scanCss(sheet.text), at: locator(sheet.text)}))
    })
    const declarations = sheets.flatMap(({css, file, isOwn, isLook, accentPlace, at}) =>
      css.declarations.map(
        (declaration): PlacedDeclaration => ({
          declaration,
          file,
          isOwn,
          place: isLook ? accentPlace : at.place(declaration.start, declaration.end)
        })
      )
    )
    const variables = new Set(declarations.map(({declaration}) => declaration.name))
    for (const {file, text, css, isOwn, isLook, at} of sheets) {
      if (!isOwn || isLook) continue
      if (medium === 'print') addAll(findings, sheetFontFindings(file, css.declarations, at, families))
      addAll(findings, sheetFindings({file, text, medium}, variables, css))
      addAll(findings, unknownSlots(file, text, medium === 'print' ? printSlots : []))
    }
    addAll(findings, [
      ...contrastFindings(medium, declarations),
      ...ruleContrastFindings(medium, declarations)
    ])
  }
  return findings
}
