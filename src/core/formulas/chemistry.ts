import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import {MhchemMethods} from '@mathjax/src/mjs/input/tex/mhchem/MhchemConfiguration.js'
import TexParser, {type MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/** The package of `\\ce`, whose group says that it is chemistry: `=` is a double bond in it. */
export const chemistry = 'chemistry'

new CommandMap('chemistry-formula', {galleychemical: [MhchemMethods.Machine, 'ce']})
new CommandMap(chemistry, {ce: [addChemical]})

Configuration.create(chemistry, {priority: 1, handler: {macro: [chemistry, 'chemistry-formula']}})

function addChemical(parser: MathParser, name: string): void {
  const formula = parser.GetArgument(name)
  const node = new TexParser(`\\galleychemical{${formula}}`, parser.stack.env, parser.configuration).mml()
  node.setProperty('chemical', true)
  parser.Push(node)
}
