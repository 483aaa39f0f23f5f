import {type Colour, contrast, readColour} from '../../core/colour.ts'
import type {CssDeclaration} from '../../core/css.ts'
import type {Finding, Place} from '../../core/types.ts'

/** A declaration of a custom property and its place; without a place if the style is not checked. */
export type PlacedDeclaration = Readonly<{
  declaration: CssDeclaration
  file: string
  place: Place | undefined
  isOwn: boolean
}>

/** The contrast that WCAG 2.2 requires for text (1.4.3). */
export const least = 4.5

/** Pairs of text and background colours by custom property; `#fff` is the colour of paper. */
const pairs = {
  screen: [
    ['--ink', '--page'],
    ['--soft', '--page'],
    ['--link', '--page'],
    ['--accent', '--page'],
    ['--ink', '--tint'],
    ['--soft', '--tint'],
    ['--link', '--tint'],
    ['--accent', '--tint'],
    ['--ink', '--target'],
    ['--mark-ink', '--mark'],
    ['--alarm', '--page'],
    ['--alarm', '--alarm-tint']
  ],
  print: [
    ['--ink', '#fff'],
    ['--soft', '#fff'],
    ['--link', '#fff'],
    ['--accent', '#fff']
  ]
} as const

/**
 * Finds text and background colours of a style with a contrast below 4.5 : 1 (WCAG 2.2, 1.4.3), in light and dark mode.
 * They are computed from the custom properties of `:root`, in the order of the cascade.
 */
export function* contrastFindings(
  medium: 'screen' | 'print',
  declarations: readonly PlacedDeclaration[]
): Generator<Finding> {
  const seen = new Set<string>()
  for (const scheme of medium === 'screen' ? (['light', 'dark'] as const) : (['light'] as const)) {
    const valid = lastProperties(declarations, scheme)
    for (const [letters, ground] of pairs[medium]) {
      const front = resolved(letters, valid)
      const back = resolved(ground, valid)
      if (front === undefined || back === undefined || contrast(front, back) >= least) continue
      const culprit = [valid.get(letters), valid.get(ground)].find(entry => entry?.isOwn)
      if (culprit === undefined) continue
      const ratio = (Math.floor(contrast(front, back) * 100) / 100).toFixed(2)
      const where = medium === 'print' ? 'on paper' : `in the ${scheme}`
      const on = ground.startsWith('--') ? `\`${ground}\`` : 'white'
      const message = `\`${letters}\` has a contrast of ${ratio} : 1 with ${on} ${where}, expected at least ${least} : 1`
      if (seen.has(message)) continue
      seen.add(message)
      yield {
        rule: 'style-contrast',
        file: culprit.file,
        ...(culprit.place && {place: culprit.place}),
        subject: letters,
        message
      }
    }
  }
}

/** For each custom property of `:root`, the declaration that wins in light or dark mode. */
export function lastProperties(
  declarations: readonly PlacedDeclaration[],
  scheme: 'light' | 'dark'
): ReadonlyMap<string, PlacedDeclaration> {
  const valid = new Map<string, PlacedDeclaration>()
  for (const entry of declarations)
    if (applies(entry.declaration, scheme)) valid.set(entry.declaration.name, entry)
  return valid
}

/**
 * Whether a declaration of `:root` applies in light or dark mode; declarations that apply only at certain widths are
 * ignored.
 */
function applies({name, within}: CssDeclaration, scheme: 'light' | 'dark'): boolean {
  if (!name.startsWith('--')) return false
  const selector = within.at(-1) ?? ''
  if (!/^(?::root|html)$/.test(selector)) return false
  return within.slice(0, -1).every(outer => {
    const wanted = /^@media(?: screen and)? ?\(prefers-color-scheme: ?(light|dark)\)$/.exec(outer)?.[1]
    return wanted === scheme
  })
}

/** The colour of a custom property, through `var()`; undefined if it is not a plain colour. */
export function resolved(
  name: string,
  valid: ReadonlyMap<string, PlacedDeclaration>,
  depth = 0
): Colour | undefined {
  if (!name.startsWith('--')) return readColour(name)
  const value = valid.get(name)?.declaration.value
  if (value === undefined || depth > 8) return undefined
  const other = /^var\(\s*(--[\w-]+)\s*\)$/.exec(value)?.[1]
  return other === undefined ? readColour(value) : resolved(other, valid, depth + 1)
}
