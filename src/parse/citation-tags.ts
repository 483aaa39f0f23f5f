/**
 * The works that the tags of Manubot mean, from the lines of `citation-tags.tsv`: `@tag:deep` is the work that the line
 * `deep` and `doi:10.1000/1`, divided by a tab, names.
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
