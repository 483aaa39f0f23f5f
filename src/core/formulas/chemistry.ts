import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import {Configuration} from '@mathjax/src/mjs/input/tex/Configuration.js'
import {MhchemMethods} from '@mathjax/src/mjs/input/tex/mhchem/MhchemConfiguration.js'
import TexParser, {type MathParser} from '@mathjax/src/mjs/input/tex/TexParser.js'
import {CommandMap} from '@mathjax/src/mjs/input/tex/TokenMap.js'

/** The package of `\ce`, which marks its group as chemistry, where `=` is a double bond. */
export const chemistry = 'chemistry'

new CommandMap('chemistry-formula', {galleychemical: [MhchemMethods.Machine, 'ce']})
new CommandMap(chemistry, {
  ce: [addChemical],
  mhchemlongrightleftharpoons: [addLongArrow, '⇌'],
  mhchemlongRightleftharpoons: [addLongArrow, '⥂'],
  mhchemlongLeftrightharpoons: [addLongArrow, '⥄'],
  mhchemlongleftrightarrows: [addLongArrow, '⇄']
})

Configuration.create(chemistry, {priority: 1, handler: {macro: [chemistry, 'chemistry-formula']}})

function addChemical(parser: MathParser, name: string): void {
  const formula = parser.GetArgument(name).replaceAll(unitOfChain, '[-$1\\bond{-}]')
  const node = new TexParser(`\\galleychemical{${formula}}`, parser.stack.env, parser.configuration).mml()
  node.setProperty('chemical', true)
  node.walkTree(part => {
    const arrow = /^m(?:under|over)/.test(part.kind) ? firstToken(part) : undefined
    if (arrow?.isKind('mo') && /^[\uE428-\uE42A]$/.test(arrow.getText()))
      arrow.attributes.set('minsize', leastArrow)
  })
  parser.Push(node)
}

function firstToken(node: MmlNode): MmlNode | undefined {
  let first: MmlNode | undefined = node
  while (first !== undefined && !first.isToken) first = first.childNodes[0]
  return first
}

/** `[-CH2-CH2-]_n`: MathJax's mhchem would parse the bond to the next unit as a charge. */
const unitOfChain = /\[-([^[\]]*)-\]/g

/** Adds an arrow without a label, as long as in mhchem: it is stretched to the width of an empty label. */
function addLongArrow(parser: MathParser, _: string, sign: string): void {
  const arrow = parser.create('token', 'mo', {stretchy: true, texClass: relation}, sign)
  const space = parser.create('token', 'mspace', {width: '2.6em'}, '')
  const whole = parser.create('node', 'mover', [arrow, space])
  parser.Push(parser.create('node', 'TeXAtom', [whole], {texClass: relation}))
}

/** The minimum width of an arrow with a label, which is the width of an arrow without a label. */
const leastArrow = '1.6em'

/** TeX's class for arrows. */
const relation = 3
