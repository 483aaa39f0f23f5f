import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'
import type {TextParser} from '@mathjax/src/mjs/input/tex/textmacros/TextParser.js'

/**
 * The package of text commands that MathJax lacks, or whose fonts it does not combine: `\textbf{\textit{x}}` is bold
 * and slanted, as in LaTeX.
 */
export const textFonts = 'text-fonts'

new CommandMap(textFonts, {
  it: [addFont, '-tex-mathit'],
  bf: [addFont, 'bold'],
  sf: [addFont, 'sans-serif'],
  text: [addText],
  mbox: [addText]
})

Configuration.create(textFonts, {parser: 'text', priority: 0, handler: {macro: [textFonts]}})

/** Adds `\text` inside text, where it has no effect. */
function addText(parser: TextParser, name: string): void {
  parser.saveText()
  parser.Push(parser.ParseTextArg(name, {}))
}

function addFont(parser: TextParser, _: string, font: string): void {
  parser.saveText()
  const {env} = parser.stack
  env.mathvariant = sums[`${env.mathvariant} ${font}`] ?? sums[`${font} ${env.mathvariant}`] ?? font
}

const sums: Readonly<Record<string, string>> = {
  'bold -tex-mathit': 'bold-italic',
  'bold sans-serif': 'bold-sans-serif',
  '-tex-mathit sans-serif': 'sans-serif-italic',
  'bold-italic sans-serif': 'sans-serif-bold-italic',
  'bold-sans-serif -tex-mathit': 'sans-serif-bold-italic',
  'sans-serif-italic bold': 'sans-serif-bold-italic',
  'bold-italic bold': 'bold-italic',
  'bold-italic -tex-mathit': 'bold-italic'
}
