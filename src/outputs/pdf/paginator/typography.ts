/** A style's settings for breaking text into lines. */
export type Typography = Readonly<{
  /** The maximum change of letter spacing, in em. */
  letterSpacing: number
  /** Whether words are hyphenated only if spaces would otherwise be wide, whenever lines become more even, or never. */
  hyphens: 'few' | 'many' | 'none'
}>

/** Reads `--letter-spacing` and `--hyphens`, which `typography` in a `style.yaml` sets. */
export function typographyOf(): Typography {
  const style = getComputedStyle(document.documentElement)
  const spacing = /^([\d.]+)%$/.exec(style.getPropertyValue('--letter-spacing').trim())
  const hyphens = style.getPropertyValue('--hyphens').trim()
  return {
    letterSpacing: spacing === null ? usualSpacing : Number(spacing[1]) / 100,
    hyphens: hyphens === 'many' || hyphens === 'none' ? hyphens : 'few'
  }
}

/** The letter spacing that is permitted unless the style sets one, in em: so little that it is invisible. */
const usualSpacing = 0.011
