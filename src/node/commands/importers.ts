/**
 * The table of importers: the files that `galley proof --answers` accepts, by their names. Each importer is also in a
 * table of the tests, which describes the content of such a file and the result.
 */
const isOfImporter = {
  'answers.json': path => /\.json$/i.test(path),
  'queries.yaml': path => /(?:^|[./\\])queries\.ya?ml$/i.test(path),
  PDF: path => /\.pdf$/i.test(path),
  // Files of word processors other than Word are refused when they are read.
  Word: path => /\.(?:do[ct][xm]?|f?odt|rtf|xml)$/i.test(path)
} as const satisfies Readonly<Record<string, (path: string) => boolean>>

export type AnswerImporter = keyof typeof isOfImporter

/** The importer of a file, by the file's name; undefined if a returned file cannot have this name. */
export function importerOf(path: string): AnswerImporter | undefined {
  return (Object.keys(isOfImporter) as AnswerImporter[]).find(name => isOfImporter[name](path))
}
