/** A drawn picture: a PNG as a `data:` URL, and the size of the picture in CSS pixels. */
export type PictureDrawing = Readonly<{png: string; width: number; height: number}>

/** Draws the pictures of the page as PNG, enlarged by `scale`; undefined for a picture that cannot be drawn. */
export async function drawPictures({
  scale
}: Readonly<{scale: number}>): Promise<ReadonlyArray<PictureDrawing | undefined>> {
  const drawings: Array<PictureDrawing | undefined> = []
  for (const picture of document.images) {
    await picture.decode().catch(() => undefined)
    const {naturalWidth: width, naturalHeight: height} = picture
    const canvas = document.createElement('canvas')
    // Larger canvases stay empty in some browsers.
    const fitting = Math.min(scale, 8000 / Math.max(width, height, 1))
    canvas.width = Math.round(width * fitting)
    canvas.height = Math.round(height * fitting)
    const context = canvas.getContext('2d')
    if (context === null || width === 0 || height === 0) {
      drawings.push(undefined)
      continue
    }
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    drawings.push({png: canvas.toDataURL('image/png'), width, height})
  }
  return drawings
}
