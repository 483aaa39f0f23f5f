import type {Nodes, PhrasingContent} from 'mdast'
import type {FigureNode} from '../../../core/mdast.ts'
import {smallLabel} from '../../../core/targets.ts'
import type {Manuscript} from '../../../core/types.ts'

/** A figure, table or listing of the chapters, with its caption. */
export type Float = Readonly<{
  node: FigureNode
  file: string
  number: string
  label: string | undefined
  /** The labels of the float and of its parts. */
  labels: readonly string[]
}>

/** The figures, tables and listings of the chapters, in order, without the parts of figures. */
export function floatsOf({chapters, numbers}: Manuscript): readonly Float[] {
  const parts = new Set<Nodes>()
  const floats: Float[] = []
  for (const {landmarks, path} of chapters) {
    for (const node of landmarks) {
      if (node.type !== 'figure' || parts.has(node)) continue
      const own = node.children.filter(({type}) => type === 'figure')
      for (const part of own) parts.add(part)
      const labels = [node, ...own].flatMap(namesOf)
      floats.push({
        node,
        file: path,
        number: numbers.get(node) ?? '',
        label: node.data?.attributes?.id,
        labels
      })
    }
  }
  return floats
}

function namesOf({data}: Nodes): readonly string[] {
  const {attributes, labels = []} = data ?? {}
  return attributes?.id === undefined ? labels : [attributes.id, ...labels]
}

/** The labels that are referred to. */
export function referredLabels({project, labelCites}: Manuscript): ReadonlySet<string> {
  const labels = project.texts.flatMap(({crossReferences}) =>
    crossReferences.flatMap(({label}) => [label, smallLabel(label)])
  )
  const cited = [...labelCites.values()].flat().flatMap(labelsOf)
  const links = project.texts.flatMap(text => text.links.map(({url}) => url.replace(/^#/, '')))
  return new Set([...labels, ...cited, ...links])
}

function labelsOf(node: PhrasingContent): readonly string[] {
  if (node.type === 'crossReference') return [node.label]
  return node.type === 'crossReferenceList' ? node.children.flatMap(labelsOf) : []
}
