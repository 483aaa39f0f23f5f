import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import type {MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/**
 * The package of `\cancelto`. Its arrow is drawn across the content, and is also a symbol in the tree, for readers who
 * cannot see the drawing.
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
