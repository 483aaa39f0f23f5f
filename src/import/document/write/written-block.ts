/** Lines of Markdown; plain lines can be wrapped between words. */
export type WrittenBlock = Readonly<{lines: readonly string[]; isPlain?: true}>
