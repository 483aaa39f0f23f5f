import type {IndexMarkNode} from '../core/mdast.ts'
import {perObject} from '../core/per-object.ts'
import {placeOf} from '../core/position.ts'
import type {Chapter} from '../core/types.ts'
import {indexEntry, noteCalled} from './name-forms.ts'
import type {WithinFile, WrittenName} from './name-uses.ts'

/** The notes of a text and its entries of the index. */
export const namesInText = perObject(({landmarks, path: file}: Chapter): readonly WrittenName[] =>
  landmarks.flatMap((node): readonly WrittenName[] => {
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') {
      const isDefinition = node.type === 'footnoteDefinition'
      const name = (node.label ?? node.identifier).toLowerCase()
      return [{kind: 'note', name, file, isDefinition, within: placeOf(node), form: noteCalled}]
    }
    if (node.type !== 'indexMark') return []
    const name = indexName(node)
    return [{kind: 'index', name, file, isDefinition: false, within: placeOf(node), form: indexEntry}]
  })
)

/** An entry of the index with the entries above it. */
export function indexName({index}: IndexMarkNode): string {
  return index.levels.map(({words}) => words).join('!')
}

/** The maximum distance, in characters, between a label and its block; other labels can be between them. */
const nearby = 400

/** A block with the label above or after it: `(label)=`, `$$ (label)`, `\section{…}\label{…}`. */
export function labelBeside(text: string, label: string, {start, end}: WithinFile): WithinFile | undefined {
  const above = text.slice(Math.max(0, start.offset - nearby), start.offset)
  const at = above.lastIndexOf(`(${label})=`)
  if (at >= 0 && /^(?:[ \t>]*(?:\([\w:.-]+\)=)?[ \t>]*(?:\n|$))+$/.test(above.slice(at)))
    return {start: {offset: start.offset - above.length + at}, end}
  const behind = text.slice(end.offset, end.offset + label.length + 12)
  const written = [`(${label})`, `\\label{${label}}`].find(each => behind.trimStart().startsWith(each))
  const length = written === undefined ? 0 : behind.indexOf(written) + written.length
  return length === 0 ? undefined : {start, end: {offset: end.offset + length}}
}
