/**
 * Runs in the head of a page, before its text is read: a browser begins to read the faces when the first words are laid
 * out, so that these would be painted in other letters first, and lines would move.
 */
for (const face of document.fonts) if (!face.family.includes('stand-in')) face.load().catch(() => undefined)
