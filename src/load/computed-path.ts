/**
 * The message about a path in the settings that R would compute, `` `r c('a.bib', 'b.bib')` ``, with the files that the
 * code names; undefined for any other path.
 */
export function computedPath(path: string, ending = 'bib'): string | undefined {
  const code = /(?:^|\/)(`r\s.*`)$/s.exec(path)?.[1]
  if (code === undefined) return undefined
  const names = [...code.matchAll(/["']([^"']+\.(?:bib|json|ya?ml|csl))["']/g)].map(([, name]) => name)
  const written =
    names.length === 1 ? names.join('') : names.length === 0 ? `file.${ending}` : `[${names.join(', ')}]`
  return `\`\` ${code} \`\` is code to be run, expected the names of the files, \`${written}\``
}
