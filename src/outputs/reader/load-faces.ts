/**
 * Runs in the head of a page, before its text is read: a browser starts loading the faces only when the first words
 * are laid out, so these would be painted in another font first, and lines would move.
 */
for (const face of document.fonts) if (!face.family.includes('stand-in')) face.load().catch(() => undefined)
