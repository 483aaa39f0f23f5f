import {scanCss} from '../../core/css.ts'

/** The fonts of the text that a style sheet uses. */
export type SheetFonts = Readonly<{
  /**
   * All values that can name a font family. If a custom property of the page has several values, only the last is
   * included.
   */
  values: string
  /** OpenType features that the sheet requests, in addition to those that every text uses. */
  features: readonly string[]
}>

export function readSheetFonts(sheet: string): SheetFonts {
  const own = new Map<string, string>()
  const values: string[] = []
  let hasSmallCapitals = false
  for (const {name, value, within} of scanCss(sheet).declarations) {
    if (name.startsWith('--') && within.length === 1 && within[0] === ':root') own.set(name, value)
    else values.push(value)
    // Browsers draw the author's own small capitals by shrinking capitals.
    hasSmallCapitals ||= value.includes('small-caps') && within.at(-1) !== '.smallcaps'
  }
  const all = [...own.values(), ...values].join('\n')
  return {
    values: all,
    features: [
      ...(hasSmallCapitals ? ['c2sc', 'smcp'] : []),
      ...(all.includes('oldstyle-nums') ? ['onum', 'pnum'] : [])
    ]
  }
}
