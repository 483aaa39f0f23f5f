import type {Look} from '../core/types.ts'

/**
 * The look in a style's `style.yaml`, as CSS that comes before the style's own sheet: it overrides the sheets of the
 * styles that it extends, and the style's own sheet overrides it.
 */
export function lookSheet(look: Look, medium: 'screen' | 'print'): string {
  // A screen has the faces only where the page carries them.
  const embedded = look.embedFonts === true ? {text: ['Galley Serif'], ...look.typefaces} : {}
  const typefaces: Look['typefaces'] = medium === 'print' ? look.typefaces : embedded
  const faces = Object.entries(typefaces ?? {}).flatMap(([role, families]) => {
    const named = families.map(family => `"${family.replace(/["\\\n<]/g, '')}"`)
    const stack = [...new Set([...named, ...fallbacks(role, medium)])]
    return `${properties[medium][role]}:${stack.join(',')};`
  })
  const rules = [faces.length > 0 ? `:root{${faces.join('')}}` : '', ...accents(look, medium)]
  if (medium === 'print') {
    const {size, margin} = look.page ?? {}
    if (size !== undefined) rules.push(`@page{size:${size}}`)
    if (margin !== undefined) rules.push(`@page{margin:${margin}}`)
  }
  return rules.filter(rule => rule !== '').join('\n')
}

/** The custom properties that carry the typefaces of each role. */
const properties: Readonly<Record<'screen' | 'print', Readonly<Record<string, string>>>> = {
  screen: {text: '--serif', small: '--sans', display: '--display', code: '--mono'},
  print: {text: '--serif', small: '--small', display: '--display', code: '--mono'}
}

/** Faces for letters that the style's own faces lack: for the PDF, the faces of `plain`, if the style has them. */
function fallbacks(role: string, medium: 'screen' | 'print'): readonly string[] {
  const generic =
    role === 'code' ? 'monospace' : role === 'small' && medium === 'screen' ? 'sans-serif' : 'serif'
  return medium === 'print' ? ['"Galley Serif"', '"Galley Signs"', generic] : [generic]
}

/** Links have the accent too; a ground that no accent is given for keeps the colours of its sheet. */
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
