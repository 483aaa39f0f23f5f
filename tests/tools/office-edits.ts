import {inLibreOffice} from './libreoffice.ts'

/** The place of an edit in a paper. */
export type EditPlace = 'body' | 'note' | 'cell' | 'list' | 'heading' | 'caption'

/** A file to edit in LibreOffice, with the number of edits in each kind of place; a seeded generator chooses them. */
export type EditJob = Readonly<{
  in: string
  out: string
  tracked: boolean
  seed: number
  edits: Readonly<Partial<Record<EditPlace, number>>>
}>

/** A completed edit: the paragraph before it, and its expected text afterwards. */
export type MadeEdit = Readonly<{where: EditPlace; kind: string; old: string; wanted: string}>

/** Lets one LibreOffice process edit files by a script (`word-edits.py`), and returns the edits of each. */
export function editInLibreOffice(
  folder: string,
  jobs: readonly EditJob[]
): ReadonlyArray<readonly MadeEdit[]> {
  return JSON.parse(inLibreOffice('word-edits.py', jobs, folder))
}
