/**
 * The works that Manubot's tags in `citation-tags.tsv` name: with a line that contains `deep`, a tab and
 * `doi:10.1000/1`, `@tag:deep` cites the work with that DOI.
 */
export function citationTags(table: string): ReadonlyMap<string, string> {
  const [head = [], ...rows] = table.split('\n').map(line => line.split('\t').map(cell => cell.trim()))
  const [tag, citation] = [head.indexOf('tag'), head.indexOf('citation')]
  return new Map(
    rows.flatMap(cells => {
      const [name, meant] = [cells[tag], cells[citation]]
      return name && meant ? [[`tag:${name}`, meant.replace(/^@/, '')] as const] : []
    })
  )
}
