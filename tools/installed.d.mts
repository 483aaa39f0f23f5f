/** The limits of an installation: megabytes on disk, and seconds. */
export const most: Readonly<{megabytes: number; seconds: number}>
/** The Node executables with which the package is tested. */
export const nodes: readonly string[]
/** Packs the compiled program into a folder; returns the path of the tarball. */
export function pack(folder: string): string
/** Installs a tarball and further packages into `project/` of a folder; returns the path of that folder. */
export function install(
  tarball: string,
  folder: string,
  options?: Readonly<{node?: string; browser?: 'none' | 'left out'; beside?: readonly string[]}>
): string
/** The size of a folder in megabytes. */
export function megabytes(folder: string): number
