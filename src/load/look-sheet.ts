import type {Look} from '../core/types.ts'

/**
 * Converts the look in `style.yaml` to CSS. This CSS follows the style sheets of extended styles and overrides them;
 * the style's own sheet follows and overrides this CSS.
 */
export function lookSheet(look: Look, medium: 'screen' | 'print'): string {
  const faces = Object.entries(look.typefaces ?? {}).flatMap(([role, families]) => {
    // On screens, the fonts are available only if the page embeds them.
    if (medium === 'screen' && !isEmbedded(look, families))
      return role === 'text' ? ['--serif:var(--system-serif);'] : []
    const named = families.flatMap(family => {
      const name = family.replace(/["\\\n<]/g, '')
      return medium === 'print' ? [`"${name}"`] : [`"${name}"`, `"${name} stand-in"`]
    })
    const stack = [...new Set([...named, ...fallbacks(role, medium)])]
    return `${properties[medium][role]}:${stack.join(',')};`
  })
  const rules = [faces.length > 0 ? `:root{${faces.join('')}}` : '', ...accents(look, medium)]
  if (medium === 'print') {
    const {size, margin} = look.page ?? {}
    if (size !== undefined) rules.push(`@page{size:${size}}`)
    if (margin !== undefined) rules.push(`@page{margin:${margin}}`)
    const {letterSpacing, hyphens} = look.typography ?? {}
    if (letterSpacing !== undefined) rules.push(`:root{--letter-spacing:${letterSpacing}}`)
    if (hyphens !== undefined) rules.push(`:root{--hyphens:${hyphens}}`)
  }
  return rules.filter(rule => rule !== '').join('\n')
}

/** Whether pages for screens embed some font families of a style: by default those that come with galley. */
function isEmbedded({faces}: Look, families: readonly string[]): boolean {
  return (
    faces === 'embedded' || (faces === undefined && families.every(family => family.startsWith('Galley ')))
  )
}

/** The custom properties for the typefaces of each role. */
const properties: Readonly<Record<'screen' | 'print', Readonly<Record<string, string>>>> = {
  screen: {text: '--serif', small: '--labels', display: '--display', code: '--mono'},
  print: {text: '--serif', small: '--small', display: '--display', code: '--mono'}
}

/**
 * The fonts at the end of a font list, for letters that the other fonts lack; in the PDF, galley's own fonts precede
 * the generic family.
 */
function fallbacks(role: string, medium: 'screen' | 'print'): readonly string[] {
  const generic =
    role === 'code' ? 'monospace' : role === 'small' && medium === 'screen' ? 'sans-serif' : 'serif'
  return medium === 'print' ? ['"Galley Serif"', '"Galley Signs"', generic] : [generic]
}

/**
 * The CSS rules for the accent colour, which is also the colour of links. If dark mode has no separate accent, the
 * colours of the style sheet apply there.
 */
function accents({accent}: Look, medium: 'screen' | 'print'): readonly string[] {
  if (accent === undefined) return []
  const {light, dark, print = light} = accent
  const properties = (colour: string): string => `:root{--accent:${colour};--link:${colour}}`
  if (medium === 'print') return [properties(print)]
  return [
    `@media (prefers-color-scheme:light){${properties(light)}}`,
    dark === undefined ? '' : `@media (prefers-color-scheme:dark){${properties(dark)}}`,
    `@media print{${properties(print)}}`
  ]
}
