import {contrast, readColour} from '../../core/colour.ts'
import type {Finding} from '../../core/types.ts'
import {lastProperties, least, type PlacedDeclaration, resolved} from './contrast.ts'

/**
 * Finds rules of a style's own sheets whose text and background colours are too similar: `color: #333` is unreadable in
 * dark mode. A missing colour is that of the page. The backgrounds of elements between a rule and the page are unknown,
 * so they are ignored.
 */
export function* ruleContrastFindings(
  medium: 'screen' | 'print',
  declarations: readonly PlacedDeclaration[]
): Generator<Finding> {
  const grounds = {light: lastProperties(declarations, 'light'), dark: lastProperties(declarations, 'dark')}
  const rules = rulesOf(declarations.filter(({isOwn}) => isOwn))
  // If a selector has a rule of its own for dark mode, contrast in dark mode is checked for that rule only.
  const darkened = new Set(
    rules.flatMap(([first]) =>
      first !== undefined && /prefers-color-scheme:\s*dark/.test(first.declaration.within.join(' '))
        ? [first.declaration.within.at(-1)]
        : []
    )
  )
  for (const rule of rules) {
    const letters = rule.findLast(({declaration}) => declaration.name === 'color')
    const ground = rule.findLast(({declaration}) => /^background(?:-color)?$/.test(declaration.name))
    const culprit = [letters, ground].find(entry => entry && readColour(entry.declaration.value))
    if (culprit === undefined || isOrnament(rule)) continue
    const schemes = schemesOf(culprit, medium)
    for (const scheme of schemes) {
      if (schemes.length > 1 && scheme === 'dark' && darkened.has(culprit.declaration.within.at(-1))) continue
      const paper = scheme === 'print'
      const valid = grounds[paper ? 'light' : scheme]
      const colourOf = (value: string) =>
        readColour(value) ?? resolved(/--[\w-]+/.exec(value)?.[0] ?? '', valid)
      const front = colourOf(letters?.declaration.value ?? 'var(--ink)')
      const back = colourOf(ground?.declaration.value ?? (paper ? '#fff' : 'var(--page)'))
      if (front === undefined || back === undefined || contrast(front, back) >= least) continue
      const ratio = (Math.floor(contrast(front, back) * 100) / 100).toFixed(2)
      const where = paper ? 'on paper' : `in the ${scheme}`
      yield {
        rule: 'style-contrast',
        file: culprit.file,
        ...(culprit.place && {place: culprit.place}),
        subject: culprit.declaration.within.at(-1) ?? culprit.declaration.name,
        message: `The text of \`${culprit.declaration.within.at(-1)}\` has a contrast of ${ratio} : 1 ${where}, expected at least ${least} : 1`
      }
      break
    }
  }
}

/** The declarations grouped by rule, except for those of custom properties. */
function rulesOf(declarations: readonly PlacedDeclaration[]): readonly (readonly PlacedDeclaration[])[] {
  const rules = new Map<string, PlacedDeclaration[]>()
  for (const entry of declarations) {
    const {name, within} = entry.declaration
    if (name.startsWith('--')) continue
    const key = [entry.file, ...within].join('\n')
    const rule = rules.get(key)
    if (rule === undefined) rules.set(key, [entry])
    else rule.push(entry)
  }
  return [...rules.values()]
}

/**
 * Whether a rule has no text: its generated content is empty or has an empty alternative, `content: "…" / ""`, or its
 * element is a line or a picture.
 */
function isOrnament(rule: readonly PlacedDeclaration[]): boolean {
  return rule.some(
    ({declaration: {name, value, within}}) =>
      (name === 'content' && /\/\s*(?:""|'')$|^(?:""|'')$/.test(value)) ||
      /^(?:hr|img|svg)\b/.test(within.at(-1) ?? '')
  )
}

function schemesOf(
  {declaration}: PlacedDeclaration,
  medium: 'screen' | 'print'
): ReadonlyArray<'light' | 'dark' | 'print'> {
  const outer = declaration.within.slice(0, -1).join(' ')
  if (medium === 'print' || /@media print\b/.test(outer)) return ['print']
  if (/prefers-color-scheme:\s*dark/.test(outer)) return ['dark']
  return /prefers-color-scheme:\s*light/.test(outer) ? ['light'] : ['light', 'dark']
}
