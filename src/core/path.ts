/** Converts a path relative to `folder` to one relative to the project; `.` and `..` are resolved. */
export function joinPath(folder: string, path: string): string {
  if (path.startsWith('/')) return path
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

/** Whether a path relative to the project leads outside the project. */
export function leadsOut(path: string): boolean {
  return (
    path.startsWith('/') ||
    path.includes('\0') ||
    path.split('/').includes('..') ||
    /^[a-z]:[\\/]/i.test(path)
  )
}

/** The folder of a path; `''` for the project itself. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/** The name of a file without its folder and its last extension. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** The path in the project of a picture that `file` shows; undefined for web and `data:` URLs. */
export function picturePath(url: string, file: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined
  return joinPath(folderOf(file), decodeUrl(url))
}

/** The path in the project of a file or folder that `file` links to; undefined for other links. */
export function linkedPath(url: string, file: string): string | undefined {
  const [address = ''] = url.split(/[?#]/, 1)
  if (address === '' || address.startsWith('/')) return undefined
  const path = picturePath(address, file)
  return path === '' || path === undefined || path.split('/', 1)[0] === '..' ? undefined : path
}

/** Decodes `my%20map.png` to `my map.png`. A percent sign that does not begin a valid code is kept. */
export function decodeUrl(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Whether a path has the extension of a Jupyter notebook. */
export function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path)
}

/** Whether a path has the extension of a Markdown file. */
export function isMarkdown(path: string): boolean {
  return /\.(md|markdown|qmd|rmd)$/i.test(path)
}
