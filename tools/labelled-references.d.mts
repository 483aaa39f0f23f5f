/** A printed reference: its words, and the label of each. */
export type LabelledReference = Readonly<{words: readonly string[]; labels: readonly string[]}>

/** References of anystyle's core.xml in the folder of a corpus. */
export function readCore(corpus: string): readonly LabelledReference[]

/** References of LinkedBooks to published works, with coarse labels. */
export function readLinkedBooks(corpus: string): readonly LabelledReference[]
