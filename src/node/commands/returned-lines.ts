import type {Returned} from '../../answers/returned.ts'

/** What came back, by person, in one line each; then what has no place, with the reason. */
export function returnedLines(returned: readonly Returned[]): readonly string[] {
  const people = [...new Set(returned.map(({person}) => person))]
  const counts = people.map(person => {
    const own = returned.filter(each => each.person === person && each.verdict !== 'not placed')
    const lost = returned.filter(each => each.person === person && each.verdict === 'not placed').length
    const kinds = [...new Set(own.map(({kind}) => kind))].map(kind => {
      const amount = own.filter(each => each.kind === kind).length
      return `${amount} ${kind}${amount === 1 ? '' : 's'}`
    })
    const all = [...kinds, ...(lost === 0 ? [] : [`${lost} not placed`])]
    return `${person === '' ? 'nobody named' : person}: ${all.join(', ')}\n`
  })
  return [...counts, ...returned.filter(({verdict}) => verdict === 'not placed').map(notPlacedLine)]
}

function notPlacedLine({person, kind, words, text, about, reason}: Returned): string {
  const by = person === '' ? '' : ` by ${person}`
  const at = about === undefined ? '' : `, ${about}`
  const old = words === '' ? '' : ` “${short(words)}”`
  const added = text === '' ? '' : ` “${short(text)}”`
  const said =
    kind === 'substitution' ? `${old} →${added}` : `${old}${old !== '' && added !== '' ? ':' : ''}${added}`
  return `not placed: ${kind}${by}${at}:${said} (${reason ?? 'no place'})\n`
}

function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 200).replace(/\p{Surrogate}$/u, '')}…` : line
}
