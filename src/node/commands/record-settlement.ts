import {join} from 'node:path'
import {type NumberedEdit, wordsOfEdit} from '../../core/tracked-edits.ts'
import {returnedBytes} from '../../review/answers/kept.ts'
import type {Settlement} from '../../review/answers/returned.ts'
import {withSettlement} from '../../review/answers/settled.ts'
import type {ProjectPlace} from '../files/project.ts'
import {returnedFile, roundReturned} from '../files/round-answers.ts'
import {readRounds, roundAt} from '../files/rounds.ts'
import {writeRound} from '../files/write-round.ts'

/** Records in the `returned.json` of the last round which of its edits were accepted or rejected. */
export async function recordSettlement(
  place: ProjectPlace,
  edits: readonly NumberedEdit[],
  settlement: Settlement
): Promise<void> {
  const proofs = {...place, outputFolder: join(place.root, 'proofs')}
  const last = (await readRounds(proofs)).at(-1)
  if (last === undefined) return
  const before = await roundReturned(roundAt(proofs, last.number))
  const settled = edits.map(({edit, text}) => ({...wordsOfEdit(edit, text.text), author: edit.author}))
  const after = withSettlement(before, settled, settlement)
  if (after.every((each, index) => each === before[index])) return
  const content = last.record?.content ?? ''
  const bytes = returnedBytes({round: last.number, content, returned: after})
  await writeRound(proofs, last.number, {files: [{path: returnedFile, bytes}]})
}
