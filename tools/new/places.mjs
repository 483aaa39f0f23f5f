/** Inserts a line after the last line that matches a pattern; throws if there is none. */
export function behindLast(text, pattern, line) {
  const lines = text.split('\n')
  const at = lines.findLastIndex(each => pattern.test(each))
  if (at < 0) throw new Error(`no line like ${pattern}`)
  return lines.toSpliced(at + 1, 0, line).join('\n')
}

/** Inserts a line before the first line that matches a pattern; throws if there is none. */
export function beforeFirst(text, pattern, line) {
  const lines = text.split('\n')
  const at = lines.findIndex(each => pattern.test(each))
  if (at < 0) throw new Error(`no line like ${pattern}`)
  return lines.toSpliced(at, 0, line).join('\n')
}

/** Inserts a line that imports or exports one file, in the order of file names. */
export function inOrder(text, line) {
  const lines = text.split('\n')
  const [word] = line.split(' ')
  const fileOf = each => (each.startsWith(word) ? / from '(.+)'$/.exec(each)?.[1] : undefined)
  const file = fileOf(line)
  const at = lines.findIndex(each => (fileOf(each) ?? '') > file && fileOf(each)?.startsWith('./'))
  const last = lines.findLastIndex(each => fileOf(each) !== undefined)
  return lines.toSpliced(at < 0 ? last + 1 : at, 0, line).join('\n')
}

/** `title-long` as `titleLong`. */
export function camelCase(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
}

/** `title-long` as `TitleLong`. */
export function pascalCase(name) {
  const camel = camelCase(name)
  return camel.charAt(0).toUpperCase() + camel.slice(1)
}
