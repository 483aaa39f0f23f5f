import type {SeveralForm} from '../index.ts'
import {jsonContent} from '../json.ts'

/**
 * A report as JSON: in `papers`, each paper has its name and either its report or `fault`, the reason why it could not
 * be checked.
 */
export const severalAsJson: SeveralForm = {
  part: report => JSON.stringify(jsonContent(report)),
  join: parts => {
    const papers = parts.map(({paper, text, fault}) => ({
      paper,
      ...(fault === undefined ? JSON.parse(text) : {fault})
    }))
    return `${JSON.stringify({version: 1, papers}, undefined, 2)}\n`
  }
}
