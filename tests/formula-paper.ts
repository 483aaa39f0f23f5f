import {readFileSync} from 'node:fs'

type Box = readonly [width: number, height: number, depth: number]

/** A formula with its boxes in em by LuaLaTeX, in galley's font. */
export type RecordedBoxes = readonly [tex: string, display: Box, text: Box]

/** Formulas of many kinds, and single symbols. */
export const recordedBoxes: Readonly<Record<'atoms' | 'formulas', readonly RecordedBoxes[]>> = JSON.parse(
  readFileSync(new URL('./data/formulas/boxes.json', import.meta.url), 'utf8')
)

/** A paper with each formula, or one in `step`, in text and as a numbered display, in a style. */
export function formulaPaper(style: string, step = 1): string {
  const formulas = recordedBoxes.formulas.filter((_, index) => index % step === 0)
  const body = formulas.map(
    ([tex], index) =>
      `A formula of a paper in the midst of its words, $${tex}$, and the rest of the sentence.\n\n$$${tex}$$ {#eq:e${index}}\n`
  )
  return `---\ntitle: Formulas\nauthor: Ada Lovelace\nlang: en\nlicense: CC0-1.0\nstyle: ${style}\n---\n\n${body.join('\n')}`
}
