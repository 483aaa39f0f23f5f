import type {Figure} from '../../core/mdast.ts'
import type {Manuscript} from '../../core/types.ts'

/** A figure or table of the chapters, with its caption. */
export type Float = Readonly<{node: Figure; file: string; number: string; label: string | undefined}>

/** The figures and tables of the chapters, in their order. */
export function floatsOf({chapters, numbers}: Manuscript): readonly Float[] {
  return chapters.flatMap(({landmarks, path}) =>
    landmarks.flatMap(node =>
      node.type === 'figure'
        ? [{node, file: path, number: numbers.get(node) ?? '', label: node.data?.attributes?.id}]
        : []
    )
  )
}

/** The labels that something refers to. */
export function referredLabels({project, labelCites}: Manuscript): ReadonlySet<string> {
  const labels = project.texts.flatMap(({crossReferences}) => crossReferences.map(({label}) => label))
  const links = project.texts.flatMap(text => text.links.map(({url}) => url.replace(/^#/, '')))
  return new Set([...labels, ...labelCites.values(), ...links])
}
