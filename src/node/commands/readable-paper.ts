import type {Paper, ReadablePaper} from '../../review/word/index.ts'
import type {Flags} from '../command.ts'
import {readableTexts} from '../files/own-texts.ts'
import type {ProjectPlace} from '../files/project.ts'
import {composeOnce} from '../session.ts'

/** A paper, and a function that reads it with other texts. */
export async function readablePaper(place: ProjectPlace, flags: Flags): Promise<ReadablePaper> {
  const paper: Paper = await composeOnce(place, flags)
  const {joined} = paper.manuscript.project
  return {paper, read: texts => composeOnce(place, flags, readableTexts(joined, texts))}
}
