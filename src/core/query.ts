/**
 * Returns the questions in HTML comments such as `<!-- AQ: Is this the year of the second edition? -->`, in order and
 * without their marks; other comments have none. Numbers after `AQ` are the editor's and are ignored.
 */
export function queriesIn(html: string): readonly string[] {
  if (!html.includes('AQ')) return []
  return [...html.matchAll(/<!--\s*AQ\d*\s*:([\s\S]*?)-->/g)].flatMap(([, question = '']) => {
    const words = question.replace(/\s+/g, ' ').trim()
    return words === '' ? [] : [words]
  })
}
