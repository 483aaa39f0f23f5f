/**
 * Whether a file is what Git leaves in place of one that is kept in Git LFS, as long as it has not fetched that:
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, a text of less than 1024 bytes.
 */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return (
    bytes.length < 1024 &&
    new TextDecoder('latin1').decode(bytes).startsWith('version https://git-lfs.github.com/spec/')
  )
}
