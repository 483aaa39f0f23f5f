import {atomSign} from '../../outputs/docx/block-text.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {personOf, withEdits} from './changes.ts'
import {type PlannedChange, type Planner, planned, remarkOf, type Said} from './plan-edit.ts'
import type {Written} from './written-edits.ts'

/**
 * Plans all edits of a code block as one edit: the block with its old text and with its new text, since marks within
 * code would be printed.
 */
export function planListing(edits: readonly BlockEdit[], of: SourcedBlock, planner: Planner): PlannedChange {
  const {shown} = of
  const code = withEdits(shown.text, edits).replaceAll(paragraphSign, '\n')
  const [{change} = {}] = edits
  const isOne = edits.every(edit => edit.change?.author === change?.author)
  const edit: BlockEdit = {
    start: 0,
    end: shown.text.length,
    pieces: [{text: code, looks: []}],
    ...(isOne && change && {change})
  }
  const kind = code.trim() === '' ? 'deletion' : 'substitution'
  const said: Said = {kind, person: personOf(edit.change), words: shown.text, text: code}
  const written = writtenListing(code, of, planner, remarkOf(edit))
  const made = planned(said, written, of, planner)
  return {...made, ...('edits' in written && {blockEdit: edit})}
}

const reason = 'it is code, in which no edit can be marked'

function writtenListing(
  code: string,
  {block: {owner}}: SourcedBlock,
  {textOf}: Planner,
  remark: string
): Written {
  const place = owner !== undefined && 'place' in owner ? owner.place : undefined
  const text = place && textOf(place.file)
  if (place === undefined || text === undefined || code.includes(atomSign)) return {reason}
  const {file, start, end} = place
  const fence = /^((`{3,}|~{3,})[^\n]*\n)[\s\S]*?\n?\2[`~]*\s*$/.exec(text.slice(start, end))
  const isAtMargin = start === 0 || text[start - 1] === '\n'
  if (fence === null || !isAtMargin || code.includes(fence[2]!)) return {reason}
  const at = (offset: number, added: string) => ({file, start: offset, end: offset, old: '', text: added})
  if (code.trim() === '') return {edits: [at(start, '{--\n\n'), at(end, `\n\n--}${remark}`)]}
  const fenced = `${fence[1]}${code}\n${fence[2]}`
  return {edits: [at(start, '{~~\n\n'), at(end, `\n\n~>\n\n${fenced}\n\n~~}${remark}`)]}
}
