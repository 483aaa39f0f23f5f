/** The resources that a page failed to load. */
export type NotLoaded = Readonly<{
  /** The broken pictures: as their text names them (`data-source`), else by their address or alternative text. */
  pictures: readonly Readonly<{source: string | undefined; name: string}>[]
  /** The families of the web fonts that could not be read. */
  fonts: readonly string[]
}>

/**
 * Runs in the page: waits for all pictures and web fonts, and reports those that are broken. A font is loaded even if
 * no letter of the text uses it: running heads may, and the height of a line depends on the first font of its element.
 * Without it, both would use a font of the machine. Fonts for some characters only are left alone. A missing, a damaged
 * and an oversized picture all look loaded (`complete`), but have no width or cannot be decoded.
 */
export async function waitUntilLoaded(): Promise<NotLoaded> {
  const images = Array.from(document.images)
  for (const image of images) image.loading = 'eager'
  const isSound = await Promise.all(
    images.map(image =>
      image.decode().then(
        () => image.naturalWidth > 0,
        () => false
      )
    )
  )
  const everyCharacter = 'U+0-10FFFF'
  const whole = Array.from(document.fonts).filter(font => font.unicodeRange === everyCharacter)
  await Promise.all(whole.map(font => font.load().catch(() => undefined)))
  await document.fonts.ready

  const longestSource = 200
  const nameOf = (image: HTMLImageElement) => (image.getAttribute('src') ?? '').slice(0, longestSource)
  return {
    pictures: images
      .filter((_, index) => !isSound[index])
      .map(image => ({source: image.dataset.source, name: nameOf(image) || image.alt})),
    fonts: Array.from(document.fonts)
      .filter(font => font.status === 'error')
      .map(font => font.family)
  }
}
