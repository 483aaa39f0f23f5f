import {newReturned, returnedBytes} from '../../review/answers/kept.ts'
import {placeReturned} from '../../review/answers/place-returned.ts'
import {returnedDoubts, returnedSummary} from '../../review/answers/report.ts'
import type {ReturnedFile} from '../../review/answers/returned.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {returnedFile, roundReturned} from '../files/round-answers.ts'
import {roundTexts} from '../files/round-map.ts'
import {roundAt} from '../files/rounds.ts'
import {writeRound} from '../files/write-round.ts'
import {textsBeforeAndAfter} from './changed-texts.ts'
import {readPresent} from './present-paper.ts'

/** Writes marks of a round into the paper and stores them with the round. Returns whether any of them has no place. */
export async function takeReturned(
  place: ProjectPlace,
  flags: Flags,
  {round, content, returned}: ReturnedFile
): Promise<boolean> {
  const folder = roundAt(place, round)
  const before = await roundReturned(folder)
  const added = newReturned(before, returned)
  if (added.length === 0) {
    process.stdout.write(`round ${round}: no new marks; all of them were imported before\n`)
    return false
  }
  const present = await readPresent(place, flags)
  const roundText = await roundTexts(folder)
  const placed = await placeReturned(added, {...present, present: present.paper, roundText})
  const kept = [...before, ...placed.returned]
  const bytes = returnedBytes({round, content, returned: kept})
  const texts = await textsBeforeAndAfter(present, placed.texts)
  await writeRound(place, round, {files: [{path: returnedFile, bytes}], texts})
  const homeless = placed.returned.filter(({verdict}) => verdict === 'not placed')
  const where = texts.map(({path}) => path).join(', ')
  const count = added.length - homeless.length
  const lines = [
    `round ${round}: ${count} of ${added.length} marks written${where === '' ? '' : ` into ${where}`}`,
    ...returnedSummary(placed.returned),
    ...returnedDoubts(placed.returned)
  ]
  process.stdout.write(lines.map(line => `${line}\n`).join(''))
  return homeless.length > 0
}
