/**
 * Whether a file is only a Git LFS pointer because Git has not fetched the actual file; a pointer is a text of less
 * than 1024 bytes, https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md.
 */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return (
    bytes.length < 1024 &&
    new TextDecoder('latin1').decode(bytes).startsWith('version https://git-lfs.github.com/spec/')
  )
}
