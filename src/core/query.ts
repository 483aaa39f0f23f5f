/**
 * The questions in HTML comments such as `<!-- AQ: Is this the year of the second edition? -->`, in their order, without
 * their marks; other comments ask nothing. A number behind `AQ` is the editor's own and is counted anew.
 */
export function queriesIn(html: string): readonly string[] {
  if (!html.includes('AQ')) return []
  return [...html.matchAll(/<!--\s*AQ\d*\s*:([\s\S]*?)-->/g)].flatMap(([, question = '']) => {
    const words = question.replace(/\s+/g, ' ').trim()
    return words === '' ? [] : [words]
  })
}
