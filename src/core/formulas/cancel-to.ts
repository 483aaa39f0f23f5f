import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/**
 * The MathJax package that defines `\cancelto`. Its arrow is drawn across the content; the tree also contains it as a
 * symbol, for readers who cannot see the drawing.
 */
export const cancelTo = 'cancel-to'

new CommandMap(cancelTo, {cancelto: [addCancelTo]})

Configuration.create(cancelTo, {priority: 1, handler: {macro: [cancelTo]}})

function addCancelTo(parser: MathParser, name: string): void {
  parser.GetBrackets(name, '')
  const value = parser.ParseArg(name)
  const content = parser.ParseArg(name)
  const arrow = parser.create('token', 'mo', {stretchy: false}, '↗')
  arrow.setProperty('drawn', true)
  const goal = parser.create('node', 'TeXAtom', [arrow, value])
  const crossed = parser.create('node', 'menclose', [content], {notation: 'northeastarrow'})
  parser.Push(parser.create('node', 'msup', [crossed, goal]))
}
