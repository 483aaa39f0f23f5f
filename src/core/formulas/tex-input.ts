import {MmlFactory} from '@mathjax/src/mjs/core/MmlTree/MmlFactory.js'
import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import {TeX} from '@mathjax/src/mjs/input/tex.js'
import {cancelTo} from './cancel-to.ts'
import {chemistry} from './chemistry.ts'
import {commonCommands} from './common-commands.ts'
import {dirac} from './dirac.ts'
import {moreSigns} from './more-signs.ts'
import {packages} from './packages.ts'
import {rows} from './rows.ts'
import {textFonts} from './text-fonts.ts'

/** Parses the TeX of a formula with MathJax. Throws for TeX that MathJax cannot parse. */
export type TexInput = (tex: string, display: boolean) => MmlNode

/**
 * Creates a parser that knows the paper's definitions, such as `\newcommand{…}{…}`. Definitions inside a formula remain
 * known when later formulas are parsed.
 */
export function createTexInput(definitions: string, more: readonly string[] = []): TexInput {
  const input = new TeX({
    packages: [...packages, moreSigns, chemistry, cancelTo, commonCommands, dirac, ...more],
    tags: 'none',
    textmacros: {packages: ['text-base', textFonts]},
    formatError: (_: unknown, error: Error) => {
      throw error
    }
  })
  const factory = new MmlFactory()
  for (const [kind, row] of Object.entries(rows)) factory.setNodeClass(kind, row)
  input.setMmlFactory(factory)
  const parse: TexInput = (math, display) => input.compile({math, display, inputData: {}}, undefined)
  if (definitions !== '') {
    try {
      parse(definitions, false)
    } catch {
      // The error is not reported here, because the formulas that use these definitions are reported.
    }
  }
  return parse
}
