/**
 * THE TABLE of importers: the files that `galley proof --answers` takes, by their names. Each is in the table of the tests, too,
 * of what such a file says and what becomes of it.
 */
const isOfImporter = {
  'answers.json': path => /\.json$/i.test(path),
  'queries.yaml': path => /(?:^|[./\\])queries\.ya?ml$/i.test(path),
  PDF: path => /\.pdf$/i.test(path),
  // Formats of word processors other than Word's are refused when they are read.
  Word: path => /\.(?:do[ct][xm]?|f?odt|rtf|xml)$/i.test(path)
} as const satisfies Readonly<Record<string, (path: string) => boolean>>

export type AnswerImporter = keyof typeof isOfImporter

/** The importer of a file, by its name; undefined for a file that nobody sends back. */
export function importerOf(path: string): AnswerImporter | undefined {
  return (Object.keys(isOfImporter) as AnswerImporter[]).find(name => isOfImporter[name](path))
}
