/**
 * The type of a picture by its first bytes rather than by its file name, which may be wrong; undefined for types that
 * browsers cannot show.
 */
export function pictureType(path: string, bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  if (start.startsWith('\x89PNG')) return 'image/png'
  if (start.startsWith('\xFF\xD8\xFF')) return 'image/jpeg'
  if (start.startsWith('GIF8')) return 'image/gif'
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp'
  if (/\.svgz?$/i.test(path)) return 'image/svg+xml'
  return drawing.test(String.fromCharCode(...bytes.subarray(0, 1000))) ? 'image/svg+xml' : undefined
}

const drawing = /^(?:\xEF\xBB\xBF)?(?:\s|<\?xml[^>]*>|<!DOCTYPE[^>]*>|<!--[^>]*-->)*<svg\b/i
