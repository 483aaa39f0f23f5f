import {type CssDeclaration, type CssRule, type CssSheet, scanCss} from '../../core/css.ts'
import {requestedAddress} from '../../core/css-addresses.ts'
import {locator} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {Finding, Place} from '../../core/types.ts'
import {cssProperties} from './css-properties.ts'
import {ignoredFeatures} from './paged-media.ts'
import {layoutFault} from './style-contract.ts'

/** A style sheet in a folder. */
export type StyleSheetFile = Readonly<{file: string; text: string; medium: 'screen' | 'print'}>

/**
 * The faults in a style sheet: syntax errors, features that the browser does not know or ignores, and requests to the
 * network. Values are not checked against their grammar. `variables` are the custom properties of the styles that the
 * style extends.
 */
export function* sheetFindings(
  {file, text, medium}: StyleSheetFile,
  variables: ReadonlySet<string>,
  sheet: CssSheet = scanCss(text)
): Generator<Finding> {
  const at = locator(text)
  const finding = (
    start: number,
    end: number,
    subject: string,
    message: string,
    expected: readonly string[] = []
  ): Finding => ({
    rule: 'style-css',
    file,
    place: at.place(start, end) satisfies Place,
    subject,
    message,
    ...(expected.length > 0 && {expected})
  })
  for (const {start, end, message} of sheet.faults) yield finding(start, end, 'css', message)
  for (const rule of sheet.rules) {
    const {start, end} = rule
    const fault = ruleFault(rule, medium)
    if (fault !== undefined) yield finding(start, end, rule.prelude, fault)
  }
  for (const declaration of sheet.declarations) {
    const {name, start, valueStart, end} = declaration
    if (medium === 'screen' && otherBrowsers.has(name)) continue
    const isUnknown = !name.startsWith('--') && !name.startsWith('-') && !cssProperties.has(name)
    const fault = valueFault(declaration, medium)
    if (fault !== undefined) yield finding(valueStart, end, name, fault)
    else if (isUnknown) {
      const meant = similar(name, cssProperties, 1)
      const message = `The browser does not support the property \`${name}\``
      yield finding(start, start + name.length, name, message, meant)
    }
    for (const [, variable = ''] of declaration.value.matchAll(/\bvar\(\s*(--[\w-]+)\s*\)/g)) {
      if (variables.has(variable)) continue
      const message = `No rule sets the custom property \`${variable}\``
      yield finding(valueStart, end, variable, message, similar(variable, variables, 1))
    }
  }
}

/** Properties that some readers' browsers support but the typesetting browser does not. */
const otherBrowsers: ReadonlySet<string> = new Set(['hanging-punctuation'])

const atRules =
  /^@(?:media|supports|page|font-face|font-feature-values|layer|container|keyframes|counter-style|property|scope|starting-style|(?:top|bottom)-(?:left|right)-corner|(?:top|bottom)-(?:left|center|right)|(?:left|right)-(?:top|middle|bottom))\b/

function ruleFault({prelude, within}: CssRule, medium: 'screen' | 'print'): string | undefined {
  if (/^@import\b/i.test(prelude)) return '`@import` would request another file, which a page may not do'
  if (/^@(?:charset|namespace)\b/i.test(prelude)) return undefined
  const ignored = ignoredFeatures.find(({rule}) => rule?.test(prelude))
  if (ignored !== undefined) return `The browser ignores \`${prelude}\`, expected ${ignored.instead}`
  if (/^@font-face\b/i.test(prelude))
    return '`@font-face` embeds no font, expected a row of `fonts` in `style.yaml`'
  if (prelude.startsWith('@') && !atRules.test(prelude))
    return `The browser does not support the rule \`${prelude.split(/[\s(]/)[0]}\``
  const isMarginBox = /^@(?:top|bottom|left|right)-/.test(prelude)
  if (isMarginBox && !within.some(outer => outer.startsWith('@page')))
    return `\`${prelude}\` stands outside \`@page\``
  if (prelude.startsWith('@page') && medium === 'print' && within.length > 0)
    return `\`${prelude}\` stands inside \`${within[0]}\`, but the whole style sheet is for print`
  return undefined
}

function valueFault(declaration: CssDeclaration, medium: 'screen' | 'print'): string | undefined {
  const {name, value, within} = declaration
  const ignored = ignoredFeatures.find(
    feature => feature.property?.test(name) && (feature.value === undefined || feature.value.test(value))
  )
  if (ignored !== undefined)
    return `The browser ignores \`${name}: ${short(value)}\`, expected ${ignored.instead}`
  const address = requestedAddress(value)
  if (address !== undefined) return `The URL \`${address}\` is outside the page, expected a \`data:\` URL`
  const colour = /#([0-9a-f]+)\b/i.exec(/url\(|["']/.test(value) ? '' : value)?.[1]
  if (colour !== undefined && ![3, 4, 6, 8].includes(colour.length))
    return `The colour \`#${colour}\` does not have 3, 4, 6 or 8 digits`
  if (medium === 'print' && /^(?:backdrop-)?filter$/.test(name) && value !== 'none')
    return `\`${name}\` makes a picture of the text in the PDF`
  if (medium === 'print' && within.at(-1)?.startsWith('@page') && /^margin/.test(name)) {
    const length = value.split(' ').find(part => !/^(?:0|\d+px|auto|\{\{.*)$/.test(part))
    if (length !== undefined)
      return `The page margin \`${length}\` is not in whole px, the unit of the browser’s page layout`
  }
  return layoutFault(declaration)
}

function short(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value
}
