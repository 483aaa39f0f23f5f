/** Lines of Markdown; plain ones can be broken between words. */
export type WrittenBlock = Readonly<{lines: readonly string[]; isPlain?: true}>
