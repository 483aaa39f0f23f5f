import {dictionary, type PdfFile} from '../file/index.ts'
import {type StructureElement, visitElements} from '../file/structure-tree.ts'
import {isRegular} from '../structure/table-grid.ts'
import type {Obstacle, ObstacleKind} from './obstacles.ts'

/**
 * Obstacles in the structure tree that keep a file from being accessible (ISO 14289-1, 7.3, 7.4.2, 7.5, 7.7 and 7.18).
 */
export function structureObstacles(file: PdfFile, root: StructureElement | undefined): readonly Obstacle[] {
  if (root === undefined) return [{kind: 'untagged'}]
  const found = new Set<ObstacleKind>()
  let level = 0
  visitElements(root, element => {
    const {type, alternative = '', actualText = '', table, kids} = element
    if (type === 'Table' && !isRegular(element)) found.add('table-uneven')
    const own = Number(/^H(\d)$/.exec(type)?.[1] ?? 0)
    if (own > level + 1) found.add('heading-skipped')
    if (own > 0) level = own
    const isSilent = alternative.trim() === '' && actualText.trim() === ''
    if (type === 'Figure' && isSilent) found.add('picture-wordless')
    if (type === 'Formula' && isSilent) found.add('formula-wordless')
    if (type === 'TH' && table?.scope === undefined) found.add('header-scopeless')
    for (const kid of kids) {
      if (kid.kind !== 'annotation') continue
      if (!dictionary(file, kid.annotation)?.has(file.name('Contents'))) found.add('link-wordless')
    }
  })
  return Array.from(found, kind => ({kind}))
}
