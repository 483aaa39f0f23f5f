import type {SeveralForm} from '../index.ts'
import {sarifLog, sarifResults} from '../sarif.ts'

/** One run over all papers, because GitHub accepts one run of a tool per file. */
export const severalAsSarif: SeveralForm = {
  part: report => JSON.stringify(sarifResults(report)),
  join: (parts, about) =>
    sarifLog(
      parts.flatMap(({text}): readonly object[] => (text === '' ? [] : JSON.parse(text))),
      about,
      parts.flatMap(({paper, fault}) => (fault === undefined ? [] : [`${paper}: ${fault}`]))
    )
}
