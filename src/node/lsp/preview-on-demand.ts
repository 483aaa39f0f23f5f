import type {EditorCursor, PaperPreview} from './paper-preview.ts'

/** The preview of a paper, created when it is first opened, since the preview's code is a fifth of the server's. */
export function previewOnDemand(create: () => Promise<PaperPreview>): PaperPreview {
  let starting: Promise<PaperPreview> | undefined
  let preview: PaperPreview | undefined
  let cursor: EditorCursor | undefined

  async function start(): Promise<PaperPreview> {
    const created = await create()
    if (cursor !== undefined) created.follow(cursor, false)
    preview = created
    return created
  }

  return {
    isOpen: () => starting !== undefined,
    async open() {
      starting ??= start()
      return (await starting).open()
    },
    show: async page => preview?.show(page),
    report: async built => preview?.report(built),
    follow(next, isNow) {
      cursor = next
      preview?.follow(next, isNow)
    },
    async close() {
      await (await starting)?.close()
    }
  }
}
