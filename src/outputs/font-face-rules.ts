import {base64} from '../core/base64.ts'
import {perList, perObjectIn} from '../core/per-object.ts'
import type {FaceMeasures} from '../core/ready-font.ts'
import type {TypesettingFace} from '../core/typesetting.ts'
import {cssString} from './markup.ts'
import {adjustedFonts} from './text-faces/adjusted-fonts.ts'

/** A font of a page, with its metrics if other fonts may replace it until it is loaded. */
export type PageFace = TypesettingFace & Readonly<{measures?: FaceMeasures | undefined}>

/** Formats fonts as `@font-face` rules. */
export function fontFaceRules(faces: readonly PageFace[]): string {
  return joinedRules(faces.map(ruleOf))
}

/**
 * Joins rules, and caches the result: a session embeds the same fonts many times, and their rules are a megabyte long.
 */
const joinedRules = perList((rules: readonly string[]) => rules.join('\n'))

/**
 * `@font-face` rules for fonts on readers' machines, which replace the page's own fonts until those are loaded. `title`
 * is the bold text that must not move at that moment.
 */
export function standInRules(faces: readonly PageFace[], title: string): string {
  return faces.flatMap(face => standInsOf(face, title)).join('\n')
}

function ruleOf(face: PageFace): string {
  return ruleWith(face.bytes, fontFaceRule(face, addressSlot))
}

/** A placeholder for the URL in a rule. */
const addressSlot = 'data:'

const ruleWith = perObjectIn((bytes: Uint8Array, rule: string) =>
  rule.replace(`url(${addressSlot})`, () => `url(data:font/${fontFormat(bytes)};base64,${base64(bytes)})`)
)

/** A `@font-face` rule for a font file at a URL. */
export function fontFaceRule({sizeAdjust, unicodeRange, ...face}: PageFace, address: string): string {
  return (
    `@font-face{${nameOf(face)}` +
    `${sizeAdjust ? `size-adjust:${sizeAdjust};` : ''}` +
    `${unicodeRange ? `unicode-range:${unicodeRange};` : ''}` +
    `src:url(${address})}`
  )
}

function nameOf({family, weight, style}: Pick<PageFace, 'family' | 'weight' | 'style'>): string {
  return `font-family:${cssString(family)};font-weight:${weight};font-style:${style};`
}

/**
 * Rules for fonts on readers' machines, adjusted to the metrics of a face, so that nothing moves when the face is
 * loaded.
 */
function standInsOf({family, weight, style, measures}: PageFace, title: string): readonly string[] {
  if (measures === undefined) return []
  const name = nameOf({family: `${family} stand-in`, weight, style})
  return adjustedFonts(measures, Number(weight) >= 600, style === 'italic', title).map(
    ({local, size, ascent, descent}) =>
      `@font-face{${name}src:${local.map(font => `local(${cssString(font)})`).join(',')};size-adjust:${size};` +
      `ascent-override:${ascent};descent-override:${descent};line-gap-override:0%}`
  )
}

/** The format of a font, from its first bytes (OpenType, WOFF 1 and 2). */
export function fontFormat(bytes: Uint8Array): string {
  const signature = new TextDecoder('latin1').decode(bytes.subarray(0, 4))
  return formats.get(signature) ?? 'ttf'
}

const formats: ReadonlyMap<string, string> = new Map([
  ['wOF2', 'woff2'],
  ['wOFF', 'woff'],
  ['OTTO', 'otf']
])
