import type {Nodes} from 'mdast'
import type {RawTex} from '../../core/mdast.ts'
import {spanOf} from '../plugins/source.ts'
import {readMacros} from '../plugins/tex/macros.ts'

/** Converts a definition of a macro in running text, which prints nothing. */
export function definitionOf(node: RawTex): Nodes[] | undefined {
  const macros = definitions.has(node.name.replace('*', '')) ? readMacros(node.value) : undefined
  return macros && [{type: 'macros', macros, value: node.value, ...spanOf(node, node)}]
}

const definitions: ReadonlySet<string> = new Set(
  'newcommand renewcommand providecommand DeclareMathOperator newenvironment renewenvironment DeclarePairedDelimiter DeclarePairedDelimiterX DeclarePairedDelimiterXPP NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand'.split(
    ' '
  )
)
