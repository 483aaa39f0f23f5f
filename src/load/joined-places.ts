import {
  composedPieces,
  type JoinedChapter,
  type JoinedTexts,
  joinedPlace,
  ownPlace
} from '../core/joined-text.ts'
import type {Finding, Source} from '../core/types.ts'

/** A chapter made from the text of a notebook, with places in the notebook's file. */
export function ofNotebook(
  {text, pieces, files}: JoinedChapter,
  {path, text: json}: Source,
  cells: JoinedChapter
): JoinedChapter {
  return {text, pieces: composedPieces(pieces, path, cells), files: new Map(files).set(path, json)}
}

/** A finding in the text of a notebook, at its place in the notebook's file. */
export function inNotebook(finding: Finding, path: string, cells: JoinedChapter): Finding {
  if (finding.file !== path || finding.place === undefined) return finding
  return {...finding, ...ownPlace(new Map([[path, cells]]), path, finding.place)}
}

/** Findings of the files of joined chapters, at their places in the joined texts. */
export function inJoinedTexts(findings: readonly Finding[], joined: JoinedTexts): readonly Finding[] {
  return findings.map(finding => {
    if (!joined.has(finding.file) || finding.place === undefined || finding.isLeftOut) return finding
    const found = joinedPlace(joined, finding.file, finding.place)
    const {edits, ...rest} = finding
    return found === undefined ? rest : {...rest, ...found}
  })
}

/** The files that chapters include. */
export function includedFiles(joined: JoinedTexts): ReadonlySet<string> {
  return new Set([...joined].flatMap(([path, {files}]) => [...files.keys()].filter(file => file !== path)))
}
