import {inLibreOffice} from './libreoffice.ts'

/** Where in a paper an edit is made. */
export type EditPlace = 'body' | 'note' | 'cell' | 'list' | 'heading' | 'caption'

/** A file to edit in LibreOffice: how many edits in which places, by a seeded generator. */
export type EditJob = Readonly<{
  in: string
  out: string
  tracked: boolean
  seed: number
  edits: Readonly<Partial<Record<EditPlace, number>>>
}>

/** An edit that was made: the paragraph as it was, and as it should read afterwards. */
export type MadeEdit = Readonly<{where: EditPlace; kind: string; old: string; wanted: string}>

/** Has LibreOffice, started once, edit files by a script (`word-edits.py`), and gives the edits of each. */
export function editInLibreOffice(
  folder: string,
  jobs: readonly EditJob[]
): ReadonlyArray<readonly MadeEdit[]> {
  return JSON.parse(inLibreOffice('word-edits.py', jobs, folder))
}
