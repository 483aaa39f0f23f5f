import {unifiedDiff} from '../../check/fix/index.ts'
import {type Settled, settleEdits, type Verdict} from '../../check/fix/settle-edits.ts'
import {decodeSaved} from '../../core/decode.ts'
import {ownPlace} from '../../core/joined-text.ts'
import {type NumberedEdit, numberedEdits} from '../../core/tracked-edits.ts'
import type {Settlement} from '../../review/answers/returned.ts'
import type {Flags, Run} from '../command.ts'
import {ownTexts} from '../files/own-texts.ts'
import {findProject} from '../files/project.ts'
import {writeFixed} from '../files/write-fixed.ts'
import {UsageFault} from '../program/fault.ts'
import {requireChapters, runOnce, type Session} from '../session.ts'
import {dayOf} from './due-day.ts'
import {recordSettlement} from './record-settlement.ts'

/** `galley accept`: replaces edits in the text by their new words. */
export const runAccept: Run = (flags, paths) => settle('accept', flags, paths)

/** `galley reject`: restores the text before the edits. */
export const runReject: Run = (flags, paths) => settle('reject', flags, paths)

/** Settles edits in the author's files, each file atomically; with `--dry-run`, prints the changes instead. */
async function settle(verdict: Verdict, flags: Flags, paths: readonly string[]): Promise<number> {
  const place = findProject(paths, undefined)
  const session = await runOnce(place, flags, {outputs: []})
  requireChapters(session, place)
  const {project} = session.build.manuscript
  const all = numberedEdits(project)
  const edits = chosen(all, flags)
  const comments = flags.comments === true
  const made = settleEdits(project, {verdict, edits, comments}, textsOf(session))
  const settled = {...made, files: await ownTexts(place.root, project.joined, made.files)}
  const isTrial = flags['dry-run'] === true
  const settlement = settlementOf(verdict, flags)
  if (isTrial) {
    for (const {path, before, after} of settled.files) process.stdout.write(unifiedDiff(path, before, after))
  } else {
    await writeFixed(place.root, settled.files, {command: `galley ${verdict}`})
    const done = edits.filter(edit => !settled.byHand.includes(edit))
    if (done.length > 0) await recordSettlement(place, done, settlement)
  }
  const counts = {all: all.length, settled: edits.length - settled.byHand.length}
  process.stderr.write(`galley: ${summary(verdict, settled, counts, isTrial)}\n`)
  for (const {number, edit, text} of settled.byHand) {
    const {file, place: own} = ownPlace(project.joined, text.path, edit.place)
    const where = `${file}:${own.start.line}:${own.start.column}`
    process.stderr.write(
      `galley: warning: edit ${number} (${where}) has to be settled by hand: ${why(edit)}\n`
    )
  }
  return settled.byHand.length > 0 || (isTrial && settled.files.length > 0) ? 1 : 0
}

function settlementOf(verdict: Verdict, flags: Flags): Settlement {
  return {
    verdict: `${verdict}ed`,
    ...(typeof flags.by === 'string' && {by: flags.by}),
    ...(flags.date !== undefined && {on: dayOf(flags, 'date')})
  }
}

function why({byHand}: NumberedEdit['edit']): string {
  return byHand
    ? 'the columns of its table depend on the places of characters'
    : 'its marks in the metadata cannot be told apart'
}

/** The files of a session, as saved and as read. */
function textsOf({build, disk}: Session): Parameters<typeof settleEdits>[2] {
  const {joined} = build.manuscript.project
  const texts = new Map(
    disk.readings().flatMap(({path, bytes}) => {
      const read = build.files.textOf(path)
      return bytes && read !== undefined ? [[path, {saved: decodeSaved(bytes), read}]] : []
    })
  )
  return path => {
    const whole = joined?.get(path)?.text
    return whole === undefined ? texts.get(path) : {saved: whole, read: whole}
  }
}

/** The edits selected by number and author or, by default, all edits. */
function chosen(all: readonly NumberedEdit[], {number, author}: Flags): readonly NumberedEdit[] {
  const numbers = typeof number === 'string' ? numbersIn(number, all.length) : undefined
  const name = typeof author === 'string' ? author.replace(/^@/, '').toLowerCase() : undefined
  if (name !== undefined && !all.some(({edit}) => edit.author?.toLowerCase() === name)) {
    const authors = [...new Set(all.flatMap(({edit}) => edit.author ?? []))].sort()
    const known = authors.length === 0 ? 'no edit names its author' : `edits are by ${authors.join(', ')}`
    throw new UsageFault(`there is no edit by ${author}; ${known}`)
  }
  return all.filter(
    edit =>
      (numbers === undefined || numbers.has(edit.number)) &&
      (name === undefined || edit.edit.author?.toLowerCase() === name)
  )
}

/** The numbers in a list such as `1,3-5`. */
function numbersIn(list: string, last: number): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const part of list.split(',')) {
    const [, from, to = from] = /^\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?$/.exec(part) ?? []
    if (from === undefined) throw new UsageFault(`--number must be numbers such as 1,3-5, not ${list}`)
    const [start, end] = [Number(from), Number(to)]
    const missing = start < 1 ? start : Math.max(start, end) > last ? Math.max(start, end) : undefined
    if (missing !== undefined) {
      const there = last === 0 ? 'no edits' : last === 1 ? 'one edit' : `edits 1 to ${last}`
      throw new UsageFault(`there is no edit ${missing}; the paper has ${there}`)
    }
    for (let number = start; number <= end; number++) numbers.add(number)
  }
  return numbers
}

function summary(
  verdict: Verdict,
  {files}: Settled,
  {all, settled}: Readonly<{all: number; settled: number}>,
  isTrial: boolean
): string {
  if (all === 0 && files.length > 0)
    return `${isTrial ? 'would take' : 'took'} the comments out of ${placesOf(files)}`
  if (all === 0) return `there are no edits to ${verdict}`
  const places = files.length === 0 ? '' : ` in ${placesOf(files)}`
  if (isTrial) return `would ${verdict} ${amount(settled)}${places}; nothing was written`
  const left = all - settled
  return `${verdict}ed ${amount(settled)}${places}; ${left === 0 ? 'none is' : `${left} ${left === 1 ? 'is' : 'are'}`} left`
}

function placesOf(files: Settled['files']): string {
  return files.map(({path}) => path).join(', ')
}

function amount(count: number): string {
  return count === 1 ? '1 edit' : `${count} edits`
}
