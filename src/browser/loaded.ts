/** The resources that a page failed to load. */
export type NotLoaded = Readonly<{
  /** The broken pictures, named as in the text (`data-source`), or else by URL or alternative text. */
  pictures: readonly Readonly<{source: string | undefined; name: string}>[]
  /** The families of the unreadable web fonts. */
  fonts: readonly string[]
}>

/**
 * Runs in the page: waits for all pictures and web fonts, and reports the broken ones. A font is loaded even if no
 * letter of the text uses it, because running heads may use it, and because the first font of an element determines the
 * height of its lines; otherwise, the browser would use a system font instead. Fonts with a range of characters are not
 * loaded. A missing, damaged or oversized picture counts as loaded (`complete`), but has no width or cannot be decoded.
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
