import {quickHash} from '../../core/quick-hash.ts'
import type {Edit} from '../../core/types.ts'
import type {Returned} from '../../review/answers/returned.ts'
import type {PlannedChange} from '../../review/word/plan-edit.ts'
import type {ImportedPaper} from '../document/index.ts'
import {blockChanges, placedBlocks, type VersionChange} from './block-edits.ts'
import type {VersionEdit} from './inline-edits.ts'
import {likenessOfWords} from './likeness.ts'
import {settingsChanges} from './settings-edits.ts'

/** A change made in a newer version, and an alternative that changes its whole block. */
export type PlannedVersion = PlannedChange & Readonly<{whole?: PlannedChange | undefined}>

/** The differences between two versions of a manuscript. */
export type VersionPlan = Readonly<{
  changes: readonly PlannedVersion[]
  /** The changes that have no place in the texts. */
  listed: readonly Returned[]
  /** The share of the previous version's words that are in the newer one, from 0 to 1. */
  share: number
}>

const settingsFile = 'manuscript/manuscript.yaml'

/** Finds the differences between two versions of a manuscript, imported with the same names and keys. */
export function planVersion(old: ImportedPaper, next: ImportedPaper, name: string): VersionPlan {
  const remark = `{>>@${name}<<}`
  const identify = identifier()
  const settings = settingsChanges(
    old.texts.get(settingsFile) ?? '',
    next.texts.get(settingsFile) ?? '',
    remark
  )
  const inSettings = settings.edits.map(
    ({about, edit}): VersionChange => ({file: settingsFile, edit, about, block: -1})
  )
  const inText = blockChanges(placedBlocks(old.blocks), [...next.blocks.values()].flat(), remark)
  const textOf = ({blocks}: ImportedPaper): string => [...blocks.values()].flat().join(' ')
  return {
    share: likenessOfWords(textOf(old), textOf(next)),
    changes: [...inSettings, ...inText].map(change => plannedVersion(change, name, identify)),
    listed: settings.others.map(field => listedField(field, name, identify))
  }
}

function plannedVersion(
  change: VersionChange,
  name: string,
  identify: (sign: string) => string
): PlannedVersion {
  const {file, edit, about, block, whole} = change
  const planned = (made: VersionEdit): PlannedChange => ({
    block,
    edits: [editOf(file, made, made.marked)],
    plain: [editOf(file, made, made.plain)],
    returned: {
      id: identify(JSON.stringify([file, made.kind, made.old, made.new])),
      person: made.person ?? name,
      kind: made.kind,
      verdict: 'sure',
      words: made.old,
      text: made.new,
      about,
      place: {file, start: made.start, end: made.end}
    }
  })
  return {...planned(edit), whole: whole && planned(whole)}
}

function editOf(file: string, {start, end, old}: VersionEdit, text: string): Edit {
  return {file, start, end, old, text}
}

function listedField(
  {about, old, new: text}: Readonly<{about: string; old: string; new: string}>,
  person: string,
  identify: (sign: string) => string
): Returned {
  const reason = 'an edit cannot be marked there; change manuscript.yaml'
  return {
    ...{id: identify(JSON.stringify([about, old, text])), person, kind: 'substitution', words: old, text},
    ...{verdict: 'not placed', about: `\`${about}\` in the settings`, reason}
  }
}

/** Creates a function that names changes by their content; if two are equal, the second gets another name. */
function identifier(): (sign: string) => string {
  const counts = new Map<string, number>()
  return sign => {
    const count = (counts.get(sign) ?? 0) + 1
    counts.set(sign, count)
    return quickHash(`${sign} ${count}`)
  }
}
