import {scanCss} from '../../core/css.ts'

/** The fonts of the text that a style sheet uses. */
export type SheetFonts = Readonly<{
  /** Every value that can name a family. The last value of a page's custom property counts. */
  values: string
  /** Features beyond those of every text. */
  features: readonly string[]
}>

export function readSheetFonts(sheet: string): SheetFonts {
  const own = new Map<string, string>()
  const values: string[] = []
  let hasSmallCapitals = false
  for (const {name, value, within} of scanCss(sheet).declarations) {
    if (name.startsWith('--') && within.length === 1 && within[0] === ':root') own.set(name, value)
    else values.push(value)
    // The author's own small capitals are drawn from capitals.
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
