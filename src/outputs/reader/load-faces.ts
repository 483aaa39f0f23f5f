/**
 * Runs in the head of a page, before its text is parsed. A browser starts loading fonts only when the first words are
 * laid out, so these words would first be painted in another font, and lines would move.
 */
for (const face of document.fonts) if (!face.family.includes('stand-in')) face.load().catch(() => undefined)
