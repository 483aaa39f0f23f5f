import type {RawTex} from '../../core/mdast.ts'
import {placeOf} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'
import {isCitationCommand} from '../latex/citation-commands.ts'
import {latexBlockFinding, rawTexFinding, setsOnly} from './raw-markup.ts'
import {unreadCitations} from './unread-citations.ts'

/**
 * The findings for the raw TeX of a text: a citation command is an unparsed citation, and other TeX is raw TeX. A
 * conditional, with its branches and its definition, has a single finding.
 */
export function texFindings(nodes: readonly RawTex[], file: string, text: string): readonly Finding[] {
  const told = toldElsewhere(nodes)
  return nodes.filter(node => !told.has(node)).flatMap(node => findingsOf(node, file, text))
}

function findingsOf(node: RawTex, file: string, text: string): readonly Finding[] {
  const unread = unreadCitations(node, file, text)
  if (unread.length > 0 && !node.block && isCitationCommand(node.name)) return unread
  if (node.isForLatex && setsOnly(node)) return unread
  const place = placeOf(node)
  // An unclosed environment is reported as raw TeX.
  const isWhole = node.block && node.value.includes(`\\end{${node.name}}`)
  if (!isWhole) return unread.length > 0 ? unread : [rawTexFinding(node, file, place)]
  // A lost figure or table is an error, whose repair also repairs its citations.
  const causes = [{rule: 'latex-block', file} as const]
  return [latexBlockFinding(node, file, place), ...unread.map(each => ({...each, causes}))]
}

/** The commands that belong to a conditional, `\ifanon … \else … \fi`, which is reported at its beginning. */
function toldElsewhere(nodes: readonly RawTex[]): ReadonlySet<RawTex> {
  const told = new Set<RawTex>()
  if (!nodes.some(({name}) => name === 'fi')) return told
  const conditions = new Set(
    nodes.filter((node, at) => isCondition(node, nodes[at - 1])).map(({name}) => name)
  )
  let open = 0
  for (const [at, node] of nodes.entries()) {
    const next = nodes[at + 1]
    const [, condition = ''] = /^(\w+?)(?:true|false)$/.exec(node.name) ?? []
    if (node.name === 'newif' && next !== undefined && conditions.has(next.name)) told.add(node).add(next)
    else if (conditions.has(`if${condition}`)) told.add(node)
    else if (isCondition(node, nodes[at - 1])) open++
    else if ((node.name === 'else' || node.name === 'or') && open > 0) told.add(node)
    else if (node.name === 'fi' && open > 0) {
      told.add(node)
      open--
    }
  }
  return told
}

/** Whether a command begins a conditional; in `\newif\ifanon`, it is only defined. */
function isCondition({name}: RawTex, before: RawTex | undefined): boolean {
  return /^if(?!f$|then)/.test(name) && before?.name !== 'newif'
}
