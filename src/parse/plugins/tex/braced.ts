/** The content of the braces that open at an index; undefined if they are unclosed. */
export function bracedAt(tex: string, start: number): string | undefined {
  let depth = 0
  for (let index = start; index < tex.length; index++) {
    if (tex[index] === '\\') index++
    else if (tex[index] === '{') depth++
    else if (tex[index] === '}' && --depth === 0) return tex.slice(start + 1, index)
  }
  return undefined
}
