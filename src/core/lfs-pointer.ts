/**
 * Whether a file is a Git LFS pointer, in place of a file that Git has not fetched:
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, a text of less than 1024 bytes.
 */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return (
    bytes.length < 1024 &&
    new TextDecoder('latin1').decode(bytes).startsWith('version https://git-lfs.github.com/spec/')
  )
}
